"""Made-up texts as word processors hold them, for the laws of reading and writing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hypothesis import strategies as st

from govdocs.model.word_text import (
    PLACEHOLDER,
    Box,
    CellPlace,
    ListPlace,
    Piece,
    Remark,
    Tracked,
    WordParagraph,
    WordText,
)

_LETTERS = "abåäö §–”\u00a0&<>\"'1. "
_BOXES = {
    tag: Box(tag, f"Ruta {tag}", "Skriv här")
    for tag in ("synpunkt:a1", "forslag:a1", "svar:2")
}
_LINKS = ("", "", "", "#gd_a1", "https://www.example.se/a?b=c#d", "sip.docx#gd_x")
_PLAIN_STYLES = ("Body Text", "Quote", "Definition Term", "Definition", "State Text")

words = st.text(_LETTERS, min_size=1, max_size=12).filter(str.strip)


@st.composite
def pieces(draw: st.DrawFn, *, is_tracked: bool) -> tuple[Piece, ...]:
    """Draw the pieces of one paragraph; at least one of them is words of the text."""
    count = draw(st.integers(1, 4))
    found = [draw(_piece(is_tracked=is_tracked)) for _ in range(count)]
    # Two in a row with one tag are one control.
    apart = (_numbered(one, at) for at, one in enumerate(found))
    return (Piece(draw(words).strip()), *apart)


def _numbered(piece: Piece, at: int) -> Piece:
    own = (f"{one}:{at}" if one != PLACEHOLDER else one for one in piece.controls)
    return piece._replace(controls=tuple(own))


@st.composite
def _piece(draw: st.DrawFn, *, is_tracked: bool) -> Piece:
    text = draw(words)
    if draw(st.booleans()):
        text = draw(st.sampled_from(("\n", "\t", "  "))).join((text, text))
    box = draw(st.sampled_from(("", "", *_BOXES)))
    if box and draw(st.booleans()):
        return Piece("Skriv här", controls=(box, PLACEHOLDER))
    tracks = (None, None, Tracked.INSERTED, Tracked.DELETED, Tracked.WITHDRAWN)
    return Piece(
        text,
        bold=draw(st.booleans()),
        italic=draw(st.booleans()),
        code=draw(st.booleans()),
        struck=draw(st.booleans()),
        link=draw(st.sampled_from(_LINKS)) if not box else "",
        tracked=draw(st.sampled_from(tracks)) if is_tracked else None,
        controls=(box,) if box else (),
    )


@st.composite
def texts(draw: st.DrawFn, *, is_tracked: bool = False) -> WordText:
    """Draw a whole text with lists, tables, notes, remarks, boxes and bookmarks."""
    inner = pieces(is_tracked=is_tracked)
    runs = [draw(_run(inner, number)) for number in range(draw(st.integers(1, 5)))]
    paragraphs = [one for run in runs for one in run]
    paragraphs = list(_anchored(paragraphs, draw(_spans(len(paragraphs)))))
    note_at = draw(st.sets(st.integers(0, len(paragraphs) - 1), max_size=2))
    notes = {}
    for number, at in enumerate(sorted(note_at), 1):
        one = paragraphs[at]
        mark = Piece("", note=str(number), anchors=one.anchors, controls=one.controls)
        paragraphs[at] = one._replace(pieces=(*one.pieces, mark))
        own = WordParagraph(draw(inner), "footnote text", place="fotnot")
        notes[str(number)] = (own,)
    remarks = list(_remarked(paragraphs, draw(st.sets(st.integers(0, 9), max_size=3))))
    return WordText(tuple(paragraphs), notes, tuple(remarks), boxes=_BOXES)


@st.composite
def _run(
    draw: st.DrawFn, inner: st.SearchStrategy[tuple[Piece, ...]], number: int
) -> list[WordParagraph]:
    """Draw some paragraphs that belong together; `number` tells them from others."""
    kind = draw(st.sampled_from(("text", "heading", "list", "table", "box")))
    if kind == "text":
        return [WordParagraph(draw(inner), draw(st.sampled_from(_PLAIN_STYLES)))]
    if kind == "heading":
        level = draw(st.integers(1, 6))
        return [WordParagraph(draw(inner), f"heading {level}", level)]
    if kind == "list":
        return draw(_list(inner, 10 * number))
    if kind == "table":
        return draw(_table(inner, number))
    tag = draw(st.sampled_from(tuple(_BOXES)))
    # Boxes of whole paragraphs have tags of their own, for two in a row are one.
    own = f"{tag}:{number}"
    said = tuple(
        one._replace(controls=(own, *one.controls), link="") for one in draw(inner)
    )
    return [WordParagraph(said, "Body Text", controls=(own,))]


@st.composite
def _list(
    draw: st.DrawFn, inner: st.SearchStrategy[tuple[Piece, ...]], group: int
) -> list[WordParagraph]:
    start = draw(st.one_of(st.none(), st.integers(1, 9)))
    found = []
    for at in range(draw(st.integers(1, 3))):
        number = None if start is None else start + at
        style = "List Bullet" if start is None else "List Number"
        place = ListPlace(1, group, number)
        found.append(WordParagraph(draw(inner), style, item=place))
        for below in range(draw(st.integers(0, 2))):
            place = ListPlace(2, group + at + 1, below + 1)
            found.append(WordParagraph(draw(inner), "List Number", item=place))
    return found


@st.composite
def _table(
    draw: st.DrawFn, inner: st.SearchStrategy[tuple[Piece, ...]], table: int
) -> list[WordParagraph]:
    columns, rows = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    found = []
    for row in range(rows):
        is_header = row == 0
        style = "Table Heading" if is_header else "Table Text"
        for column in range(columns):
            place = CellPlace((table,), row, column, is_header=is_header)
            align = draw(st.sampled_from(("", "c", "r")))
            found.append(WordParagraph(draw(inner), style, cell=place, align=align))
    # Two tables in a row would be one.
    return [*found, WordParagraph(draw(inner), "Body Text")]


@st.composite
def _spans(draw: st.DrawFn, count: int) -> list[tuple[int, int]]:
    ends = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))
    return [(min(one), max(one)) for one in draw(st.lists(ends, max_size=4))]


def _anchored(
    paragraphs: Sequence[WordParagraph], spans: Sequence[tuple[int, int]]
) -> Iterator[WordParagraph]:
    for at, one in enumerate(paragraphs):
        names = tuple(
            f"gd_a{number}"
            for number, (first, last) in enumerate(spans)
            if first <= at <= last
        )
        yield one._replace(
            anchors=names,
            pieces=tuple(piece._replace(anchors=names) for piece in one.pieces),
        )


def _remarked(paragraphs: list[WordParagraph], places: set[int]) -> Iterator[Remark]:
    """Put a remark on the first words of some paragraphs."""
    for at in sorted(places):
        if at < len(paragraphs):
            one = paragraphs[at]
            id_ = str(at)
            first = one.pieces[0]._replace(remarks=(id_,))
            paragraphs[at] = one._replace(pieces=(first, *one.pieces[1:]))
            yield Remark(id_, f"Anmärkning {at}")
