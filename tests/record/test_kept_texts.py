"""Texts that are locked stay as they were: what is told of a record that was meddled with."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.record.kept import (
    FIRST,
    FRONT,
    REGISTER,
    SECOND,
    TEXT,
    ZEROS,
    Act,
    delete_tags,
    drop_register,
    lock,
    lock_a_second,
    put,
    save,
    swap,
    told,
    told_codes,
    write_by_hand,
)
from tests.record.records import git

pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture
def record(locked_once: Path, tmp_path: Path) -> Path:
    """Return a workspace with one locked version."""
    return shutil.copytree(locked_once, tmp_path / "w")


# What must be told ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        (r'full: "\w{8}', 'full: "00000000'),
        (r'text: "\w{8}', 'text: "00000000'),
        (r'blob: "\w{40}', f'blob: "{ZEROS}'),
        (r"låst: 2024-01-15", "låst: 2024-01-14"),
        (r"\[regionen, norrby, soderby\]", "[regionen, norrby]"),
        (r"sort: revision", "sort: rättelse"),
        (r'orsak: "Prov."', "orsak: Ett annat skäl."),
        (r"    orsak", "    avsedd_från: 2024-02-01\n    orsak"),
    ],
)
@pytest.mark.parametrize("saved", [False, True], ids=["osparat", "sparat"])
def test_a_row_that_was_changed_is_told(
    pattern: str, new: str, saved: bool, record: Path
) -> None:
    swap(record, pattern, new)
    if saved:
        save(record, "tyst")

    assert ["GD702 avtal@1.0 är ändrad efter låsningen"] == told(record)


def drop_row(root: Path) -> None:
    put(root, TEXT, FRONT + SECOND)
    save(root, "två")
    lock(root, "avtal", "2.0")
    swap(root, r'(?s)  - nummer: "1.0".*?(?=  - nummer)', "")


def empty_register(root: Path) -> None:
    put(root, REGISTER, "# Inget är låst.\n{}\n")


def merge_it_away(root: Path) -> None:
    git(root, "branch", "gren")
    git(root, "reset", "-q", "--hard", "HEAD~1")
    save(root, "på sidan")
    git(root, "merge", "-q", "-s", "ours", "gren", "-m", "ihop")


@pytest.mark.parametrize(
    "act", [drop_row, drop_register, empty_register, merge_it_away]
)
@pytest.mark.parametrize("saved", [False, True], ids=["osparat", "sparat"])
def test_a_row_that_is_gone_is_told(act: Act, saved: bool, record: Path) -> None:
    act(record)
    if saved:
        save(record, "tyst")

    assert "GD702 avtal@1.0 var låst men är borttagen ur registret" in told(record)


def squash(root: Path) -> None:
    put(root, TEXT, FRONT + SECOND)
    save(root, "två")
    git(root, "reset", "-q", "--soft", git(root, "rev-list", "--max-parents=0", "HEAD"))
    git(root, "commit", "-q", "--amend", "-m", "allt i ett")


@pytest.mark.parametrize("act", [squash, write_by_hand])
def test_a_row_without_its_bytes_is_told(act: Act, record: Path) -> None:
    act(record)

    assert ["GD701"] == told_codes(record)


def renumber(root: Path) -> None:
    swap(root, r'nummer: "1.0"', 'nummer: "1.1"')


def test_a_row_with_another_number_is_told_twice(record: Path) -> None:
    renumber(record)

    assert ["GD701", "GD702"] == sorted(told_codes(record))


@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        (r'full: "\w{8}', 'full: "00000000'),
        (r'text: "\w{8}', 'text: "00000000'),
        (r'blob: "\w{40}', f'blob: "{ZEROS}'),
        (r"\[regionen, norrby, soderby\]", "[regionen, norrby]"),
    ],
)
def test_a_row_that_was_wrong_from_the_start_is_told(
    pattern: str, new: str, record: Path
) -> None:
    swap(record, pattern, new)
    git(record, "commit", "-q", "-a", "--amend", "-m", "lås")

    assert ["GD701"] == told_codes(record)


def test_a_pin_to_another_file_of_the_same_tree_is_told(record: Path) -> None:
    """`show` reads what is pinned, so it must be what the digests are of."""
    other = git(record, "rev-parse", "HEAD:parter.yaml")
    swap(record, r'blob: "\w{40}', f'blob: "{other}')
    git(record, "commit", "-q", "-a", "--amend", "-m", "lås")

    assert ["GD701"] == told_codes(record)


def test_a_row_merged_in_from_a_branch_with_an_older_date_does_not_win(
    record: Path,
) -> None:
    head = git(record, "rev-parse", "HEAD")
    genuine = (record / REGISTER).read_text("utf-8")
    git(record, "checkout", "-q", "-b", "gren", "HEAD~1")
    put(record, REGISTER, genuine.replace("2024-01-15", "2023-01-15"))
    git(record, "add", "-A")
    git(record, "commit", "-q", "-m", "falsk", "--date=2020-01-01T00:00:00Z")
    backdated = git(record, "commit-tree", "-p", "HEAD~1", "-m", "x", "HEAD^{tree}")
    git(record, "reset", "-q", "--hard", backdated)
    git(record, "checkout", "-q", "main")
    git(record, "merge", "-q", "-X", "theirs", "gren", "-m", "ihop", check=False)
    put(record, REGISTER, genuine.replace("2024-01-15", "2023-01-15"))
    save(record, "ihop")

    assert git(record, "merge-base", "--is-ancestor", head, "HEAD") == ""
    assert ["GD702"] == told_codes(record)


def break_front(root: Path) -> None:
    put(root, TEXT, FIRST)


def lack_a_part(root: Path) -> None:
    put(root, TEXT, FRONT.replace("\n---", "\ndelar: [saknas]\n---") + FIRST)


def break_a_part(root: Path) -> None:
    put(root, TEXT, FRONT.replace("\n---", "\ndelar: [del]\n---") + FIRST)
    part = FRONT.replace("id: avtal", "id: del").replace("bilaga", "del")
    put(root, "hsavtal/del.md", f"{part}```\n")


def break_a_link(root: Path) -> None:
    put(root, TEXT, f"{FRONT}Se [bilagan](saknas.md#x). {{#k7m2}}\n")


@pytest.mark.parametrize("act", [break_front, lack_a_part, break_a_part, break_a_link])
def test_a_row_for_a_text_that_cannot_be_read_is_told(act: Act, record: Path) -> None:
    """A row written by hand can lead to anything, and must not stop the check."""
    act(record)
    blob = git(record, "hash-object", TEXT)
    swap(record, r'blob: "\w{40}', f'blob: "{blob}')
    git(record, "add", "-A")
    git(record, "commit", "-q", "--amend", "-m", "lås")

    assert "GD701" in told_codes(record)


# What is no fault ----------------------------------------------------------------------


def move_register(root: Path) -> None:
    git(root, "mv", REGISTER, "versioner.yaml")


def rename_folder(root: Path) -> None:
    git(root, "mv", "hsavtal", "avtal")


def rename_text(root: Path) -> None:
    git(root, "mv", TEXT, "nytt-namn.md")


def rebase(root: Path) -> None:
    put(root, TEXT, FRONT + SECOND)
    save(root, "två")
    lock(root, "avtal", "2.0")
    git(root, "rebase", "-q", "--root", "--force-rebase")


def delete_text(root: Path) -> None:
    (root / TEXT).unlink()


def comment_and_order(root: Path) -> None:
    swap(root, "# Låsta", "# Våra låsta")


def restore_after_a_slip(root: Path) -> None:
    swap(root, "2024-01-15", "2024-01-14")
    save(root, "ändrat")
    swap(root, "2024-01-14", "2024-01-15")


def two_registers(root: Path) -> None:
    lock_a_second(root)
    text = (root / REGISTER).read_text("utf-8")
    head, _, last = text.partition('  - nummer: "2.0"')
    put(root, REGISTER, head)
    put(root, "versioner.yaml", 'avtal:\n  - nummer: "2.0"' + last)


@pytest.mark.parametrize(
    "act",
    [
        move_register,
        rename_folder,
        rename_text,
        delete_tags,
        rebase,
        delete_text,
        comment_and_order,
        restore_after_a_slip,
        lock_a_second,
        two_registers,
    ],
)
@pytest.mark.parametrize("saved", [False, True], ids=["osparat", "sparat"])
def test_a_record_that_keeps_all_is_well(act: Act, saved: bool, record: Path) -> None:
    act(record)
    if saved:
        save(record, "ordnat")

    assert [] == told(record)


def test_what_guards_the_record_cannot_be_waived() -> None:
    from govdocs.lint import rules

    guarding = {rule.code for rule in rules.HISTORY_RULES}

    assert guarding == {
        *("GD420", "GD446"),
        *("GD701", "GD702", "GD703", "GD705", "GD706"),
    }
    assert guarding.isdisjoint(rules.MOVABLE)
