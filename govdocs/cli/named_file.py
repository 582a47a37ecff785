"""A file that somebody named on the command line."""

from __future__ import annotations

from pathlib import Path

from govdocs.errors import BadArgument


def bytes_of(path: Path, remedy: str = "rätta sökvägen") -> bytes:
    """Return what a named file holds. Raises BadArgument."""
    from govdocs.text.files import error_words

    try:
        return path.read_bytes()
    except OSError as error:
        why = f"{path} går inte att läsa ({error_words(error)})"
        raise BadArgument(why, remedy) from error
