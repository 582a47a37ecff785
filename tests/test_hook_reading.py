"""A push is judged by what differs; the whole of both sides gives the same answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from govdocs.model.policy import Ban, LocalRule, PolicyChoice, PolicyName
from govdocs.overview.push_tips import _OF_CHANGES
from govdocs.policy.change import Change
from govdocs.policy.run import judge
from govdocs.store.corpus import TreeFiles
from govdocs.store.differing import DifferingFiles
from govdocs.store.gateway import open_gateway
from govdocs.text.load import Loaded, load
from govdocs.text.memory import Memory
from tests.records import git
from tests.versioned import DAY, versioned

RULE = LocalRule("ska", ("tydligt",), Ban.ADDING, "skriv det inte")
CHOICES = tuple(PolicyChoice(name, rules=(RULE,)) for name in sorted(_OF_CHANGES))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace with a history, in which files then move and go."""
    root = versioned(tmp_path_factory.mktemp("historia") / "klon")
    git(root, "mv", "samling/delar/gemensam.md", "samling/delen.md")
    git(root, "rm", "-q", "samling/patientfall/fall.md")
    git(root, "commit", "-qm", "flyttat och borttaget")
    return root


def sides(root: Path, old: str, new: str) -> Iterator[tuple[Loaded, Loaded]]:
    """Yield both commits as they are read whole, and as they differ."""
    gateway = open_gateway(root)
    assert gateway is not None
    whole = TreeFiles(gateway, old), TreeFiles(gateway, new)
    few = (
        DifferingFiles(gateway, old, None, whole[1]),
        DifferingFiles(gateway, new, None, whole[0]),
    )
    for one, other in (whole, few):
        yield _load(root, one), _load(root, other)


def _load(root: Path, files: TreeFiles) -> Loaded:
    loaded = load(root, lambda reading: (), Memory(), files)
    settings = replace(loaded.workspace.settings, stages={"utkast": CHOICES})
    return replace(loaded, workspace=replace(loaded.workspace, settings=settings))


def test_what_differs_gives_the_answer_of_the_whole(root: Path) -> None:
    commits = git(root, "rev-list", "HEAD").split("\n")
    found = 0
    for old, new in permutations(commits, 2):
        whole, few = (judge(Change(*one), DAY) for one in sides(root, old, new))
        assert whole == few, (old, new)
        found += sum(len(one.breaches) for one in whole)

    assert found > len(commits)


def test_every_policy_is_read_one_way_or_the_other() -> None:
    assert set(PolicyName) - _OF_CHANGES == {PolicyName.LOCKED_SECTIONS}
