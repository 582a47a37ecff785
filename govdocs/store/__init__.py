"""git: the only package that imports it."""
