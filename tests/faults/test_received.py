"""An answer is stored and listed, or was never acknowledged: killed, or on a full disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.consultation.reception import take_in
from govdocs.errors import CannotWrite
from govdocs.model.delivery import Delivery, File
from govdocs.text.spool import read_spool
from tests.faults.disk import leave_free, mounted, needs_mount, new_disk
from tests.faults.long import run_script
from tests.faults.receiving import AT, content_of, wrong_in
from tests.long import LONG

KILLS = 500 if LONG else 50
STEPS = [*range(0, 200, 2)] if LONG else [0, 3, 8, 40, 90, 199]


def test_receivers_that_are_killed_lose_nothing(tmp_path: Path) -> None:
    told = run_script("receiving", tmp_path, KILLS, 1)

    assert f"kills {KILLS}" in told


def sent(name: str) -> Delivery:
    return Delivery("2021-1", name, AT, "webb", File("svar.md", content_of(name)))


def try_to(spool: Path) -> dict[str, str]:
    """Receive an answer; return it as acknowledged, or nothing when it was refused."""
    try:
        return {take_in(spool, sent("sedan"))[0].folder: "sedan"}
    except CannotWrite as error:
        return {} if "disken är full" in error.message else {"fel": error.message}


@pytest.mark.parametrize("free", STEPS)
def test_a_full_disk_takes_all_of_an_answer_or_nothing(
    free: int, tmp_path: Path
) -> None:
    needs_mount()
    with mounted(new_disk(tmp_path / "disk", 2048), tmp_path / "m") as disk:
        spool = disk / "spool"
        before = {take_in(spool, sent("forst"))[0].folder: "forst"}
        give_back = leave_free(disk, free)
        kept = try_to(spool)
        assert [] == wrong_in(spool, before | kept)
        assert len(before | kept) == len(read_spool(spool, "2021-1").received)
        give_back()
        take_in(spool, sent("sedan"))
        assert 2 == len(read_spool(spool, "2021-1").received)
