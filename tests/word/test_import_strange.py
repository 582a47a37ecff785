"""What is rare in a file from Word comes in with the text, or stands in the report."""

from __future__ import annotations

import pytest

from govdocs.cli.main import run
from govdocs.text.word.markdown import Imported
from govdocs.text.word.read import read_word
from govdocs.text.word.scribe import RAISED
from tests.places import AGREEMENTS
from tests.word.imported import imported
from tests.word.word_parts import docx, odt, p, r, read
from tests.word_forms.opened import Opened, elements
from tests.word_forms.strange import AMONG_RUNS, TOLD
from tests.word_forms.strange_edits import EDITS, WORD

BLOCK = "gd_5fdp"
# What stands in the text, or in the report, of each thing that a person has done.
TAKEN_IN = {
    "link_elsewhere": f"](https://exempel.se/{WORD})",
    "link_to_another_place": "[reglerna om samordnad plan för barn](#zzeu)",
    "link_taken_away": "enligt reglerna om samordnad plan för barn,",
    "link_added": f"[senast](https://exempel.se/{WORD})",
    **dict.fromkeys(("strike", "strike_twice", "strike_by_style"), "{--senast--}"),
    "strike_all": "{--Planeringen börjar senast",
    **dict.fromkeys(("highlight", "shade", "colour", "underline"), "\nsenast\n"),
    **dict.fromkeys(("frame", "hide"), "\nsenast\n"),
    "embolden": "**senast**",
    "delete_paragraph": 'borttagen: "Planeringen börjar senast',
    "move_words": 'flyttad hit: "senast"',
    "move_paragraph": 'flyttad härifrån: "Planeringen börjar senast',
    "heading_to_text": "SIP för barn {#",
    "item_to_text": "\nNär ansvaret har gått över",
    **dict.fromkeys(("footnote", "endnote"), f"[^1]: {WORD}"),
    **dict.fromkeys(("header", "footer", "watermark"), f"\n{WORD}\n"),
    "picture": f"![{WORD}](udda.png)",
    "remark_answered": f"svar: Nej {WORD}.",
    "remark_settled": f"{WORD} (markerad som löst)",
    "remark_without_words": "(utan ord)",
}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("export") / "barn-unga.docx"
    export = ["export", "barn-unga", "--to", "docx", "--out", str(file)]
    assert 0 == run(["--workspace", str(AGREEMENTS), *export])
    return file.read_bytes()


def everything(taken: Imported) -> str:
    """Return the text and then the report, which tells that no word is missing."""
    assert taken.report.is_whole, taken.report
    lines = [line for one in taken.report.found for line in one.lines]
    return "\n".join((taken.text, *lines, ""))


@pytest.mark.parametrize("name", EDITS)
def test_what_is_done_to_a_text_comes_in(name: str, content: bytes) -> None:
    file = Opened(content)
    EDITS[name](file, file.paragraph(BLOCK))

    taken = imported(read_word(file.to_bytes()))

    assert TAKEN_IN[name] in everything(taken)


@pytest.mark.parametrize("name", AMONG_RUNS)
def test_what_is_put_in_a_text_comes_in(name: str, content: bytes) -> None:
    file = Opened(content)
    first = next(file.texts(file.paragraph(BLOCK)))
    for one in reversed(elements(AMONG_RUNS[name].replace("@", WORD))):
        first.addnext(one)

    taken = imported(read_word(file.to_bytes()))

    assert TOLD.get(name, "@").replace("@", WORD) in everything(taken)


def test_words_round_numbers_that_word_counts_are_told() -> None:
    levels = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="Steg %1"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    item = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = f"<w:p>{item}{r('Syfte')}</w:p><w:p>{item}{r('Parter')}</w:p>"

    (told,) = read(docx(body, numbering=levels)).left

    assert told.startswith("numrering som skriver ”Steg 1”")


def test_letters_above_the_line_are_told() -> None:
    raised = r("2", '<w:vertAlign w:val="superscript"/>')

    found = read(docx(p(r("10 m"), raised)))

    assert "10 m2" == found.paragraphs[0].text
    assert (RAISED,) == found.left


def test_what_is_said_of_a_table_is_told() -> None:
    about = '<w:tblPr><w:tblDescription w:val="Vem som gör vad"/></w:tblPr>'

    found = read(docx(f"<w:tbl>{about}<w:tr><w:tc>{p(r('Vem'))}</w:tc></w:tr></w:tbl>"))

    assert ("en tabell med beskrivningen: Vem som gör vad",) == found.left


CHANGING = ("ett datum", "ett sidnummer")


def field(code: str, shown: str) -> str:
    """Return a field of Word with what it shows."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    words = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return f"{mark('begin')}{words}{mark('separate')}{shown}{mark('end')}"


def test_what_word_changes_on_its_own_is_told() -> None:
    day, page = field("SAVEDATE", r("2020-03-04")), field("PAGEREF _Ref1 \\h", r("3"))
    simple = f'<w:fldSimple w:instr=" DATE ">{r("2020-03-05")}</w:fldSimple>'
    inside = field("TOC \\o", r("Syfte ") + page)
    foot = p(field("PAGE", r("1")))

    found = read(docx(p(day, r(" s. "), page) + p(simple) + p(inside), footer=foot))

    assert "2020-03-04 s. 3" == found.paragraphs[0].text
    wanted = "{}, som ändras av sig självt och är läst som det stod sist{}"
    assert tuple(map(wanted.format, CHANGING, (" (2 st.)", ""))) == found.left


def test_what_libreoffice_changes_on_its_own_is_told() -> None:
    day = '<text:date text:fixed="{}">2020-03-04</text:date>'.format
    page = '<text:bookmark-ref text:reference-format="page" text:ref-name="a">3</text:bookmark-ref>'
    body = f"<text:p>{day('false')} {day('true')} s. {page}</text:p>"

    found = read(odt(body))

    assert "2020-03-04 2020-03-04 s. 3" == found.paragraphs[0].text
    wanted = "{}, som ändras av sig självt och är läst som det stod sist"
    assert tuple(map(wanted.format, CHANGING)) == found.left
