"""A name of many letters stands whole in the title, and short in the head of every page."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from govdocs.diff.front import find_bodies
from govdocs.diff.redline import compare
from govdocs.diff.rows import Side
from govdocs.diff.sheet import make_sheet
from govdocs.model.sheet import Caption, Sheet
from govdocs.render.flow_styles import in_head
from govdocs.render.pdf.make import make_each
from govdocs.render.pdf.redline import redline_job
from govdocs.render.word.redline import write_redline
from govdocs.text.word.read import read_word
from tests.record.locked import AGREEMENT, start, told

NAME = " ".join(["Avtal", *["samverkan"] * 100])
CAPTION = Caption(NAME, "1.0", "2.0", (), ("0" * 64, "1" * 64))


def sheet() -> Sheet:
    old = "---\nid: a\n---\n## Ett {#ett}\n\nEtt ord. {#a2b3}\n"
    new = old.replace("ord", "annat ord")
    one, other = find_bodies(old, new)
    return make_sheet(Side(old, one, {}), Side(new, other, {}), compare(old, new))


def test_the_head_of_a_pdf_never_covers_the_text(tmp_path: Path) -> None:
    made = make_each([redline_job("r", sheet(), CAPTION, "Prov", None)], 1)
    path = tmp_path / "r.pdf"
    path.write_bytes(made["r"])
    words = ["pdftotext", "-layout", str(path), "-"]
    pages = subprocess.run(words, capture_output=True, text=True, check=True).stdout

    last = pages.rstrip("\f\n").split("\f")[-1]

    assert "Ett ord" not in pages.split("\f")[0]
    assert 1 <= sum("samverkan" in line for line in last.splitlines()) <= 2
    assert 100 <= pages.count("samverkan")


def test_the_head_of_a_word_redline_is_short() -> None:
    text = read_word(write_redline(sheet(), CAPTION, date(2026, 11, 1)))

    (head,) = [one.text for one in text.paragraphs if one.place == "sidhuvud"]
    assert head == f"{in_head(NAME)}\t1.0 → 2.0"
    assert NAME in [one.text for one in text.paragraphs]


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_the_head_of_an_export_is_short(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = AGREEMENT.splitlines()
    kept = [one for one in lines if not one.startswith(("titel:", "kortnamn:"))]
    at = kept.index("id: avtal")
    text = "\n".join([*kept[:at], f"titel: {NAME}", *kept[at:], ""])
    root = start(tmp_path / "w", {"avtal.md": text})
    out = tmp_path / f"a.{form}"

    assert (
        0 == told(root, capsys, "export", "avtal", "--to", form, "--out", str(out))[0]
    )

    found = read_word(out.read_bytes()).paragraphs
    (head,) = [one.text for one in found if one.place == "sidhuvud"]
    assert head.startswith(f"{in_head(NAME)}\t")
    assert NAME in [one.text for one in found]


def test_a_name_is_cut_between_words_and_only_when_it_is_long() -> None:
    assert "Avtal om läkare" == in_head("Avtal om läkare")
    assert in_head(NAME).endswith(" samverkan…")
    assert len(in_head(NAME)) <= 121
    assert 121 == len(in_head("x" * 400))
