"""What a command does when its streams are closed, full, narrow or read by nobody."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.places import ROOT
from tests.workspaces import APPENDIX, write_workspace

UNBUFFERED = "PYTHONUNBUFFERED"
GOVDOCS = f'"{sys.executable}" -m govdocs.cli.main'


def shell(line: str, folder: Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of bash in a folder, with a cache of its own."""
    home = ROOT
    cache = str(folder.parent / "cache")
    kept = {name: one for name, one in os.environ.items() if name != UNBUFFERED}
    env = {**kept, "PYTHONPATH": str(home), "XDG_CACHE_HOME": cache, **more}
    return subprocess.run(
        ["bash", "-c", line.replace("govdocs", GOVDOCS)],
        cwd=folder,
        env=env,
        capture_output=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    write_workspace(tmp_path / "w", {"bilaga.md": APPENDIX})
    return tmp_path / "w"


def code_of(line: str, root: Path) -> int:
    return shell(line, root).returncode


@pytest.mark.parametrize("stream", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_a_closed_stream_changes_no_answer(stream: str, sound: Path) -> None:
    (sound / "en.md").write_text("# A\n")
    diff = "govdocs diff --files en.md bilaga.md"

    assert code_of("govdocs check", sound) == code_of(f"govdocs check {stream}", sound)
    assert 0 == code_of(f"{diff} {stream}", sound)


def test_nothing_that_is_told_ends_up_in_a_file(sound: Path) -> None:
    (sound / "en.md").write_text("# A\n")
    shell("govdocs diff --files en.md bilaga.md --out ut.txt >&- 2>&-", sound)

    assert "Skrev" not in (sound / "ut.txt").read_text()


@pytest.mark.parametrize("more", [{}, {UNBUFFERED: "1"}], ids=["buffered", "not"])
@pytest.mark.parametrize(
    "line",
    [
        "govdocs check 2>/dev/full",
        "govdocs check &>/dev/full",
        "govdocs show --help >/dev/full",
        "govdocs --version >/dev/full",
    ],
)
def test_a_full_disk_is_never_told_as_faults_in_the_text(
    line: str, more: dict[str, str], sound: Path
) -> None:
    assert 4 == shell(line, sound, **more).returncode


def test_a_reader_that_goes_away_is_neither_success_nor_faults(sound: Path) -> None:
    (sound / "lång.md").write_text("".join(f"# R{one}\n\nx\n\n" for one in range(9000)))
    line = (
        "govdocs diff --files /dev/null lång.md --all | head -1; exit ${PIPESTATUS[0]}"
    )

    done = shell(line, sound)

    assert (141, b"") == (done.returncode, done.stderr)


def test_an_alphabet_without_a_letter_stops_nothing(sound: Path) -> None:
    (sound / "en.md").write_text("# Å – 👍\n")
    narrow = {"PYTHONIOENCODING": "latin-1"}
    diff = "govdocs diff --files /dev/null en.md"

    plain = shell(diff, sound, **narrow)
    data = shell(f"{diff} --format json", sound, **narrow)

    assert (0, True) == (
        plain.returncode,
        "Å \\u2013".encode("latin-1") in plain.stdout,
    )
    assert json.loads(data.stdout)["exact"]
