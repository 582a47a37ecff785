"""kill -9 at any moment: nothing acknowledged is lost, nothing is mixed or stuck."""

from __future__ import annotations

from pathlib import Path

from tests.faults.long import run_script
from tests.long import LONG
from tests.record.records import begun_record

KILLS = 1_000 if LONG else 25


def test_writers_that_are_killed_lose_and_mix_nothing(tmp_path: Path) -> None:
    record = begun_record(tmp_path)

    told = run_script("killing", record, KILLS, 1)

    assert f"kills {KILLS}" in told


def test_writers_to_a_bare_repository_that_are_killed(tmp_path: Path) -> None:
    record = begun_record(tmp_path, bare=True)

    told = run_script("killing", record, KILLS // 5, 2)

    assert f"kills {KILLS // 5}" in told


def test_a_writer_is_killed_at_each_of_its_runs_of_git(tmp_path: Path) -> None:
    told = run_script("points", tmp_path / "p", 1 if LONG else 3)

    assert "points" in told
