"""A repository that git cannot open or work in is told, and never taken for none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from govdocs.cli.main import run
from tests.record.test_repository import git, repository

Captured = pytest.CaptureFixture[str]


pytestmark = pytest.mark.usefixtures("own_cache")


def told(root: Path, capsys: Captured, *words: str) -> tuple[int, str]:
    """Return the exit code of a command, and all that it printed."""
    code = run(["--workspace", str(root / "arbetsyta"), *words])
    out = capsys.readouterr()
    return code, out.out + out.err


@pytest.mark.parametrize("command", ["check", "doctor", "verify", "proposals"])
def test_a_work_tree_whose_repository_has_been_moved_is_told(
    command: str, tmp_path: Path, capsys: Captured
) -> None:
    root = repository(tmp_path)
    git(root, "worktree", "add", "-q", "-b", "gren", "../gren")
    root.rename(tmp_path / "flyttat")

    code, words = told(tmp_path / "gren", capsys, command)

    assert 4 == code
    assert "git kan inte öppna förrådet som" in words
    assert str(tmp_path / "gren" / ".git") in words
    assert "Godkänt" not in words


def test_a_repository_without_a_head_is_no_lack_of_one(
    tmp_path: Path, capsys: Captured
) -> None:
    root = repository(tmp_path)
    (root / ".git/HEAD").write_text("skräp")

    assert 4 == told(root, capsys, "check")[0]


@pytest.mark.parametrize(
    ("file", "content", "why"),
    [
        ("config", "[core\nx", "gits inställningar är fel"),
        ("index", "DIRC och mer", "gits index är skadat"),
    ],
)
def test_what_stops_git_is_not_told_as_a_broken_record(
    file: str, content: str, why: str, tmp_path: Path, capsys: Captured
) -> None:
    root = repository(tmp_path)
    (root / ".git" / file).write_text(content)

    code, words = told(root, capsys, "verify")

    assert (4, True) == (code, why in words)


def test_settings_that_cannot_be_read_do_not_look_like_nothing_saved(
    tmp_path: Path, capsys: Captured
) -> None:
    root = repository(tmp_path)
    (root / ".git/config").write_text("[core\nx")

    code, words = told(root, capsys, "proposals")

    assert (4, False) == (code, "inget är sparat" in words)


def test_a_folder_that_was_taken_out_of_git_is_still_checked(
    tmp_path: Path, capsys: Captured
) -> None:
    root = repository(tmp_path)
    shutil.rmtree(root / ".git")

    assert "ligger inte i git" in told(root, capsys, "doctor")[1]
