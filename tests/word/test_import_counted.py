"""The numbers that the file counts headings by are kept as text, or told when they change."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.model.word_text import ListPlace, Piece, WordParagraph, WordText
from govdocs.text.word.markdown import Wanted
from tests.word.imported import body, bold, found, imported, line, without_ids, word
from tests.word.office import needs_office, saved_by_office
from tests.word.word_parts import docx, odt, p, r, read

TOLD = "Rubriker som räknas av filen och får ett annat nummer"
KEPT = "Rubriker som räknades av filen; numret står nu som text"

_LEVEL = (
    '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/>'
    '<w:lvlText w:val="{}"/></w:lvl>'
).format


def numbering(*levels: tuple[int, str, str]) -> str:
    """Return a list: where each level starts, its figures and what it looks like."""
    inside = "".join(_LEVEL(at, *one) for at, one in enumerate(levels))
    return (
        f'<w:abstractNum w:abstractNumId="1">{inside}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )


def styles() -> str:
    """Return two styles of headings, of which only the styles say that they are counted."""
    made = ""
    for at in (0, 1):
        number = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="1"/></w:numPr>'
        made += (
            f'<w:style w:type="paragraph" w:styleId="R{at + 1}"><w:name w:val="heading '
            f'{at + 1}"/><w:pPr>{number}<w:outlineLvl w:val="{at}"/></w:pPr></w:style>'
        )
    return made


def counted(*levels: tuple[int, str, str], lead: str = "") -> WordText:
    """Return what is read of two chapters, the first with a part."""
    chapters = p(r("Parter"), style="R1") + p(r("Vi."))
    part = p(r("Ombud"), style="R2") + p(r("Hon."))
    last = p(r("Tvist"), style="R1") + p(r("Rätten."))
    made = lead + chapters + part + last
    return read(docx(made, styles=styles(), numbering=numbering(*levels)))


def headings(file: WordText) -> list[str]:
    """Return the headings of a file; no word of it may be lost."""
    assert imported(file).report.is_whole
    lines = without_ids(body(file)).split("\n")
    return [one for one in lines if one.startswith("#")]


def test_numbers_that_come_back_the_same_are_not_told() -> None:
    file = counted((1, "decimal", "%1."), (1, "decimal", "%1.%2"))

    assert ["## Parter", "### Ombud", "## Tvist"] == headings(file)
    assert () == found(file, TOLD)


def test_numbers_that_begin_elsewhere_are_told() -> None:
    file = counted((5, "decimal", "%1"), (1, "decimal", "%1.%2"))

    assert ["## Parter", "### Ombud", "## Tvist"] == headings(file)
    assert found(file, TOLD) == (
        "5 Parter, nu 1: se över hänvisningar till 5",
        "5.1 Ombud, nu 1.1: se över hänvisningar till 5.1",
        "6 Tvist, nu 2: se över hänvisningar till 6",
    )


def test_a_heading_without_a_number_moves_those_after_it() -> None:
    none = (
        '<w:pPr><w:pStyle w:val="R1"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
    )
    lead = p(r("Text.")) + f"<w:p>{none}{r('Inledning')}</w:p>" + p(r("Text."))
    file = counted((1, "decimal", "%1."), (1, "decimal", "%1.%2."), lead=lead)

    assert found(file, TOLD) == (
        "1 Parter, nu 2: se över hänvisningar till 1",
        "1.1 Ombud, nu 2.1: se över hänvisningar till 1.1",
        "2 Tvist, nu 3: se över hänvisningar till 2",
    )


def test_letters_stay_as_text_and_what_is_below_has_its_own_number() -> None:
    file = counted((1, "upperLetter", "%1."), (1, "decimal", "%1.%2"))
    assert ["## A. Parter", "### A.1 Ombud", "## B. Tvist"] == headings(file)
    assert ("A. Parter", "A.1 Ombud", "B. Tvist") == found(file, KEPT)

    plain = counted((1, "upperRoman", "%1)"), (1, "decimal", "%2."))
    assert ["## I) Parter", "### 1 Ombud", "## II) Tvist"] == headings(plain)


def test_a_letter_below_a_number_is_not_numbered_once_more() -> None:
    file = counted((1, "decimal", "%1."), (1, "lowerLetter", "%2)"))
    assert ["## Parter", "### a) Ombud", "## Tvist"] == headings(file)
    assert () == found(file, TOLD)


def test_sections_within_chapters_keep_their_sign() -> None:
    file = counted((1, "decimal", "%1 kap."), (3, "decimal", "%2 §"))
    assert ["## Parter", "### 3 § Ombud", "## Tvist"] == headings(file)
    assert ("3 § Ombud",) == found(file, KEPT)
    assert "1 kap." in found(file, "Annat i filen")[0]


def test_numbers_in_digits_below_sections_stand_there_once() -> None:
    file = counted((1, "decimal", "§ %1"), (1, "decimal", "%1.%2"))
    assert ["## § 1 Parter", "### 1.1 Ombud", "## § 2 Tvist"] == headings(file)


@pytest.mark.parametrize(
    ("figures", "shown"), [("upperLetter", "AB"), ("lowerLetter", "ab")]
)
def test_a_bare_letter_gets_a_point_so_that_it_is_the_number(
    figures: str, shown: str
) -> None:
    file = counted((1, figures, "%1"), (1, "decimal", "%1.%2"))
    first, _, last = headings(file)
    assert (f"## {shown[0]}. Parter", f"## {shown[1]}. Tvist") == (first, last)
    roman = headings(counted((1, "upperRoman", "%1"), (1, "decimal", "%1.%2")))
    assert ["## I. Parter", "### I.1 Ombud", "## II. Tvist"] == roman


@pytest.mark.parametrize("mark", ["B.", "B"])
@pytest.mark.parametrize("name", ["Tvist", "{}Tvist", "{} Tvist"])
def test_a_link_to_the_words_of_a_heading_with_a_letter_leads_there(
    name: str, mark: str
) -> None:
    name = name.format(mark)
    place = ListPlace(1, 1, 2, mark=mark)
    link = WordParagraph((Piece("tvist", link=f"#{name}|outline"),))
    file = word(link, line("Tvist", level=1, counted=place), line("Text."))
    assert "[tvist](#b-tvist)" in body(file)


def test_words_beside_a_letter_stay_with_it() -> None:
    file = counted((1, "upperLetter", "Del %1"), (1, "decimal", "%1.%2"))
    assert "## Del A Parter" == headings(file)[0]
    assert () == found(file, "Annat i filen")


def test_a_first_heading_without_a_number_over_those_that_have_is_the_title() -> None:
    none = (
        '<w:pPr><w:pStyle w:val="R1"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
    )
    more = p(r("Slut"), style="R1") + p(r("Text."))
    head = f"<w:p>{none}{r('Avtal om vård')}</w:p>" + more
    file = counted((1, "decimal", "%1."), (1, "decimal", "%1.%2."), lead=head)

    assert 'titel: "Avtal om vård"' in imported(file).text
    assert () == found(file, TOLD)


@pytest.mark.parametrize(("number", "mark"), [(4, ""), (2, "B.")])
def test_a_bold_item_that_becomes_a_heading_loses_no_number(
    number: int, mark: str
) -> None:
    place = ListPlace(1, 1, number, mark=mark)
    file = word(bold("Ansvar", item=place), line("Text."))
    if mark:
        assert ["## B. Ansvar"] == headings(file)
    else:
        assert ("4 Ansvar, nu 1: se över hänvisningar till 4",) == found(file, TOLD)


def test_a_number_from_before_the_tracked_changes() -> None:
    place = ListPlace(1, 1, 1, old_number=2)
    file = word(line("Ansvar", level=1, counted=place), line("Text."))

    assert () == found(file, TOLD)
    report = imported(file, Wanted(is_refused=True)).report
    assert any(one.title.startswith(TOLD) for one in report.found)


OUTLINE = (
    "<office:styles><text:outline-style style:name='Outline'>"
    "<text:outline-level-style text:level='1' style:num-format='{}'{}/>"
    "<text:outline-level-style text:level='2' style:num-format='1'"
    " text:display-levels='2'/></text:outline-style></office:styles>"
)


def outlined(form: str, more: str = "") -> WordText:
    """Return what is read of headings that an OpenDocument text counts by its outline."""

    def h(words: str, level: int = 1, own: str = "") -> str:
        about = f'text:outline-level="{level}" {own}'
        return f"<text:h {about}>{words}</text:h><text:p>Text.</text:p>"

    free = h("Bakgrund", own='text:is-list-header="true"')
    made = h("Parter") + h("Ombud", 2) + free + h("Tvist")
    return read(odt(f"<text:p>Vi.</text:p>{made}", styles=OUTLINE.format(form, more)))


def test_the_outline_of_an_opendocument_text_is_counted() -> None:
    file = outlined("1", " text:start-value='5'")
    assert found(file, TOLD) == (
        "5 Parter, nu 1: se över hänvisningar till 5",
        "5.1 Ombud, nu 1.1: se över hänvisningar till 5.1",
        "6 Tvist, nu 3: se över hänvisningar till 6",
    )
    file = outlined("A", " style:num-suffix='.'")
    assert headings(file) == [
        *("## A. Parter", "### A.1 Ombud", "## Bakgrund", "## B. Tvist")
    ]
    again = "text:restart-numbering='true'"
    h = f"<text:h text:outline-level='1' {again} {{}}>A</text:h><text:p>a</text:p>"
    made = h.format("text:start-value='7'") + h.format("")
    file = read(odt(made, styles=OUTLINE.format("1", "")))
    assert ["7", "1"] == [one.split()[0] for one in found(file, TOLD)]
    (told,) = found(outlined(""), TOLD)
    assert told.startswith("1 Ombud, nu 1.1")


@needs_office
@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_and_when_libreoffice_has_saved_it(ending: str, tmp_path: Path) -> None:
    levels = numbering((5, "decimal", "%1"), (1, "decimal", "%1.%2"))
    made = p(r("Parter"), style="R1") + p(r("Vi.")) + p(r("Ombud"), style="R2")
    made += p(r("Hon.")) + p(r("Tvist"), style="R1") + p(r("Rätten."))
    given = docx(made, styles=styles(), numbering=levels)

    saved = saved_by_office({"a.docx": given}, ending, tmp_path)

    (content,) = saved.values()
    numbers = [one.split(" ")[0] for one in found(read(content), TOLD)]
    assert ["5", "5.1", "6"] == numbers
