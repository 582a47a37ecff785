"""What stands where a file should be is told once, by its own name and with a remedy."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from govdocs.cli.main import run
from tests.command.refused import Captured, each, told
from tests.consultation.consulted import HOME, consulted
from tests.record.records import git, new_record

pytestmark = pytest.mark.usefixtures("own_cache")

ROUND = f"{HOME}/remiss.yaml"
COMMANDS = ("check", "version list", "show elevavtal@1.0", "agenda")


@pytest.fixture(name="demo")
def demo_to_harm(demo: Path, tmp_path: Path) -> Path:
    return shutil.copytree(demo, tmp_path / "w")


def as_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "x.txt").write_bytes(b"")


def as_empty(path: Path) -> None:
    path.write_bytes(b" \n")


def faults(root: Path, words: str, capsys: Captured) -> list[str]:
    assert 1 == run(["--workspace", str(root), *words.split()])
    out, err = capsys.readouterr()
    return [one for one in (out + err).splitlines() if one.startswith("FEL ")]


@pytest.mark.parametrize(
    ("harm", "code", "what"),
    [
        (as_folder, "GD012", "en mapp ligger där en fil ska vara"),
        (as_empty, "GD054", "filen är tom"),
    ],
)
@pytest.mark.parametrize("file", ["versioner.yaml", "handelser.yaml"])
def test_a_register_that_is_no_file_or_empty_is_told_once(
    harm: Callable[[Path], None],
    code: str,
    what: str,
    file: str,
    demo: Path,
    capsys: Captured,
) -> None:
    harm(demo / file)

    for words in COMMANDS:
        (line,) = faults(demo, words, capsys)
        assert line.startswith(f"FEL {code} {file}:1:1: {what}. Åtgärd: "), words
        assert f"git log -- {file}" in line


def test_a_folder_in_place_of_a_round_is_told_before_and_after_it_is_saved(
    tmp_path: Path, capsys: Captured
) -> None:
    root = consulted(new_record(tmp_path))
    as_folder(root / ROUND)

    for _ in range(2):
        (line,) = faults(root, "check", capsys)
        assert f"GD012 {ROUND}:1:1: en mapp ligger" in line
        git(root, "add", "-A")
        git(root, "commit", "--allow-empty", "-m", "en mapp")
    assert [line] == faults(root, "check --rev HEAD", capsys)
    call = ("--workspace", root, "remiss", "status", "2021-1")
    assert [line] == told(call, capsys, 1)


@pytest.mark.parametrize(
    "words",
    [
        "status 2021-1",
        "publish 2021-1",
        "invite 2021-1 norrby",
        "template --round 2021-1 --out ut",
        "receive --round 2021-1 --instance norrby riktlinje.md",
    ],
)
def test_all_that_is_wrong_with_a_round_is_told(
    words: str, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = consulted(tmp_path)
    monkeypatch.chdir(root)
    wrong = (root / ROUND).read_text("utf-8").replace("sort: remiss", "sort: rmiss")
    (root / ROUND).write_text(wrong.replace("2021-09-15", "2021-13-15"), "utf-8")

    lines = told(("remiss", *words.split()), capsys, 1)

    each(lines, f"GD052 {ROUND}:3:", f"GD053 {ROUND}:")


def test_a_round_that_is_empty_lacks_no_keys(tmp_path: Path, capsys: Captured) -> None:
    root = consulted(tmp_path)
    as_empty(root / ROUND)

    call = ("--workspace", root, "remiss", "status", "2021-1")
    each(told(call, capsys, 1), f"GD054 {ROUND}:1:1: filen är tom")


def test_a_folder_that_may_not_be_read_is_named(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = consulted(tmp_path)
    shut = root / "hemligt"
    shut.mkdir()
    # The tests may be run by one who may read everything.
    _shut(monkeypatch, "scandir", lambda path: path == str(shut))
    _shut(monkeypatch, "stat", lambda path: path.startswith(f"{shut}/"))

    (line,) = told(("--workspace", root, "check"), capsys, 4)

    assert f"GD905 {shut}:1:1: rättighet saknas." in line


def _shut(
    monkeypatch: pytest.MonkeyPatch, name: str, is_shut: Callable[[str], bool]
) -> None:
    real = getattr(os, name)

    def guarded(path: Any = ".", *words: Any, **named: Any) -> Any:
        if not isinstance(path, int) and is_shut(os.fspath(path)):
            raise PermissionError(errno.EACCES, "no", os.fspath(path))
        return real(path, *words, **named)

    monkeypatch.setattr(os, name, guarded)
