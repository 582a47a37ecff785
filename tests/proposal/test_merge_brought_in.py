"""What `govdocs merge` tells of how proposals are brought in is what brings them in."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.proposal.test_proposals import (
    FIRST,
    NEW,
    OTHER,
    YEARLY,
    branch,
    changed,
    listed,
    root,
)
from tests.record.locked import AGREEMENT, git, save, told

__all__ = ["root"]

NAMES = ("forslag/a", "forslag/b")


def steps(told_: str) -> list[str]:
    """Return the commands of git and the shell that are told."""
    every = [one.strip() for one in told_.splitlines() if one.startswith("  ")]
    return [one for one in every if one.startswith(("git ", "cp "))]


def test_the_commands_that_are_told_bring_all_in_and_put_nothing_back(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(root, {"fall.md": NEW.replace("ny", "fall")}, "en till")
    branch(root, "forslag/a", changed(*FIRST), "Synpunkt: 2021-1/lerum-3")
    branch(root, "forslag/b", {**changed(*YEARLY), "ny.md": NEW, "fall.md": None})
    tips = [git(root, "rev-parse", one) for one in NAMES]
    later = AGREEMENT.replace("Avtal om prov", "Avtal om annat")
    save(root, {"avtal.md": later}, "main går vidare")

    code, out, _ = told(root, capsys, "merge", *NAMES, "--out", "../hop la")

    assert 0 == code
    assert "govdocs review main forslag/hopslaget" in out
    for line in [*steps(out), "git switch main", "git merge forslag/hopslaget -m ihop"]:
        subprocess.run(line, shell=True, cwd=root, check=True, capture_output=True)
    assert later.replace(*FIRST).replace(*YEARLY) == (root / "avtal.md").read_text()
    assert NEW == (root / "ny.md").read_text()
    assert not (root / "fall.md").exists()
    assert {} == listed(root, capsys)
    for tip in tips:
        git(root, "merge-base", "--is-ancestor", tip, "main")
    assert "" == git(root, "status", "--porcelain", "--untracked-files=no")


def test_nothing_is_told_of_bringing_in_what_is_not_written(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    branch(root, "forslag/a", changed(*FIRST))
    branch(root, "forslag/b", changed(*OTHER))

    assert [] == steps(told(root, capsys, "merge", *NAMES, "--out", "../ut")[1])
    git(root, "branch", "-q", "-f", "forslag/b", "main")
    assert [] == steps(told(root, capsys, "merge", *NAMES)[1])
