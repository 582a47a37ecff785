"""A workspace whose agreement runs to the end of 2026, for tests of its agenda."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from govdocs.lint.run import inspect
from govdocs.overview.agenda_item import AgendaKind, Item
from govdocs.overview.editions import Library, find_library
from govdocs.text.load import load
from govdocs.text.memory import Memory
from tests.record.records import new_record
from tests.record.versioned import AGREEMENT, BODIES, FILES, locked, save

TERMS = AGREEMENT.replace("2020-12-31", "2026-12-31").replace(
    "uppsägning: {tid: 12 månader",
    "förlängning: {rätt: 3 år, mekanism: beslut av alla}\n"
    "finansiering:\n"
    "  - {källa: Statsbidrag, beslutas_av: regionen, till: 2026-06-30}\n"
    "  - {källa: Egna medel}\n"
    "uppsägning: {tid: 18 månader",
)
COUNCILS = BODIES + (
    "  - {id: norrby-kf, namn: Fullmäktige i Norrby, typ: fullmäktige, part: norrby,"
    " anslag: ja}\n"
)
EVENTS = """avtal:
  - {sort: villkor uppfyllt, version: "1.0", från: 2017-04-01}
  - {sort: sista beslutsdag, version: "1.0", till: 2017-03-31, källa: Följebrevet.}
in-ut:
  - {sort: villkor uppfyllt, version: "1.0", från: 2017-04-01}
"""
NOTICE = """  - sort: uppsägning
    version: "1.0"
    parter: [norrby]
    inkom: [{mottagare: regionen, dag: 2025-01-01}]
    märkning: Påhittade uppgifter
"""
PLAN = """tidplan:
  - {id: forst, vad: Utkast, ägare: vvg, planerat: 2025-05, utfall: 2025-06-02}
  - {id: sedan, vad: Remiss, ägare: vvg, planerat: 2025-06-20, dokument: avtal}
"""
ON = date(2025, 6, 25)


def made(folder: Path, files: Mapping[str, str] = {}) -> Path:
    """Make a workspace whose agreement runs to the end of 2026, with more files."""
    root = new_record(folder)
    texts = {**FILES, "samling/avtal.md": TERMS, "organ.yaml": COUNCILS}
    texts.pop("samling/tillagg/tillagg.md")
    save(root, texts, "Texterna", "2017-01-10")
    locked(root, "2017-03-01", "Det första.", "avtal@1.0", "in-ut@1.0")
    more = {"samling/handelser.yaml": EVENTS, "tidplan.yaml": PLAN, **files}
    save(root, more, "Händelser", "2017-04-02")
    return root


def library(root: Path, on: date = ON) -> Library:
    """Return all texts as they stand on a day."""
    return find_library(load(root, inspect, Memory()), on)


def kinds(items: tuple[Item, ...], kind: AgendaKind) -> list[Item]:
    """Return the items of one kind."""
    return [one for one in items if one.kind is kind]
