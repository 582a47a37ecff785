"""Texts as Word files: the document base that all share, and the redline."""
