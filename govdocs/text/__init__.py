"""Bytes to model and back: Markdown, YAML and JSON Schema live here and nowhere else."""
