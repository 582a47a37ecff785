"""A table whose corner is empty, for its first column names the rows, on every face."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

from govdocs.cli.main import run
from govdocs.diff.redline import compare
from govdocs.diff.rows import Side
from govdocs.diff.sheet import make_sheet
from govdocs.model.word_text import CellPlace
from govdocs.render.html.redline_page import running_text
from govdocs.text.word.read import read_word
from tests.site.structure import CHECKS, Tags
from tests.word.imported import body as imported_body
from tests.word.imported import bold, cell, imported, line, without_ids, word
from tests.workspaces import check_workspace, codes, write_workspace

FRONT = "---\nid: ansvar\ntyp: bilaga\ntitel: Ansvar\n---\n\n"
TEXT = """\
## Ansvar {#vem}

|  | Region | Kommun |
|---|---|---:|
| Hembesök | nej | ja {#c2d3} |
| Tolk | ja | ja {#e2f3} |
"""
FILES = {"ansvar.md": FRONT + TEXT}


def exported(folder: Path, form: str) -> bytes:
    """Return the text as a file of some kind."""
    root = write_workspace(folder / "w", FILES)
    out = folder / f"ut.{form}"
    said = ["export", "ansvar", "--to", form, "--out", str(out)]
    assert 0 == run(["--workspace", str(root), *said])
    return out.read_bytes()


def test_the_page_names_each_row_and_leaves_the_corner_alone(tmp_path: Path) -> None:
    root = write_workspace(tmp_path / "w", FILES)
    out = tmp_path / "sajt"
    assert 0 == run(["--workspace", str(root), "build", "--no-pdf", "--out", str(out)])
    page = (out / "ansvar" / "index.html").read_text("utf-8")
    assert "<tr><td></td><th>Region</th>" in page
    assert 2 == page.count('<th scope="row">')
    assert "I korthet" not in page, "nothing is known in short"
    assert '<th scope="row">Tolk</th><td>ja</td><td class="hoger">ja<a' in page


def test_a_table_with_a_whole_head_names_no_rows(tmp_path: Path) -> None:
    whole = {"ansvar.md": FRONT + TEXT.replace("|  |", "| Insats |")}
    root, out = write_workspace(tmp_path / "w", whole), tmp_path / "sajt"
    assert 0 == run(["--workspace", str(root), "build", "--no-pdf", "--out", str(out)])
    page = (out / "ansvar" / "index.html").read_text("utf-8")
    assert '<th scope="row">' not in page
    assert "<td>Tolk</td>" in page


def test_the_pdf_has_tags_that_hold(tmp_path: Path) -> None:
    with pikepdf.open(BytesIO(exported(tmp_path, "pdf"))) as made:
        tags = Tags(made)
        assert [] == [told for check in CHECKS for told in check(tags)]
        headers = [one.raw["/A"].get("/Headers") for one in tags.named("/TD")]
        assert [0, 2, 2, 2, 2] == [len(one) for one in headers if one is not None][:5]


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_it_goes_out_and_comes_back_as_it_was(tmp_path: Path, form: str) -> None:
    content = exported(tmp_path, form)

    assert TEXT.split() == imported_body(read_word(content)).split()
    if form == "docx":
        xml = ZipFile(BytesIO(content)).read("word/document.xml").decode()
        table = xml[xml.index("Hembesök") - 3000 : xml.index("Hembesök")]
        assert "<w:tblHeader/>" in table
        assert 'w:firstRow="1" w:firstColumn="1"' in table


def test_a_redline_has_no_empty_heading() -> None:
    new = TEXT.replace("nej", "delvis")
    made = make_sheet(Side(TEXT, 0, {}), Side(new, 0, {}), compare(TEXT, new))
    found = running_text(made.rows, folds=False)
    assert "<td></td><th>Region</th>" in found
    assert '<th scope="row">Tolk</th>' in found


def test_an_official_s_table_comes_in_and_passes(tmp_path: Path) -> None:
    file = word(
        *(line("Ansvar", level=1), line("Så fördelas ansvaret."), cell("", 0, 0)),
        *(cell("Region", 0, 1), cell("Kommun", 0, 2)),
        *(bold("Tolk", cell=CellPlace((0,), 1, 0)), cell("ja", 1, 1)),
        *(cell("nej", 1, 2), bold("Taxi", cell=CellPlace((0,), 2, 0))),
        *(cell("ja", 2, 1), cell("nej", 2, 2)),
    )
    made = imported(file)
    assert made.report.is_whole
    text = imported_body(file)
    rows = "|  | Region | Kommun |\n|---|---|---|\n| Tolk | ja | nej\n| Taxi |"
    assert rows in without_ids(text)
    checked = check_workspace(tmp_path, {"ansvar.md": FRONT + text + "\n"})
    assert [] == codes(checked)
