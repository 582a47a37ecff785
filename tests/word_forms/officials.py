"""Agreements in Word as officials have made them by hand, with the headings that they mean.

Påhittade uppgifter.
"""

from __future__ import annotations

from tests.word.word_parts import docx, p, r

BOLD = "<w:b/>"
LARGE = f'{BOLD}<w:sz w:val="36"/>'
TAB, BREAK = "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>"
PAGE = '<w:r><w:br w:type="page"/></w:r>'
COLUMN = '<w:r><w:br w:type="column"/></w:r>'
TEXT = p(r("Parterna ska samverka om vården så att den enskilde får stöd."))
_LEVELS = "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
    f'<w:lvlText w:val="{words}"/></w:lvl>'
    for at, form, words in (
        (0, "decimal", "%1."),
        (1, "decimal", "%1.%2"),
        (2, "lowerLetter", "%3)"),
    )
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="1">{_LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)


def bold(words: str) -> str:
    """Return a paragraph in bold."""
    return p(r(words, BOLD))


def counted(number: str, words: str) -> str:
    """Return a bold heading after a number and a tab that are typed."""
    return p(r(number), TAB, r(words, BOLD))


def rows(*words: str) -> str:
    """Return a paragraph for each."""
    return "".join(p(r(one)) for one in words)


def item(level: int, words: str, look: str = "") -> str:
    """Return an item that Word counts."""
    place = f'<w:ilvl w:val="{level}"/><w:numId w:val="1"/>'
    return f"<w:p><w:pPr><w:numPr>{place}</w:numPr></w:pPr>{r(words, look)}</w:p>"


def cell(inside: str, wide: int = 1) -> str:
    """Return a cell over some columns."""
    own = f'<w:tcW w:w="3000" w:type="dxa"/><w:gridSpan w:val="{wide}"/>'
    return f"<w:tc><w:tcPr>{own}</w:tcPr>{inside}</w:tc>"


def table(columns: int, *made: str) -> str:
    """Return a table of rows of cells."""
    grid = '<w:gridCol w:w="3000"/>' * columns
    inside = "".join(f"<w:tr>{one}</w:tr>" for one in made)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{inside}</w:tbl>"


def columns(count: int) -> str:
    """Return the end of a section in some columns."""
    own = f'<w:sectPr><w:cols w:num="{count}" w:space="708"/></w:sectPr>'
    return f"<w:p><w:pPr>{own}</w:pPr></w:p>"


def name(*words: str) -> str:
    """Return a cell that somebody is to sign in."""
    return cell(rows(*words, "……………………………", "Namnförtydligande"))


OFFICIALS: dict[str, tuple[bytes, list[str]]] = {
    "nummer med tabb": (
        docx(
            p(r("Avtal om hemsjukvård", LARGE))
            + counted("1.", "Bakgrund")
            + TEXT
            + counted("2.", "Ansvar")
            + counted("2.1", "Regionen")
            + rows("2.1.1 Regionen ger vård.", "2.1.2 Se punkt 2.1.1.")
            + counted("3.", "Avtalstid")
            + TEXT
        ),
        ["## Bakgrund", "## Ansvar", "### Regionen", "## Avtalstid"],
    ),
    "två spalter": (
        docx(
            bold("Parter")
            + TEXT
            + columns(1)
            + bold("Regionen")
            + TEXT
            + p(COLUMN, r("Kommunen", BOLD))
            + rows("Kommunen ger hem\u00adtjänst och\u00a0omsorg.")
            + columns(2)
        ),
        ["## Parter", "## Regionen", "## Kommunen"],
    ),
    "definitioner i tabell": (
        docx(
            bold("Begrepp")
            + table(
                2,
                cell(rows("Med detta menas"), 2),
                cell(bold("Huvudman")) + cell(rows("den som ansvarar")),
                cell(bold("SIP")) + cell(rows("samordnad plan", "enligt lag")),
            )
        ),
        ["## Begrepp"],
    ),
    "underskrifter i tabell": (
        docx(
            bold("Syfte")
            + TEXT
            + bold("Underskrifter")
            + rows("Avtalet finns i två exemplar.")
            + table(2, name("För regionen") + name("För kommunen"))
        ),
        ["## Syfte", "## Underskrifter"],
    ),
    "brevhuvud": (
        docx(
            table(
                2,
                cell(rows("REGION PÅHITT", "Förvaltningen")) + cell(rows("AVTAL")),
                cell(rows("Datum 2020-03-04")) + cell(rows("HSN 2020/77")),
            )
            + p(r("Avtal om tolk", LARGE))
            + bold("Syfte")
            + TEXT
            + bold("Pris")
            + TEXT,
            header=rows("Region Påhitt"),
        ),
        ["## Syfte", "## Pris"],
    ),
    "bilagor efter sidbrytning": (
        docx(
            p(r("Avtal om rehabilitering", LARGE))
            + bold("1 Syfte")
            + TEXT
            + bold("2 Ansvar")
            + TEXT
            + p(PAGE, r("Bilaga 1: Priser", BOLD))
            + TEXT
            + p(PAGE)
            + bold("Bilaga 2")
            + bold("Rutin vid utskrivning")
            + TEXT
        ),
        [
            *("## Syfte", "## Ansvar", "## Bilaga 1: Priser"),
            *("## Bilaga 2", "### Rutin vid utskrivning"),
        ],
    ),
    "tabell i tabell": (
        docx(
            bold("Ansvar")
            + table(
                2,
                cell(bold("Område")) + cell(bold("Fördelning")),
                cell(rows("Läkemedel"))
                + cell(
                    rows("Se nedan:")
                    + table(2, cell(rows("Region")) + cell(rows("recept")))
                    + p()
                ),
            )
        ),
        ["## Ansvar"],
    ),
    "lista som fortsätter": (
        docx(
            item(0, "Inledning", BOLD)
            + item(1, "Kommunen ska:")
            + item(2, "kalla till möte,")
            + rows("Ett stycke utan nummer.")
            + item(2, "följa upp.")
            + item(0, "Ekonomi", BOLD)
            + item(1, "Kostnader delas lika."),
            numbering=NUMBERING,
        ),
        ["## Inledning", "## Ekonomi"],
    ),
    "skrivna punkter": (
        docx(
            bold("Insatser")
            + rows("Kommunen ger:", "-mat", "-städning", "Regionen ger:")
            + rows("•\u00a0läkare", "•\u00a0tolk", "Annat:", "o\u00a0hjälp")
        ),
        ["## Insatser"],
    ),
    "radbrytning": (
        docx(
            p(r("Samverkan", BOLD), BREAK, r("mellan parterna", BOLD))
            + TEXT
            + p(r("Ansvar", BOLD), BREAK, r("Regionen ansvarar för vården."))
        ),
        ["## Samverkan mellan parterna", "## Ansvar"],
    ),
    "skriven innehållsförteckning": (
        docx(
            rows("INNEHÅLL", "1. Bakgrund ........ 2", "2. Ansvar …… 3")
            + rows("3. Tid ______ 4")
            + p(PAGE, r("1. BAKGRUND"))
            + TEXT
            + rows("Sida 2 (4)", "2. ANSVAR")
            + TEXT
            + rows("3. TID")
            + TEXT
        ),
        ["## BAKGRUND", "## ANSVAR", "## TID"],
    ),
    "paragrafer": (
        docx(
            bold("REGLEMENTE FÖR NÄMNDEN")
            + p(r("§ 1", BOLD), TAB, r("Uppgift", BOLD))
            + TEXT
            + bold("2 §")
            + rows("Nämnden har nio ledamöter.", "3 § Nämnden ses enligt 2 §.")
            + rows("§ 4 Arkiv")
            + TEXT
        ),
        ["## § 1 Uppgift", "## 2 §", "## § 4 Arkiv"],
    ),
    "versaler med bokstäver": (
        docx(
            rows("ÖVERENSKOMMELSE", "OM FÄRDIGBEHANDLADE", "A.  PARTER")
            + TEXT
            + rows("B.  TVIST")
            + TEXT
        ),
        ["## A. PARTER", "## B. TVIST"],
    ),
    "romerska siffror": (
        docx(
            bold("I. Allmänt")
            + TEXT
            + bold("II. Villkor")
            + rows("a) villkor ett,", "b) villkor två.")
        ),
        ["## I. Allmänt", "## II. Villkor"],
    ),
    "rubriker i kursiv": (
        docx(
            bold("Ansvar")
            + p(r("Regionen", "<w:i/>"))
            + TEXT
            + p(r("Kommunen", "<w:i/>"))
            + TEXT
            + p(r("Viktigt", '<w:u w:val="single"/>'))
            + TEXT
            + bold("Tid")
            + TEXT
        ),
        ["## Ansvar", "### Regionen", "### Kommunen", "## Tid"],
    ),
}
