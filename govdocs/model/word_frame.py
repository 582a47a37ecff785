"""What an export says round its text, so that it is known again when the file comes back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from govdocs.model.word_text import BLOCK_MARK, FRAME_MARK, WordParagraph

# The property that names the document.
EXPORTED_PROPERTY = "govdocs-dokument"
# The property that holds the digest of the words round the text.
FRAME_PROPERTY = "govdocs-ram"
_HEAD = "sidhuvud"
# Numbers of pages are left out: each program counts them anew.
_WORD = re.compile(r"[^\W\d_]+")


def frame_of(
    paragraphs: Iterable[WordParagraph], digest: str
) -> tuple[WordParagraph, ...]:
    """Return the paragraphs round the text if they say what they did; else none.

    LibreOffice drops bookmarks that go through a table, so what stands before the first
    block and after the last is tried as well.
    """
    every = tuple(paragraphs)
    found = (_marked(every), (*_around(every), *_marked(every)))
    return next((one for one in found if _digest(one) == digest), ())


def frame_digest(paragraphs: Iterable[WordParagraph]) -> str:
    """Return a digest of the words round a text; each word counts once, in any order."""
    return _digest(_marked(paragraphs))


def _marked(paragraphs: Iterable[WordParagraph]) -> tuple[WordParagraph, ...]:
    return tuple(
        one for one in paragraphs if one.place == _HEAD or _has(one, FRAME_MARK)
    )


def _around(every: Sequence[WordParagraph]) -> Iterator[WordParagraph]:
    """Yield what stands before the first block and after the row that the last is in."""
    blocks = [at for at, one in enumerate(every) if _has(one, BLOCK_MARK)]
    if not blocks:
        return
    last = every[blocks[-1]].cell
    for at, one in enumerate(every):
        is_in_row = (
            last
            and one.cell
            and (one.cell.tables, one.cell.row)
            == (
                last.tables,
                last.row,
            )
        )
        if not (one.place or is_in_row or blocks[0] <= at <= blocks[-1]):
            yield one


def _digest(paragraphs: Iterable[WordParagraph]) -> str:
    texts = (one.original for one in paragraphs)
    found = sorted({word for text in texts for word in _WORD.findall(text)})
    return sha256(" ".join(found).encode()).hexdigest()[:16]


def _has(paragraph: WordParagraph, start: str) -> bool:
    names = (*paragraph.anchors, *(n for one in paragraph.pieces for n in one.anchors))
    return any(name.startswith(start) for name in names)
