"""Tables with merged cells, as officials make them, come in with a heading for each column."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.model.word_text import CellPlace, Piece, WordParagraph, WordText
from tests.word.imported import (
    body,
    bold,
    cell,
    found,
    imported,
    line,
    without_ids,
    word,
)
from tests.word.office import needs_office, saved_by_office
from tests.word.word_parts import docx, odt, p, r, read, with_manifest

RULE = "|---|---|---|"


def rows(file: WordText) -> list[str]:
    """Return the text of a file, line by line; no word of it may be lost."""
    report = imported(file).report
    assert report.is_whole, report
    return without_ids(body(file)).split("\n")


def shares(file: WordText) -> dict[str, tuple[int, int]]:
    """Return how many words each part has in the file and in the text."""
    return {
        one.name: (one.in_file, one.in_text) for one in imported(file).report.shares
    }


def test_a_heading_over_two_columns_stands_over_each() -> None:
    file = word(
        *(cell("Insats", 0, 0), cell("Vem betalar", 0, 1, width=2)),
        *(cell("Tolk", 1, 0), cell("regionen", 1, 1), cell("hälften", 1, 2)),
    )
    assert rows(file) == [
        *("| Insats | Vem betalar | Vem betalar |", RULE),
        "| Tolk | regionen | hälften",
    ]
    (told,) = found(file, "Tabeller att se över")
    assert "”Vem betalar” gällde flera kolumner och står nu över var och en" in told
    assert {"tabeller": (6, 6), "rubriker som står över flera kolumner": (0, 2)} == (
        shares(file)
    )


def test_a_note_at_such_a_heading_has_one_mark() -> None:
    over = WordParagraph(
        (Piece("Vem", bold=True), Piece("", note="1")), cell=CellPlace((0,), 0, 0, 2)
    )
    rest = (cell("Tid", 0, 2), cell("regionen", 1, 0), cell("hälften", 1, 1))
    file = word(over, *rest, notes={"1": (line("Not."),)})
    assert rows(file)[0] == "| Vem[^1] | Vem | Tid |"


def test_a_first_row_over_the_whole_table_is_a_paragraph_above_it() -> None:
    file = word(
        *(cell("Vem gör vad.", 0, 0, width=3), cell("Från 2020.", 1, 0, width=3)),
        *(cell("Insats", 2, 0), cell("Ansvar", 2, 1), cell("Tid", 2, 2)),
        *(cell("Tolk", 3, 0), cell("regionen", 3, 1, width=2)),
    )
    assert rows(file) == [
        *("Vem gör vad.", "", "Från 2020.", ""),
        *("| Insats | Ansvar | Tid |", RULE, "| Tolk | regionen |"),
    ]
    assert found(file, "Rader över hela tabellen") == ("Vem gör vad.", "Från 2020.")


def test_a_column_where_no_cell_begins_is_none() -> None:
    file = word(
        *(cell("A", 0, 0, width=2), cell("B", 0, 2)),
        *(cell("a", 1, 0, width=2), cell("b", 1, 2)),
    )
    assert rows(file) == ["| A | B |", "|---|---|", "| a | b"]
    one = word(cell("Text ett.", 0, 0, width=2), cell("Text två.", 1, 0, width=2))
    assert rows(one) == ["| Text ett. |", "|---|", "| Text två."]
    assert () == found(one, "Tabeller att se över")[1:]


def head(
    text: str, row: int, column: int, wide: int = 1, high: int = 1
) -> WordParagraph:
    return line(text, cell=CellPlace((0,), row, column, wide, high, is_header=True))


def test_several_heading_rows_become_one() -> None:
    file = word(
        *(head("Ansvar", 0, 0, 2), head("Tid", 0, 2)),
        *(head("Region", 1, 0), head("Kommun", 1, 1), head("", 1, 2)),
        *(cell("ja", 2, 0), cell("nej", 2, 1), cell("nu", 2, 2)),
    )
    assert rows(file) == [
        *("| Ansvar Region | Ansvar Kommun | Tid |", RULE, "| ja | nej | nu"),
    ]
    (told,) = found(file, "Tabeller att se över")
    assert "2 rubrikrader, orden står nu i en, kolumn för kolumn" in told
    assert "”Ansvar” gällde flera kolumner" in told


def test_heading_rows_with_cells_merged_downwards_and_over_each_other() -> None:
    file = word(
        *(head("Insats", 0, 0, high=2), head("År", 0, 1, 2)),
        *(head("2021", 1, 1), head("2022", 1, 2)),
        *(cell("Tolk", 2, 0), cell("1", 2, 1)._replace(align="r"), cell("2", 2, 2)),
    )
    rule = "|---|---:|---|"
    assert rows(file) == ["| Insats | År 2021 | År 2022 |", rule, "| Tolk | 1 | 2"]


def test_heading_rows_that_are_all_of_a_table_are_not_joined() -> None:
    file = word(head("A", 0, 0), head("B", 0, 1), head("a", 1, 0), head("b", 1, 1))
    assert rows(file)[2] == "| a | b"
    (told,) = found(file, "Tabeller att se över")
    assert "2 rubrikrader, bara den första är det nu" in told


def test_two_bold_rows_are_headings_where_one_goes_over_several_columns() -> None:
    over = (cell("Vad", 0, 0), cell("Ansvar", 0, 1, width=2))
    under = (cell("", 1, 0), cell("Region", 1, 1), cell("Kommun", 1, 2))
    plain = (cell("Tolk", 2, 0), cell("ja", 2, 1), cell("nej", 2, 2))
    loud = [bold(one.text, cell=one.cell) for one in (*over, *under)]

    assert rows(word(*loud, *plain))[0] == "| Vad | Ansvar Region | Ansvar Kommun |"
    assert rows(word(*over, *under, *plain))[0] == "| Vad | Ansvar | Ansvar |"


def test_a_bold_row_that_is_no_heading_of_columns_is_not_joined() -> None:
    over = (cell("Insats", 0, 0), cell("Ansvar", 0, 1, width=2))
    plain = (cell("Tolk", 2, 0), cell("båda", 2, 1), cell("ingen", 2, 2))
    heads = [bold(one.text, cell=one.cell) for one in over]
    name = bold("Somatik", cell=CellPlace((0,), 1, 0))
    empty = (cell("", 1, 1), cell("", 1, 2))
    wide = bold("Somatik", cell=CellPlace((0,), 1, 0, 3))
    for second in ((name, *empty), (wide,)):
        assert rows(word(*heads, *second, *plain))[0] == "| Insats | Ansvar | Ansvar |"


def test_rows_marked_further_down_are_not_joined_with_the_first() -> None:
    marked = [
        one._replace(cell=one.cell and one.cell._replace(is_header=one.cell.row != 1))
        for at, words in enumerate(("Insats", "Tolk", "Hjälpmedel", "Säng"))
        for one in (cell(words, at, 0), cell(f"Ansvar {at}", at, 1))
    ]
    assert rows(word(*marked[:6]))[0] == "| Insats | Ansvar 0 |"
    assert rows(word(*marked[2:]))[0] == "| Tolk | Ansvar 1 |"


def test_a_link_to_a_second_heading_row_is_told() -> None:
    marked = head("Region", 1, 0)._replace(anchors=("_Ref1",))
    link = WordParagraph((Piece("Se ovan", link="#_Ref1"),))
    file = word(head("A", 0, 0), head("B", 0, 1), marked, head("b", 1, 1))
    file = word(*file.paragraphs, cell("x", 2, 0), cell("y", 2, 1), link)
    assert found(file, "Länkar som inte leder någonstans")


def word_table() -> bytes:
    """Return a table in Word with a title, two merged headings and a cell over two rows."""

    def tc(words: str, own: str = "") -> str:
        return f"<w:tc><w:tcPr>{own}</w:tcPr>{p(r(words)) if words else p()}</w:tc>"

    span = '<w:gridSpan w:val="{}"/>'.format
    made = (
        tc("Vem gör vad.", span(3)),
        tc("Insats") + tc("Ansvar", span(2)),
        tc("Tolk", '<w:vMerge w:val="restart"/>') + tc("region") + tc("kommun"),
        tc("", "<w:vMerge/>") + tc("båda", span(2)),
    )
    grid = "<w:tblGrid>" + '<w:gridCol w:w="2000"/>' * 3 + "</w:tblGrid>"
    return docx(
        f"<w:tbl>{grid}{''.join(f'<w:tr>{one}</w:tr>' for one in made)}</w:tbl>{p()}"
    )


def odt_table() -> bytes:
    """Return the same table as LibreOffice has it."""

    def tc(words: str, wide: int = 1, high: int = 1) -> str:
        own = (
            f'table:number-columns-spanned="{wide}" table:number-rows-spanned="{high}"'
        )
        covered = "<table:covered-table-cell/>" * (wide - 1)
        return f"<table:table-cell {own}><text:p>{words}</text:p></table:table-cell>{covered}"

    made = (
        tc("Vem gör vad.", 3),
        tc("Insats") + tc("Ansvar", 2),
        tc("Tolk", high=2) + tc("region") + tc("kommun"),
        "<table:covered-table-cell/>" + tc("båda", 2),
    )
    inside = "".join(f"<table:table-row>{one}</table:table-row>" for one in made)
    columns = '<table:table-column table:number-columns-repeated="3"/>'
    return odt(f"<table:table>{columns}{inside}</table:table><text:p/>")


MERGED = [
    *("Vem gör vad.", "", "| Insats | Ansvar | Ansvar |", RULE),
    *("| Tolk | region | kommun", "|  | båda |"),
]


@pytest.mark.parametrize("content", [word_table(), odt_table()], ids=["docx", "odt"])
def test_merged_cells_of_both_formats_are_the_same(content: bytes) -> None:
    assert MERGED == rows(read(content))


@needs_office
@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_and_when_libreoffice_has_saved_them(ending: str, tmp_path: Path) -> None:
    given = {"a.docx": word_table(), "b.odt": with_manifest(odt_table())}
    saved = saved_by_office(given, ending, tmp_path)

    assert len(saved) == len(given)
    for name, content in saved.items():
        assert MERGED == rows(read(content)), name


def test_a_bold_row_over_the_table_is_a_heading_as_one_above_it_is() -> None:
    over = bold("Vem gör vad", cell=CellPlace((0,), 0, 0, 2))
    file = word(over, cell("Insats", 1, 0), cell("Ansvar", 1, 1), cell("x", 2, 0))
    assert rows(file)[:3] == ["## Vem gör vad", "", "| Insats | Ansvar |"]
