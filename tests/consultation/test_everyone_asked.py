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


@pytest.mark.parametrize(("day", "is_gone"), [(15, False), (16, True)])
def test_nothing_is_written_to_one_that_is_gone_unless_it_is_named(
    day: int,
    is_gone: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2021, 9, day))
    root, out = asked_of(tmp_path / "w"), tmp_path / "ut"
    (root / "remissinstanser.yaml").write_text(INSTANCES + ROWS, "utf-8")
    assert 0 == run(["--workspace", str(root), *OPEN])
    write = ["--workspace", str(root), "remiss", "template", "--round", "2021-1"]
    write += ["--format", "missiv", "--out"]
    last = "fanns till och med den 15 september 2021."
    capsys.readouterr()

    assert 0 == run([*write, str(out)])

    assert is_gone != (out / "missiv-2021-1-gick.md").exists()
    assert (out / "missiv-2021-1-sista.md").exists()
    told = f"Inget skrivs till Nämnden som gick, som {last}\n"
    assert (told if is_gone else "") == capsys.readouterr().err
    assert 0 == run([*write, str(tmp_path / "en"), "--instance", "gick"])
    assert (tmp_path / "en/missiv-2021-1-gick.md").exists()
    told = f"OBS Nämnden som gick {last}\n"
    assert (told if is_gone else "") == capsys.readouterr().err
