"""The writer of the record: what it writes, and where it refuses."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from govdocs.errors import (
    BadChange,
    GovdocsError,
    IdentityMissing,
    RecordRefused,
    TagTaken,
)
from govdocs.store.change import Change
from govdocs.store.write import commit
from tests.record.records import (
    begun_record,
    faults_of,
    gateway,
    git,
    new_record,
    standing,
    unguarded,
    write,
)


def test_the_first_commit_makes_branch_file_and_index(tmp_path: Path) -> None:
    record = new_record(tmp_path)

    new = write(record, {"mapp/a.md": "å\n".encode()}).commit

    assert new == git(record, "rev-parse", "main")
    assert "å\n" == (record / "mapp/a.md").read_text("utf-8")
    assert [] == faults_of(record)


def test_the_message_person_and_time_are_kept(tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    when = datetime(2017, 4, 1, 10, tzinfo=UTC)
    message = "hsavtal: å, ä och ö\n\nSkäl.\n\nSynpunkt: 2021-1/lerum-3"

    change = Change({"a.md": b"2\n"}, message, when=when)
    commit(gateway(record), lambda _: change, unguarded)

    assert message == git(record, "log", "-1", "--format=%B")
    shown = git(record, "log", "-1", "--format=%an <%ae> %aI %cn %cI")
    assert (
        "Prov Provsson <prov@exempel.invalid> 2017-04-01T10:00:00+00:00"
        " Prov Provsson 2017-04-01T10:00:00+00:00" == shown
    )


def test_build_gets_the_head_and_can_read_it(tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    seen: list[str | None] = []

    def build(head: str | None) -> Change:
        seen.append(head)
        return Change({"a.md": b"2\n"}, "prov: ett")

    first = git(record, "rev-parse", "main")
    commit(gateway(record), build, unguarded)

    assert [first] == seen


def test_files_are_changed_added_and_deleted(tmp_path: Path) -> None:
    record = begun_record(tmp_path)

    write(record, {"a.md": b"2\n", "ny/c.md": b"3\n", "mapp/b.md": None})

    assert "a.md\nny/c.md" == git(record, "ls-tree", "-r", "--name-only", "main")
    assert not (record / "mapp").exists()
    assert b"3\n" == (record / "ny/c.md").read_bytes()
    assert [] == faults_of(record)


def test_a_workspace_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    record = begun_record(tmp_path)

    change = Change({"b.md": b"2\n"}, "prov: ett")
    commit(gateway(record, "mapp"), lambda _: change, unguarded)

    assert "2" == git(record, "show", "main:mapp/b.md")
    assert [] == faults_of(record)


def test_tags_are_annotated_and_point_at_the_commit(tmp_path: Path) -> None:
    record = begun_record(tmp_path)

    new = write(record, {"a.md": b"2\n"}, ("hsavtal/2.0", "bilaga/1.1")).commit

    assert new == git(record, "rev-parse", "hsavtal/2.0^{commit}")
    assert "tag" == git(record, "cat-file", "-t", "bilaga/1.1")
    assert [] == faults_of(record)


@pytest.mark.parametrize("tag", ["hsavtal/2.0", "hsavtal", "hsavtal/2.0/x"])
def test_a_tag_that_is_taken_stops_the_commit(tag: str, tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    write(record, {"a.md": b"2\n"}, ("hsavtal/2.0",))
    before = standing(record)

    with pytest.raises(TagTaken, match=tag):
        write(record, {"a.md": b"3\n"}, (tag,))

    assert before == standing(record)
    assert [] == faults_of(record)


def test_a_bare_repository_is_written(tmp_path: Path) -> None:
    record = begun_record(tmp_path, bare=True)

    new = write(record, {"a.md": b"2\n"}, ("x/1.0",)).commit

    assert new == git(record, "rev-parse", "main")
    assert [] == faults_of(record)


def test_a_shallow_clone_is_written(tmp_path: Path) -> None:
    source = begun_record(tmp_path / "k")
    git(tmp_path, "clone", "-q", "--depth=1", source.as_uri(), "grund")
    git(tmp_path / "grund", "config", "user.name", "Prov")
    git(tmp_path / "grund", "config", "user.email", "prov@exempel.invalid")

    write(tmp_path / "grund", {"a.md": b"2\n"})

    assert [] == faults_of(tmp_path / "grund")


def test_a_second_work_tree_is_written(tmp_path: Path) -> None:
    record = begun_record(tmp_path / "ett")
    git(record, "worktree", "add", "-q", "-b", "gren", str(tmp_path / "two"))

    new = write(tmp_path / "two", {"a.md": b"2\n"}).commit

    assert new == git(record, "rev-parse", "gren")
    assert [] == faults_of(tmp_path / "two") + faults_of(record)


def test_a_repository_with_sha256_is_written(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main", "--object-format=sha256")
    git(tmp_path, "config", "user.name", "Prov")
    git(tmp_path, "config", "user.email", "prov@exempel.invalid")

    assert 64 == len(write(tmp_path, {"a.md": b"1\n"}).commit)
    assert [] == faults_of(tmp_path)


def test_what_others_have_staged_stays_theirs(tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    (record / "annan.md").write_bytes(b"mitt\n")
    git(record, "add", "annan.md")
    (record / "mapp/b.md").write_bytes(b"mitt\n")

    write(record, {"a.md": b"2\n"})

    assert "a.md" == git(record, "show", "--format=", "--name-only", "main")
    assert "A  annan.md\n M mapp/b.md" == git(record, "status", "--porcelain")


def test_hooks_and_signing_are_not_run(tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    git(record, "config", "commit.gpgSign", "true")
    for name in ("pre-commit", "reference-transaction", "post-index-change"):
        hook = record / ".git/hooks" / name
        hook.write_text(f"#!/bin/sh\ntouch {tmp_path}/kord\nexit 1\n")
        hook.chmod(0o755)

    write(record, {"a.md": b"2\n"})

    assert not (tmp_path / "kord").exists()


def test_a_file_that_is_already_as_it_is_to_be_is_written(tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    (record / "a.md").write_bytes(b"2\n")
    (record / "ny.md").write_bytes(b"3\n")

    write(record, {"a.md": b"2\n", "ny.md": b"3\n"})

    assert [] == faults_of(record)


def test_a_file_keeps_who_may_read_it(tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    (record / "a.md").chmod(0o640)

    write(record, {"a.md": b"2\n"})

    assert 0o640 == (record / "a.md").stat().st_mode & 0o777


# --- Where it refuses ---------------------------------------------------------------


def refuses(record: Path, path: str, words: str, new: bytes | None = b"2\n") -> None:
    """Assert that a write is refused with the words, and changes nothing."""
    before = standing(record)

    with pytest.raises(RecordRefused) as caught:
        write(record, {path: new})

    assert words in caught.value.message
    assert "inget är ändrat" in caught.value.remedy
    assert 4 == caught.value.exit_code
    assert before == standing(record)
    assert [] == [one for one in faults_of(record) if ".git/" in one]


def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    (record / "a.md").write_bytes(b"mitt\n")

    refuses(record, "a.md", "a.md har ändringar")
    refuses(record, "a.md", "a.md har ändringar", None)


def test_a_staged_change_is_refused(tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    (record / "a.md").write_bytes(b"mitt\n")
    git(record, "add", "a.md")
    (record / "a.md").write_bytes(b"ett\n")

    refuses(record, "a.md", "a.md har ändringar")


def test_a_file_that_is_not_saved_is_refused(tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    (record / ".gitignore").write_text("*.txt\n")
    (record / "ny.txt").write_bytes(b"mitt\n")

    refuses(record, "ny.txt", "ny.txt har ändringar")


def test_a_deleted_file_is_refused(tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    (record / "a.md").unlink()

    refuses(record, "a.md", "a.md har ändringar")


def test_a_change_hidden_from_git_is_refused(tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    git(record, "update-index", "--assume-unchanged", "a.md")
    (record / "a.md").write_bytes(b"mitt\n")

    refuses(record, "a.md", "a.md har ändringar")


def test_a_detached_head_is_refused(tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    git(record, "checkout", "-q", "--detach")

    refuses(record, "a.md", "ingen gren är utcheckad")


@pytest.mark.parametrize("name", ["-x", "å", "a+b", "HEAD"])
def test_a_branch_with_a_bad_name_is_refused(name: str, tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    git(record, "update-ref", f"refs/heads/{name}", "main")
    git(record, "symbolic-ref", "HEAD", f"refs/heads/{name}")

    refuses(record, "a.md", "kan misstolkas")


def test_a_head_that_is_no_branch_is_refused(tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    git(record, "update-ref", "refs/annat/x", "main")
    git(record, "symbolic-ref", "HEAD", "refs/annat/x")

    refuses(record, "a.md", "kan misstolkas")


@pytest.mark.parametrize("name", ["MERGE_HEAD", "rebase-merge", "CHERRY_PICK_HEAD"])
def test_work_under_way_is_refused(name: str, tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    (record / ".git" / name).write_text("x")

    refuses(record, "a.md", "pågår")


def test_a_submodule_is_refused(tmp_path: Path) -> None:
    record = begun_record(tmp_path / "r")
    head = git(record, "rev-parse", "main")
    git(record, "update-index", "--add", "--cacheinfo", f"160000,{head},under")
    git(record, "commit", "-q", "-m", "undermodul")
    (record / "under").mkdir()

    refuses(record, "under/a.md", "under är en undermodul")
    refuses(record, "under", "under är ingen vanlig fil")


def test_a_repository_inside_is_refused(tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    new_record(record / "annat")

    refuses(record, "annat/a.md", "annat är en undermodul")


def test_links_are_not_followed(tmp_path: Path) -> None:
    record = begun_record(tmp_path / "r")
    (tmp_path / "ute").mkdir()
    (record / "lank").symlink_to(tmp_path / "ute")
    (record / "lank.md").symlink_to(tmp_path / "ute/fil")

    refuses(record, "lank/a.md", "lank är ingen mapp")
    refuses(record, "lank.md", "lank.md har ändringar")
    git(record, "add", ".")
    git(record, "commit", "-q", "-m", "länkar")
    refuses(record, "lank/a.md", "lank är ingen mapp")
    refuses(record, "lank.md", "lank.md är ingen vanlig fil")
    assert [] == list((tmp_path / "ute").iterdir())


def test_a_folder_in_the_way_is_refused(tmp_path: Path) -> None:
    record = begun_record(tmp_path)

    refuses(record, "mapp", "mapp är ingen vanlig fil")
    refuses(record, "a.md/b.md", "a.md är ingen mapp")


def test_an_unknown_person_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = begun_record(tmp_path)
    git(record, "config", "--unset", "user.email")
    monkeypatch.setenv("HOME", str(tmp_path / "ingen"))
    monkeypatch.setenv("EMAIL", "gissad@exempel.invalid")

    with pytest.raises(IdentityMissing, match="vet inte vem du är"):
        write(record, {"a.md": b"2\n"})

    assert [] == faults_of(record)


def test_no_change_is_refused(tmp_path: Path) -> None:
    record = begun_record(tmp_path)

    with pytest.raises(BadChange, match="inget nytt"):
        write(record, {"a.md": b"ett\n", "finns-inte.md": None})

    assert [] == faults_of(record)


def test_an_error_while_building_leaves_nothing(tmp_path: Path) -> None:
    record = begun_record(tmp_path)

    def build(head: str | None) -> Change:
        raise GovdocsError("nej", "gör om")

    with pytest.raises(GovdocsError, match="nej"):
        commit(gateway(record), build, unguarded)

    assert [] == faults_of(record)


MISLEADING = "|/a|../a|a/../b|a//b|.git/config|.GIT/x|å.md|a\nb|a b|a\\b|a:b|a.|-/é"


@pytest.mark.parametrize("path", [*MISLEADING.split("|"), "x/.gitmodules", "n" * 201])
def test_a_path_that_misleads_is_refused(path: str) -> None:
    with pytest.raises(BadChange, match="sökvägen"):
        Change({path: b""}, "prov: ett")


def test_a_file_under_a_file_is_refused() -> None:
    with pytest.raises(BadChange, match="under en annan fil"):
        Change({"a": b"", "a/b": b""}, "prov: ett")


@pytest.mark.parametrize("message", ["", "\n\nx", "a\0b", "a\rb", "a\u202eb", "\ud800"])
def test_a_message_that_misleads_is_refused(message: str) -> None:
    with pytest.raises(BadChange, match="meddelandet"):
        Change({"a": b""}, message)


@pytest.mark.parametrize(
    "tags", [("-x",), ("a..b",), ("x.lock",), ("a/",), ("å",), ("a", "a"), ("a", "a/b")]
)
def test_a_tag_that_misleads_is_refused(tags: tuple[str, ...]) -> None:
    with pytest.raises(BadChange, match="märket"):
        Change({"a": b""}, "prov: ett", tags)


@pytest.mark.parametrize(
    "when", [datetime(2024, 1, 1), datetime(1969, 1, 1, tzinfo=UTC)]
)
def test_a_time_that_misleads_is_refused(when: datetime) -> None:
    with pytest.raises(BadChange, match="tidpunkten"):
        Change({"a": b""}, "prov: ett", when=when)
