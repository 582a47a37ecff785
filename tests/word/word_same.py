"""What must be the same of a text that is written and of what is read back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from govdocs.model.word_text import Piece, WordParagraph, WordText
from govdocs.render.odt.styles import standard_names

_ENGLISH = {name: own for own, name in standard_names().items()}


def same(text: WordText, *, by_paragraph: bool = True) -> tuple[object, ...]:
    """Return a text without what the formats call otherwise.

    OpenDocument has no controls round whole paragraphs, which `by_paragraph` tells of.

    Lists and tables are told apart by number, and those numbers are free. What is said of
    headings' numbers is not read, nor what stands in heads and feet.
    """
    lists, tables = _renumbered(), _renumbered()
    remarks = {one.id: (one.text, one.answers) for one in text.remarks}

    def told(paragraphs: Iterable[WordParagraph]) -> list[WordParagraph]:
        return [
            _same(one, lists, tables, by_paragraph=by_paragraph)
            for one in paragraphs
            if one.place != "sidhuvud"
        ]

    return (
        told(one for one in text.paragraphs if one.place != "sidfot"),
        {label: told(note) for label, note in text.notes.items()},
        list(remarks.values()),
        dict(text.properties),
        text.left,
    )


def _renumbered() -> Callable[[object], int]:
    known: dict[object, int] = {}

    def number(old: object) -> int:
        return known.setdefault(old, len(known) + 1)

    return number


def _same(
    one: WordParagraph,
    lists: Callable[[object], int],
    tables: Callable[[object], int],
    *,
    by_paragraph: bool,
) -> WordParagraph:
    item, cell = one.item, one.cell
    if one.level or one.style == "Part Title":
        item = None
    if item:
        # A list within another is one with it in OpenDocument.
        item = item._replace(group=lists(item.group) if item.level == 1 else 0)
    if cell:
        cell = cell._replace(tables=(tables(cell.tables),))
    return one._replace(
        style=_ENGLISH.get(one.style, one.style),
        pieces=tuple(_joined(one)),
        item=item,
        cell=cell,
        anchors=tuple(sorted(set(one.anchors))),
        controls=tuple(tag for tag in one.controls if tag and by_paragraph),
        size=0,
        stress=0,
        counted=None,
    )


def _joined(one: WordParagraph) -> Iterator[Piece]:
    """Yield pieces that say something, those that look alike as one."""
    held: Piece | None = None
    for piece in one.pieces:
        own = piece._replace(
            controls=tuple(tag for tag in piece.controls if tag),
            anchors=tuple(sorted(set(piece.anchors) | set(one.anchors))),
            remarks=(),
        )
        if not (own.text or own.note or own.picture):
            continue
        is_alike = held and not (own.note or own.picture)
        if held and is_alike and held._replace(text=own.text) == own:
            held = held._replace(text=held.text + own.text)
            continue
        if held:
            yield held
        held = own
    if held:
        yield held
