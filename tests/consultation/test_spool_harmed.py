"""Received answers that somebody meddled with are told, and nothing else is read instead."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.text import spool_harm
from govdocs.text.spool import SPOOL
from tests.consultation.consulted import consulted
from tests.consultation.received import answer, receive
from tests.consultation.test_consultation_command import status
from tests.record.records import git, new_record

pytestmark = pytest.mark.usefixtures("own_cache")


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
    assert line.startswith(f"FEL GD981 {SPOOL}/2021-1/0001-vard/original.yaml:1:1: ")
    assert "root:" not in out
    assert [False, True] == [(one / "svar.yaml").exists() for one in folders]
    assert "1 svar är läst på nytt." in err


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        ("gone", "original.yaml finns inte"),
        ("swapped", "original.yaml är en annan än den som kom"),
        ("link", "original.yaml är ingen vanlig fil"),
        ("receipt", "0001-vard har inget kvitto som går att läsa"),
    ],
)
def test_what_is_not_as_it_came_is_told_though_it_has_been_read(
    harm: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = consulted(tmp_path / "w")
    receive(root, answer(tmp_path))
    receive(root, answer(tmp_path, "norrby"), instance="norrby")
    status(root, "2021-1")
    run(["--workspace", str(root), "check"])
    out, err = capsys.readouterr()
    assert "GD448" not in out
    assert "0001-vard" not in err
    folder = root / SPOOL / "2021-1/0001-vard"
    _harm(folder, harm)

    for _ in range(2):
        status(root, "2021-1")
        (told,) = [one for one in capsys.readouterr().err.splitlines() if words in one]
        assert told.endswith((" en säkerhetskopia.", "Öppna mappen och se."))
        run(["--workspace", str(root), "check"])
        (line,) = [
            one for one in capsys.readouterr().out.splitlines() if "GD448" in one
        ]
        assert line.startswith(f"VARNING GD448 {SPOOL}/2021-1/0001-vard")
        assert words in line


def _harm(folder: Path, harm: str) -> None:
    """Do harm to the files of a delivery, without a trace in their size and time."""
    original = folder / "original.yaml"
    before = original.stat()
    content = original.read_bytes()
    if harm == "receipt":
        (folder / "kvitto.yaml").unlink()
        return
    original.unlink()
    if harm == "link":
        original.symlink_to("/etc/passwd")
    if harm == "swapped":
        original.write_bytes(content.replace(b"a", b"e"))
        os.utime(original, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_what_has_not_been_touched_is_digested_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = consulted(tmp_path / "w")
    receive(root, answer(tmp_path))
    digested: list[Path] = []

    def counted(path: Path, digest: str) -> tuple[bytes, str]:
        digested.append(path)
        return real(path, digest)

    real = spool_harm.read_kept
    monkeypatch.setattr(spool_harm, "read_kept", counted)
    for _ in range(2):
        status(root, "2021-1")
        run(["--workspace", str(root), "check"])

    assert 1 == len(digested)


def test_a_saved_revision_has_no_received_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = consulted(new_record(tmp_path / "w"))
    git(root, "add", "-A")
    git(root, "commit", "-m", "en remiss")
    receive(root, answer(tmp_path))
    (root / SPOOL / "2021-1/0001-vard/original.yaml").unlink()

    run(["--workspace", str(root), "check", "--rev", "HEAD"])

    assert "GD448" not in capsys.readouterr().out
