"""An OpenDocument text read: what only some programs write, and what few people use."""

from __future__ import annotations

import pytest

from tests.word.word_parts import odt, read

_FIELD = "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"
_LIST = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1"/>'
    '<text:list-level-style-number text:level="2" style:num-format="a"'
    ' style:num-suffix=")"/></text:list-style>'
)


def _lines(body: str) -> list[str]:
    found = read(odt(body)).paragraphs
    return ["".join(piece.text for piece in one.pieces) for one in found]


def test_the_initials_of_who_has_made_a_comment_are_not_carried() -> None:
    one = (
        "<office:annotation><dc:creator>Eva Ek</dc:creator>{}<text:p>För kort tid</text:p>"
        "</office:annotation>"
    )
    old = one.format("<loext:sender-initials>EE</loext:sender-initials>")
    new = one.format("<meta:creator-initials>EE</meta:creator-initials>")

    found = read(odt(f"<text:p>x{old}{new}</text:p>"))

    assert ["För kort tid"] * 2 == [one.text for one in found.remarks]


def test_numbered_paragraphs_are_items_of_the_list_they_name() -> None:
    one = (
        '<text:numbered-paragraph text:style-name="L1" text:list-id="{}" text:level="{}"'
        "{}><text:p>x</text:p></text:numbered-paragraph>"
    )
    start = ' text:start-value="5"'
    rows = [("a", 1, ""), ("a", 2, ""), ("a", 2, ""), ("b", 1, ""), ("a", 1, "")]
    rows += [("a", 2, ""), ("b", 1, start)]

    found = read(odt("".join(one.format(*row) for row in rows), automatic=_LIST))

    places = [one.item for one in found.paragraphs if one.item]
    assert [(1, 1), (2, 1), (2, 2), (1, 1), (1, 2), (2, 1), (1, 5)] == [
        (one.level, one.number) for one in places
    ]
    assert ["", "a)", "b)", "", "", "a)", ""] == [one.mark for one in places]
    assert [1, 1, 1, 2, 1, 1, 2] == [one.group for one in places]


def test_a_cell_and_a_row_that_are_repeated_say_the_same_again() -> None:
    body = (
        "<table:table><table:table-row>"
        '<table:table-cell table:number-columns-repeated="2"><text:p>a</text:p>'
        "</table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell>"
        '</table:table-row><table:table-row table:number-rows-repeated="2">'
        "<table:table-cell><text:p>c</text:p></table:table-cell>"
        '<table:table-cell table:number-columns-repeated="2"/>'
        "</table:table-row></table:table>"
    )

    found = read(odt(body)).paragraphs

    places = [(x.text, x.cell.row, x.cell.column) for x in found if x.cell and x.text]
    wanted = [("a", 0, 0), ("a", 0, 1), ("b", 0, 2), ("c", 1, 0), ("c", 2, 0)]
    assert wanted == places


@pytest.mark.parametrize(
    ("kind", "said", "shown"),
    [
        ("FORMCHECKBOX", [("Checkbox_Checked", "true")], "☒"),
        ("FORMCHECKBOX", [("Checkbox_Checked", "false")], "☐"),
        ("FORMCHECKBOX", [], "☐"),
        ("FORMDROPDOWN", [("Dropdown_Selected", "1")], "nej"),
        ("FORMDROPDOWN", [], ""),
        ("FORMDROPDOWN", [("Dropdown_Selected", "9")], ""),
        ("FORMTEXT", [], ""),
    ],
)
def test_a_field_of_an_old_form_shows_what_was_chosen(
    kind: str, said: list[tuple[str, str]], shown: str
) -> None:
    rows = [("Dropdown_ListEntry", "ja"), ("Dropdown_ListEntry", "nej"), *said]
    inside = "".join(
        f'<field:param field:name="{name}" field:value="{value}"/>'
        for name, value in rows
    )
    field = (
        f'<field:fieldmark xmlns:field="{_FIELD}" field:type="vnd.oasis.opendocument'
        f'.field.{kind}">{inside}</field:fieldmark>'
    )

    assert [f"Svar: {shown}."] == _lines(f"<text:p>Svar: {field}.</text:p>")


@pytest.mark.parametrize("name", ["floating-frame", "plugin", "applet"])
def test_what_other_programs_show_in_a_frame_is_told(name: str) -> None:
    frame = f'<draw:frame><draw:{name} xlink:href="x"/></draw:frame>'

    assert ("ett inbäddat objekt",) == read(odt(f"<text:p>{frame}</text:p>")).left
