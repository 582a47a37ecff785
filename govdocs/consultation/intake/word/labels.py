"""Boxes known by the words of their labels, in files that have lost marks and tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from govdocs.consultation.form.places import FormBox
from govdocs.consultation.intake.word.marks import folded
from govdocs.consultation.intake.word.stretches import Stretch
from govdocs.model.word_text import Piece

_LONGEST = 300
# So many words of a file are tried as the beginning of a label; no answer has as many.
_MOST = 10_000
_COLON = re.compile(":")
_HEAD = re.compile(r"(?<=\s)\w+")


class Labels:
    """The labels of a template; of those with the same words the next in order is meant."""

    def __init__(self, template: Sequence[Stretch]) -> None:
        self._rows: dict[tuple[str, ...], list[tuple[int, FormBox]]] = {}
        self._order = {id(one): at for at, one in enumerate(template)}
        self._at = -1
        self._tried = 0
        for at, one in enumerate(template):
            if isinstance(one.home, FormBox) and (key := _key(one.text)):
                self._rows.setdefault(key, []).append((at, one.home))
        self._heads = {key[0] for key in self._rows}

    def parted(self, found: Iterable[Stretch]) -> Iterator[Stretch]:
        """Yield stretches, those without a home parted where a label begins within them."""
        for one in found:
            if one.home or not self._heads:
                yield one
            else:
                yield from self._parts(one)

    def pass_by(self, row: Stretch | None) -> None:
        """Note how far in the template the file has been read."""
        if row is not None:
            self._at = self._order[id(row)]

    def of(self, one: Stretch) -> FormBox | None:
        """Return the box whose label a stretch begins with."""
        rows = next((self._rows[key] for key in self._keys(one.text)), None)
        if rows is None:
            return None
        at, box = next((row for row in rows if row[0] > self._at), rows[-1])
        self._at = at
        return box

    def _keys(self, words: str) -> Iterator[tuple[str, ...]]:
        """Yield what of some words, up to a colon, is the label of a box."""
        for colon in _COLON.finditer(words, 0, _LONGEST):
            key = _key(words[: colon.start()])
            if key in self._rows:
                yield key

    def _parts(self, one: Stretch) -> Iterator[Stretch]:
        cuts = [0, *self._cuts(one)]
        if len(cuts) == 1:
            yield one
            return
        for start, end in zip(cuts, [*cuts[1:], None], strict=True):
            own = tuple(_cut(one.pieces, start, end))
            if own:
                yield replace(one, pieces=own)

    def _cuts(self, one: Stretch) -> Iterator[int]:
        """Yield where in all text of a stretch a label begins after the first words."""
        text = "".join(piece.text for piece in one.pieces)
        for head in _HEAD.finditer(text):
            if head[0] not in self._heads or self._tried == _MOST:
                continue
            self._tried += 1
            rest = text[head.start() : head.start() + 2 * _LONGEST]
            if any(self._keys(" ".join(rest.split()))):
                yield head.start()


def _cut(pieces: Sequence[Piece], start: int, end: int | None) -> Iterator[Piece]:
    """Yield the part of some pieces between two places in their text."""
    at = 0
    for one in pieces:
        first, last = max(start - at, 0), len(one.text) if end is None else end - at
        at += len(one.text)
        if first < min(last, len(one.text)) or (not one.text and start <= at):
            yield one._replace(text=one.text[first:last])


def _key(words: str) -> tuple[str, ...]:
    found = folded(words)
    return found[:-1] if found[-1:] == (":",) else found
