"""Numbers are told with the noun that goes with them, also when there is only one."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.model.amount import counted
from tests.consultation.consulted import asked_of

pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.mark.parametrize(
    ("number", "told"),
    [(0, "0 ord"), (1, "1 ordet"), (2, "2 ord"), (1000, "1\u00a0000 ord")],
)
def test_a_number_has_its_noun(number: int, told: str) -> None:
    assert told == counted(number, "ordet", "ord")


def test_one_of_each_is_not_told_as_many(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["--workspace", str(asked_of(tmp_path / "w"))]
    opened = ["--title", "T", "--doc", "riktlinje", "--instance", "norrby"]
    days = ["--opens", "2026-01-01", "--deadline", "2099-01-01", "--commit", "--yes"]

    assert 0 == run([*call, "verify"])
    assert "1 sparad ändring, 0 låsta versioner" in capsys.readouterr().out
    assert 0 == run([*call, "remiss", "open", "2026-1", *opened, *days])
    letters = ["--reminders", str(tmp_path / "brev")]
    assert 0 == run([*call, "remiss", "status", "2026-1", *letters])
    assert "1 påminnelse är skriven i" in capsys.readouterr().err
