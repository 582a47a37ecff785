"""Ids of locked texts are not given to others, and what is proved is not asked again."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.lint.run import check
from govdocs.store.gateway import Gateway
from govdocs.store.proofs import open_proofs
from govdocs.text.memory import open_memory
from tests.record.kept import (
    FIRST,
    FRONT,
    OTHER,
    SECOND,
    TEXT,
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
from tests.record.records import git, new_record
from tests.workspaces import DAY, write_workspace

pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture
def record(locked_once: Path, tmp_path: Path) -> Path:
    """Return a workspace with one locked version."""
    return shutil.copytree(locked_once, tmp_path / "w")


# Ids -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Kommunen svarar för vården i hemmet och ska betala för den.", []),
        ("Kommunen ansvarar för vården.", []),
        (f"{FIRST.partition(' {')[0]} {OTHER}", []),
        (OTHER, ["GD703"]),
        ("Se ovan.", []),  # too short to judge
    ],
)
def test_an_id_may_follow_its_text_but_not_another(
    words: str, codes: list[str], record: Path
) -> None:
    put(record, TEXT, f"{FRONT}{words} {{#k7m2}}\n")

    assert codes == told_codes(record)


def test_an_id_in_another_document_is_told(record: Path) -> None:
    put(record, TEXT, FRONT + "Ett stycke. {#p3x9}\n")
    put(record, "annat.md", FRONT.replace("avtal", "annat") + f"{OTHER} {{#k7m2}}\n")

    assert ["GD703"] == told_codes(record)


def test_a_text_may_move_to_another_document_with_its_id(record: Path) -> None:
    put(record, TEXT, FRONT + "Ett stycke. {#p3x9}\n")
    put(record, "annat.md", FRONT.replace("avtal", "annat") + FIRST)

    assert [] == told(record)


def test_an_id_may_come_back_with_its_text(record: Path) -> None:
    put(record, TEXT, FRONT + "Ett stycke. {#p3x9}\n")
    save(record, "borta")
    put(record, TEXT, FRONT + FIRST)

    assert [] == told(record)


def test_any_text_an_id_has_had_will_do(record: Path) -> None:
    put(record, TEXT, f"{FRONT}{SECOND.partition(' {')[0]} {OTHER} {{#k7m2}}\n")
    save(record, "två")
    lock(record, "avtal", "2.0")
    put(record, TEXT, f"{FRONT}{OTHER} {{#k7m2}}\n")

    assert [] == told(record)


# What has been proved before -----------------------------------------------------------


def place_of_proofs(root: Path) -> Path:
    place = open_proofs(root).place
    assert place is not None
    return place


def codes_with_memory(root: Path) -> list[str]:
    return [one.code for one in check(root, DAY, open_memory(root)).findings]


@pytest.mark.parametrize(
    "raw", [b"", b"5", b"{}", b"null", b"[" * 9000, b"\xff", b"[[1]]"]
)
def test_a_broken_file_of_proofs_is_no_fault(raw: bytes, record: Path) -> None:
    codes_with_memory(record)
    place = place_of_proofs(record)
    good = place.read_bytes()
    place.write_bytes(raw)

    assert [] == codes_with_memory(record)
    assert good == place.read_bytes()


def test_proofs_that_cannot_be_kept_are_no_fault(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))

    assert [] == codes_with_memory(record)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_cache_that_is_read_only_is_no_fault(record: Path, tmp_path: Path) -> None:
    codes_with_memory(record)
    (tmp_path / "cache" / "govdocs").chmod(0o500)
    put(record, TEXT, FRONT + SECOND)

    assert [] == codes_with_memory(record)


def test_a_proof_does_not_hide_a_later_change(record: Path) -> None:
    assert [] == codes_with_memory(record)

    swap(record, "2024-01-15", "2024-01-14")
    put(record, TEXT, f"{FRONT}{OTHER} {{#k7m2}}\n")

    assert ["GD702", "GD703"] == sorted(codes_with_memory(record))


def test_a_broken_record_is_told_each_time(record: Path) -> None:
    write_by_hand(record)

    assert codes_with_memory(record) == codes_with_memory(record) == ["GD701"]


def test_what_is_proved_is_not_read_again(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock_a_second(record)
    codes_with_memory(record)
    read: list[str] = []
    monkeypatch.setattr(Gateway, "tree", lambda gateway, commit: read.append(commit))

    assert [] == codes_with_memory(record)
    assert [] == read


def test_that_nothing_was_registered_is_not_looked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = new_record(write_workspace(tmp_path / "w", {TEXT: FRONT + FIRST}))
    save(root, "ett")
    codes_with_memory(root)
    monkeypatch.delattr(Gateway, "commits_touching")

    assert [] == codes_with_memory(root)


# fmt -----------------------------------------------------------------------------------


def choices(monkeypatch: pytest.MonkeyPatch, signs: str) -> None:
    """Let chance give these characters, one after the other."""
    given = iter(signs)
    monkeypatch.setattr("secrets.choice", lambda alphabet: next(given))


@pytest.mark.parametrize("act", [lambda root: None, drop_register, delete_tags])
def test_fmt_mints_no_id_that_a_locked_version_has_used(
    act: Act, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    act(record)
    put(record, TEXT, f"{FRONT}{OTHER}\n")
    choices(monkeypatch, "k7m2p3x9")

    assert 0 == run(["--workspace", str(record), "fmt"])

    assert f"{FRONT}{OTHER} {{#p3x9}}\n" == (record / TEXT).read_text("utf-8")


def test_fmt_asks_git_only_when_it_mints(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(Gateway, "head")

    assert 0 == run(["--workspace", str(record), "fmt"])


def test_fmt_mints_without_git_or_with_half_a_history(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock_a_second(record)
    git(tmp_path, "clone", "-q", "--depth=1", record.as_uri(), "grund")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    write_workspace(tmp_path / "utan", {})
    for root in (tmp_path / "grund", tmp_path / "utan"):
        put(root, TEXT, f"{FRONT}{OTHER}\n")

        assert 0 == run(["--workspace", str(root), "fmt"])
        assert "{#" in (root / TEXT).read_text("utf-8")

    monkeypatch.setenv("PATH", str(tmp_path))
    put(record, TEXT, f"{FRONT}{OTHER}\n")
    assert 0 == run(["--workspace", str(record), "fmt"])
