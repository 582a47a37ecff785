"""All that is wrong with a call of place, version lock or propose is told in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.cli.main import run
from tests.command.refused import Captured, each, told
from tests.record.locked import AGREEMENT, copied, save, start

pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture
def root(undecided: Path, tmp_path: Path) -> Path:
    return copied(undecided, tmp_path / "w")


# place


def test_place_tells_of_a_file_that_the_machine_refuses(
    tmp_path: Path, capsys: Captured
) -> None:
    ring = tmp_path / "ring.md"
    ring.symlink_to(ring)

    lines = told(("place", "--files", ring, tmp_path, "--format", "xml"), capsys, 4)

    each(lines, "xml", "ankarna saknas", "tillbaka till sig själv", "är ingen fil")


def test_place_tells_of_each_of_its_three_files(
    tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "a.json").write_text("{}")
    files = tmp_path / "saknas.md", tmp_path
    words = ("place", "--files", *files, "--doc", "x", "--anchors", tmp_path / "a.json")

    lines = told(words, capsys, 2)

    each(lines, "går inte ihop", "saknas.md finns inte", "ingen fil", "ingen lista")


def test_place_tells_all_that_is_wrong_with_each_anchor(
    tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "t.md").write_text("# Text\n\nOrd. {#k7m2}\n")
    rows = """[{"id": "a", "start": 0, "end": 999},
      {"start": 7, "end": 3},
      {"id": "b", "start": 0, "end": 4},
      {"id": "b", "block": "nej"},
      {"id": "c", "block": "k7m2", "quote": "Inte där"}]"""
    (tmp_path / "a.json").write_text(rows)
    files = tmp_path / "t.md", tmp_path / "t.md"

    lines = told(
        ("place", "--files", *files, "--anchors", tmp_path / "a.json"), capsys, 1
    )

    assert [1, 2, 2, 4, 4, 5] == [int(one.split(":")[1]) for one in lines]
    for what in (
        "ankare a",
        "inget id",
        "ankare 2 ligger",
        "flera ankare",
        "block nej",
    ):
        assert 1 == sum(what in one for one in lines)


def test_place_tells_of_a_wrong_option_and_what_is_missing(capsys: Captured) -> None:
    lines = told(("place", "--anchors", "", "--format", "xml"), capsys, 2)

    each(lines, "--anchors är tom", "xml", "vilka texter")


# version


def test_lock_tells_of_options_documents_and_numbers(
    root: Path, capsys: Captured
) -> None:
    call = ("--workspace", root, "version", "lock")

    wrong = ("avtalt", "1.0", "avtal", "1.5", "--from", "2024-02-01")
    each(
        told((*call, "3.0", *wrong, "--to", "2024-01-01"), capsys, 2),
        *("orsaken saknas", "2024-01-01 ligger före", "3.0 står utan dokument"),
        *("menade du avtal?", "vilken sort 1.5 är", "densamma som version 2.0"),
    )
    each(
        told((*call, *wrong, "--kind", "ny", "--reason", "R"), capsys, 2),
        *("'ny'", "menade du avtal?"),
    )


def test_lock_tells_of_the_text_once_however_many_numbers_it_is_to_have(
    root: Path, capsys: Captured
) -> None:
    call = ("--workspace", root, "version", "lock", "avtal", "3.0", "--reason", "R")

    for more, count in ("avtal 4.0", "två"), ("avtal 3.0 avtal 5.0", "3"):
        lines = told((*call, *more.split()), capsys, 2)
        assert 1 == sum("densamma som version 2.0" in one for one in lines)
        assert f"avtal står {count} gånger" in lines[0]


def test_lock_tells_of_options_and_of_what_check_finds(
    root: Path, capsys: Captured
) -> None:
    (root / "avtal.md").write_text(AGREEMENT.replace("#syfte", "#finns-inte"))
    call = ("--workspace", root, "version", "lock", "avtal", "3.0", "--on", "x")

    lines = told(call, capsys, 2)

    each(lines[:2], '"x" efter --on är inget datum', "orsaken saknas")
    assert any("avtal.md" in one for one in lines[2:])


def test_lock_tells_of_each_document_and_each_mark(
    tmp_path: Path, capsys: Captured
) -> None:
    marked = AGREEMENT.replace("Den första texten.", "Den {--första--}{>>x<<} texten.")
    marked = marked.replace("En gång om året.", "En {--gång--}{>>x<<} om året.")
    other = marked.replace("id: avtal", "id: annat")
    for id_ in ("a2b3", "c4d5", "e6f7", "g8h9"):
        other = other.replace(id_, f"m{id_[1:]}")
    root = start(tmp_path / "w", {"avtal.md": marked, "annat.md": other})
    call = ("--workspace", root, "version", "lock", "avtal", "1.1", "annat@x")

    lines = told((*call, "--reason", "R"), capsys, 2)

    assert 4 == sum("inte avgjort" in one for one in lines)
    assert 1 == sum("ingen version 1.0 att ändra" in one for one in lines)
    assert 1 == sum('"x" är inget versionsnummer' in one for one in lines)
    assert not (root / "versioner.yaml").exists()


def test_lock_tells_of_a_reason_and_a_day_that_cannot_be(
    root: Path, capsys: Captured
) -> None:
    text = (root / "avtal.md").read_text("utf-8")
    save(root, {"avtal.md": text.replace("Den andra", "Den tredje")}, "text")
    call = ("--workspace", root, "version", "lock", "avtal", "3.0", "--reason")

    each(
        told((*call, "R\u202e", "--on", "2099-01-01"), capsys, 2),
        *("--reason har ett tecken som inte syns (U+202E)", "har inte varit ännu"),
    )
    each(
        told((*call, "R", "--on", "2022-02-01"), capsys, 2),
        "2022-02-01 ligger före 2022-03-01, då avtal@2.0 låstes",
    )
    assert 0 == run([*map(str, call), "Ny la\u0308ng\u00a0text"])
    assert 'orsak: "Ny läng text"' in (root / "versioner.yaml").read_text("utf-8")


# propose


def test_propose_tells_of_file_name_reason_comments_and_block(
    root: Path, capsys: Captured
) -> None:
    call = ("--workspace", root, "propose", "--doc", "avtal", "--block")
    wrong = ("--name", "Å b", "--comment", "x", "--comment", "y z", "--base", "HEAD")

    each(
        told((*call, "a2b4", "--text-file", root / "nej.md", *wrong), capsys, 2),
        *("nej.md finns inte", "grenen kan inte heta", "skälet saknas"),
        *("x är ingen synpunkt", "y z är ingen synpunkt", "menade du a2b3?"),
    )
    each(
        told((*call, "a2b3", "--reason", "R", "--base", "nej"), capsys, 2),
        *("--text-file", "nej finns inte"),
    )


def test_propose_tells_of_words_that_cannot_be_used_and_of_the_rest(
    root: Path, capsys: Captured
) -> None:
    call = ("--workspace", root, "propose", "--doc", "avtal", "--block", "a2b4")
    (root.parent / "ny.md").write_text("Ny.\n")
    wrong = [
        word for one in ("reason", "role", "name") for word in (f"--{one}", "\udcff")
    ]

    each(
        told((*call, "--text-file", root.parent / "ny.md", *wrong), capsys, 2),
        *("--reason har tecken", "--role har tecken", "--name har tecken"),
        "menade du a2b3?",
    )


def test_propose_tells_of_a_control_character_before_it_asks(
    root: Path, capsys: Captured
) -> None:
    (root.parent / "ny.md").write_text("Ny.\n")
    call = ("--workspace", root, "propose", "--doc", "avtal", "--block", "a2b3")

    (line,) = told(
        (*call, "--text-file", root.parent / "ny.md", "--reason", "R\x1b[31m"),
        capsys,
        2,
    )

    assert "--reason har ett styrtecken (U+001B)" in line
