"""A small workspace with a history: versions in force, corrected, lapsed and undecided.

Its days: the agreement 1.0 applies from April 2017, 1.1 is an editorial change of 2018,
2.0 lapsed in 2022, and the work text says more than any of them. Norrby has left.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from govdocs.lint.run import check
from govdocs.model.version import VersionKind
from govdocs.overview.lock_order import LockOrder
from govdocs.overview.locking import lock
from govdocs.text.memory import Memory
from tests.record.records import git, new_record

DAY = date(2026, 11, 22)

SETTINGS = """namn: Provavtal
huvuddokument: avtal
märkning: {ord: Exempeltext, mening: Texten är skriven för ett prov.}
"""
PARTIES = """parter:
  - {id: regionen, namn: Regionen, typ: region, kod: "99"}
  - {id: norrby, namn: Norrby kommun, typ: kommun, kod: "9901", område: Norr}
  - {id: soderby, namn: Söderby kommun, typ: kommun, kod: "9902", område: Söder}
  - {id: osterby, namn: Österby kommun, typ: kommun, kod: "9903", område: Söder}
"""
BODIES = "organ:\n  - {id: vvg, namn: VVG, typ: samverkansorgan}\n"
TERMS = """begrepp:
  - {id: vardplan, term: vårdplan, betydelse: En plan för vården.}
"""
FOLLOW_UP = """genomförande: {ansvarig: vvg, hur: VVG gör texten känd.}
uppföljning:
  ansvarig: vvg
  indikatorer:
    - {namn: Svar i tid, mått: andel svar, frekvens: årligen, finns: ja}
"""

AGREEMENT = f"""---
id: avtal
typ: avtal
titel: Avtal om vård
kortnamn: Vårdavtalet
delar: [gemensam, villkor]
parter: alla
avtalstid: {{från: 2017-04-01, till: 2020-12-31}}
ikraftträdande: {{villkor: alla parter har beslutat lika, räknas_från: okänd}}
uppsägning: {{tid: 12 månader, räknas_till: dag, mottagare: [regionen]}}
{FOLLOW_UP}det_viktigaste: [Regionen och kommunerna delar på vården.]
---
"""
SHARED = """---
id: gemensam
typ: del
titel: Gemensam del
---

## Syfte {#syfte}

Texten säger vem som gör vad. {#a2b3}

## Ansvar {#ansvar}

Regionen svarar för läkare och [villkoren](villkor.md#avtalstid) styr tiden. {#a2b4}

Kommunen svarar för sjuksköterskor. {#a2b5}
"""
TERMS_PART = """---
id: villkor
typ: del
titel: Villkor
---

## Avtalsparter {#avtalsparter}

Parterna är regionen och kommunerna. {#a2c2}

## Avtalstid {#avtalstid}

Avtalet gäller i 3 år och 9 månader. {#a2c3}

Se också [2](../riktlinjer/kallelse.md#kallelse) i riktlinjen. {#a2c4}

## Uppföljning {#uppfoljning}

Avtalet följs upp varje år. {#a2c5}
"""
AGREED = f"""---
id: in-ut
typ: överenskommelse
titel: Överenskommelse om utskrivning
kortnamn: Utskrivning
delar: [gemensam]
parter: alla
följer: {{dokument: avtal, vad: [avtalstid, uppsägning]}}
{FOLLOW_UP}det_viktigaste: [Utskrivning sker i samråd.]
---

## När en patient skrivs ut {{#utskrivning}}

Utskrivning planeras i en vårdplan. {{#b2b2}}

## Uppföljning {{#uppfoljning}}

Se [avsnittet om ansvar](../delar/gemensam.md#a2b5) och [avtalet](../avtal.md). {{#b2b3}}
"""
GUIDELINE = f"""---
id: kallelse
typ: riktlinje
titel: Riktlinje om kallelse
avtalstid: {{från: 2017-04-01}}
{FOLLOW_UP}det_viktigaste: [Kalla i tid.]
---

## Vem som kallar {{#vem}}

Läs [ansvaret](../delar/gemensam.md#a2b5) i avtalet först. {{#c2b2}}

## Kallelse {{#kallelse}}

Kallelsen skickas inom 3 dagar. {{#c2b3}}
"""
CASE = """---
id: fall
typ: patientfall
titel: Fallet med hemgången
belyser: [gemensam#a2b4]
det_viktigaste: [Fallet visar ansvaret.]
---

En patient åker hem. {#d2b2}
"""
ADDITION = """---
id: tillagg
typ: tillägg
titel: Tillägg om munhälsa
parter: alla
kompletterar: [avtal]
avtalstid: {från: 2027-01-01, till: 2028-12-31}
uppsägning: {tid: 6 månader, räknas_till: dag, mottagare: [regionen]}
---

## Munhälsa {#munhalsa}

Munhälsan bedöms varje år. {#e2b2}
"""
EVENTS = """avtal:
  - sort: villkor uppfyllt
    version: "1.0"
    från: 2017-04-01
    märkning: Påhittade uppgifter
  - sort: fortsatt giltighet
    version: "1.0"
    från: 2021-01-01
    märkning: Påhittade uppgifter
  - sort: förfallen
    version: "2.0"
    från: 2022-07-01
    konstaterad: {av: vvg, datum: 2022-07-01, skäl: En part sa nej.}
  - sort: uppsägning
    version: "1.0"
    parter: [norrby]
    inkom: [{mottagare: regionen, dag: 2025-01-01}]
in-ut:
  - {sort: villkor uppfyllt, version: "1.0", från: 2017-04-01, beslut: okänt}
"""
FILES: Mapping[str, str] = {
    "govdocs.yaml": SETTINGS,
    "parter.yaml": PARTIES,
    "organ.yaml": BODIES,
    "begrepp.yaml": TERMS,
    "samling/avtal.md": AGREEMENT,
    "samling/delar/gemensam.md": SHARED,
    "samling/delar/villkor.md": TERMS_PART,
    "samling/overenskommelser/in-ut.md": AGREED,
    "samling/riktlinjer/kallelse.md": GUIDELINE,
    "samling/patientfall/fall.md": CASE,
    "samling/tillagg/tillagg.md": ADDITION,
}
# Second edition of the shared part: another heading, a paragraph gone and a new one.
EDITED = SHARED.replace("Kommunen svarar för sjuksköterskor. {#a2b5}\n", "").replace(
    "säger vem som gör vad", "säger tydligt vem som gör vad"
)
REVISED = EDITED + "\nBåda svarar för samordningen. {#a2b6}\n"
DRAFTED = TERMS_PART.replace("varje år", "vartannat år") + (
    "\n## Nytt förslag {#nytt-forslag}\n\nFörslaget prövas i två län. {#a2c6}\n"
)


def save(root: Path, files: Mapping[str, str], words: str, day: str) -> None:
    """Write files and commit all of them on a day."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    git(root, "add", "-A")
    who = "Prov Provsson <prov@exempel.invalid>"
    git(root, "commit", "-qm", words, f"--date={day}T12:00:00Z", f"--author={who}")


def locked(root: Path, day: str, reason: str, *names: str) -> None:
    """Lock publications, given as 'avtal@1.0', on a day."""
    on = date.fromisoformat(day)
    checked = check(root, on, Memory())
    assert not checked.has_errors, checked.findings
    orders = [
        LockOrder(document, number, on, reason, _kind(number), _start(number, on))
        for document, _, number in (name.partition("@") for name in names)
    ]
    lock(checked, orders)


def _kind(number: str) -> VersionKind | None:
    return None if number.endswith(".0") else VersionKind.EDITORIAL


def _start(number: str, on: date) -> date | None:
    """Return the day an editorial version is meant to apply from: when it was locked."""
    return None if number.endswith(".0") else on


def versioned(folder: Path) -> Path:
    """Make the workspace with its history in a folder of its own."""
    root = new_record(folder)
    save(root, FILES, "Första texterna", "2017-01-10")
    locked(root, "2017-03-01", "Det första avtalet.", "avtal@1.0", "in-ut@1.0")
    save(root, _edited(EDITED), "Tydligare syfte", "2018-04-01")
    locked(root, "2018-05-01", "Tydligare ord.", "avtal@1.1")
    revised = FILES["samling/avtal.md"].replace("2020-12-31", "2024-12-31")
    save(
        root,
        {"samling/avtal.md": revised, "samling/delar/gemensam.md": REVISED},
        "Nytt förslag",
        "2021-09-01",
    )
    locked(root, "2021-10-01", "Förslag till nytt avtal.", "avtal@2.0")
    locked(root, "2026-10-01", "Munhälsa tas in.", "tillagg@1.0")
    files = {"samling/delar/villkor.md": DRAFTED, "samling/handelser.yaml": EVENTS}
    save(root, files, "Utkast och händelser", "2026-10-02")
    return root


def _edited(shared: str) -> dict[str, str]:
    """Return the files that change with the shared part, so that no link breaks."""
    guideline = GUIDELINE.replace("#a2b5", "#a2b4")
    agreed = AGREED.replace("#a2b5", "#a2b4")
    return {
        "samling/delar/gemensam.md": shared,
        "samling/riktlinjer/kallelse.md": guideline,
        "samling/overenskommelser/in-ut.md": agreed,
    }
