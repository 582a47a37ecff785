"""Whatever is done to a record's history is told by `verify`, and honest growth is not."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.record.locked import copied
from tests.record.verified import GROWTH, HARMS, Act, codes, proved, signed_record

SEEDS = range(10)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a signed record, which no test changes."""
    return signed_record(tmp_path_factory.mktemp("bas"))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", HARMS)
def test_harm_is_told_against_an_older_clone(
    base: Path, tmp_path: Path, name: str, seed: int
) -> None:
    act, wanted = HARMS[name]
    root = copied(base, tmp_path / "post")

    act(root, Random(f"{name} {seed}"), base.parent / "nycklar")

    assert codes(root, base) & wanted


def test_untouched_record_holds(base: Path, tmp_path: Path) -> None:
    verified = proved(copied(base, tmp_path / "post"), base)

    assert () == verified.faults
    assert verified.checkpoint


@pytest.mark.parametrize("act", GROWTH, ids=lambda act: act.__name__)
def test_honest_growth_holds(base: Path, tmp_path: Path, act: Act) -> None:
    root = copied(base, tmp_path / "post")
    checkpoint = proved(root).checkpoint
    assert checkpoint

    act(root, Random(act.__name__), base.parent / "nycklar")

    assert () == proved(root, base).faults
    assert () == proved(root, checkpoint).faults
