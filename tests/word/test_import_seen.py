"""What officials set by hand so that it is seen: titles, tabs, sections that Word counts."""

from __future__ import annotations

import pytest

from govdocs.model.word_text import BOLD, CellPlace, ListPlace, Piece, WordParagraph
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

TEXT = "Parterna ska samverka om vården."
CHAPTERS = ((1, "Allmänt"), (2, "Vite"))
TABBED = "Rader med tabb som är gjorda till begrepp och förklaring"


def said(*paragraphs: WordParagraph) -> str:
    """Return the text that comes of a file; no word of it may be lost."""
    report = imported(word(*paragraphs)).report
    assert report.is_whole, report
    return without_ids(body(word(*paragraphs)))


def title(*paragraphs: WordParagraph) -> str:
    """Return the title that a file gets."""
    return imported(word(*paragraphs)).text.split("titel: ")[1].split("\n")[0]


def test_the_first_line_is_the_title_when_its_letters_are_the_largest() -> None:
    first = bold("Avtal om nämnd", size=44)
    chapters = [
        one
        for words in ("Bakgrund", "Uppdrag", "Underskrifter")
        for one in (line(words, level=1, size=28), line(TEXT, size=22))
    ]
    assert '"Avtal om nämnd"' == title(first, line(TEXT, size=22), *chapters)
    same = first._replace(size=28)
    assert title(same, line(TEXT, size=22), *chapters).startswith('""')


def test_a_lone_heading_in_capitals_is_the_title() -> None:
    assert '"HYRESAVTAL"' == title(bold("HYRESAVTAL"), line(TEXT))
    assert title(bold("Syfte"), line(TEXT)).startswith('""')


@pytest.mark.parametrize("style", ["Titel", "Dokumenttitel", "Dokumentrubrik"])
def test_a_style_of_their_own_for_the_title(style: str) -> None:
    assert '"Avtal"' == title(line("Avtal", style=style), line(TEXT))


def test_tabs_between_words_and_what_they_mean() -> None:
    rows = (
        WordParagraph(
            (Piece("Huvudbibliotek", bold=True), Piece("\tdet som köper in."))
        ),
        line("Filial\tett bibliotek i en annan ort, med eget bestånd."),
    )
    assert said(line("Här betyder"), *rows, line(TEXT)) == (
        "Här betyder\n\nHuvudbibliotek\n: det som köper in.\n\n"
        f"Filial\n: ett bibliotek i en annan ort, med eget bestånd.\n\n{TEXT}"
    )
    assert ("Huvudbibliotek", "Filial") == found(word(*rows), TABBED)


def test_tabs_in_what_is_to_be_signed_and_in_rows_of_figures_are_spaces() -> None:
    signed = (
        line("För Norrby kommun\tFör Söderby kommun"),
        line("Ort och datum\tOrt och datum"),
        line("________\t________"),
    )
    assert ": " not in said(*signed)
    assert ": " not in said(line("Resa\t145"), line("Väntetid\t90"))
    assert ": " not in said(line("Ett\tsom är ensamt står kvar"), line(TEXT))
    assert ": " not in said(line("a)\tdet som är ett"), line("b)\tdet som är två"))


@pytest.mark.parametrize(
    "rows",
    [
        ("Postadress\tBox 12, 123 45 Norrby", "Besöksadress\tStorgatan 1 i Norrby"),
        ("Telefon\tväxeln, och be om jouren", "Webbplats\tden som kommunen har"),
        ("Datum\t12 mars 2024", "Handläggare\tnågon på kommunstyrelsens kontor"),
        ("Parkgatan\tBox 1, 123 45 Norrby", "Lillgatan\tBox 2, 123 45 Söderby"),
        ("För Norrby kommun\tför Söderby kommun och region", "Chef\tchef i nämnden"),
        ("Mellan\tNorrby kommun, nedan kommunen", "och\tRegion Norr, nedan regionen"),
    ],
)
def test_tabs_in_what_tells_of_a_party_or_a_matter_are_spaces(
    rows: tuple[str, str],
) -> None:
    assert "\n\n".join(rows).replace("\t", " ") == said(*map(line, rows))


def test_tabs_below_the_heading_of_signatures_are_spaces() -> None:
    rows = [line(f"Part {n}\tden som är ordförande i nämnden") for n in (1, 2)]
    heading = line("Underskrifter", level=1)
    assert ": " not in said(heading, *rows)
    assert "\n: den som" in said(heading, line("Bilaga 1", level=1), *rows)


def test_tabs_after_short_forms_of_names_of_laws() -> None:
    rows = ("HSL\tHälso- och sjukvårdslagen (2017:30)", "VGR\tVästra Götaland")
    assert said(*map(line, rows)).startswith("HSL\n: Hälso- och")


def test_the_mark_of_a_note_stays_with_the_word_that_has_it() -> None:
    mark, picture = Piece("", note="1"), Piece("en bild\tn", picture="a.png")
    last = line("Sjuk\tden som inte är frisk nu.")
    for pieces, wanted in (
        ((Piece("Vård"), mark, Piece("\tdet som ges.")), "Vård[^1]\n: det som ges."),
        (
            (Piece("Vård"), mark, Piece(" nu"), picture, Piece("\tdet som ges.")),
            "Vård[^1] nu![en bild n](a.png)\n: det som ges.",
        ),
        (
            (Piece("Vård", bold=True), mark, Piece("\n", bold=True), Piece("Den ges.")),
            "## Vård[^1]\n\nDen ges.",
        ),
        (
            (Piece("Vård"), Piece("\tdet som ges"), mark, Piece(" nu.")),
            "Vård\n: det som ges[^1] nu.",
        ),
    ):
        file = word(WordParagraph(pieces), last, last, notes={"1": (line("Not."),)})
        assert without_ids(body(file)).startswith(wanted)


def section(words: str, number: int, **more: int) -> WordParagraph:
    return line(words, item=ListPlace(1, 1, number, mark=f"§ {number}"), **more)


def test_sections_that_word_counts_on_lines_of_their_own_are_headings() -> None:
    file = (section("Uppgift", 1), line(TEXT), section("Tid", 2), line(TEXT))
    wanted = f"## § 1 Uppgift\n\n{TEXT}\n\n## § 2 Tid\n\n{TEXT}"
    assert wanted == said(*file)
    clauses = (section("Avtalet gäller nu.", 1), section("Tid", 2), section("Arkiv", 3))
    assert "#" not in said(*clauses, line(TEXT))
    over = (section("Avtalet gäller nu.", 1), section("Tid", 2), line(TEXT))
    assert f"## § 2 Tid\n\n{TEXT}" in said(*over)


def test_an_item_that_its_style_makes_bold_is_a_heading() -> None:
    item = line("Ansvar", item=ListPlace(1, 1, 1), stress=BOLD)
    assert f"## Ansvar\n\n{TEXT}" == said(item, line(TEXT))


def test_a_name_in_bold_over_text_in_the_first_row_stays_bold() -> None:
    first = CellPlace((0,), 0, 1)
    file = (
        *(cell("1 §", 0, 0), bold("Hyra", cell=first), line("Den är hög.", cell=first)),
        *(cell("2 §", 1, 0), cell("Tid", 1, 1)),
    )
    assert said(*file).startswith("| 1 § | **Hyra** Den är hög. |")
    assert said(bold("A", cell=first._replace(column=0)), cell("B", 0, 1)).startswith(
        "| A | B"
    )


def test_rows_in_the_style_of_headings_of_tables_are_joined() -> None:
    heads = [
        one._replace(style="Table Heading")
        for one in (
            *(cell("År", 0, 0, height=2), cell("Del", 0, 1, width=2)),
            *(cell("Norrby", 1, 1), cell("Söderby", 1, 2)),
        )
    ]
    rest = (cell("2021", 2, 0), cell("60", 2, 1), cell("40", 2, 2))
    assert said(*heads, *rest).startswith("| År | Del Norrby | Del Söderby |")


def test_rows_of_the_contents_that_name_a_chapter_by_a_word_are_known() -> None:
    rows = [line(f"Kapitel {n} {words}\t{n}", style="toc 1") for n, words in CHAPTERS]
    text = [one for _, words in CHAPTERS for one in (line(words, level=1), line(TEXT))]
    assert () == found(word(*rows, *text), "Innehållsförteckning")
    assert found(word(*rows, *text[:2]), "Innehållsförteckning")
