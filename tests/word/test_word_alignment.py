"""How the columns of a table are set goes out to Word and comes in again."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.model.document import Document
from govdocs.render.flow import flow_of
from govdocs.render.odt.text import write_odt
from govdocs.render.word.text import write_docx
from govdocs.text.faults import Faults
from govdocs.text.parse import parse_body
from govdocs.text.word.read import read_word
from tests.word.imported import body, cell, line, without_ids, word
from tests.word.office import needs_office, saved_by_office
from tests.word.test_word_round_trip import read

DAY = date(2026, 11, 1)
WRITERS = {"docx": write_docx, "odt": write_odt}
TABLE = """| Vad | Antal | Kronor | Not |
|{}|
| Vård | 12 | 3 400 | a {{#k7m2}} |
| Omsorg | 7 | 80 | {{#k7m3}} |"""
MIXED = TABLE.format(":---|:---:|---:|---")

aligns = st.sampled_from(["---", ":---", ":---:", "---:"])
words = st.sampled_from(["", "Ord", "12", "två ord"])


def written(text: str, ending: str) -> bytes:
    """Return a text as a file."""
    part = parse_body("", "", "", text, 1, Faults(""))
    # No table asks for what stands before the text.
    document = Document("", None, (part,))  # type: ignore[arg-type]
    return WRITERS[ending](flow_of(document, lambda *_: ""), DAY)


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Draw a table, where whole columns may be empty, after a word of text."""
    width = draw(st.integers(1, 4))
    marks = [draw(aligns) for _ in range(width)]
    rows = [
        [draw(words) for _ in range(width - 1)] + [f"Sist {{#k7m{number + 2}}}"]
        for number in range(draw(st.integers(1, 3)))
    ]
    head = [draw(words) for _ in range(width - 1)] + ["Huvud"]
    lines = [f"| {' | '.join(one)} |" for one in (head, *rows)]
    return "\n".join(["Före. {#k7m9}\n", lines[0], f"|{'|'.join(marks)}|", *lines[1:]])


@pytest.mark.parametrize("ending", WRITERS)
@settings(deadline=None, max_examples=60)
@given(text=tables())
def test_any_table_comes_in_as_it_went_out(ending: str, text: str) -> None:
    back = read(written(text, ending), ending)
    assert " ".join(body(back).split()) == " ".join(text.split())


@pytest.mark.parametrize("ending", WRITERS)
def test_a_process_of_its_own_hands_it_on(ending: str) -> None:
    assert body(read_word(written(MIXED, ending))) == MIXED.replace(
        "Not |\n", "Not |\n"
    )


@needs_office
@pytest.mark.parametrize("saved", WRITERS)
def test_and_when_libreoffice_has_saved_it(tmp_path: Path, saved: str) -> None:
    given = {f"{one}.{one}": written(MIXED, one) for one in WRITERS}
    for name, content in saved_by_office(given, saved, tmp_path).items():
        assert ":---|:---:|---:|---" in body(read_word(content)), name


def test_a_head_may_be_set_in_another_way() -> None:
    file = word(
        cell("Vad", 0, 0),
        cell("Kronor", 0, 1)._replace(align="c"),
        cell("Vård", 1, 0),
        cell("12", 1, 1)._replace(align="r"),
        cell("Omsorg", 2, 0)._replace(align="r"),
        cell("", 2, 1),
        line("Slut."),
    )
    assert "|---|---:|" in without_ids(body(file))


def test_other_programs_say_left_of_any_cell() -> None:
    file = Word()
    table = file.add_table(2, 1)
    for row in table.rows:
        row.cells[0].text = "Ord"
        row.cells[0].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.LEFT
    file.save(out := BytesIO())
    assert "|---|" in body(read(out.getvalue(), "docx"))


def test_a_style_may_say_how_its_paragraphs_are_set() -> None:
    file = Word()
    file.styles["Normal"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    table = file.add_table(2, 2)
    for row in table.rows:
        row.cells[0].text, row.cells[1].text = "a", "b"
        row.cells[0].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.LEFT
    file.save(out := BytesIO())
    assert "|---|---:|" in body(read(out.getvalue(), "docx"))
