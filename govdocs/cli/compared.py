"""Two texts and what differs between them; files are read as they stand, byte for byte."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from govdocs.cli.slips import Slips
from govdocs.errors import BadArgument, CannotCompare
from govdocs.model.redline import Redline
from govdocs.model.sheet import Caption, Sheet
from govdocs.text.source import place

LARGEST = 10_000_000
_REWRITTEN = (
    "Uppgifterna överst i filen är skrivna på ett annat sätt, men säger samma sak.",
)
_MARKED = ("En av filerna börjar med ett osynligt tecken (BOM), som inte säger något.",)


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text as given: its bytes, and what they spell.

    `name` is how readers call it, such as '1.0'. The text begins at `body`; what is
    before it is told as terms. `numbers` are those of its headings, by id. A document
    that is not in a revision is an empty text that is not there.
    """

    path: str
    raw: bytes
    text: str
    name: str = ""
    body: int = 0
    numbers: Mapping[str, str] = field(default_factory=dict)
    is_there: bool = True

    @property
    def sha256(self) -> str:
        """Return the digest of its bytes in hex."""
        return sha256(self.raw).hexdigest()


@dataclass(frozen=True)
class Compared:
    """Two texts and what differs between them; `document` is '' for two files.

    `notes` finds what to know of the texts before reading them; only faces ask for it.
    """

    old: TextFile
    new: TextFile
    redline: Redline
    document: str = ""
    title: str = ""
    notes: Callable[[], tuple[str, ...]] = tuple

    @cached_property
    def sheet(self) -> Sheet:
        """Return the redline as readers see it; made only when a face asks for it."""
        from govdocs.diff.rows import Side
        from govdocs.diff.sheet import make_sheet

        old, new = (
            Side(one.text, one.body, one.numbers) for one in (self.old, self.new)
        )
        return make_sheet(old, new, self.redline)

    @cached_property
    def caption(self) -> Caption:
        """Return what the redline is of."""
        old, new = self.old, self.new
        digests = old.sha256, new.sha256
        return Caption(
            self.title,
            old.name or old.path,
            new.name or new.path,
            self.notes(),
            digests,
        )

    @property
    def differs(self) -> bool:
        """Tell whether the texts, or the terms told apart from them, are not the same."""
        return self.old.raw != self.new.raw or bool(self.redline.metadata)


def compare_files(old: Path, new: Path) -> Compared:
    """Compare two files as they stand.

    Raises Stopped with what is wrong with each of them.
    """
    from govdocs.diff.front import find_bodies
    from govdocs.diff.redline import compare

    one, other = _read_both(old, new)
    bodies = find_bodies(one.text, other.text)
    redline = compare(one.text, other.text)
    heads = one.text[: bodies[0]], other.text[: bodies[1]]
    return Compared(
        replace(one, body=bodies[0]),
        replace(other, body=bodies[1]),
        redline,
        notes=lambda: () if redline.metadata else _note(*heads),
    )


def _note(old: str, new: str) -> tuple[str, ...]:
    """Return what differs in the heads of two files that say the same."""
    if old.lstrip("\ufeff") != new.lstrip("\ufeff"):
        return _REWRITTEN
    return () if old == new else _MARKED


def compare_texts(old_path: str, old: str, new_path: str, new: str) -> Compared:
    """Compare two texts that lie in no files."""
    from govdocs.diff.front import find_bodies
    from govdocs.diff.redline import compare

    bodies = find_bodies(old, new)
    one = TextFile(old_path, old.encode("utf-8"), old, body=bodies[0])
    other = TextFile(new_path, new.encode("utf-8"), new, body=bodies[1])
    return Compared(one, other, compare(old, new))


def _read_both(old: Path, new: Path) -> tuple[TextFile, TextFile]:
    slips = Slips()
    one = slips.tried(read_text, old)
    other = slips.tried(read_text, new) if old != new else one
    slips.stop()
    assert one, "what stops it is told"
    assert other, "what stops it is told"
    return one, other


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
