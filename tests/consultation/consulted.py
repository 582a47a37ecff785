"""A small workspace with a round: three who are asked, one that is not, and a text."""

from __future__ import annotations

from pathlib import Path

from tests.record.records import git, new_record
from tests.workspaces import APPENDIX, write_workspace

INSTANCES = """remissinstanser:
  - {id: norrby, namn: Norrby kommun, typ: kommun, part: norrby}
  - {id: soderby, namn: Söderby kommun, typ: kommun, part: soderby}
  - {id: vard, namn: Vårdnämnden, typ: nämnd, part: regionen}
  - {id: forbund, namn: Förbundet, typ: organisation}
"""
TEXT = """---
id: riktlinje
typ: bilaga
titel: Riktlinje om kallelse
---

## Vem som kallar {#vem}

Regionen kallar till mötet. {#c2b2}

Kallelsen skickas inom 3 dagar. {#c2b3}

## Uppföljning {#uppfoljning}

Riktlinjen följs upp varje år. {#c2b4}
"""
DIGEST = "a" * 64
ROUND = f"""id: "2021-1"
titel: Riktlinjen om kallelse
sort: remiss
märkning: Påhittade uppgifter
diarienummer: [SRO 2021-7]
dokument:
  - id: riktlinje
    kontrollsumma: {DIGEST}
frågor:
  - {{id: f1, text: Är tiden rimlig?, obligatorisk: ja}}
  - {{id: f2, text: Vad saknas?}}
öppnar: 2021-09-15
sista_svarsdag: 2021-12-31
instanser:
  - {{id: norrby}}
  - {{id: soderby, anstånd: 2022-01-15}}
  - {{id: vard, kanal: word}}
"""
PUBLISHED = """remiss: "2021-1"
instans: norrby
märkning: Påhittade uppgifter
mottaget: "2021-12-20T13:41:07Z"
kanal: webb
sha256: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
inställning: tillstyrker med ändring
synpunkter:
  - id: norrby-1
    ankare: {dokument: riktlinje, block: c2b3}
    sort: ändringsförslag
    text: Tre dagar räcker inte för oss.
    förslag: Kallelsen skickas inom 5 dagar.
  - id: norrby-2
    sort: fråga
    text: Vem följer upp?
"""
REPLIES = """remiss: "2021-1"
bemötanden:
  - synpunkter: [norrby-1]
    utfall: tillgodoses ej
    motivering: Mötet måste kunna hållas samma vecka.
"""
HOME = "remisser/2021-1"
FILES = {
    "remissinstanser.yaml": INSTANCES,
    "riktlinje.md": TEXT,
    f"{HOME}/remiss.yaml": ROUND,
}


def consulted(root: Path, **more: str) -> Path:
    """Write the workspace; more files of the round by name, as `remiss="…"`."""
    return write_workspace(
        root, FILES | {f"{HOME}/{name}.yaml": text for name, text in more.items()}
    )


def asked_of(root: Path) -> Path:
    """Return a saved workspace with a text, an appendix and instances, and no round."""
    texts = {"riktlinje.md": TEXT, "bilaga.md": APPENDIX}
    new_record(root)
    write_workspace(root, {"remissinstanser.yaml": INSTANCES, **texts})
    git(root, "add", "-A")
    git(root, "commit", "-qm", "start")
    return root


def published(root: Path, **texts: str) -> Path:
    """Write the workspace with published answers by instance."""
    rows = {f"publicerat/{name}": text for name, text in texts.items()}
    return consulted(root, **rows, bemotanden=REPLIES)
