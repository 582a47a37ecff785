"""What an export says round its text, so that it is known again when the file comes back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from govdocs.model.word_text import FRAME_MARK, WordParagraph

# The property that names the document.
EXPORTED_PROPERTY = "govdocs-dokument"
# What the properties are called that hold digests of those words; a number follows.
_FRAME_PROPERTY = "govdocs-ram-"
_HEAD = "sidhuvud"
_LENGTH = 8
# Word shows no more than 255 characters of a property.
_IN_ONE = 25
# Figures are left out: each program counts its own pages.
_WORD = re.compile(r"[^\W\d_]+")


def frame_properties(paragraphs: Iterable[WordParagraph]) -> dict[str, str]:
    """Return digests of the paragraphs round a text and of the head, as properties."""
    return _properties(one for one in paragraphs if _is_frame(one))


def form_properties(paragraphs: Iterable[WordParagraph]) -> dict[str, str]:
    """Return digests of the lines of a form that are neither text nor boxes.

    A form that is read by a later program still has the lines that it was sent with.
    """
    return _properties(one for one in paragraphs if not (one.cell or any(_names(one))))


def _properties(paragraphs: Iterable[WordParagraph]) -> dict[str, str]:
    found = sorted({digest_of(one.original) for one in paragraphs if one.original})
    return {
        f"{_FRAME_PROPERTY}{start // _IN_ONE + 1}": " ".join(
            found[start : start + _IN_ONE]
        )
        for start in range(0, len(found), _IN_ONE)
    }


def frame_digests(properties: Mapping[str, str]) -> frozenset[str]:
    """Return the digests that the properties of a file hold."""
    return frozenset(
        digest
        for name, value in properties.items()
        if name.startswith(_FRAME_PROPERTY)
        for digest in value.split()
    )


def digest_of(text: str) -> str:
    """Return the digest of some words."""
    words = " ".join(_WORD.findall(text) or text.split())
    return sha256(words.encode()).hexdigest()[:_LENGTH]


def _is_frame(paragraph: WordParagraph) -> bool:
    is_head = paragraph.place == _HEAD
    return is_head or any(name.startswith(FRAME_MARK) for name in _names(paragraph))


def _names(paragraph: WordParagraph) -> Iterator[str]:
    yield from paragraph.anchors
    for one in paragraph.pieces:
        yield from one.anchors
