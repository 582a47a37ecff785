"""A push is judged by what differs; the whole of both sides gives the same answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from govdocs.model.policy import Ban, LocalRule, PolicyChoice, PolicyName
from govdocs.model.settings import Settings
from govdocs.policy.change import Change
from govdocs.policy.run import judge, looked_up
from govdocs.store.corpus import TreeFiles
from govdocs.store.differing import DifferingFiles
from govdocs.store.fronts import Fronts, fronts_at
from govdocs.store.gateway import open_gateway
from govdocs.text.load import Loaded, load
from govdocs.text.memory import Memory
from tests.record.records import git
from tests.record.versioned import DAY, versioned

RULE = LocalRule("ska", ("tydligt",), Ban.ADDING, "skriv det inte")
PLACES = ("avtal", "avtal#syfte", "avtal#avtalstid", "avtal#a2b4", "kallelse#kallelse")
# Each policy there is, so that a new one that looks at more has to say so.
CHOICES = tuple(
    PolicyChoice(name, rules=(RULE,), places=PLACES) for name in sorted(PolicyName)
)


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
    named = looked_up(replace(Settings(), stage="utkast", stages={"utkast": CHOICES}))
    also = Fronts(root / "fronts").paths_of(whole[0], named)
    few = (
        DifferingFiles(gateway, old, None, whole[1], also),
        DifferingFiles(gateway, new, None, whole[0], also),
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


def test_parts_of_a_named_document_are_found_and_kept(
    root: Path, tmp_path: Path
) -> None:
    gateway = open_gateway(root)
    assert gateway is not None
    files = TreeFiles(gateway, git(root, "rev-list", "--max-parents=0", "HEAD"))
    place = tmp_path / "fronts.json"
    expected = {"samling/avtal.md", "samling/delar/gemensam.md"}

    found = fronts_at(place).paths_of(files, frozenset({"avtal"}))
    known = fronts_at(place)
    unread = replace(files, kept=dict.fromkeys(_blobs(files), b""))

    assert expected <= found
    assert "samling/riktlinjer/kallelse.md" not in found
    assert found == known.paths_of(unread, frozenset({"avtal"}))


@pytest.mark.parametrize(
    "kept", [b"", b"[]", b'{"program": 1}', b"[" * 9999, b"\xff", b'{"files": 0}']
)
def test_what_is_kept_and_broken_is_read_anew(
    root: Path, tmp_path: Path, kept: bytes
) -> None:
    gateway = open_gateway(root)
    assert gateway is not None
    place = tmp_path / "fronts.json"
    place.write_bytes(kept)
    files = TreeFiles(gateway, "HEAD")

    found = fronts_at(place).paths_of(files, frozenset({"kallelse"}))

    assert {"samling/riktlinjer/kallelse.md"} == found


def _blobs(files: TreeFiles) -> list[str]:
    return [entry.blob for entry in files.entries.values()]
