"""A file that somebody named: why it cannot be read, in Swedish."""

from __future__ import annotations

from errno import ENOENT
from pathlib import Path

import pytest

from govdocs.cli.machine import MachineRefused
from govdocs.cli.main import run
from govdocs.cli.named_file import bytes_of
from govdocs.errors import BadArgument
from govdocs.text.folder import Folder
from tests.consultation.consulted import consulted


def test_each_reason_has_words_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "ring.md").symlink_to("ring.md")
    reasons = {
        "saknas.md": "finns inte",
        "ring.md": "länken leder tillbaka till sig själv",
        ".": "det är en mapp",
        "x" * 300: "namnet är för långt",
        "/dev/zero": "är större än 100 MB",
    }
    for name, why in reasons.items():
        with pytest.raises(BadArgument, match=why):
            bytes_of(tmp_path / name)


def test_a_file_that_goes_away_is_not_told_as_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = consulted(tmp_path)
    read = Folder.read

    def taken(folder: Folder, path: str) -> bytes:
        if path.endswith("remiss.yaml"):
            (root / path).unlink()
        return read(folder, path)

    monkeypatch.setattr(Folder, "read", taken)

    assert 4 == run(["--workspace", str(root), "remiss", "status", "2021-1"])

    (line,) = capsys.readouterr().err.splitlines()
    assert "remiss.yaml:1:1: filen finns inte" in line
    assert "mappen" not in line


def test_a_folder_that_is_not_there_is_told_as_one(tmp_path: Path) -> None:
    error = FileNotFoundError(ENOENT, "", str(tmp_path / "mapp" / "fil"))

    assert "mappen finns inte" == MachineRefused(error).message
