"""A small repository with a version to decide, and the packets made of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from govdocs.overview.editions import Library, find_library
from govdocs.overview.packet import Packet, find_packet
from govdocs.text.load import load
from govdocs.text.memory import Memory
from tests.record.locked import AGREEMENT, REVISED, lock, save, start

DAY = date(2022, 6, 1)
SETTINGS = """namn: Prov
märkning: {ord: Exempeltext, mening: Texten är skriven för ett prov.}
kontakt: {namn: Sekretariatet, epost: prov@exempel.invalid}
"""
BODIES = """organ:
  - {id: vvg, namn: VVG, typ: samverkansorgan}
  - {id: sro, namn: SRO, typ: samrådsorgan}
  - {id: regionen-rf, namn: Regionfullmäktige, typ: fullmäktige, part: regionen, anslag: ja}
  - {id: norrby-kf, namn: Kommunfullmäktige i Norrby, typ: fullmäktige, part: norrby, anslag: ja}
  - {id: soderby-kf, namn: Kommunfullmäktige i Söderby, typ: fullmäktige, part: soderby, anslag: ja}
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
  - {sort: sista beslutsdag, version: "2.0", till: 2022-12-31, beslut: okänt}
"""
LAPSED = (
    '  - {sort: förfallen, version: "2.0", från: 2022-05-01, '
    "konstaterad: {av: vvg, skäl: Inte alla.}, märkning: Påhittade uppgifter}\n"
)


def undecided(top: Path) -> Path:
    """Make a workspace whose 1.0 is in force and whose 2.0 is to be decided."""
    files = {"avtal.md": AGREEMENT, "organ.yaml": BODIES, "govdocs.yaml": SETTINGS}
    root = start(top, files)
    assert 0 == lock(root, "avtal", "1.0", "--on", "2017-02-01")
    save(root, {"avtal.md": REVISED}, "revision")
    assert 0 == lock(root, "avtal", "2.0", "--on", "2022-03-01")
    save(root, {"handelser.yaml": EVENTS}, "händelser")
    return root


def library_of(root: Path, day: date = DAY) -> Library:
    """Return all texts of a workspace as they stand on a day."""
    return find_library(load(root, lambda reading: (), Memory()), day)


def packet_of(root: Path, party: str, number: str = "2.0", day: date = DAY) -> Packet:
    """Return what a party needs to decide a version of the agreement."""
    library = library_of(root, day)
    version = library.work.record.find("avtal", number)
    assert version is not None
    return find_packet(library, version, party)
