"""Add parties, locked versions and decisions to a workspace, for what counts them.

The same options give the same bytes. Digests are invented, so the texts are not locked
in earnest; what is measured reads and counts, and proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random

from make_workspace import record

_OUTCOMES = ("godkänner",) * 8 + (
    "antar",
    "godkänner med tillägg",
    "avslår",
    "bordlägger",
)
_LOCKED = date(2010, 1, 4)
_APART = 400  # days between two versions


@dataclass(frozen=True, slots=True)
class Extent:
    """How many parties decide how many versions of how many documents."""

    parties: int
    documents: int
    versions: int
    seed: int = 1


def add_decisions(extent: Extent, out: Path) -> None:
    """Write registers, versions and decisions into a folder, saved with git."""
    whole = dict(files(extent))
    for path, text in whole.items():
        place = out / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode("utf-8"))
    record([whole], out)


def files(extent: Extent) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of every file."""
    parties = [f"part-{n}" for n in range(extent.parties)]
    yield "govdocs.yaml", "namn: Mätning\n"
    yield "parter.yaml", "parter:\n" + "".join(map(_party, parties))
    yield "organ.yaml", _bodies(parties)
    for number in range(extent.documents):
        yield from _document(f"avtal-{number}", parties, extent)


def _document(
    document: str, parties: list[str], extent: Extent
) -> Iterator[tuple[str, str]]:
    yield f"{document}/{document}.md", _text(document)
    register = [f"{document}:\n"]
    random = Random(f"{document} {extent.seed}")
    for count in range(1, extent.versions + 1):
        locked = _LOCKED + timedelta(_APART * count)
        full = _digest(f"{document} {count}")
        register.append(_version(f"{count}.0", locked, full, parties))
        for party in parties:
            day = locked + timedelta(random.randint(1, 300))
            path = f"{document}/beslut/{document}/{count}.0/{party}-kf/{day}-1.yaml"
            yield path, _decision(party, day, full, random.choice(_OUTCOMES))
    yield f"{document}/versioner.yaml", "".join(register)


def _digest(words: str) -> str:
    return sha256(words.encode()).hexdigest()


def _party(party: str) -> str:
    code = party.rpartition("-")[2].rjust(4, "0")
    return f'  - {{id: {party}, namn: Kommun {code}, typ: kommun, kod: "{code}", område: Ett}}\n'


def _bodies(parties: list[str]) -> str:
    rows = "".join(
        f"  - {{id: {one}-kf, namn: KF, typ: fullmäktige, part: {one}, anslag: ja}}\n"
        for one in parties
    )
    return (
        f"organ:\n{rows}beslutsvägar:\n  - id: alla\n    namn: Alla fullmäktige.\n"
        "    typer: [avtal]\n    resurspåverkan: [ja, nej, okänd]\n"
        "    steg: [{varje_part: fullmäktige, uppgift: beslutar}]\n"
    )


def _text(document: str) -> str:
    return f"""---
id: {document}
typ: avtal
titel: Avtal {document}
parter: alla
avtalstid: {{från: 2010-01-01, till: 2030-12-31}}
ikraftträdande: {{villkor: alla parter har beslutat lika, räknas_från: sista beslut}}
genomförande: {{ansvarig: part-0, hur: Så här.}}
uppföljning: {{ansvarig: part-0, indikatorer: [{{namn: Svar, mått: Andel}}]}}
det_viktigaste: [En punkt.]
---

## Syfte {{#syfte}}

Avtalet säger vem som gör vad.
"""


def _version(number: str, locked: date, full: str, parties: list[str]) -> str:
    return f"""  - nummer: "{number}"
    sort: revision
    låst: {locked}
    orsak: "En version."
    kontrollsumma: {{full: "{full}", text: "{full}"}}
    filer: [{{id: avtal, blob: "{full[:40]}"}}]
    parter: [{", ".join(parties)}]
"""


def _decision(party: str, day: date, full: str, outcome: str) -> str:
    return f"""organ: {party}-kf
part: {party}
datum: {day}
paragraf: "§ {day.day}"
diarienummer: ["KS {day.year}-{day.month}"]
föreslaget: "{full}"
slutlig: ja
att_satser:
  - {{utfall: {outcome}, text: "avtalet"}}
anslaget: {day + timedelta(4)}
"""
