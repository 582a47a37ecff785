"""Two texts to a redline: pure, and for any Markdown."""
