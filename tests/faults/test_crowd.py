"""Eight writers at once: every one comes in, nothing is lost and nothing is mixed."""

from __future__ import annotations

from pathlib import Path

from tests.faults.long import run_script
from tests.long import LONG
from tests.record.records import begun_record

COMMITS = 200 if LONG else 8


def test_eight_writers_at_once_lose_and_mix_nothing(tmp_path: Path) -> None:
    told = run_script("crowd", begun_record(tmp_path), 8, COMMITS)

    assert f"commits {8 * COMMITS}" in told


def test_writers_at_once_in_a_bare_repository(tmp_path: Path) -> None:
    told = run_script("crowd", begun_record(tmp_path, bare=True), 4, COMMITS // 2)

    assert f"commits {2 * COMMITS}" in told
