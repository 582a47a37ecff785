"""A working group's own round is called what it is, and one of a thing is not many."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.model.consultation import ConsultationKind
from govdocs.render.html.compilation_page import compilation_file
from govdocs.render.pdf.compilation import compilation_jobs
from govdocs.render.round_words import report_kind, report_title
from tests.consultation.answered import answered, told
from tests.consultation.consulted import HOME
from tests.consultation.rounds import answer, comment, compiled


def internal(tmp_path: Path) -> Path:
    """Return a workspace with an internal round that one has answered."""
    root, _ = answered(tmp_path / "w", "norrby")
    path = root / HOME / "remiss.yaml"
    text = path.read_text("utf-8").partition("instanser:")[0] + "instanser:\n"
    text = text.replace("sort: remiss", "sort: intern synpunktsrunda")
    path.write_text(f"{text}  - {{id: norrby}}\n", "utf-8")
    return root


def test_the_compilation_names_the_round_and_counts_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = internal(tmp_path)
    words = ("compile", "2021-1", "--out", str(tmp_path), "--format", "md")

    assert 0 == told(root, capsys, "remiss", *words)[0]

    text = (tmp_path / "sammanstallning.md").read_text("utf-8")
    assert text.startswith(
        "# Sammanställning av synpunktsrundan Riktlinjen om kallelse"
    )
    assert "\n1 inbjuden: 1 svarade i tid" in text
    assert "- 1 inbjuden = 1 svarade i tid" in text
    assert "- 1 inkommet svar = 1 svarade i tid" in text
    assert "remissen" not in text


def test_the_letter_and_the_reminder_name_the_round(tmp_path: Path) -> None:
    root = internal(tmp_path)
    for one in (root / HOME / "publicerat").iterdir():
        one.unlink()
    call = ["--workspace", str(root), "remiss"]

    words = ["--round", "2021-1", "--format", "missiv"]
    assert 0 == run([*call, "template", *words, "--out", str(tmp_path / "ut")])
    assert 0 == run([*call, "status", "2021-1", "--reminders", str(tmp_path / "ut")])

    letter, reminder = sorted((tmp_path / "ut").iterdir())
    text = letter.read_text("utf-8")
    assert "svaren publiceras när synpunktsrundan är avslutad." in text
    assert "Svaret kan bli en allmän handling." in text
    assert "på synpunktsrundan 2021-1" in reminder.read_text("utf-8")


def test_the_report_names_the_round_on_paper_too(tmp_path: Path) -> None:
    found = compiled(["ale"], [answer("ale")])
    own = replace(found.round, kind=ConsultationKind.INTERNAL)
    found = replace(found, status=replace(found.status, round=own))

    (job,) = compilation_jobs(found, "")

    assert "Redogörelse för synpunktsrundan Avtalet på remiss" == report_title(found)
    assert "Redogörelse" == report_kind(own)
    assert 'data-fot="Synpunktsrunda 2021-1"' in job.html


def test_the_parts_of_a_compilation_are_listed_in_the_order_they_come() -> None:
    found = compiled(["ale"], [answer("ale", comment("ale-1", "Nej."))])

    page = compilation_file(found).decode()

    headings = re.findall(r'<h2 id="([a-z-]+)"', page)
    listed = re.findall(r'<li><a href="#([a-z-]+)"', page)
    assert 3 <= len(listed)
    assert listed == [one for one in headings if one in listed]
