"""Pictures of a text that comes in, as files beside it: which, and under which names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from govdocs.model.ids import slug
from govdocs.model.word_text import WordParagraph, WordText
from govdocs.text.picture_bare import bare_picture, is_turned
from govdocs.text.pictures import ENDINGS, MOST_PIXELS, ending, measure

_LARGEST = 10_000_000
_DAMAGED = "är skadad"
_MARGINS = frozenset({"sidhuvud", "sidfot"})


@dataclass(frozen=True, slots=True)
class Kept:
    """The files to write by name, what the text calls each, and why others are left."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)


def keep_pictures(
    word: WordText, found: Mapping[str, bytes], start: str, known: Mapping[bytes, str]
) -> Kept:
    """Return the pictures of a text that can be kept, as `start`-name.

    `known` are those beside the document already, by their bytes: they are not written again.
    """
    files: dict[str, bytes] = {}
    names: dict[str, str] = {}
    refused: dict[str, str] = {}
    taken = dict(known)
    for name in dict.fromkeys(_named(word)):
        raw = found.get(name, b"")
        why = _fault(name, raw)
        bare = None if why else bare_picture(raw)
        if bare is None:
            refused[name] = why or _DAMAGED
            continue
        place = taken.get(raw) or taken.get(bare)
        if place is None:
            place = _free(start, name, raw, taken.values())
            files[place], taken[bare] = bare, place
        names[name] = place
    return Kept(files, names, refused)


def _fault(name: str, raw: bytes) -> str:
    """Return why a picture cannot be kept; '' when it can."""
    if not raw:
        is_ours = name.lower().endswith(ENDINGS)
        return "går inte att ta ut" if is_ours else "har ett format som inte kan sparas"
    if len(raw) > _LARGEST:
        return f"är större än {_LARGEST // 1_000_000} MB"
    pixels = measure(raw)
    if pixels is None:
        return _DAMAGED
    if pixels > MOST_PIXELS:
        return "har för många bildpunkter (högst 25 miljoner)"
    return "är vriden på ett sätt som inte alla program visar" if is_turned(raw) else ""


def _free(start: str, name: str, raw: bytes, taken: Iterable[str]) -> str:
    """Return a name that nothing has: ASCII, with the ending of what it is."""
    stem = slug(name.rpartition(".")[0] or "bild")
    every, count = set(taken), 1
    while (found := f"{start}-{stem}{_numbered(count)}{ending(raw)}") in every:
        count += 1
    return found


def _numbered(count: int) -> str:
    return f"-{count}" if count > 1 else ""


def _named(word: WordText) -> Iterator[str]:
    """Yield the names of the pictures that come to stand in the text."""
    for one in word.everything():
        if one.place in _MARGINS:
            continue
        yield from (piece.picture for piece in one.pieces if piece.picture)


def renamed(word: WordText, names: Mapping[str, str]) -> WordText:
    """Return a text that calls its pictures what their files are called."""
    return word._replace(
        paragraphs=tuple(_renamed(one, names) for one in word.paragraphs),
        notes={
            label: tuple(_renamed(one, names) for one in note)
            for label, note in word.notes.items()
        },
    )


def _renamed(one: WordParagraph, names: Mapping[str, str]) -> WordParagraph:
    pieces = tuple(
        piece._replace(picture=names.get(piece.picture, piece.picture))
        for piece in one.pieces
    )
    return one._replace(pieces=pieces)
