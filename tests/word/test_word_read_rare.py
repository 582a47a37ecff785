"""A file read: lists, letters and signs that few people set so."""

from __future__ import annotations

import pytest

from tests.word.word_parts import docx, odt, p, r, read, read_body, unzipped, zipped

_LEVEL = (
    '<w:lvl w:ilvl="{0}"><w:start w:val="1"/><w:numFmt w:val="{1}"/>{3}'
    '<w:lvlText w:val="{2}"/></w:lvl>'
).format
_LIST = (
    '<w:abstractNum w:abstractNumId="1">{}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
).format


def item(level: int, words: str) -> str:
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr>{r(words)}</w:p>"


@pytest.mark.parametrize(("legal", "shown"), [("<w:isLgl/>", "2.1"), ("", "II.1")])
def test_a_legal_number_is_all_in_digits(legal: str, shown: str) -> None:
    levels = _LEVEL(0, "upperRoman", "%1.", "") + _LEVEL(1, "decimal", "%1.%2", legal)
    body = item(0, "a") + item(0, "b") + item(1, "c")

    *_, last = read_body(body, numbering=_LIST(levels))

    assert last.item is not None
    assert shown == last.item.mark


def capital(words: str, kind: str = "drop") -> str:
    frame = f'<w:framePr w:dropCap="{kind}" w:lines="3"/>'
    return f"<w:p><w:pPr>{frame}</w:pPr>{r(words)}</w:p>"


@pytest.mark.parametrize("kind", ["drop", "margin"])
def test_a_large_first_letter_is_a_part_of_its_word(kind: str) -> None:
    found = read_body(capital("D", kind) + p(r("etta gäller."), style="Rubrik 2"))

    assert [("Detta gäller.", 2)] == [(one.text, one.level) for one in found]


def test_a_large_letter_without_a_word_and_a_plain_frame_stand_alone() -> None:
    table = f"<w:tbl><w:tr><w:tc>{capital('A')}</w:tc></w:tr></w:tbl>"
    found = read_body(f"{table}{capital('B')}{table}{capital('C', 'none')}{p(r('d'))}")

    assert ["A", "B", "A", "C", "d"] == [one.text for one in found]
    assert ["ABc"] == [
        x.text for x in read_body(capital("A") + capital("B") + p(r("c")))
    ]


def test_bookmarks_at_a_large_letter_are_of_its_paragraph() -> None:
    start = '<w:bookmarkStart w:id="1" w:name="gd_a"/>'
    body = capital("D").replace("</w:pPr>", f"</w:pPr>{start}")

    (one,) = read_body(body + p(r("etta"), '<w:bookmarkEnd w:id="1"/>'))

    assert ("Detta", ("gd_a",)) == (one.text, one.anchors)


@pytest.mark.parametrize(
    ("font", "words", "shown"),
    [
        ("Wingdings", "\uf0fe ja", "☑ ja"),
        ("Symbol", "\uf0b3\uf035 dagar", "≥5 dagar"),
        ("Symbol", "\uf062", "β"),
        ("Okänd", "\uf0fe ja", "\uf0fe ja"),
    ],
)
def test_signs_in_a_font_of_their_own_are_characters(
    font: str, words: str, shown: str
) -> None:
    (word,) = read_body(p(r(words, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')))
    face = f'<style:font-face style:name="F1" svg:font-family="\'{font}\'"/>'
    style = (
        '<style:style style:name="T1" style:family="text">'
        '<style:text-properties style:font-name="F1"/></style:style>'
    )
    body = f'<text:p><text:span text:style-name="T1">{words}</text:span></text:p>'
    files = unzipped(odt(body, automatic=style))
    start = b"<office:automatic-styles>"
    files["content.xml"] = files["content.xml"].replace(
        start,
        f"<office:font-face-decls>{face}</office:font-face-decls>".encode() + start,
    )
    (odf,) = read(zipped(files)).paragraphs

    assert [shown, shown] == [word.text, odf.text]


def test_a_sign_that_is_not_known_is_no_letter() -> None:
    found = read(docx(p('<w:r><w:sym w:font="Wingdings" w:char="0021"/></w:r>')))

    assert "\ufffd" == found.paragraphs[0].text
    assert ("ett tecken ur teckensnittet Wingdings (0021)",) == found.left
