"""The bench: its workspaces are sound and the same every time, its scripts run."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from answering import Extent, measure_answering
from make_answers import Answers
from place import Place
from proposals_section import TITLE, measure_proposals
from redline_page import replaced
from redline_section import Scope, measure_redline, pairs_folder

from govdocs.cli.round import read_round
from govdocs.lint.run import check
from govdocs.text.memory import Memory
from tests.places import ROOT

DOCUMENTS = 10
SMALL = Extent(Answers(4, 3, 2), DOCUMENTS, 10)


def run_script(name: str, *words: str) -> str:
    """Run a script of the bench as a user would, and return what it prints."""
    command = [sys.executable, str(ROOT / "bench" / name), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout


def make_workspace(out: Path, *words: str) -> Path:
    """Generate a small workspace."""
    run_script("make_workspace.py", "--documents", str(DOCUMENTS), *words, str(out))
    return out


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return every file of a workspace, without git's own."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }


def test_a_generated_workspace_passes_check(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "made")

    checked = check(workspace, date(2024, 1, 1), Memory())

    assert () == checked.findings
    assert DOCUMENTS == len(checked.loaded.workspace.outlines)


def test_short_documents_have_the_words_and_keys_asked_for(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "made", "--words", "100", "--keys", "10")

    checked = check(workspace, date(2024, 1, 1), Memory())

    assert () == checked.findings
    routine = (workspace / "rutiner" / "dok-00003.md").read_text("utf-8")
    _, front, body = routine.split("---\n", 2)
    words = [word for word in body.split() if word[0] not in "#{|-"]
    assert 10 == sum(line[0].isalpha() for line in front.split("\n") if line)
    assert 90 <= len(words) <= 130


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    first = make_workspace(tmp_path / "first", "--seed", "7", "--revisions", "3")
    second = make_workspace(tmp_path / "second", "--seed", "7", "--revisions", "3")
    other = make_workspace(tmp_path / "other", "--seed", "8")

    assert bytes_of(first) == bytes_of(second)
    assert bytes_of(first) != bytes_of(other)
    assert _heads(first) == _heads(second)


def test_revisions_are_commits_and_nothing_is_unsaved(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "made", "--revisions", "3")

    status = _git(workspace, "status", "--porcelain")

    assert 3 == len(_heads(workspace))
    assert "" == status
    assert () == check(workspace, date(2024, 1, 1), Memory()).findings


def test_the_bare_scripts_run_on_a_generated_workspace(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "made")

    run_script("bare_render.py", str(workspace), str(tmp_path / "html"))
    counted = run_script("bare_check.py", str(workspace))
    helped = run_script("bare_click.py", "--help")

    assert DOCUMENTS == len(list((tmp_path / "html").rglob("*.html")))
    assert f"{DOCUMENTS}\n" == counted
    assert "--name" in helped


def _heads(workspace: Path) -> list[str]:
    return _git(workspace, "rev-list", "HEAD").split()


def _git(workspace: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(workspace), *words],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_the_redline_is_measured_against_git(tmp_path: Path) -> None:
    old = "Ett stycke om vård.\n\nEtt annat om boende.\n"
    (tmp_path / "1.old.md").write_text(old, "utf-8")
    (tmp_path / "1.new.md").write_text(old.replace("boende", "skola"), "utf-8")

    printed = run_script("redline.py", str(tmp_path), "--rounds", "1")

    assert "marked 2 of 2, runs 1/1, islands 0/0" in printed
    assert "marked/LCS 1.000" in printed


def test_a_long_history_can_be_made_and_measured(tmp_path: Path) -> None:
    out = tmp_path / "made"

    run_script("long_history.py", "--documents", "12", "--commits", "120", str(out))

    for mode in ("follow", "git-follow", "blobs", "git-blobs", "show", "check"):
        assert float(run_script("history_work.py", mode, str(out))) > 0


def test_the_redline_is_measured_without_peers_or_real_pairs(tmp_path: Path) -> None:
    scope = Scope(made=3, great=(), rounds=1, limit=5)

    section = measure_redline(Place(tmp_path), scope, None, None)

    assert "| 1. Exakt åt båda håll, gjorda par | 3 av 3 |  | alla | nått |" in section
    assert "| 1. Exakt, fientliga par | 15 av 15 |  | alla | nått |" in section
    assert "De verkliga paren fanns inte här" in section
    assert "Inte mätta i den här körningen: fast-diff-match-patch" in section


def test_real_pairs_are_read_from_the_folder_that_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "1.old.md").write_text("Ett.\n", "utf-8")
    monkeypatch.setenv("GOVDOCS_REDLINE_PAIRS", str(tmp_path))

    assert tmp_path == pairs_folder(None)
    assert pairs_folder(tmp_path / "missing") is None


def test_no_conflict_is_false_and_none_is_missed() -> None:
    printed = run_script("merging.py", "--pairs", "60", "--seed", "5").split("\n")

    ours = {line.partition(": ")[0]: line for line in printed if "govdocs" in line}
    right = "oberoende 60, flaggad 0, tävlar 0, fel 0"
    assert ours["olika meningar; govdocs"].endswith(right)
    assert ours["samma ord; govdocs"].endswith(
        "oberoende 0, flaggad 0, tävlar 60, fel 0"
    )
    assert ours["olika ord i en mening; govdocs"].endswith(
        "flaggad 60, tävlar 0, fel 0"
    )
    assert any("git, stycke på en rad" in line for line in printed)


def test_proposals_are_measured_as_a_section_of_the_page(tmp_path: Path) -> None:
    section = measure_proposals(Place(tmp_path), DOCUMENTS, 1, 60, date(2026, 1, 1))

    page = replaced("# Mätresultat\n\n## Sist\n\nOrd.\n", section, TITLE)
    again = replaced(page, section, TITLE)

    assert page == again
    assert "Ord." in page
    goals = re.findall(r"≤ (\d,\d+)", section)
    assert ["0,200", "1,50", "1,50"] == goals
    for row in (
        "review utan minne / check, kall",
        "låsta-avsnitt",
        "git push med krok",
    ):
        assert f"| {row}" in section or row in section
    assert 9 == section.count(" | 1 |\n")


def test_answers_that_are_made_are_sound_and_the_same_every_time(
    tmp_path: Path,
) -> None:
    made = []
    for name in ("first", "second"):
        tree = make_workspace(tmp_path / name, "--revisions", "1")
        run_script("make_answers.py", "4", "3", "2", "publicerat", str(tree))
        made.append(bytes_of(tree / "avtal/remisser/2020-1/publicerat"))

    known = read_round(tmp_path / "first", "2020-1")
    assert made[0] == made[1]
    assert () == check(tmp_path / "first", date(2024, 1, 1), Memory()).findings
    assert [3] * 4 == [len(one.comments) for one in known.submissions]


def test_answers_are_measured_as_a_section_of_the_page(tmp_path: Path) -> None:
    section = measure_answering(Place(tmp_path), SMALL, 1, 60, date(2026, 1, 1))

    goals = re.findall(r"≤ (\d,\d+)", section)
    of_compiling = ["3,00", "3,00", "3,00", "4,40", "1,00", "3,00"]
    assert [*of_compiling, "2,00", "2,00", "0,100"] == goals
    for row in (
        "alla format, PDF också / mallar",
        "placering av",
        "remiss status / check",
    ):
        assert f"| {row}" in section
