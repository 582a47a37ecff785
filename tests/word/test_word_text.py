"""Texts as Word files: what is written stands where a word processor looks for it."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from govdocs.model.word_text import (
    PLACEHOLDER,
    Box,
    CellPlace,
    ListPlace,
    Piece,
    Remark,
    WordParagraph,
    WordText,
)
from govdocs.render.word.text import write_docx

DAY = date(2026, 1, 2)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def body(text: WordText, name: str = "word/document.xml") -> etree._Element:
    """Return the root of one part of what is written."""
    with ZipFile(BytesIO(write_docx(text, DAY))) as file:
        return etree.fromstring(file.read(name))


def words(*texts: str) -> WordText:
    return WordText(tuple(WordParagraph((Piece(one),), "Body Text") for one in texts))


def names(root: etree._Element) -> list[str]:
    return [one.get(f"{W}name") for one in root.iter(f"{W}bookmarkStart")]


def test_the_same_text_gives_the_same_bytes() -> None:
    text = words("ett", "två")
    assert write_docx(text, DAY) == write_docx(text, DAY)


def test_a_bookmark_runs_from_its_first_paragraph_to_its_last() -> None:
    text = WordText(
        tuple(
            WordParagraph((Piece(one),), anchors=("gd_a1",) if one != "tre" else ())
            for one in ("ett", "två", "tre")
        )
    )
    root = body(text)
    first, last, _ = root.iter(f"{W}p")
    assert names(root) == ["gd_a1"]
    assert first.find(f"{W}bookmarkStart") is not None
    assert last.find(f"{W}bookmarkEnd") is not None


def test_a_bookmark_stands_outside_the_box_that_it_is_round() -> None:
    pieces = (
        Piece("Synpunkt: ", anchors=("gdc_a1",)),
        Piece("Skriv här", controls=("synpunkt:a1", PLACEHOLDER), anchors=("gdc_a1",)),
    )
    box = Box("synpunkt:a1", "Synpunkt på 1", "Skriv här")
    paragraph = WordParagraph(pieces, anchors=("gdc_a1",))
    root = body(WordText((paragraph,), boxes={box.tag: box}))
    line = next(root.iter(f"{W}p"))
    tags = [one.tag.removeprefix(W) for one in line]
    assert tags == ["pPr", "bookmarkStart", "r", "sdt", "bookmarkEnd"]
    control = line.find(f"{W}sdt")
    assert control.find(f"{W}sdtPr/{W}alias").get(f"{W}val") == "Synpunkt på 1"
    assert control.find(f"{W}sdtPr/{W}tag").get(f"{W}val") == "synpunkt:a1"
    assert control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    assert "".join(control.itertext()) == "Skriv här"


@pytest.mark.parametrize("is_empty", [True, False])
def test_a_box_of_whole_paragraphs_says_when_it_is_empty(is_empty: bool) -> None:
    own = () if is_empty else (Piece("Ja."),)
    box = Box("gds", "Inställning", "Välj", ("Tillstyrker", "Avstyrker"))
    label = WordParagraph((Piece("Er inställning"),), anchors=("gds_x",))
    text = WordText(
        (label, WordParagraph(own, controls=("gds",), anchors=("gds_x",))),
        boxes={"gds": box},
    )
    root = body(text)
    control = root.find(f"{W}body/{W}sdt")
    assert (control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None) is is_empty
    choices = control.findall(f"{W}sdtPr/{W}dropDownList/{W}listItem")
    assert [one.get(f"{W}value") for one in choices] == list(box.choices)
    assert control.getnext().tag == f"{W}bookmarkEnd"
    assert "".join(control.itertext()) == ("Välj" if is_empty else "Ja.")


def test_a_locked_file_may_be_written_in_nowhere_else() -> None:
    text = WordText(words("ett").paragraphs, is_locked=True)
    rule = body(text, "word/settings.xml").find(f"{W}documentProtection")
    assert rule.get(f"{W}edit") == "forms"
    assert rule.get(f"{W}enforcement") == "1"


def test_lists_begin_where_they_say() -> None:
    item = ListPlace(1, 7, 4)
    text = WordText((WordParagraph((Piece("fyra"),), "List Number", item=item),))
    numbers = body(text, "word/numbering.xml")
    assert [one.get(f"{W}val") for one in numbers.iter(f"{W}startOverride")] == ["4"]


def test_the_numbers_of_headings_count_the_parts() -> None:
    part = WordParagraph((Piece("Del A"),), "Part Title", item=ListPlace(1, 1, 1))
    head = WordParagraph((Piece("Syfte"),), "heading 1", 1, item=ListPlace(2, 1, 1))
    root = body(WordText((part, head)))
    depths = [one.get(f"{W}val") for one in root.iter(f"{W}ilvl")]
    assert depths == ["0", "1"]
    numbers = body(WordText((part, head)), "word/numbering.xml")
    shown = [one.get(f"{W}val") for one in numbers.iter(f"{W}lvlText")][:3]
    assert shown == ["", "%1.%2", "%1.%2.%3"]


def test_footnotes_are_real_and_have_their_own_words() -> None:
    mark = WordParagraph((Piece("Ord"), Piece("", note="a")))
    note = WordParagraph((Piece("Not."),), "footnote text", place="fotnot")
    text = WordText((mark,), {"a": (note,)})
    sign = next(body(text).iter(f"{W}footnoteReference"))
    notes = body(text, "word/footnotes.xml")
    own = next(one for one in notes if one.get(f"{W}id") == sign.get(f"{W}id"))
    assert "".join(own.itertext()).strip() == "Not."


def test_a_footnote_that_is_marked_twice_stands_once() -> None:
    marks = (Piece("Ord"), Piece("", note="a"), Piece("ord"), Piece("", note="a"))
    note = WordParagraph((Piece("Not."),), "footnote text", place="fotnot")
    root = body(WordText((WordParagraph(marks),), {"a": (note,)}))
    assert len(list(root.iter(f"{W}footnoteReference"))) == 1
    (name,) = names(root)
    (field,) = root.iter(f"{W}fldSimple")
    assert field.get(f"{W}instr").split()[:2] == ["NOTEREF", name]
    assert "".join(field.itertext()) == "1"


def test_a_head_of_a_table_is_repeated_and_covered_cells_are_merged() -> None:
    cells = (
        (CellPlace((1,), 0, 0, 2, is_header=True), "Rubrik"),
        (CellPlace((1,), 1, 0, height=2), "hög"),
        (CellPlace((1,), 1, 1), "b"),
        (CellPlace((1,), 2, 1), "c"),
    )
    text = WordText(
        tuple(WordParagraph((Piece(one),), cell=place) for place, one in cells)
    )
    root = body(text)
    rows = list(root.iter(f"{W}tr"))
    assert [len(row.findall(f"{W}tc")) for row in rows] == [1, 2, 2]
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [
        True,
        False,
        False,
    ]
    merges = [one.get(f"{W}val") for one in root.iter(f"{W}vMerge")]
    assert merges == ["restart", None]


def test_remarks_are_comments_round_their_words() -> None:
    pieces = (Piece("kvar "), Piece("bort", struck=True, remarks=("1",)))
    text = WordText((WordParagraph(pieces),), remarks=(Remark("1", "Skäl"),))
    line = next(body(text).iter(f"{W}p"))
    tags = [one.tag.removeprefix(W) for one in line]
    assert tags == ["pPr", "r", "commentRangeStart", "r", "commentRangeEnd", "r"]
    said = body(text, "word/comments.xml")
    assert "".join(said.itertext()) == "Skäl"


@pytest.mark.parametrize(
    ("link", "target", "anchor"),
    [
        ("#gd_a1", "", "gd_a1"),
        ("sip.docx#gd_a1", "sip.docx", "gd_a1"),
        ("https://a.se/b#c", "https://a.se/b#c", None),
    ],
)
def test_links_lead_where_they_say(link: str, target: str, anchor: str | None) -> None:
    text = WordText((WordParagraph((Piece("dit", link=link),)),))
    one = next(body(text).iter(f"{W}hyperlink"))
    known = {
        one.get("Id"): one.get("Target")
        for one in body(text, "word/_rels/document.xml.rels")
    }
    reference = one.get(
        "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    )
    assert known.get(reference, "") == target
    assert one.get(f"{W}anchor") == anchor


def test_what_cannot_be_linked_to_is_only_words() -> None:
    text = WordText((WordParagraph((Piece("hit", link="javascript:x"),)),))
    assert not list(body(text).iter(f"{W}hyperlink"))


def held(root: etree._Element) -> list[str]:
    """Return the words of the paragraphs that stay on the page of what comes next."""
    return [
        "".join(one.itertext(f"{W}t"))
        for one in root.iter(f"{W}p")
        if one.find(f"{W}pPr/{W}keepNext") is not None
    ]


def test_no_row_of_a_list_or_a_table_is_alone_on_a_page() -> None:
    rows = [
        WordParagraph((Piece(f"rad {at}"),), "List Bullet", item=ListPlace(1, 2))
        for at in range(5)
    ]
    cells = [
        WordParagraph(
            (Piece(f"cell {at} {column}"),),
            "Table Text",
            cell=CellPlace((1,), at, column),
        )
        for at in range(6)
        for column in range(2)
    ]
    told = words("Ett stycke.", "Listan:").paragraphs
    table = words("Tabellen:").paragraphs
    after = words("Efter.").paragraphs

    whole = WordText((*told, *rows, *table, *cells, *after))

    assert held(body(whole)) == [
        *("Listan:", "rad 0", "rad 3", "Tabellen:"),
        *(f"cell {row} {column}" for row in (0, 1, 4) for column in (0, 1)),
    ]
