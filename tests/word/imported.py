"""Files from word processors, made by hand and at random, for the tests of import."""

from __future__ import annotations

from random import Random
from typing import Any

from hypothesis import strategies as st

from govdocs.model.word_text import (
    CellPlace,
    ListPlace,
    Piece,
    Remark,
    Tracked,
    WordParagraph,
    WordText,
    bookmark_of,
)
from govdocs.text.format import Mint
from govdocs.text.word.markdown import Imported, Wanted, import_word

# What Markdown reads as its own, what Word puts in by itself, and a few letters.
_MARKS = "*_`[](){}#&<>|\\-+=~:!.\"'^/;%§$\t\n\u00a0\u00ad\u200b\uf0b7•–… "
_LETTERS = "aåZÖ1 2e"


def imported(word: WordText, wanted: Wanted | None = None) -> Imported:
    """Return what a text becomes, new ids the same every time."""
    return import_word(word, wanted or Wanted(), mint(), "fil.docx")


def mint(*taken: str) -> Mint:
    """Return what mints ids, the same every time."""
    return Mint(set(taken), Random(8).choice)


def body(word: WordText, wanted: Wanted | None = None) -> str:
    """Return the text that comes of a file, without what stands above it."""
    return imported(word, wanted).text.split("---\n", 2)[2].strip()


def found(file: WordText, title: str) -> tuple[str, ...]:
    """Return the lines of a report under a title that begins so."""
    report = imported(file).report
    return next((one.lines for one in report.found if one.title.startswith(title)), ())


def without_ids(text: str) -> str:
    """Return Markdown without its ids."""
    return "\n".join(one.split(" {#")[0] for one in text.split("\n"))


def word(*paragraphs: WordParagraph, **more: Any) -> WordText:
    """Return a file of these paragraphs."""
    return WordText(paragraphs, **more)


def line(text: str, **more: Any) -> WordParagraph:
    """Return a plain paragraph."""
    return WordParagraph((Piece(text),), **more)


def bold(text: str, **more: Any) -> WordParagraph:
    """Return a paragraph in bold."""
    return WordParagraph((Piece(text, bold=True),), **more)


def item(
    text: str, level: int = 1, number: int | None = None, group: int = 1
) -> WordParagraph:
    """Return an item of a list."""
    return line(text, item=ListPlace(level, group, number))


def cell(text: str, row: int, column: int, **more: int) -> WordParagraph:
    """Return what stands in a cell of the first table."""
    place = CellPlace((0,), row, column, is_header=row == 0, **more)
    return line(text, cell=place)


texts = st.text(alphabet=_MARKS + _LETTERS, max_size=24)
names = st.sampled_from(["gd_k7m2", "gd_x3f9", "gd_syfte", "_Ref1", "gd_k7m2 1"])
ids = [bookmark_of(one) for one in ("syfte", "k7m2", "ab23")]


@st.composite
def pieces(draw: st.DrawFn) -> Piece:
    """Return a piece of any look."""
    return Piece(
        draw(texts),
        bold=draw(st.booleans()),
        italic=draw(st.booleans()),
        code=draw(st.sampled_from([False, False, True])),
        struck=draw(st.sampled_from([False, False, True])),
        link=draw(
            st.sampled_from(
                [
                    "",
                    "",
                    "#gd_k7m2",
                    "#_Ref1",
                    "https://a.se/(b) c",
                    "https://a.se/x_y*z",
                ]
            )
        ),
        note=draw(st.sampled_from(["", "", "", "1", "n 2"])),
        picture=draw(st.sampled_from(["", "", "", "bild 1.png"])),
        tracked=draw(st.sampled_from([None, None, *Tracked])),
        remarks=draw(st.sampled_from([(), ("1",), ("2",)])),
    )


@st.composite
def paragraphs(draw: st.DrawFn) -> WordParagraph:
    """Return a paragraph of any kind, anywhere."""
    kind = draw(st.sampled_from(["text", "text", "item", "cell", "heading"]))
    place = ListPlace(
        draw(st.integers(1, 4)),
        draw(st.integers(1, 2)),
        draw(st.sampled_from([None, 1, 2, 3])),
        draw(st.sampled_from([False, False, True])),
    )
    spot = CellPlace(
        draw(st.sampled_from([(0,), (1,), (0, 2)])),
        draw(st.integers(0, 2)),
        draw(st.integers(0, 2)),
        draw(st.integers(1, 2)),
        draw(st.integers(1, 2)),
        draw(st.booleans()),
    )
    return WordParagraph(
        tuple(draw(st.lists(pieces(), max_size=4))),
        style=draw(
            st.sampled_from(
                [
                    "",
                    "Body Text",
                    "Quote",
                    "HTML Preformatted",
                    "Definition Term",
                    "Definition",
                    "Title",
                    "toc 1",
                    "Horizontal Line",
                ]
            )
        ),
        level=draw(st.integers(1, 9)) if kind == "heading" else 0,
        item=place if kind == "item" else None,
        cell=spot if kind == "cell" else None,
        place=draw(st.sampled_from(["", "", "", "textruta", "sidfot"])),
        anchors=tuple(draw(st.lists(names, max_size=2))),
        mark=draw(st.sampled_from([None, None, None, *Tracked])),
        row_mark=draw(st.sampled_from([None, None, None, *Tracked])),
        align=draw(st.sampled_from(["", "", "c", "r"])),
    )


@st.composite
def files(draw: st.DrawFn) -> WordText:
    """Return a whole file of anything."""
    notes = {
        label: tuple(draw(st.lists(paragraphs(), max_size=2))) for label in ("1", "n 2")
    }
    return WordText(
        tuple(draw(st.lists(paragraphs(), max_size=8))),
        notes,
        (Remark("1", "Föreslås utgå. För <långt> nu"), Remark("2", "Varför?")),
    )
