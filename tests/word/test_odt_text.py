"""Texts as OpenDocument files: what is written stands where a reader looks for it."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree
from PIL import Image

from govdocs.model.word_text import (
    PLACEHOLDER,
    Box,
    CellPlace,
    ListPlace,
    Piece,
    WordParagraph,
    WordText,
)
from govdocs.render.odt.element import named
from govdocs.render.odt.text import write_odt
from govdocs.render.word.text import write_docx
from govdocs.text.word.read import read_word

DAY = date(2026, 1, 2)


def body(text: WordText, name: str = "content.xml") -> etree._Element:
    """Return the root of one file of what is written."""
    with ZipFile(BytesIO(write_odt(text, DAY))) as file:
        return etree.fromstring(file.read(name))


def found(root: etree._Element, name: str) -> list[etree._Element]:
    return list(root.iter(named(name)))


def test_the_kind_of_the_file_is_told_first_and_not_packed() -> None:
    with ZipFile(BytesIO(write_odt(WordText(()), DAY))) as file:
        first = file.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        told = etree.fromstring(file.read("META-INF/manifest.xml"))
        names = {one.get(named("manifest:full-path")) for one in told}
        inner = set(file.namelist()) - {"mimetype", "META-INF/manifest.xml"}
        assert names == {"/", *inner}


def test_rows_of_spaces_tabs_and_line_breaks_are_kept() -> None:
    text = WordText((WordParagraph((Piece(" a  b\tc\nd "),)),))
    line = found(body(text), "text:p")[0]
    names = [one.tag for one in line.iter() if one.tag.startswith(named("text:"))]
    assert names.count(named("text:s")) == 3
    assert names.count(named("text:tab")) == 1
    assert names.count(named("text:line-break")) == 1


def test_lists_nest_and_begin_where_they_say() -> None:
    places = (ListPlace(1, 1, 3), ListPlace(2, 2), ListPlace(1, 1, 4))
    goes_on = ListPlace(1, 1, goes_on=True)
    text = WordText(
        tuple(WordParagraph((Piece("x"),), item=one) for one in (*places, goes_on))
    )
    outer, inner = found(body(text), "text:list")
    assert [one.get(named("text:start-value")) for one in outer] == ["3", None]
    assert inner.getparent() is outer[0]
    assert len(outer[1]) == 2


def test_headings_of_a_part_have_its_number_first() -> None:
    part = WordParagraph((Piece("Del B"),), "Part Title", item=ListPlace(1, 1, 2))
    head = WordParagraph((Piece("Syfte"),), "heading 1", 1, item=ListPlace(2, 1, 1))
    text = WordText((part, head))
    own = found(body(text), "text:list")[0].get(named("text:style-name"))
    style = next(
        one
        for one in found(body(text, "styles.xml"), "text:list-style")
        if one.get(named("style:name")) == own
    )
    assert style[0].get(named("style:num-prefix")) == "2."


@pytest.mark.parametrize("is_locked", [True, False])
def test_only_boxes_of_a_locked_file_can_be_written_in(is_locked: bool) -> None:
    box = Box("synpunkt:a1", "Synpunkt", "Skriv här")
    inside = Piece("Skriv här", controls=(box.tag, PLACEHOLDER))
    text = WordText(
        (
            WordParagraph((Piece("Läs."),)),
            WordParagraph((inside,)),
            WordParagraph((Piece("x"),), cell=CellPlace((1,), 0, 0)),
            WordParagraph((inside,), cell=CellPlace((1,), 0, 1)),
        ),
        boxes={box.tag: box},
        is_locked=is_locked,
    )
    root = body(text)
    shut = found(root, "text:section")
    assert [one.get(named("text:protected")) for one in shut] == ["true"] * is_locked
    controls = found(root, "loext:content-control")
    assert len(controls) == 2
    for control in controls:
        assert control.get(named("loext:showing-place-holder")) == "true"
        assert not any(one in shut for one in control.iterancestors())
    kept = found(root, "style:table-cell-properties")
    protected = [one.get(named("style:cell-protect")) for one in kept]
    assert protected.count("protected") == is_locked


@pytest.mark.parametrize("size", [(30, 20), (4000, 100)])
def test_pictures_have_their_words_and_fit_on_the_page(size: tuple[int, int]) -> None:
    drawn = BytesIO()
    Image.new("RGB", size).save(drawn, "PNG")
    piece = Piece("Tre cirklar", picture="bild.png")
    text = WordText((WordParagraph((piece,)),), pictures={"bild.png": drawn.getvalue()})
    frame = found(body(text), "draw:frame")[0]
    width, height = (
        float(frame.get(named(one)).removesuffix("mm"))
        for one in ("svg:width", "svg:height")
    )
    assert width <= 160
    assert width / height == pytest.approx(size[0] / size[1], rel=0.02)
    assert found(frame, "svg:title")[0].text == "Tre cirklar"
    back = read_word(write_odt(text, DAY)).paragraphs[0]
    assert [("Tre cirklar", "1.png")] == [
        (one.text, one.picture) for one in back.pieces
    ]
    with ZipFile(BytesIO(write_odt(text, DAY))) as file:
        assert file.read("Pictures/1.png") == drawn.getvalue()
    with ZipFile(BytesIO(write_docx(text, DAY))) as file:
        document = etree.fromstring(file.read("word/document.xml"))
    about = next(one for one in document.iter() if one.tag.endswith("}docPr"))
    assert about.get("descr") == "Tre cirklar"
    extent = next(one for one in document.iter() if one.tag.endswith("}extent"))
    assert int(extent.get("cx")) <= 160 * 36000


@pytest.mark.parametrize("content", [b"", b"inte en bild"])
def test_a_picture_that_cannot_be_shown_is_told_in_words(content: bytes) -> None:
    piece = Piece("Tre cirklar", picture="bild.png")
    text = WordText((WordParagraph((piece,)),), pictures={"bild.png": content})
    assert "".join(body(text).itertext()) == "[bild: Tre cirklar]"
    with ZipFile(BytesIO(write_docx(text, DAY))) as file:
        document = etree.fromstring(file.read("word/document.xml"))
    assert "".join(document.itertext()) == "[bild: Tre cirklar]"
