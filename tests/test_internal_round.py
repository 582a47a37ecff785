"""A working group's own round is called what it is, and one of a thing is not many."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.cli.main import run
from tests.answered import answered, told
from tests.consulted import HOME


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

    words = ["--round", "2021-1", "--all", "--format", "missiv"]
    assert 0 == run([*call, "template", *words, "--out", str(tmp_path / "ut")])
    assert 0 == run([*call, "status", "2021-1", "--reminders", str(tmp_path / "ut")])

    letter, reminder = sorted((tmp_path / "ut").iterdir())
    text = letter.read_text("utf-8")
    assert "svaren publiceras när synpunktsrundan är avslutad." in text
    assert "Svaren kan bli allmänna handlingar." in text
    assert "på synpunktsrundan 2021-1" in reminder.read_text("utf-8")
