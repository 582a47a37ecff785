"""Two files read for a comparison: any text, as it stands, byte for byte."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from govdocs.errors import BadArgument, CannotCompare
from govdocs.model.redline import Redline
from govdocs.text.source import place

LARGEST = 10_000_000


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file as given: its bytes, and the text they spell."""

    path: str
    raw: bytes
    text: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Two texts and what differs between them."""

    old: TextFile
    new: TextFile
    redline: Redline


def read_text(path: Path) -> TextFile:
    """Read a file strictly, and nothing in it changed.

    Raises BadArgument, or CannotCompare.
    """
    name = os.fsencode(path).decode("utf-8", "replace")
    raw = _read(path, name)
    if len(raw) > LARGEST:
        most = f"högst {LARGEST // 1_000_000} MB går att jämföra"
        raise CannotCompare(f"filen är för stor, {most}", "dela upp den", file=name)
    try:
        return TextFile(name, raw, raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        line, _ = place(before, len(before))
        what = "filen är inte UTF-8"
        remedy = "spara den som UTF-8"
        raise CannotCompare(what, remedy, file=name, line=line) from error


def _read(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError as error:
        what = f"filen {name} finns inte"
        raise BadArgument(what, "rätta sökvägen") from error
    except (IsADirectoryError, NotADirectoryError) as error:
        what = f"{name} är ingen fil"
        raise BadArgument(what, "ange en textfil, inte en mapp") from error
