"""How texts leave: HTML and PDF."""
