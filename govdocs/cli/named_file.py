"""A file or a folder that somebody named on the command line."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import click

from govdocs.cli.called import called
from govdocs.errors import BadArgument

# A device never ends, and what cannot be held would take the whole machine with it.
LARGEST = 100_000_000
# What the program writes, and what people would have instead of it.
_FILES = frozenset(
    ".csv .doc .docx .htm .html .json .md .odt .pdf .txt .xls .xlsx .yaml .yml .zip".split()
)


class NamedPath(click.Path):
    """A file or a folder that is named; one without a name would be the folder we are in."""

    def __init__(self, *, allow_dash: bool = False) -> None:
        super().__init__(path_type=Path, allow_dash=allow_dash)

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Return the path, or stop with what to write instead."""
        if not str(value).strip():
            option = called(param)
            raise BadArgument(f"{option} är tom", f"skriv en sökväg efter {option}")
        if _is_too_long(value):
            what = f"sökvägen efter {called(param)} är för lång"
            raise BadArgument(what, "ange en kortare")
        return super().convert(value, param, ctx)


class NewFolder(NamedPath):
    """A folder to write in; one named as a file would be a slip for the file itself."""

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """Return the path, or stop with what to write instead."""
        folder: Path = super().convert(value, param, ctx)
        if folder.suffix.lower() in _FILES and not folder.is_dir():
            what = f"{folder.name} heter som en fil, men det som skrivs läggs i en mapp"
            raise BadArgument(what, "ange en mapp; filerna i den får egna namn")
        return folder


def _is_too_long(path: str | os.PathLike[str]) -> bool:
    """Tell whether no file can have the name, which would stop whoever asks for it."""
    try:
        os.lstat(path)
    except OSError as error:
        return error.errno == errno.ENAMETOOLONG
    return False


def bytes_of(path: Path, remedy: str = "rätta sökvägen") -> bytes:
    """Return what a named file holds. Raises BadArgument, also for one without an end."""
    from govdocs.text.files import error_words

    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise BadArgument(f"{path} finns inte", remedy) from error
    except OSError as error:
        why = f"{path} går inte att läsa ({error_words(error)})"
        raise BadArgument(why, remedy) from error
    if len(content) > LARGEST:
        most = f"{LARGEST // 1_000_000} MB"
        raise BadArgument(f"{path} är större än {most}", remedy)
    return content
