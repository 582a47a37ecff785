"""Lists and tables of a Word file: each paragraph knows its item and its cell."""

from __future__ import annotations

import pytest

from govdocs.model.word_text import CellPlace, ListPlace
from govdocs.text.word.list_marks import Figures, Marks
from tests.word.word_parts import p, r, read_body

_NUMBERS = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="(%2)"/></w:lvl>'
    "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="2"/></w:num>'
)


def _item(number: int, depth: int = 0) -> str:
    own = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{own}</w:pPr>{r('x')}</w:p>"


def test_items_get_the_numbers_that_word_shows() -> None:
    body = (
        _item(1)
        + _item(1, 1)
        + _item(1, 1)
        + _item(1)
        + _item(1, 1)
        + _item(2)
        + _item(3)
    )
    found = [one.item for one in read_body(body, numbering=_NUMBERS)]

    assert [
        ListPlace(1, 1, 3),
        ListPlace(2, 1, 1, mark="(a)"),
        ListPlace(2, 1, 2, mark="(b)"),
        ListPlace(1, 1, 4),
        ListPlace(2, 1, 1, mark="(a)"),
        ListPlace(1, 2, 1),
        ListPlace(1, 3),
    ] == found


@pytest.mark.parametrize(
    ("figures", "number", "shown"),
    [
        (Figures.LETTERS, 27, "aa)"),
        (Figures.CAPITALS, 28, "BB)"),
        (Figures.ROMAN, 49, "xlix)"),
        (Figures.ROMAN_CAPITALS, 4, "IV)"),
        (Figures.ROMAN, 0, ""),
        (Figures.LETTERS, 781, ""),
    ],
)
def test_numbers_are_shown_as_word_shows_them(
    figures: Figures, number: int, shown: str
) -> None:
    assert shown == Marks(figures, "", ")").of(number)
    assert "ab" == Marks(Figures.LETTERS, is_doubled=False).of(28)


def test_bullets_of_one_kind_are_one_list_whatever_number_each_has() -> None:
    body = _item(3) + _item(4) + _item(5) + _item(3)
    found = [one.item for one in read_body(body, numbering=_NUMBERS)]

    assert [ListPlace(1, 1), ListPlace(1, 1), ListPlace(1, 2), ListPlace(1, 1)] == found


def test_a_list_may_come_from_the_style_and_be_taken_away() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="List Number"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="List Continue"/></w:style>'
    )
    none = '<w:pPr><w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
    free = f"<w:p>{none}{r('x')}</w:p>"
    found = read_body(
        p(style="L") + p(style="C") + p(style="L") + p() + free,
        styles=style,
        numbering=_NUMBERS,
    )

    assert [
        ListPlace(1, 1, 3),
        ListPlace(1, 1, goes_on=True),
        ListPlace(1, 1, 4),
        None,
        None,
    ] == [one.item for one in found]


def test_a_number_may_have_a_section_sign() -> None:
    level = '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1 §"/>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">{level}</w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    found = read_body(_item(1) + _item(1), numbering=numbering)

    assert ["1 §", "2 §"] == [one.item.mark for one in found if one.item]


@pytest.mark.parametrize(
    ("kind", "mark", "wanted"),
    [
        ("decimal", "§ %1", ["§ 1", "§ 2"]),
        ("decimal", "Bilaga %1", ["Bilaga 1", "Bilaga 2"]),
        ("upperLetter", "Bilaga %1:", ["Bilaga A:", "Bilaga B:"]),
        ("decimal", "%1.", []),
    ],
)
def test_a_heading_keeps_the_number_that_others_know_it_by(
    kind: str, mark: str, wanted: list[str]
) -> None:
    level = f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{mark}"/>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">{level}</w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    heading = _item(1).replace("<w:pPr>", '<w:pPr><w:outlineLvl w:val="0"/>', 1)
    found = read_body(heading + heading, numbering=numbering)

    assert [1, 1] == [one.level for one in found]
    assert wanted == [one.item.mark for one in found if one.item]


def test_headings_below_one_that_is_counted_by_name_keep_theirs() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:numFmt w:val="decimal"/><w:lvlText w:val="{mark}"/>'
        "</w:lvl>"
        for at, mark in enumerate(("Bilaga %1", "%1.%2"))
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    both = "".join(
        _item(1, at).replace("<w:pPr>", f'<w:pPr><w:outlineLvl w:val="{at}"/>', 1)
        for at in (0, 1)
    )
    found = read_body(both, numbering=numbering)

    assert ["Bilaga 1", "1.1"] == [one.item.mark for one in found if one.item]


def test_a_number_may_tell_those_it_stands_below() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{mark}"/></w:lvl>'
        for at, (kind, mark) in enumerate(
            [("decimal", "%1."), ("decimal", "%1.%2"), ("decimal", "(%1.%2.%3)")]
        )
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    depths = (1, 0, 0, 1, 1, 2)
    found = read_body("".join(_item(1, at) for at in depths), numbering=numbering)

    marks = [one.item.mark for one in found if one.item]
    assert ["1.1", "", "", "2.1", "2.2", "(2.2.1)"] == marks


@pytest.mark.parametrize(
    ("indent", "goes_on"),
    [("", False), ('<w:ind w:left="0"/>', False), ('<w:ind w:left="720"/>', True)],
)
def test_a_paragraph_taken_out_of_a_list_goes_on_it_only_if_it_is_set_in(
    indent: str, goes_on: bool
) -> None:
    own = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>{indent}'
    free = f"<w:p><w:pPr>{own}</w:pPr>{r('x')}</w:p>"
    found = read_body(_item(1) + free, numbering=_NUMBERS)[1].item

    assert goes_on is (found is not None)


def test_a_heading_is_counted_in_its_list_and_is_no_item() -> None:
    own = '<w:outlineLvl w:val="0"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    heading = f"<w:p><w:pPr>{own}</w:pPr>{r('x')}</w:p>"
    found = read_body(
        heading + _item(1, 1) + heading + _item(1, 1) + _item(1), numbering=_NUMBERS
    )

    assert [None, (2, 1), None, (2, 1), (1, 5)] == [
        one.item and (one.item.level, one.item.number) for one in found
    ]


def test_a_level_whose_mark_is_nothing_makes_no_item() -> None:
    bare = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )

    assert [None] == [one.item for one in read_body(_item(1), numbering=bare)]


def test_a_list_in_the_style_of_lists_is_that_of_the_style() -> None:
    linked = (
        '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="S"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="8"><w:styleLink w:val="S"/><w:lvl w:ilvl="0">'
        '<w:start w:val="4"/><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )

    assert [ListPlace(1, 1, 4)] == [
        one.item for one in read_body(_item(1), numbering=linked)
    ]


def test_the_styles_of_inner_lists_are_further_in() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="L2"><w:name w:val="List Bullet 2"/>'
        '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    )
    found = read_body(_item(3) + p(style="L2"), styles=style, numbering=_NUMBERS)

    assert [1, 2] == [one.item and one.item.level for one in found]


def _cell(text: str, own: str = "") -> str:
    return f"<w:tc><w:tcPr>{own}</w:tcPr>{p(r(text)) if text else p()}</w:tc>"


def test_merged_cells_and_tables_in_tables_have_their_places() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    inner = f"<w:tbl><w:tr>{_cell('inre')}</w:tr></w:tbl>"
    table = (
        "<w:tbl>"
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{_cell('a', down)}"
        f"{_cell('b', wide)}</w:tr>"
        f"<w:tr>{_cell('', on)}{_cell('c')}<w:tc>{inner}{p()}</w:tc></w:tr>"
        f"<w:tr>{_cell('kvar', on)}{_cell('d')}</w:tr>"
        "</w:tbl>"
    )
    found = {one.text: one.cell for one in read_body(table)}

    assert CellPlace((0,), 0, 0, 1, 3, is_header=True) == found["a"]
    assert CellPlace((0,), 0, 1, 2, 1, is_header=True) == found["b"]
    assert CellPlace((0,), 1, 1) == found["c"]
    assert CellPlace((0, 1), 0, 0) == found["inre"]
    assert CellPlace((0,), 2, 0) == found["kvar"]
    assert 7 == len(read_body(table))


def test_the_size_of_letters_is_that_of_the_smallest() -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/>'
        '<w:rPr><w:sz w:val="33"/></w:rPr></w:style>'
    )
    small = r("c", '<w:sz w:val="16"/>')
    body = p(r("a"), style="A") + p(r("b")) + p(r("b "), small) + p(r("x"), style="?")

    assert [33, 22, 16, 22] == [one.size for one in read_body(body, styles=styles)]
