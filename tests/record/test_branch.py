"""A new branch with one commit: written through the one writer, and nothing else moves."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from govdocs.errors import BadChange, GovdocsError, RecordRefused
from govdocs.store import branch
from govdocs.store.branch import begin_branch
from govdocs.store.change import Change
from govdocs.store.journal import Journal, write_journal
from govdocs.store.place import find_place
from govdocs.store.settle import mend
from tests.record.records import begun_record, faults_of, gateway, git, standing, write

NEW = Change({"a.md": b"ny\n", "mapp/c.md": b"c\n"}, "prov: nytt")


def begin(record: Path, name: str, change: Change = NEW) -> str:
    """Begin a branch at main."""
    head = git(record, "rev-parse", "main")
    return begin_branch(gateway(record), name, head, change).commit


@pytest.mark.parametrize("bare", [False, True])
def test_only_the_branch_is_new(tmp_path: Path, bare: bool) -> None:
    record = begun_record(tmp_path, bare=bare)
    _, *before = standing(record)
    main = git(record, "rev-parse", "main")

    commit = begin(record, "forslag/ett")

    assert commit == git(record, "rev-parse", "forslag/ett")
    assert (
        main
        == git(record, "rev-parse", "forslag/ett~1")
        == git(record, "rev-parse", "main")
    )
    assert "ny" == git(record, "show", "forslag/ett:a.md")
    assert "ett" == git(record, "show", "forslag/ett:mapp/b.md")
    _, *after = standing(record)
    assert (before, []) == (after, faults_of(record))


def test_unsaved_files_and_another_branch_are_left_alone(tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    git(record, "checkout", "-q", "-b", "annan")
    (record / "a.md").write_text("under arbete\n", "utf-8")

    begin(record, "forslag/ett")

    assert "under arbete\n" == (record / "a.md").read_text("utf-8")
    assert "M a.md" == git(record, "status", "--porcelain")


@pytest.mark.parametrize("name", ["forslag/ett", "forslag", "forslag/ett/till", "main"])
def test_a_name_that_is_taken_is_refused_and_nothing_is_left(
    tmp_path: Path, name: str
) -> None:
    record = begun_record(tmp_path)
    begin(record, "forslag/ett")
    before = standing(record)

    with pytest.raises(RecordRefused, match="finns redan"):
        begin(record, name, Change({"a.md": b"annat\n"}, "prov: annat"))

    assert (before, []) == (standing(record), faults_of(record))


@pytest.mark.parametrize("name", ["--upload-pack=x", "a..b", "x.lock", "HEAD", "å"])
def test_a_name_that_misleads_is_refused(tmp_path: Path, name: str) -> None:
    record = begun_record(tmp_path)

    with pytest.raises(BadChange, match="kan misstolkas"):
        begin(record, name)


def test_a_change_that_changes_nothing_is_refused(tmp_path: Path) -> None:
    record = begun_record(tmp_path)

    with pytest.raises(BadChange, match="inget nytt"):
        begin(record, "forslag/ett", Change({"a.md": b"ett\n"}, "prov: samma"))

    assert [] == faults_of(record)


@pytest.mark.parametrize("moved", [False, True])
def test_a_writer_that_died_halfway_is_finished_or_cleared(
    tmp_path: Path, moved: bool
) -> None:
    record = begun_record(tmp_path)
    commit = begin(record, "forslag/ett")
    if not moved:
        git(record, "branch", "-q", "-D", "forslag/ett")
    journal = Journal("refs/heads/forslag/ett", None, commit, {}, {})
    write_journal(find_place(gateway(record)), journal)
    before = standing(record)

    mend(gateway(record))
    write(record, {"a.md": b"vidare\n"})

    assert before[0].split("\n")[:-1] == standing(record)[0].split("\n")[:-1]
    assert [] == faults_of(record)


def test_a_disk_that_refuses_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = begun_record(tmp_path)
    before = standing(record)

    def full(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(branch, "write_journal", full)
    with pytest.raises(GovdocsError, match="disken är full"):
        begin(record, "forslag/ett")

    assert (before, []) == (standing(record), faults_of(record))


def test_of_two_that_take_the_same_name_one_gets_it(tmp_path: Path) -> None:
    record = begun_record(tmp_path)

    def attempt(number: int) -> str:
        change = Change({"a.md": b"%d\n" % number}, "prov: en av flera")
        try:
            return begin(record, "forslag/ett", change)
        except RecordRefused:
            return ""

    with ThreadPoolExecutor(4) as pool:
        found = [one for one in pool.map(attempt, range(8)) if one]

    assert found == [git(record, "rev-parse", "forslag/ett")]
    assert [] == faults_of(record)
