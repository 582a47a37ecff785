"""A workspace with a version to decide, and the commands that do it, for tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.record.locked import AGREEMENT, REVISED, lock, save, start, told

BODIES = """organ:
  - {id: vvg, namn: VVG, typ: samverkansorgan}
  - {id: sro, namn: SRO, typ: samrådsorgan}
  - {id: regionen-rf, namn: RF, typ: fullmäktige, part: regionen, anslag: ja}
  - {id: norrby-kf, namn: KF, typ: fullmäktige, part: norrby, anslag: ja}
  - {id: soderby-kf, namn: KF, typ: fullmäktige, part: soderby, anslag: ja}
beslutsvägar:
  - id: alla
    namn: Alla fullmäktige beslutar.
    typer: [avtal]
    resurspåverkan: [ja, nej, okänd]
    steg:
      - {organ: sro, uppgift: rekommenderar}
      - {varje_part: fullmäktige, uppgift: beslutar}
"""
EVENTS = """avtal:
  - {sort: villkor uppfyllt, version: "1.0", från: 2017-04-01}
  - {sort: fortsatt giltighet, version: "1.0", från: 2021-01-01, beslut: okänt}
"""
YES = ("--on", "2022-09-08", "--outcome", "godkänner", "--yes")


def made(folder: Path) -> Path:
    """Return a workspace with version 1.0 in force and 2.0 before its three parties."""
    root = start(folder, {"avtal.md": AGREEMENT, "organ.yaml": BODIES})
    assert 0 == lock(root, "avtal", "1.0", "--on", "2017-02-01")
    save(root, {"avtal.md": REVISED}, "revision")
    assert 0 == lock(root, "avtal", "2.0", "--on", "2022-03-01")
    save(root, {"handelser.yaml": EVENTS}, "händelser")
    return root


Captured = pytest.CaptureFixture[str]


def add(root: Path, capsys: Captured, body: str, *words: str) -> tuple[int, str, str]:
    return told(root, capsys, "beslut", "add", "avtal@2.0", "--body", body, *words)
