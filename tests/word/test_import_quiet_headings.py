"""Headings in italics, underlined or in small capitals: found where they are used as such."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.model.word_text import (
    BOLD,
    CAPITALS,
    ITALIC,
    UNDERLINED,
    ListPlace,
    Piece,
    WordParagraph,
)
from tests.word.imported import body, bold, cell, found, item, line, without_ids, word
from tests.word.office import needs_office, saved_by_office
from tests.word.test_import_headings import headings, text
from tests.word.word_parts import docx, odt, p, r, read, with_manifest


def quiet(words: str, stress: int = ITALIC, style: str = "") -> WordParagraph:
    """Return a line that stands out."""
    piece = Piece(words, italic=bool(stress & ITALIC))
    return WordParagraph((piece,), style, size=24, stress=stress)


@pytest.mark.parametrize("stress", [ITALIC, UNDERLINED, CAPITALS, BOLD, ITALIC | BOLD])
def test_lines_that_look_the_same_over_text_are_headings(stress: int) -> None:
    file = (quiet("Syfte", stress), text(), quiet("Ansvar", stress), text())
    assert headings(*file) == ["## Syfte", "## Ansvar"]
    assert len(found(word(*file), "Rubriker utan rubrikformat")) == 2


def test_one_line_alone_is_no_heading() -> None:
    assert not headings(quiet("Syfte"), text(), quiet("Ansvar", UNDERLINED), text())


def test_they_stand_below_those_in_bold_and_below_those_with_a_style() -> None:
    file = (bold("Syfte", size=24), text(), quiet("Regionen"), text())
    more = (quiet("Kommunen"), text(), bold("Tid", size=24), text())
    assert headings(*file, *more) == [
        "## Syfte",
        "### Regionen",
        "### Kommunen",
        "## Tid",
    ]
    styled = (
        line("Mål", level=1),
        quiet("Regionen"),
        text(),
        quiet("Kommunen"),
        text(),
        line("Tid", level=1),
    )
    assert headings(*styled) == ["## Mål", "### Regionen", "### Kommunen", "## Tid"]


def test_what_looks_otherwise_is_one_level_down() -> None:
    file = [quiet("Ansvar", UNDERLINED), text(), quiet("Regionen"), text()]
    assert headings(*file, *file) == ["## Ansvar", "### Regionen"] * 2


@pytest.mark.parametrize(
    "words",
    [
        "Parterna ska samverka.",
        "Regionen ska:",
        "mellan regionen och kommunen",
        "”Alla barn ska vara delaktiga”",
        "Tabell 1 Fördelning av kostnader",
        "Figur 2. Kedjan",
        "Källa: Socialstyrelsen",
        " ".join(["Ord", *["ord"] * 12]),
        "1993:387",
    ],
)
def test_what_is_no_heading(words: str) -> None:
    assert not headings(quiet(words), text(), quiet(words), text())


def test_the_rows_of_an_address_or_of_signatures_are_no_headings() -> None:
    rows = (quiet("Region Norrbotten"), quiet("Luleå"), text())
    assert not headings(*rows, *rows)
    signed = (quiet("För regionen"), line("...................", size=24))
    assert not headings(text(), *signed, *signed)
    named = (quiet("För regionen"), line("Namn", size=24))
    assert not headings(text(), *named, *named)


def test_captions_quotations_and_links_are_no_headings() -> None:
    for style in ("Caption", "Quote", "Subtitle", "Bildtext"):
        one = quiet("Fördelning", style=style)
        assert not headings(one, text(), one, text()), style
    link = WordParagraph(
        (Piece("Lagen", link="https://a.se"),), size=24, stress=UNDERLINED
    )
    assert not headings(link, text(), link, text())


def test_a_line_within_a_list_is_no_heading() -> None:
    file = (item("ett", number=1), quiet("Särskilt"), item("två", number=2))
    assert not headings(*file, text(), *file, text())
    other = (
        quiet("Särskilt"),
        item("två", group=2),
        quiet("Annat"),
        item("tre", group=3),
    )
    assert headings(*other) == ["## Särskilt", "## Annat"]


def test_a_line_in_a_cell_or_an_item_is_no_heading() -> None:
    inside = cell("Syfte", 0, 0)._replace(stress=ITALIC)
    place = ListPlace(1, 1)
    file = (inside, cell("x", 0, 1), quiet("Ett")._replace(item=place), text())
    assert not headings(*file, *file)


def test_text_that_is_all_in_italics_has_no_headings() -> None:
    rest = quiet("Parterna ska samverka om vården.")
    assert not headings(quiet("Syfte"), rest, quiet("Ansvar"), rest)


def test_words_of_such_headings_are_plain() -> None:
    file = word(quiet("Syfte"), text(), quiet("Ansvar"), text())
    assert "*" not in without_ids(body(file))


LOOKS = {
    "italic": ("<w:i/>", 'fo:font-style="italic"'),
    "underlined": ('<w:u w:val="single"/>', 'style:text-underline-style="solid"'),
    "small": ("<w:smallCaps/>", 'fo:font-variant="small-caps"'),
    "large": ("<w:caps/>", 'fo:text-transform="uppercase"'),
}
TEXT = "Parterna ska samverka om vården."


def word_file(look: str, *, is_by_style: bool) -> bytes:
    """Return a text in Word whose headings have a look, by hand or by a style."""
    style = (
        '<w:style w:type="paragraph" w:styleId="M"><w:name w:val="Mellan"/>'
        f"<w:rPr>{look}</w:rPr></w:style>"
    )
    own = "" if is_by_style else look
    rows = (
        p(r(one, own), style="M" if is_by_style else "") for one in ("Syfte", "Tid")
    )
    mixed = p(r("Kursivt", "<w:i/>"), r(" och inte."))
    return docx("".join(one + p(r(TEXT)) for one in rows) + mixed, styles=style)


def odt_file(look: str, *, is_by_style: bool) -> bytes:
    """Return the same text as LibreOffice has it."""
    letters = f"<style:text-properties {look}/>"
    kind = "paragraph" if is_by_style else "text"
    style = f'<style:style style:name="M" style:family="{kind}">{letters}</style:style>'
    words = '<text:span text:style-name="M">{}</text:span>'.format
    rows = (
        f'<text:p text:style-name="M">{one}</text:p>'
        if is_by_style
        else f"<text:p>{words(one)}</text:p>"
        for one in ("Syfte", "Tid")
    )
    inside = "".join(f"{one}<text:p>{TEXT}</text:p>" for one in rows)
    return odt(
        inside,
        "" if is_by_style else style,
        f"<office:styles>{style}</office:styles>" if is_by_style else "",
    )


WANTED = f"## Syfte\n\n{TEXT}\n\n## Tid\n\n{TEXT}"


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("is_by_style", [True, False])
def test_looks_are_read_in_both_formats(look: str, is_by_style: bool) -> None:
    word_look, odt_look = LOOKS[look]
    one = without_ids(body(read(word_file(word_look, is_by_style=is_by_style))))
    assert f"{WANTED}\n\n*Kursivt* och inte." == one
    assert WANTED == without_ids(
        body(read(odt_file(odt_look, is_by_style=is_by_style)))
    )


@needs_office
@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_and_when_libreoffice_has_saved_them(ending: str, tmp_path: Path) -> None:
    given = {}
    for name, (word_look, odt_look) in LOOKS.items():
        given[f"{name}1.docx"] = word_file(word_look, is_by_style=False)
        given[f"{name}2.odt"] = with_manifest(odt_file(odt_look, is_by_style=True))
    saved = saved_by_office(given, ending, tmp_path)

    assert len(saved) == len(given)
    for name, content in saved.items():
        assert without_ids(body(read(content))).startswith(WANTED), name


def test_letters_that_are_set_not_to_stand_out_do_not() -> None:
    style = (
        '<style:style style:name="P" style:family="paragraph"><style:text-properties '
        'fo:font-weight="bold"/></style:style><style:style style:name="T" '
        'style:family="text"><style:text-properties fo:font-weight="normal"/></style:style>'
    )
    row = '<text:p text:style-name="P">Fet<text:span text:style-name="T"> ej</text:span></text:p>'
    assert "**Fet** ej" == without_ids(body(read(odt(row, style))))
