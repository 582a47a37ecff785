"""What git refuses is told with a remedy that can be pasted."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from govdocs.store.refused import GitRefused
from tests.record.records import new_record

ORDER = ["git", "config", "--global", "--add", "safe.directory"]


def refused_by(root: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Run git in a folder that it takes for somebody else's."""
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1",
        "LC_ALL": "C",
    }
    words = ["git", "rev-parse", "HEAD"]
    return subprocess.run(
        words, cwd=root, env=env, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("name", ["forrad", "Våra avtal", "mappen 'ny' $HOME"])
def test_a_folder_of_somebody_else_is_named_in_an_order_to_paste(
    name: str, tmp_path: Path
) -> None:
    root = new_record(tmp_path / name)

    told = GitRefused(refused_by(root, tmp_path).stderr)

    found = re.search("kör (.+) om du litar", told.remedy)
    assert found
    assert [*ORDER, str(root)] == shlex.split(found[1])
    subprocess.run(
        found[1], shell=True, check=True, env={**os.environ, "HOME": str(tmp_path)}
    )
    assert "dubious" not in refused_by(root, tmp_path).stderr


def test_a_folder_that_cannot_stand_on_a_line_is_not_half_named(
    tmp_path: Path,
) -> None:
    root = new_record(tmp_path / "ett\ntvå\x1b[31m")

    told = GitRefused(refused_by(root, tmp_path).stderr)

    assert "safe.directory MAPP om" in told.remedy


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("fatal: Expected git repo version <= 1, found 9", "nyare git"),
        ("fatal: unknown repository extension found:\n\tskum", "nyare git"),
        ("fatal: this operation must be run in a work tree", "core.worktree"),
        ("fatal: unexpected line in .git/packed-refs: x", "grenar och märken"),
        ("fatal: bad shallow line: x", "var klonen slutar"),
        ("error: index file smaller than expected", "index är skadat"),
        ("fatal: Failed to traverse parents of commit 73e3", "saknas eller är skadat"),
        ("fatal: något nytt", "git kunde inte utföra frågan"),
    ],
)
def test_what_stops_git_is_told_in_swedish(printed: str, words: str) -> None:
    assert words in GitRefused(printed).message
