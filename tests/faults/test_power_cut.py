"""A power cut right after the acknowledgement, or at work: nothing acknowledged is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.disk import needs_mount
from tests.faults.long import run_script
from tests.faults.spool_power import cut_after_a_kill
from tests.long import LONG

CUTS = 100 if LONG else 2


def test_a_power_cut_loses_nothing_acknowledged(tmp_path: Path) -> None:
    needs_mount()

    told = run_script("power", tmp_path, CUTS)

    assert f"cuts {2 * CUTS}" in told


def test_a_power_cut_loses_no_answer_that_was_acknowledged(tmp_path: Path) -> None:
    needs_mount()

    told = run_script("spool_power", tmp_path, CUTS)

    assert f"cuts {3 * CUTS}" in told


# The call that gives an answer its name is among these.
@pytest.mark.parametrize("call", range(22, 28))
def test_the_same_answer_again_is_kept_when_its_first_receiver_died(
    call: int, tmp_path: Path
) -> None:
    needs_mount()

    acknowledged, wrong = cut_after_a_kill(tmp_path, call)

    assert (2, []) == (acknowledged, wrong)
