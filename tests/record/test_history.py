"""Histories with odd names and subjects: nothing is lost, and nothing stops the reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.store.history import follow, read_record
from tests.record.records import gateway, git, new_record
from tests.workspaces import APPENDIX, write_workspace

ODD = "a\x01b\n\nc.md"


def record(tmp_path: Path) -> Path:
    """Return a repository where odd names and subjects have come and gone."""
    root = new_record(write_workspace(tmp_path / "w", {"bilaga.md": APPENDIX}))
    (root / ODD).write_text("", "utf-8")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Ett\x01tecken")
    git(root, "mv", "bilaga.md", "å\n.md")
    git(root, "rm", "-q", "--", ODD)
    git(root, "commit", "-q", "--allow-empty-message", "-m", "")
    git(root, "mv", "å\n.md", "ny.md")
    git(root, "commit", "-q", "-m", "Tre\x02\x01")
    git(root, "commit", "-q", "--allow-empty", "-m", "Ingenting")
    return root


def test_each_file_has_its_day(tmp_path: Path) -> None:
    days = read_record(record(tmp_path)).days

    assert {"govdocs.yaml", "parter.yaml", "organ.yaml", "ny.md"} <= days.keys()
    assert ODD in days


def test_every_change_of_a_file_is_followed(tmp_path: Path) -> None:
    root = record(tmp_path)

    steps = follow(gateway(root), git(root, "rev-parse", "HEAD"), "ny.md")

    assert ["Tre\x02\x01", "", "Ett\x01tecken"] == [one.subject for one in steps]
    assert ["å\n.md", "bilaga.md", None] == [one.was for one in steps]


def test_log_shows_no_character_that_moves_the_cursor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = record(tmp_path)

    code = run(["--workspace", str(root), "log", "bilaga"])

    told = capsys.readouterr().out
    assert 0 == code
    assert told.replace("\n", "").isprintable()
    assert "ny.md (hette å .md)" in told
