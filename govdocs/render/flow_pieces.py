"""Pieces of a paragraph that are written as one, and where bookmarks stand among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from govdocs.model.word_text import CONTENTS_MARK, PLACEHOLDER, Piece, WordParagraph


def is_prompt(one: WordParagraph) -> bool:
    """Tell whether nobody has written anything in a paragraph."""
    return all(
        piece.is_placeholder or not (piece.text or piece.note or piece.picture)
        for piece in one.pieces
    )


def is_contents(one: WordParagraph) -> bool:
    """Tell whether a paragraph is a row of the contents, or the heading above them."""
    return one.style.startswith("toc ") or is_contents_heading(one)


def is_contents_heading(one: WordParagraph) -> bool:
    """Tell whether a paragraph is the heading of the contents."""
    return one.style == "TOC Heading" and CONTENTS_MARK in one.anchors


def ends(pieces: Sequence[Piece], names: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return the first and last piece that each bookmark covers, if it covers any."""
    found: dict[str, tuple[int, int]] = {}
    for name in names:
        covered = [at for at, one in enumerate(pieces) if name in one.anchors]
        if covered:
            found[name] = covered[0], covered[-1]
    return found


def tag_at(piece: Piece, depth: int) -> str | None:
    """Return the control that a piece stands in, so many controls further in."""
    tags = [one for one in piece.controls if one != PLACEHOLDER]
    return tags[depth] if depth < len(tags) else None


def groups(pieces: Sequence[Piece], depth: int) -> Iterator[list[Piece]]:
    """Yield pieces that share a control or a link together, others one by one."""
    held: list[Piece] = []
    for one in pieces:
        tag = tag_at(one, depth)
        is_alike = held and tag == tag_at(held[0], depth)
        if is_alike and (tag is not None or (one.link and one.link == held[0].link)):
            held.append(one)
            continue
        if held:
            yield held
        held = [one]
    if held:
        yield held
