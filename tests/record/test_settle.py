"""What a writer that died left halfway is finished or cleared, and nobody's edits are lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.store.journal import Journal, write_journal
from govdocs.store.place import find_place
from govdocs.store.settle import mend
from tests.record.records import begun_record, faults_of, gateway, git, write
from tests.workspaces import write_workspace

TAGS = ("prov/1.0", "prov/1.1")


def halfway(tmp_path: Path) -> tuple[Path, str, str]:
    """Return a record with a commit whose journal is left, and the commits around it.

    Branch, tags, files and index stand as before the commit.
    """
    record = begun_record(tmp_path)
    old = git(record, "rev-parse", "main")
    new = write(
        record, {"a.md": b"2\n", "ny/c.md": b"3\n", "mapp/b.md": None}, TAGS
    ).commit
    blobs = {
        path: (_blob(record, old, path), _blob(record, new, path))
        for path in ("a.md", "ny/c.md", "mapp/b.md")
    }
    tags = {f"refs/tags/{tag}": git(record, "rev-parse", tag) for tag in TAGS}
    journal = Journal("refs/heads/main", old, new, tags, blobs)
    git(record, "reset", "-q", "--hard", old)
    git(record, "tag", "-d", *TAGS)
    write_journal(find_place(gateway(record)), journal)
    return record, old, new


def _blob(record: Path, commit: str, path: str) -> str | None:
    return (
        git(record, "rev-parse", "-q", "--verify", f"{commit}:{path}", check=False)
        or None
    )


def move(record: Path, ref: str, new: str) -> None:
    """Move a ref, but neither files nor index."""
    git(record, "update-ref", ref, new)


def tag_id(record: Path, tag: str) -> str:
    """Return the tag that the journal has."""
    journal = (record / ".git/govdocs/journal").read_text("utf-8")
    return journal.split(f'"refs/tags/{tag}": "')[1][:40]


def test_a_commit_of_which_nothing_moved_is_dropped(tmp_path: Path) -> None:
    record, old, _ = halfway(tmp_path)

    assert () == mend(gateway(record))
    assert old == git(record, "rev-parse", "main")
    assert "" == git(record, "tag")
    assert [] == faults_of(record)


def test_files_index_and_tags_follow_a_branch_that_moved(tmp_path: Path) -> None:
    record, _, new = halfway(tmp_path)
    move(record, "refs/heads/main", new)

    assert 1 == len(mend(gateway(record)))
    assert b"2\n" == (record / "a.md").read_bytes()
    assert not (record / "mapp").exists()
    assert "\n".join(TAGS) == git(record, "tag")
    assert [] == faults_of(record)


def test_doctor_finishes_it_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record, _, new = halfway(tmp_path)
    move(record, "refs/heads/main", new)
    write_workspace(record, {})

    assert 0 == run(["--workspace", str(record), "doctor"])
    assert f"avslutade en skrivning som avbröts: {new}" in capsys.readouterr().out
    assert b"2\n" == (record / "a.md").read_bytes()


def test_the_next_writer_finishes_first(tmp_path: Path) -> None:
    record, _, new = halfway(tmp_path)
    move(record, "refs/heads/main", new)

    notes = write(record, {"a.md": b"4\n"}).notes

    assert [f"avslutade en skrivning som avbröts: {new}"] == list(notes)
    assert new == git(record, "rev-parse", "main~1")
    assert [] == faults_of(record)


def test_a_branch_follows_a_tag_that_was_made(tmp_path: Path) -> None:
    record, _, new = halfway(tmp_path)
    move(record, "refs/tags/prov/1.0", tag_id(record, "prov/1.0"))

    mend(gateway(record))

    assert new == git(record, "rev-parse", "main")
    assert "\n".join(TAGS) == git(record, "tag")
    assert [] == faults_of(record)


def test_a_tag_goes_when_the_branch_has_gone_another_way(tmp_path: Path) -> None:
    record, _, _ = halfway(tmp_path)
    move(record, "refs/tags/prov/1.0", tag_id(record, "prov/1.0"))
    git(record, "commit", "-q", "--allow-empty", "-m", "annat")

    mend(gateway(record))

    assert "" == git(record, "tag")
    assert "annat" == git(record, "log", "-1", "--format=%s")
    assert [] == faults_of(record)


def test_what_a_person_has_changed_since_is_left(tmp_path: Path) -> None:
    record, _, new = halfway(tmp_path)
    move(record, "refs/heads/main", new)
    (record / "a.md").write_bytes(b"mitt\n")
    (record / "mapp/b.md").write_bytes(b"mitt\n")
    git(record, "add", "mapp/b.md")

    notes = mend(gateway(record))

    assert ["a.md", "mapp/b.md"] == [
        note.split(" ")[1] for note in notes if note.startswith("lät")
    ]
    assert b"mitt\n" == (record / "a.md").read_bytes()
    assert b"mitt\n" == (record / "mapp/b.md").read_bytes()
    assert "mitt" == git(record, "show", ":mapp/b.md")
    assert b"3\n" == (record / "ny/c.md").read_bytes()


def test_commits_on_top_are_what_the_files_follow(tmp_path: Path) -> None:
    record, old, new = halfway(tmp_path)
    move(record, "refs/heads/main", new)
    git(record, "commit", "-q", "-a", "-m", "tog tillbaka det")

    mend(gateway(record))

    assert b"ett\n" == (record / "a.md").read_bytes()
    assert git(record, "rev-parse", f"{old}^{{tree}}") == git(
        record, "rev-parse", "main^{tree}"
    )
    assert [] == faults_of(record)


def test_another_branch_that_is_checked_out_is_left(tmp_path: Path) -> None:
    record, old, new = halfway(tmp_path)
    move(record, "refs/heads/main", new)
    git(record, "branch", "annan", old)
    git(record, "symbolic-ref", "HEAD", "refs/heads/annan")

    mend(gateway(record))

    assert b"ett\n" == (record / "a.md").read_bytes()
    assert [] == faults_of(record)


def test_a_tag_that_somebody_else_made_meanwhile_is_left(tmp_path: Path) -> None:
    record, old, new = halfway(tmp_path)
    move(record, "refs/heads/main", new)
    move(record, "refs/tags/prov/1.0", old)

    mend(gateway(record))

    assert old == git(record, "rev-parse", "prov/1.0")
    assert new == git(record, "rev-parse", "prov/1.1^{commit}")
    assert [] == faults_of(record)
