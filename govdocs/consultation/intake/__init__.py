"""An answer as it came, read as named fields and then as an answer."""
