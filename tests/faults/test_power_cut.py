"""A power cut right after the acknowledgement, or at work: nothing acknowledged is lost."""

from __future__ import annotations

from pathlib import Path

from tests.faults.disk import needs_mount
from tests.faults.long import LONG, run_script

CUTS = 100 if LONG else 2


def test_a_power_cut_loses_nothing_acknowledged(tmp_path: Path) -> None:
    needs_mount()

    told = run_script("power", tmp_path, CUTS)

    assert f"cuts {2 * CUTS}" in told
