"""A small workspace in which a version is decided by some parties and not by others.

Each party stands in a way of its own, so that every word of the table is used.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.record.records import new_record
from tests.record.versioned import (
    ADDITION,
    AGREEMENT,
    GUIDELINE,
    SHARED,
    TERMS,
    TERMS_PART,
    locked,
    save,
)

MARK = "Påhittade uppgifter"
SETTINGS = "namn: Provavtal\nhuvuddokument: avtal\n"
PLACES = {
    "angeby": "Norr",
    "bergby": "Norr",
    "dalby": "Norr",
    "ekby": "Norr",
    "fageby": "Norr",
    "granby": "Söder",
    "hallby": "Söder",
    "lundby": "Söder",
    "norrby": "Söder",
    "soderby": "Söder",
    "tomtby": "",
}


def _party(own: str, area: str, count: int) -> str:
    where = f", område: {area}" if area else ""
    return (
        f"  - {{id: {own}, namn: {own.capitalize()}s kommun, typ: kommun, "
        f'kod: "{9901 + count}"{where}}}\n'
    )


PARTIES = 'parter:\n  - {id: regionen, namn: Regionen, typ: region, kod: "99"}\n' + (
    "".join(_party(own, area, at) for at, (own, area) in enumerate(PLACES.items()))
)
BODIES = (
    """organ:
  - {id: vvg, namn: Vårdsamverkan (VVG), typ: samverkansorgan}
  - {id: sro, namn: Samrådet (SRO), typ: samrådsorgan}
  - {id: regionen-rf, namn: Regionfullmäktige, typ: fullmäktige, part: regionen, anslag: ja}
  - {id: norrby-ks, namn: Kommunstyrelsen i Norrby, typ: styrelse, part: norrby, anslag: ja}
"""
    + "".join(
        f"  - {{id: {own}-kf, namn: Kommunfullmäktige i {own.capitalize()}, "
        f"typ: fullmäktige, part: {own}, anslag: ja}}\n"
        for own in PLACES
    )
    + """beslutsvägar:
  - id: alla
    namn: VVG bereder, SRO rekommenderar och varje fullmäktige beslutar
    typer: [avtal]
    resurspåverkan: [ja, okänd]
    steg:
      - {organ: vvg, uppgift: bereder}
      - {organ: sro, uppgift: rekommenderar}
      - {varje_part: fullmäktige, uppgift: beslutar}
  - id: vvg-ensam
    namn: VVG beslutar själv.
    typer: [riktlinje]
    resurspåverkan: [nej]
    steg: [{organ: vvg, uppgift: beslutar}]
"""
)
REVISED = SHARED + "\nBåda svarar för samordningen. {#a2b6}\n"
FILES: Mapping[str, str] = {
    "govdocs.yaml": SETTINGS,
    "parter.yaml": PARTIES,
    "organ.yaml": BODIES,
    "begrepp.yaml": TERMS,
    "samling/avtal.md": AGREEMENT,
    "samling/delar/gemensam.md": SHARED,
    "samling/delar/villkor.md": TERMS_PART.replace(
        "\nSe också [2](../riktlinjer/kallelse.md#kallelse) i riktlinjen. {#a2c4}\n", ""
    ),
    "samling/tillagg/tillagg.md": ADDITION,
    "samling/riktlinjer/kallelse.md": GUIDELINE.replace(
        "avtalstid:", "resurspåverkan: nej\navtalstid:"
    ),
    "samling/tillampning/norr.md": """---
id: norr
typ: tillämpningsanvisning
titel: Tillämpning i Norr
parter: {område: [Norr]}
tillämpar: [avtal]
bygger_på: avtal
det_viktigaste: [Så gör vi i Norr.]
---

## Om {#om-norr}

Texten gäller i Norr. {#f2b2}
""",
}
STARTED = """avtal:
  - {sort: villkor uppfyllt, version: "1.0", från: 2017-04-01}
  - {sort: fortsatt giltighet, version: "1.0", från: 2021-01-01}
  - {sort: sista beslutsdag, version: "2.0", till: 2022-10-31}
"""
NOTICES = """  - sort: uppsägning
    version: "1.0"
    parter: [norrby, soderby]
    inkom: [{mottagare: regionen, dag: 2024-02-01}]
    märkning: Påhittade uppgifter
  - sort: återtagande
    version: "1.0"
    parter: [soderby]
    från: 2024-03-01
    godtas_av: [regionen]
    märkning: Påhittade uppgifter
"""
LAPSED = """  - sort: förfallen
    version: "2.0"
    från: 2023-01-01
    konstaterad: {av: vvg, datum: 2023-01-01, skäl: Alla sa inte ja.}
"""
YES = 'att_satser: [{utfall: godkänner, text: "Texten godkänns."}]\n'


def _said(word: str) -> str:
    return f'att_satser: [{{utfall: {word}, text: "Fullmäktige {word}."}}]\n'


def decision(body: str, day: str, words: str, digest: str, item: str = "§ 7") -> str:
    """Return a decision file with its common lines before `words`."""
    return (
        f"märkning: {MARK}\norgan: {body}\ndatum: {day}\n"
        f'paragraf: "{item}"\ndiarienummer: ["KS 2022-1 (exempel)"]\n'
        f"föreslaget: {digest}\n{words}"
    )


def _meetings() -> dict[tuple[str, str], str]:
    """Return what was decided at each meeting, by body and name of the file."""
    posted = YES + "anslaget: 2022-09-12\n"
    link = "protokoll: {länk: https://exempel.invalid/7}\n"
    kf = {
        ("regionen-rf", "2022-06-13-1"): posted + link,
        ("angeby-kf", "2022-09-08-1"): posted,
        ("bergby-kf", "2022-09-08-1"): posted
        + "tillägg: [{text: Följ upp varje år., uppdrag_till: vvg}]\n",
        ("dalby-kf", "2022-09-08-1"): posted
        + "ändring: [{block: a2b4, lydelse: Regionen svarar för allt.}]\n",
        ("ekby-kf", "2022-06-20-1"): _said("bordlägger") + "till_möte: 2022-09-20\n",
        ("ekby-kf", "2022-09-20-1"): posted.replace("09-12", "09-22"),
        ("fageby-kf", "2022-09-08-1"): _said("avslår"),
        ("granby-kf", "2022-09-08-1"): _said("återremitterar"),
        ("hallby-kf", "2022-09-08-1"): YES.replace("godkänns", "godkäns"),
        ("hallby-kf", "2022-09-08-2"): posted
        + "rättar: {beslut: 2022-09-08-1, möte: 2022-10-03, paragraf: § 80, "
        "förut: Texten godkäns., nu: Texten godkänns.}\n",
        ("lundby-kf", "2022-11-08-1"): posted.replace("09-12", "11-10"),
        ("soderby-kf", "2022-09-08-1"): posted
        + "villkor: [{sort: annat uppskjutande, text: Staten betalar.}]\n",
    }
    others = {
        ("norrby-ks", "2022-09-01-1"): YES
        + "slutlig: preliminär\nslutligt_organ: norrby-kf\n",
        ("vvg", "2022-03-10-1"): _said("ställer sig bakom"),
        ("sro", "2022-04-05-1"): _said("rekommenderar"),
        ("vvg", "2022-03-01-1"): "granskning: jurist\n",
    }
    return kf | others


def decisions(digest: str) -> dict[str, str]:
    """Return the decision files about the agreement 2.0, by path."""
    return {
        f"samling/beslut/avtal/2.0/{body}/{name}.yaml": decision(
            body, name[:10], words, digest
        )
        for (body, name), words in _meetings().items()
    }


def decided(folder: Path) -> Path:
    """Make the workspace with its history in a folder of its own."""
    root = proposed(folder)
    record = decisions(digest_of(root, "avtal", "2.0"))
    own = decision("vvg", "2022-03-10", YES, digest_of(root, "kallelse", "1.0"))
    record["samling/beslut/kallelse/1.0/vvg/2022-03-10-1.yaml"] = own
    events = STARTED + NOTICES + LAPSED
    save(root, {**record, "samling/handelser.yaml": events}, "Beslut", "2022-11-20")
    return root


def proposed(folder: Path) -> Path:
    """Make the same workspace before anybody has decided."""
    root = new_record(folder)
    save(root, FILES, "Första texterna", "2017-01-10")
    locked(root, "2017-03-01", "Det första avtalet.", "avtal@1.0")
    revised = FILES["samling/avtal.md"].replace("2020-12-31", "2024-12-31")
    files = {"samling/avtal.md": revised, "samling/delar/gemensam.md": REVISED}
    save(root, files, "Nytt förslag", "2022-01-10")
    locked(root, "2022-02-01", "Förslag till nytt avtal.", "avtal@2.0")
    locked(root, "2022-02-02", "Nya texter.", "tillagg@1.0", "kallelse@1.0")
    save(root, {"samling/handelser.yaml": STARTED}, "Händelser", "2022-02-03")
    return root


def digest_of(root: Path, document: str, number: str) -> str:
    """Return the digest of a locked version, as the register has it."""
    import yaml

    [register] = root.rglob("versioner.yaml")
    rows = yaml.safe_load(register.read_text("utf-8"))[document]
    [row] = [one for one in rows if one["nummer"] == number]
    return str(row["kontrollsumma"]["full"])
