"""A file that gives no document, told on one line and with an exit code."""

from __future__ import annotations

from govdocs.errors import GovdocsError


class CannotImport(GovdocsError):
    """A file from a word processor that gives no text."""

    code = "GD946"
    exit_code = 1
