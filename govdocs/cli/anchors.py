"""Read the file of anchors that `place` is given."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeGuard

from govdocs.cli.compared import TextFile
from govdocs.cli.words import is_text
from govdocs.diff.homes import Homes
from govdocs.diff.quoted import quoted_spans
from govdocs.errors import CannotCompare
from govdocs.model.anchor import Anchor
from govdocs.text.source import place

_SHAPE = (
    'skriv en lista som [{"id": "a1", "start": 10, "end": 80}] '
    'eller [{"id": "a1", "block": "k7m2"}]'
)
# What is wrong, and the remedy.
Wrong = tuple[str, str]

_GAP = re.compile(r"[\s,]*")


@dataclass(frozen=True, slots=True)
class AnchorsRead:
    """The anchors of a file, and what is wrong with the others."""

    anchors: tuple[Anchor, ...]
    faults: tuple[CannotCompare, ...]


def read_rows(file: TextFile) -> list[Any]:
    """Return the rows of a file of anchors, whatever each of them says.

    Raises CannotCompare when the file is no list.
    """
    try:
        rows = json.loads(file.text)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        what = "filen är inte JSON"
        raise CannotCompare(what, _SHAPE, file=file.path, line=line) from error
    if not isinstance(rows, list):
        raise CannotCompare("filen är ingen lista", _SHAPE, file=file.path)
    return rows


def read_anchors(
    file: TextFile, rows: list[Any], text: str, homes: Homes
) -> AnchorsRead:
    """Return the anchors of a file's rows, which must lie within a text and its blocks."""
    reader = _Reader(text, homes)
    anchors: list[Anchor] = []
    faults: list[CannotCompare] = []
    for number, (line, row) in enumerate(_with_lines(file.text, len(rows)), 1):
        anchor, wrong = reader.anchor(row, number)
        anchors += [anchor] if anchor else []
        faults += (CannotCompare(*one, file=file.path, line=line) for one in wrong)
    return AnchorsRead(tuple(anchors), tuple(faults))


class _Fault(Exception):
    """What is wrong with one anchor, and the remedy."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.wrong: Wrong = what, remedy


class _Reader:
    """Reads one anchor after another on the same text."""

    def __init__(self, text: str, homes: Homes) -> None:
        self._text = text
        self._homes = homes
        self._seen: set[str] = set()

    def anchor(self, row: Any, number: int) -> tuple[Anchor | None, list[Wrong]]:
        """Return an anchor, or all that is wrong with it."""
        name = _id(row)
        wrong = [*self._misnamed(name, number)]
        self._seen.add(name)
        if not isinstance(row, dict):
            return None, wrong
        try:
            found = self._placed(name or str(number), row)
        except _Fault as fault:
            return None, [*wrong, fault.wrong]
        return (None if wrong else found), wrong

    def _misnamed(self, name: str, number: int) -> Iterator[Wrong]:
        if not name:
            yield f"ankare {number} har inget id", _SHAPE
        elif not is_text(name):
            what = f"id på ankare {number} har ett tecken som inte går att skriva"
            yield what, "skriv id med bokstäver och siffror"
        elif name in self._seen:
            what = f"id {name} står på flera ankare"
            yield what, "ge varje ankare ett eget id"

    def _placed(self, name: str, row: dict[str, Any]) -> Anchor:
        if ("block" in row) == ("start" in row or "end" in row):
            what = f"ankare {name} säger inte var det sitter"
            raise _Fault(what, "ange antingen block, eller start och end")
        if "block" in row:
            return self._on_block(name, row["block"], row.get("quote", ""))
        return self._on_span(name, row.get("start"), row.get("end"))

    def _on_span(self, name: str, start: Any, end: Any) -> Anchor:
        length = len(self._text)
        if not _is_place(start) or not _is_place(end) or not start <= end <= length:
            what = f"ankare {name} ligger inte i den gamla texten"
            raise _Fault(what, f"ange start och end mellan 0 och {length}")
        return Anchor(name, (start, end))

    def _on_block(self, name: str, block: Any, quote: Any) -> Anchor:
        home = self._homes.by_id.get(block) if isinstance(block, str) else None
        if home is None:
            what = (
                f"ankare {name} nämner block {block}, som inte finns i den gamla texten"
            )
            raise _Fault(what, "rätta id, eller ange start och end")
        if not isinstance(quote, str):
            raise _Fault(f"citatet i ankare {name} är ingen text", _SHAPE)
        found = quoted_spans(self._text, home, quote)
        if not found:
            what = f"citatet i ankare {name} står inte i block {block}"
            raise _Fault(what, "rätta citatet, eller ta bort quote")
        # A sentence that stands twice in its block is commented on as the block.
        span = found[0] if len(found) == 1 else home.words
        return Anchor(name, span, home.id)


def _with_lines(text: str, count: int) -> Iterator[tuple[int, Any]]:
    """Yield the items of a JSON list with the line that each begins on."""
    decoder = json.JSONDecoder()
    at = text.index("[") + 1
    for _ in range(count):
        gap = _GAP.match(text, at)
        start = gap.end() if gap else at
        row, at = decoder.raw_decode(text, start)
        yield place(text, start)[0], row


def _id(row: Any) -> str:
    name = row.get("id") if isinstance(row, dict) else None
    return name if isinstance(name, str) else ""


def _is_place(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
