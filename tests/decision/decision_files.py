"""A workspace with a locked version and the decisions of its three parties, all sound."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from govdocs.model.finding import Finding
from tests.workspaces import PARTIES, check_workspace

FULL, WORDS, OLD, OTHER = "7f3a" * 16, "5a" * 32, "61" * 32, "c0de" * 16

BODIES = """organ:
  - {id: vvg, namn: VVG, typ: samverkansorgan}
  - {id: sro, namn: SRO, typ: samrådsorgan}
  - {id: regionen-rf, namn: RF, typ: fullmäktige, part: regionen, anslag: ja}
  - {id: norrby-kf, namn: KF i Norrby, typ: fullmäktige, part: norrby, anslag: ja}
  - {id: norrby-ks, namn: KS i Norrby, typ: styrelse, part: norrby, anslag: ja}
  - {id: soderby-kf, namn: KF i Söderby, typ: fullmäktige, part: soderby, anslag: ja}
  - {id: gamla-kf, namn: KF, typ: fullmäktige, part: norrby, till: 2020-12-31}
"""
ROUTES = """beslutsvägar:
  - id: alla
    namn: Alla fullmäktige
    typer: [bilaga]
    resurspåverkan: [ja, nej, okänd]
    steg:
      - {organ: vvg, uppgift: bereder}
      - {organ: sro, uppgift: rekommenderar}
      - {varje_part: fullmäktige, uppgift: beslutar}
"""
VERSIONS = f"""bilaga:
  - nummer: "1.0"
    sort: revision
    låst: 2020-01-15
    orsak: Det första.
    kontrollsumma: {{full: "{OLD}", text: "{OTHER}"}}
    filer: [{{id: bilaga, blob: "{"2e" * 20}"}}]
    parter: [regionen, norrby, soderby]
  - nummer: "2.0"
    sort: revision
    låst: 2022-06-01
    orsak: Det andra.
    kontrollsumma: {{full: "{FULL}", text: "{WORDS}"}}
    filer: [{{id: bilaga, blob: "{"2f" * 20}"}}]
    parter: [regionen, norrby]
"""
NORRBY = f"""märkning: Påhittade uppgifter
organ: norrby-kf
part: norrby
möte: Sammanträde
datum: 2022-09-08
paragraf: § 77
diarienummer: [KS 2022-1]
föreslaget: "{FULL}"
beslutad_text: "{FULL}"
slutlig: ja
att_satser:
  - utfall: godkänner
    text: godkänna bilagan
  - utfall: noterar
    text: notera läget
justerat:
  datum: 2022-09-10
  av: [ordförande]
anslaget: 2022-09-12
överklagat:
  datum: 2022-09-20
  läge: avslaget
underskrift:
  datum: 2022-11-01
"""
REGION = f"""organ: regionen-rf
part: regionen
datum: 2022-10-04
paragraf: § 5
diarienummer: [RS 2022-9]
föreslaget: "{FULL}"
att_satser: [{{utfall: avslår, text: avslå}}]
"""
COUNCIL = f"""organ: sro
datum: 2022-06-20
föreslaget: "{FULL}"
att_satser: [{{utfall: rekommenderar, text: rekommendera parterna att godkänna}}]
"""
DOCUMENT = """---
id: bilaga
typ: bilaga
titel: Bilaga
---

## Ett {#ett}

Första stycket. {#a2b3}
"""
FOLDER = "beslut/bilaga/2.0"
AT_NORRBY = f"{FOLDER}/norrby-kf/2022-09-08-1.yaml"
AT_REGION = f"{FOLDER}/regionen-rf/2022-10-04-1.yaml"

SOUND: Mapping[str, str] = {
    "parter.yaml": PARTIES,
    "organ.yaml": BODIES + ROUTES,
    "versioner.yaml": VERSIONS,
    "bilaga.md": DOCUMENT,
    AT_NORRBY: NORRBY,
    AT_REGION: REGION,
    f"{FOLDER}/sro/2022-06-20-1.yaml": COUNCIL,
}


def found(root: Path, files: dict[str, str]) -> list[Finding]:
    """Return what is found when some files are others, or not there when empty."""
    whole = {name: text for name, text in {**SOUND, **files}.items() if text}
    return list(check_workspace(root, whole).findings)


def line_of(text: str, words: str) -> int:
    """Return the line on which some words first stand."""
    return text[: text.index(words)].count("\n") + 1


def one_hit(root: Path, files: dict[str, str], code: str, path: str) -> Finding:
    """Return the only finding, of a rule and in a file."""
    (hit,) = found(root, files)
    assert (code, path) == (hit.code, hit.location.file)
    return hit
