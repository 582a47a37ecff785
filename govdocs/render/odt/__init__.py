"""Texts as OpenDocument files."""
