"""`remiss open --all-instances`: the whole register, as it is while the round is open."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from govdocs import clock
from govdocs.cli.main import run
from govdocs.consultation.answers import open_round
from tests.consultation.consulted import INSTANCES, asked_of

pytestmark = pytest.mark.usefixtures("own_cache")
OPEN = [
    *("remiss", "open", "2021-1", "--title", "Riktlinjen", "--doc", "riktlinje"),
    *("--opens", "2021-09-15", "--deadline", "2021-12-31", "--yes", "--all-instances"),
]
ROWS = """  - {id: ny, namn: Nya nämnden, typ: nämnd, från: 2022-01-01}
  - {id: sista, namn: Sista nämnden, typ: nämnd, från: 2021-12-31}
  - {id: gammal, namn: Gamla nämnden, typ: nämnd, till: 2021-09-14}
  - {id: gick, namn: Nämnden som gick, typ: nämnd, till: 2021-09-15}
"""


@pytest.mark.parametrize(
    ("words", "channels"),
    [
        ([], ("forbund", None)),
        (["--instance", "vard=word"], ("vard", "word")),
        (["--instance", "ny"], ("ny", None)),
    ],
)
def test_those_who_are_there_in_the_round_are_asked_once(
    words: list[str],
    channels: tuple[str, str | None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2021, 9, 15))
    root = asked_of(tmp_path / "w")
    (root / "remissinstanser.yaml").write_text(INSTANCES + ROWS, "utf-8")

    assert 0 == run(["--workspace", str(root), *OPEN, *words])

    invited = open_round(root, "2021-1").round.invited
    asked = {"norrby", "soderby", "vard", "forbund", "sista", "gick"}
    assert {*asked, channels[0]} == {one.consultee for one in invited}
    assert len(invited) == len({one.consultee for one in invited})
    assert channels in {(one.consultee, one.channel) for one in invited}
