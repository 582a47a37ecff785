"""Settle tracked changes: the text as it reads with all of them accepted, or refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from govdocs.model.word_text import Piece, Tracked, WordParagraph


@dataclass(frozen=True, slots=True)
class Change:
    """One tracked change; `near` is the paragraph it stands in as it now reads.

    Where nothing is left of that, `after` is the paragraph above it. `is_kept` tells
    whether `words` stand in the settled text.
    """

    what: Tracked
    words: str
    near: str
    is_kept: bool
    after: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """Paragraphs without tracked changes, and the changes that were in them."""

    paragraphs: tuple[WordParagraph, ...]
    changes: tuple[Change, ...]


def settled(paragraphs: Iterable[WordParagraph], *, is_refused: bool) -> Settled:
    """Return the paragraphs with every tracked change accepted, or refused.

    A paragraph whose end is gone is joined with the next. Placeholders are left out.
    """
    kept: list[WordParagraph] = []
    changes: list[Change] = []
    waiting: WordParagraph | None = None
    for one in paragraphs:
        plain = _plain(one, is_refused)
        above = waiting or (kept[-1] if kept else None)
        changes += _changes(one, plain, above.text if above else "", is_refused)
        if waiting and _same_place(waiting, plain):
            plain = _joined(waiting, plain)
        elif waiting:
            kept.append(waiting)
        waiting = None
        if _is_hidden(one.row_mark, is_refused):
            continue
        if _is_hidden(one.mark, is_refused):
            waiting = plain
        else:
            kept.append(plain)
    return Settled((*kept, *([waiting] if waiting else [])), tuple(changes))


def _is_hidden(what: Tracked | None, is_refused: bool) -> bool:
    return what is not None and (what.is_new if is_refused else what.is_gone)


def _plain(one: WordParagraph, is_refused: bool) -> WordParagraph:
    pieces = tuple(
        piece._replace(tracked=None)
        for piece in one.pieces
        if not piece.is_placeholder and not _is_hidden(piece.tracked, is_refused)
    )
    plain = one._replace(pieces=pieces, mark=None, row_mark=None)
    return _with_old_numbers(plain) if is_refused else plain


def _with_old_numbers(one: WordParagraph) -> WordParagraph:
    item = one.item and one.item.before()
    return one._replace(item=item, counted=one.counted and one.counted.before())


def _changes(
    one: WordParagraph, plain: WordParagraph, above: str, is_refused: bool
) -> list[Change]:
    """Return the changes of a paragraph; neighbours of the same kind are one."""
    found: list[Change] = []
    before: Tracked | None = None
    for piece in one.pieces:
        what = one.row_mark or piece.tracked
        if what and what is before:
            found[-1] = replace(found[-1], words=found[-1].words + piece.text)
        elif what:
            is_kept = not _is_hidden(what, is_refused)
            found.append(Change(what, piece.text, plain.text, is_kept, above))
        before = what
    if one.mark and not any(change.words.strip() for change in found):
        is_kept = not _is_hidden(one.mark, is_refused)
        found.append(Change(one.mark, "", plain.text, is_kept, above))
    return found


def _same_place(one: WordParagraph, other: WordParagraph) -> bool:
    return one.cell == other.cell and one.place == other.place


def _joined(first: WordParagraph, last: WordParagraph) -> WordParagraph:
    """Return two paragraphs as one; the one with words decides what it is.

    Word lets the last one decide where both have words.
    """
    whole = last if last.text.strip() or not first.text.strip() else first
    anchors = tuple(dict.fromkeys((*first.anchors, *last.anchors)))
    return whole._replace(pieces=(*first.pieces, *last.pieces), anchors=anchors)


def words_of(pieces: Iterable[Piece]) -> str:
    """Return the text of settled pieces, pictures aside."""
    return "".join(piece.text for piece in pieces if not piece.picture)
