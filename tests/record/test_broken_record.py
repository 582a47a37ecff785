"""A file of the record that cannot be read is one fault, and not one for each row in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from govdocs.cli.main import run
from tests.record.kept import (
    REGISTER,
    made_record,
    put,
    save,
    told_codes,
)

EVENTS = "hsavtal/handelser.yaml"
HAPPENED = """avtal:
  - sort: villkor uppfyllt
    version: "1.0"
    från: 2024-02-01
    parter: [norrby]
    inkom: [{mottagare: vvg, dag: 2024-01-20}]
"""
BROKEN = "\n  x: [oj\n"

Captured = pytest.CaptureFixture[str]


pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = made_record(tmp_path_factory.mktemp("made") / "w")
    put(root, EVENTS, HAPPENED)
    put(root, "tidplan.yaml", PLAN)
    put(root, "organ.yaml", BODIES)
    save(root, "en händelse")
    return root


PLAN = """tidplan:
  - {id: a, vad: Möte, ägare: vvg, planerat: 2024-05-01, dokument: avtal}
"""
ROUND = """id: "2024-1"
titel: Avtalet
sort: remiss
dokument:
  - id: avtal
    version: "1.0"
    kontrollsumma: {full}
öppnar: 2024-02-01
sista_svarsdag: 2024-03-01
"""
BODIES = "organ:\n  - {id: vvg, namn: VVG, typ: samverkansorgan}\n"


@pytest.fixture
def record(_made: Path, tmp_path: Path) -> Path:
    """Return a workspace with one locked version, and an event about it."""
    return shutil.copytree(_made, tmp_path / "w")


def spoil(root: Path, path: str) -> None:
    """Add a slip that YAML cannot get past."""
    put(root, path, (root / path).read_text("utf-8") + BROKEN)


@pytest.mark.parametrize(
    "path", [REGISTER, EVENTS, "parter.yaml", "organ.yaml", "tidplan.yaml"]
)
@pytest.mark.parametrize("saved", [False, True], ids=["osparat", "sparat"])
def test_a_slip_in_yaml_drags_no_other_fault_along(
    path: str, saved: bool, record: Path
) -> None:
    assert [] == told_codes(record)
    spoil(record, path)
    if saved:
        save(record, "tyst")

    assert ["GD022"] == told_codes(record)


def test_a_plan_about_a_text_that_only_the_register_has_is_not_at_fault(
    record: Path,
) -> None:
    (record / "hsavtal/avtal.md").unlink()
    assert [] == told_codes(record)
    spoil(record, REGISTER)

    assert ["GD022"] == told_codes(record)


def test_a_round_about_a_version_that_only_the_register_has_is_not_at_fault(
    record: Path,
) -> None:
    full = (record / REGISTER).read_text("utf-8").partition('full: "')[2][:64]
    put(record, "hsavtal/remisser/2024-1/remiss.yaml", ROUND.format(full=full))
    assert [] == told_codes(record)
    spoil(record, REGISTER)

    assert ["GD022"] == told_codes(record)


@pytest.mark.parametrize("path", [REGISTER, EVENTS])
def test_what_was_taken_away_is_told_when_the_slip_is_mended(
    path: str, record: Path
) -> None:
    put(record, path, "{}\n")

    assert {"GD702" if path == REGISTER else "GD705"} <= {*told_codes(record)}


@pytest.mark.parametrize("path", [REGISTER, EVENTS])
@pytest.mark.parametrize("command", ["verify", "version"])
def test_other_commands_tell_the_slip_alone(
    command: str, path: str, record: Path, capsys: Captured
) -> None:
    spoil(record, path)
    save(record, "tyst")
    words = [command] if command == "verify" else ["version", "list"]

    assert 0 != run(["--workspace", str(record), *words])
    out = capsys.readouterr()
    told = [one for one in (out.out + out.err).split("\n") if one.startswith("FEL")]
    # That the saved file lost its rows is for `verify`, which reads every commit.
    codes = {one.split()[1] for one in told}
    assert "GD022" in codes
    assert not codes & {"GD702", "GD704", "GD705"}
