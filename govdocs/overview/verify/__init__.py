"""Proof that record, text and history belong together: one file for each proof."""
