"""What a round asked about is found as it was, also when the round has closed."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from govdocs import clock
from govdocs.lint.run import check
from govdocs.text.memory import Memory
from govdocs.text.reading import Reading, read_document
from tests.consultation.consulted import INSTANCES, TEXT
from tests.consultation.test_consultation_frozen import CHANGED, FIRST, HOME, opened
from tests.proposal.hooked import begun
from tests.record.records import git, new_record
from tests.workspaces import APPENDIX, BODIES, PARTIES, write_workspace

AFTER = date(2022, 6, 1)
FILES = {"remissinstanser.yaml": INSTANCES, "riktlinje.md": TEXT, "bilaga.md": APPENDIX}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a workspace in a folder of its repository, with a round that has closed."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(clock, "today", lambda: FIRST)
    root = new_record(tmp_path / "w") / "avtal"
    root.mkdir()
    write_workspace(root, FILES)
    git(root, "add", "-A")
    git(root, "commit", "-qm", "start")
    opened(root)
    (root / "riktlinje.md").write_text(CHANGED, "utf-8")
    git(root, "commit", "-qam", "efter remissen")
    return root


def told(root: Path) -> list[str]:
    """Return what is found of rounds once this one has closed."""
    found = check(root, AFTER, Memory()).findings
    return [one.message for one in found if one.code.startswith("GD44")]


def test_a_text_may_go_on_when_its_round_has_closed(root: Path) -> None:
    assert [] == told(root)


def test_what_is_as_it_was_is_not_parsed_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []

    def read(path: str, raw: bytes) -> Reading:
        parsed.append(path)
        return read_document(path, raw)

    monkeypatch.setattr("govdocs.text.load.read_document", read)

    assert [] == told(root)
    # One is as it was, the other is read as it is and as it was asked about.
    assert {"bilaga.md": 1, "riktlinje.md": 2} == dict(Counter(parsed))


def test_another_digest_in_a_closed_round_is_a_fault(root: Path) -> None:
    path = root / HOME
    old = path.read_text("utf-8")
    digest = old.partition("kontrollsumma: ")[2].split("\n")[0].strip('"')
    path.write_text(old.replace(digest, "a" * 64), "utf-8")

    (words,) = told(root)
    assert "men remissen säger aaaa" in words


def test_another_commit_in_a_closed_round_is_a_fault(root: Path) -> None:
    path = root / HOME
    old = path.read_text("utf-8")
    asked, now = git(root, "rev-parse", "HEAD~2"), git(root, "rev-parse", "HEAD")
    path.write_text(old.replace(asked, now), "utf-8")

    assert asked in old
    (words,) = told(root)
    assert "i den ändring som remissen gäller" in words


def test_a_history_that_was_thrown_away_is_told(root: Path) -> None:
    git(root, "checkout", "-q", "--orphan", "ny")
    git(root, "commit", "-qm", "allt i ett")
    git(root, "branch", "-qD", "main")
    git(root, "reflog", "expire", "--expire=now", "--all")
    git(root, "gc", "-q", "--prune=now")

    (words,) = told(root)
    assert "går inte att hitta" in words


def test_the_workspace_may_move_afterwards(root: Path) -> None:
    moved = root.with_name("samling")
    shutil.move(root, moved)
    git(moved.parent, "add", "-A")
    git(moved.parent, "commit", "-qm", "nytt namn")

    assert [] == told(moved)


def test_a_push_that_changes_what_a_closed_round_asked_about_is_refused(
    tmp_path: Path,
) -> None:
    registers = {"parter.yaml": PARTIES, "organ.yaml": BODIES}
    clone = begun(tmp_path, {"govdocs.yaml": "namn: Prov\n", **registers, **FILES})
    opened(clone.root, "2021-01-01", "2021-02-01")
    assert 0 == clone.push("main").code

    old = (clone.root / HOME).read_text("utf-8")
    revision = old.partition("revision: ")[2].split("\n")[0].strip('"')
    clone.save({HOME: old.replace(revision, "4d" * 20)}, "annan text")
    pushed = clone.push("main")

    assert (1, True) == (pushed.code, "GD446" in pushed.said)
