"""What else a Word redline holds: ids, marks, links, the first page, and odd characters."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm

from govdocs.diff.redline import compare
from govdocs.diff.rows import Side
from govdocs.diff.sheet import make_sheet
from govdocs.model.redline import TermChange
from govdocs.model.sheet import Caption, ShapeKind
from govdocs.render.word.inline import outside
from govdocs.render.word.redline import write_redline
from tests.redline.pairs import FIRST, SECOND
from tests.redline.test_sheet import TABLE, THIRD, document, sheet
from tests.word.test_word_redline import (
    BOTH,
    BULLETS,
    CAPTION,
    DAY,
    MIXED,
    MOVED,
    text_of,
    written,
)
from tests.word.word_settled import IN_NEW, IN_OLD, Element, part, settle

TABLE_TWICE = document(TABLE, TABLE)
MOVING = (
    document(MOVED, "## Ansvar", FIRST, SECOND, THIRD),
    document("## Ansvar", FIRST, SECOND, THIRD, MOVED.replace("maj", "juni")),
)


def body(data: bytes) -> Element:
    return part(data, "word/document.xml")


def opened(data: bytes) -> Document:
    return docx.Document(BytesIO(data))


# The order of CT_PPr, CT_RPr, CT_TblPr, CT_TrPr and CT_Style in the standard; Word
# refuses a file that has another. Only what we write is named.
ORDERS = {
    "pPr": "pStyle keepNext pageBreakBefore numPr pBdr shd tabs spacing ind outlineLvl rPr",
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs strike color sz szCs u "
    "vertAlign lang",
    "tblPr": "tblStyle tblW tblBorders tblCellMar tblLook",
    "trPr": "cantSplit tblHeader ins del",
    "style": "name aliases basedOn next qFormat pPr rPr tblPr",
    "lvl": "start numFmt lvlText lvlJc pPr",
    "num": "abstractNumId lvlOverride",
    "tc": "tcPr p",
    "tbl": "tblPr tblGrid tr",
}


def of_tags(root: Element, *names: str) -> list[Element]:
    return list(root.iter(*(qn(f"w:{name}") for name in names)))


def words(root: Element) -> str:
    return "".join(str(one.text or "") for one in of_tags(root, "t", "delText"))


@pytest.mark.parametrize("name", list(BOTH))
def test_every_id_is_given_out_once(name: str) -> None:
    data = written(*BOTH[name])

    # The end of a range has the id of its start, and a comment that of its mark.
    twice = {qn("w:moveFromRangeEnd"), qn("w:moveToRangeEnd")}
    ids = Counter(
        one.get(qn("w:id"))
        for one in body(data).iter()
        if one.get(qn("w:id")) and one.tag not in twice
    )
    assert {1} >= set(ids.values())


def test_a_move_that_is_not_cut_alike_at_both_places_is_none_to_word() -> None:
    whole = sheet(*BOTH["flyttat avsnitt med tabell, framåt"])
    rows = tuple(
        row
        for row in whole.rows
        if row.shape.kind is not ShapeKind.CELLS or row.new is None
    )
    root = body(write_redline(replace(whole, rows=rows), CAPTION, DAY))

    assert not of_tags(root, "moveFromRangeStart", "moveToRangeStart", "moveTo")
    assert 2 == len(of_tags(root, "commentReference"))


@pytest.mark.parametrize("name", list(BOTH))
def test_every_end_of_a_move_has_another(name: str) -> None:
    root = body(written(*BOTH[name]))

    starts = of_tags(root, "moveFromRangeStart"), of_tags(root, "moveToRangeStart")
    names = [[one.get(qn("w:name")) for one in found] for found in starts]
    assert sorted(names[0]) == sorted(names[1])
    assert len(set(names[0])) == len(names[0])


def test_a_table_that_is_moved_with_its_section_cuts_the_move() -> None:
    root = body(written(*BOTH["flyttat avsnitt med tabell, framåt"]))

    starts = [one.get(qn("w:name")) for one in of_tags(root, "moveToRangeStart")]
    assert ["flytt1-1", "flytt1-2"] == starts
    rows = [one[-1].tag for one in of_tags(root, "trPr")]
    assert [qn("w:del")] * 3 + [qn("w:ins")] * 3 == rows


def test_every_change_has_the_same_hand_and_day() -> None:
    changes = [
        one for one in body(written(*MOVING)).iter() if one.tag in IN_NEW | IN_OLD
    ]

    assert changes
    assert {"govdocs 1.0→2.0"} == {one.get(qn("w:author")) for one in changes}
    assert {"2022-04-01T00:00:00Z"} == {one.get(qn("w:date")) for one in changes}


def test_what_is_before_and_after_the_text_is_not_tracked() -> None:
    blocks = list(body(written(MIXED, ""))[0])
    at = next(n for n, one in enumerate(blocks) if "Texten med" in words(one))
    untracked = [*blocks[: at + 2], *blocks[-4:]]

    assert not any(one.tag in IN_NEW | IN_OLD for b in untracked for one in b.iter())


def test_both_ends_of_a_move_have_one_name() -> None:
    root = body(written(*MOVING))

    starts = of_tags(root, "moveFromRangeStart"), of_tags(root, "moveToRangeStart")
    names = [[one.get(qn("w:name")) for one in found] for found in starts]
    assert [["flytt1-1"], ["flytt1-1"]] == names
    assert "juni" in "".join(
        one.text for r in of_tags(root, "ins") for one in r.iter(qn("w:t"))
    )


def test_a_move_says_where_the_other_end_is() -> None:
    data = written(*MOVING)

    said = [words(one) for one in part(data, "word/comments.xml")]
    assert [
        "Flyttat härifrån till Ansvar stycke 4. Texten är också ändrad.",
        "Flyttat hit från stycke 1. Texten är också ändrad.",
    ] == said
    marks = [one.get(qn("w:id")) for one in of_tags(body(data), "commentReference")]
    assert [c.get(qn("w:id")) for c in part(data, "word/comments.xml")] == marks


def test_a_new_number_of_a_heading_is_tracked() -> None:
    text = document("## Ansvar {#ansvar}", FIRST)
    result = make_sheet(
        Side(text, 0, {"ansvar": "3"}),
        Side(text, 0, {"ansvar": "2.1"}),
        compare(text, text),
    )
    data = write_redline(result, CAPTION, DAY)

    heads = [
        text_of(settle(data, is_new=new))[0].cells[0][0][0] for new in (False, True)
    ]
    assert ["3 Ansvar", "2.1 Ansvar"] == heads


def test_only_links_out_of_the_document_are_links() -> None:
    old = document(
        "Se [sajten](<https://exempel.se/å b>), [punkt](b.md#x), [a](mailto:a@b.se)."
    )
    data = written(old, old)

    rels = part(data, "word/_rels/document.xml.rels")
    targets = [one.get("Target") for one in rels if one.get("TargetMode") == "External"]
    assert ["https://exempel.se/%C3%A5%20b", "mailto:a@b.se"] == targets
    assert 2 == len(of_tags(body(data), "hyperlink"))


@pytest.mark.parametrize(
    "target",
    ["javascript:x", "b.md", "http://", "http://[", "https://a:b/", "mailto:", "//a"],
)
def test_an_address_that_word_cannot_read_is_no_link(target: str) -> None:
    assert "" == outside(target)


@pytest.mark.parametrize(
    "odd", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff", chr(0xD800), chr(0xDFFF), "\r"]
)
def test_characters_that_xml_cannot_hold_are_shown_as_such(odd: str) -> None:
    result = sheet(document(FIRST), document(f"{FIRST} med{odd}tecken"))
    caption = Caption(f"A{odd}", f"1{odd}", f"2{odd}", (odd,), ("a" * 64, "b" * 64))
    data = write_redline(result, caption, DAY)

    shown = "med tecken" if odd == "\r" else "med\ufffdtecken"
    assert shown in words(body(data))
    assert opened(data).core_properties.title


def test_a_link_with_a_character_that_xml_cannot_hold() -> None:
    text = document(f"Se [sajten](<https://exempel.se/{chr(0xD800)}\x01>) här.")

    assert written(text, text)


def test_the_same_redline_has_the_same_bytes() -> None:
    one = written(*BOTH["allt annat, framåt"])

    assert one == written(*BOTH["allt annat, framåt"])
    with ZipFile(BytesIO(one)) as archive:
        assert {(1980, 1, 1, 0, 0, 0)} == {i.date_time for i in archive.infolist()}


def test_every_part_is_well_formed() -> None:
    with ZipFile(BytesIO(written(*MOVING))) as archive:
        assert "word/stylesWithEffects.xml" not in archive.namelist()
        for name in archive.namelist():
            assert parse_xml(archive.read(name)) is not None


@pytest.mark.parametrize(
    "name", ["word/document.xml", "word/styles.xml", "word/numbering.xml"]
)
def test_every_element_has_its_children_in_order(name: str) -> None:
    pair = BOTH["allt annat, framåt"]
    root = part(written(pair[0] + "\n" + TABLE_TWICE + BULLETS, pair[1] + MOVED), name)

    for tag, order in ORDERS.items():
        wanted = [qn(f"w:{one}") for one in order.split()]
        for element in of_tags(root, tag):
            places = [wanted.index(child.tag) for child in element]
            assert sorted(places) == places


def test_the_file_is_swedish_has_a_title_and_a_day() -> None:
    data = written(*MOVING)
    about = opened(data).core_properties

    assert ("Avtal: 1.0 → 2.0", "govdocs", "sv-SE") == (
        about.title,
        about.author,
        about.language,
    )
    assert datetime(2022, 4, 1, tzinfo=UTC) == about.created == about.modified
    (language,) = of_tags(part(data, "word/styles.xml"), "lang")
    assert "sv-SE" == language.get(qn("w:val"))


def test_a_long_name_is_cut_in_the_title_alone() -> None:
    data = write_redline(sheet("", ""), replace(CAPTION, name="Avtal " * 99), DAY)

    assert 255 == len(opened(data).core_properties.title)
    assert ("Avtal " * 99).strip() in opened(data).paragraphs[0].text


def test_the_page_is_a4_and_says_which_texts() -> None:
    (section,) = opened(written(*MOVING)).sections

    size = (round(section.page_width or 0, -3), round(section.page_height or 0, -3))
    assert (round(Mm(210), -3), round(Mm(297), -3)) == size
    assert "Avtal\t1.0 → 2.0" == section.header.paragraphs[0].text
    foot = section.footer.paragraphs[0]._p
    fields = [one.get(qn("w:instr")).strip() for one in of_tags(foot, "fldSimple")]
    assert ["PAGE", "NUMPAGES"] == fields
    assert "1 april 2022" in words(foot)


def test_every_style_that_is_used_is_there() -> None:
    data = written(*BOTH["allt annat, framåt"])

    known = {
        one.get(qn("w:styleId"))
        for one in of_tags(part(data, "word/styles.xml"), "style")
    }
    used = {
        one.get(qn("w:val"))
        for one in of_tags(body(data), "pStyle", "rStyle", "tblStyle")
    }
    assert used <= known


def test_the_head_of_a_table_is_repeated_and_two_tables_are_kept_apart() -> None:
    root = body(written(TABLE_TWICE, TABLE_TWICE))

    assert 2 == len(of_tags(root, "tblHeader"))
    tags = [one.tag for one in root[0]]
    tables = [n for n, tag in enumerate(tags) if tag == qn("w:tbl")]
    assert 2 == len(tables)
    assert tables[1] - tables[0] == 2


def test_white_space_at_the_ends_of_a_run_is_kept() -> None:
    root = body(written(document("ett tre"), document("ett två tre")))
    space = "{http://www.w3.org/XML/1998/namespace}space"

    ragged = [one for one in of_tags(root, "t") if one.text != (one.text or "").strip()]
    assert ragged
    assert {"preserve"} == {one.get(space) for one in ragged}


def test_the_first_page_answers_what_will_be_different() -> None:
    terms = (
        TermChange(
            "u", "12 månader", "18 månader", "Uppsägningstid: 12 → 18 månader", "Följd."
        ),
        TermChange("p", None, "a", "Parter: 1 tillkommer: Ale"),
        TermChange("k", "x " * 400, None, f"Punkt 4 utgår: {'x ' * 400}"),
    )
    result = replace(sheet(*MOVING), terms=terms)
    data = write_redline(result, CAPTION, DAY)
    cells = [[cell.text for cell in row.cells] for row in opened(data).tables[0].rows]

    assert ["Villkor", "Förut", "Nytt", "Följd"] == cells[0]
    assert ["Uppsägningstid", "12 månader", "18 månader", "Följd."] == cells[1]
    assert ["Parter", "–", "1 tillkommer: Ale", ""] == cells[2]
    assert cells[3][1].endswith("x …")
    assert len(cells[3][1]) < 510
    assert "–" == cells[3][2]


def test_the_first_page_names_sections_and_the_last_line_is_the_proof() -> None:
    data = written(document("## A", FIRST), document("## B", SECOND, "## C", THIRD))
    said = [one.text for one in opened(data).paragraphs]

    assert "Avtal" == said[0]
    assert "Ändringar från 1.0 till 2.0" == said[1]
    assert "Version 2.0 gäller." == said[2]
    assert any(one.startswith("Nya avsnitt (") for one in said)
    assert "Kontrollsumma för 1.0: " + " ".join(["abab"] * 16) == said[-3]
    assert said[-1].startswith("Kontroll: båda texterna")


def test_a_table_of_terms_without_consequences_has_three_columns() -> None:
    terms = (TermChange("u", "1", "2", "Tid: 1 → 2"),)
    data = write_redline(replace(sheet("", ""), terms=terms), CAPTION, date(2024, 1, 1))

    assert ["Villkor", "Förut", "Nytt"] == [
        c.text for c in opened(data).tables[0].rows[0].cells
    ]
