"""Received answers that somebody meddled with are told, and nothing else is read instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.text.spool import SPOOL
from tests.consulted import consulted
from tests.test_consultation_command import status
from tests.test_consultation_receive import answer, receive


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("remiss", "2021-2"),
        ("instans", "norrby"),
        ("instans", "../vard"),
        ("original", "../../../../govdocs.yaml"),
        ("original", "/etc/passwd"),
        ("original", ".."),
        ("original", ""),
        ("kanal", "[webb]"),
        ("sha256", "1"),
        ("bilagor", '[{filnamn: a, original: "../kvitto.yaml", sha256: b}]'),
    ],
)
def test_a_receipt_of_something_else_is_told_and_not_followed(
    key: str, value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = consulted(tmp_path / "w")
    receive(root, answer(tmp_path))
    path = root / SPOOL / "2021-1/0001-vard/kvitto.yaml"
    rows = path.read_text("utf-8").splitlines()
    kept = [one for one in rows if not one.startswith(f"{key}:")]
    quoted = value if value.startswith("[") or value == "1" else f'"{value}"'
    path.write_text("\n".join([*kept, f"{key}: {quoted}", ""]), "utf-8")
    capsys.readouterr()

    status(root, "2021-1")

    assert "0001-vard har inget kvitto" in capsys.readouterr().err


@pytest.mark.parametrize("harm", ["gone", "other", "folder"])
def test_an_original_that_is_not_what_came_is_not_read_and_hides_no_other(
    harm: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = consulted(tmp_path / "w")
    receive(root, answer(tmp_path))
    receive(root, answer(tmp_path, "norrby"), instance="norrby")
    folders = [root / SPOOL / "2021-1" / one for one in ("0001-vard", "0002-norrby")]
    for one in folders:
        (one / "svar.yaml").unlink()
    original = folders[0] / "original.yaml"
    original.unlink()
    if harm == "other":
        original.symlink_to("/etc/passwd")
    if harm == "folder":
        original.mkdir()
    capsys.readouterr()
    again = ["--workspace", str(root), "remiss", "receive", "--round", "2021-1"]

    assert 1 == run([*again, "--again"])

    out, err = capsys.readouterr()
    (line,) = [one for one in err.splitlines() if one.startswith("FEL")]
    assert "GD981" in line
    assert "0001-vard/original.yaml" in line
    assert "root:" not in out
    assert [False, True] == [(one / "svar.yaml").exists() for one in folders]
    assert "1 svar är läst på nytt." in err
