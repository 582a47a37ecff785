"""Routes and delegations that cannot be followed, and events that rest on no decision."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.decision.decision_files import (
    AT_NORRBY,
    AT_REGION,
    BODIES,
    DOCUMENT,
    ROUTES,
    found,
    line_of,
    one_hit,
)

SECOND = """  - id: andra
    namn: Bara VVG
    typer: [rutin, bilaga]
    resurspåverkan: [nej]
    steg: [{organ: vvg, uppgift: beslutar}]
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("organ: vvg, uppgift", "organ: vgg, uppgift", "vgg", "menade du vvg?"),
        ("typer: [bilaga]", "typer: [bilaga, bilagor]", "bilagor", "ingen dokumenttyp"),
        (
            "organ: sro, uppgift: rekommenderar",
            "organ: sro, uppgift: beslutar",
            "sro",
            "",
        ),
        ("varje_part: fullmäktige", "varje_part: nämnd", "varje_part", "nämnd saknas"),
    ],
)
def test_route_that_cannot_be_followed_is_told(
    tmp_path: Path, old: str, new: str, line: str, words: str
) -> None:
    text = BODIES + ROUTES.replace(old, new)
    files = {"organ.yaml": text, AT_NORRBY: "", AT_REGION: ""}

    hit = one_hit(tmp_path, files, "GD419", "organ.yaml")

    assert words in f"{hit.message} {hit.remedy}"
    assert line in text.split("\n")[hit.location.line - 1]


def test_second_route_for_the_same_kind_is_told(tmp_path: Path) -> None:
    text = BODIES + ROUTES + SECOND

    hit = one_hit(tmp_path, {"organ.yaml": text}, "GD419", "organ.yaml")

    assert "bilaga med resurspåverkan nej går redan vägen alla" == hit.message
    assert line_of(text, "[rutin, bilaga]") == hit.location.line


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (["norrby-kf > nordby-ks"], ["menade du norrby-ks?"]),
        (["norby-kf > norrby-ks"], ["menade du norrby-kf?"]),
        (["norrby-kf > norrby-kf"], ["till sig själv"]),
        (["norrby-kf > sro"], ["är samrådsorgan och kan inte besluta"]),
        (
            ["norrby-kf > norrby-ks", "norrby-ks > norrby-kf"],
            ["norrby-kf → norrby-ks → norrby-kf"],
        ),
        (
            ["norrby-kf > norrby-ks", "norrby-ks > norrby-kf, från: 2023-01-01"],
            ["ring"],
        ),
        (
            [
                "norrby-kf > norrby-ks, till: 2022-12-31",
                "norrby-ks > norrby-kf, från: 2023-01-01",
            ],
            [],
        ),
        (
            [
                "norrby-kf > norrby-ks, typer: [rutin]",
                "norrby-ks > norrby-kf, typer: [avtal]",
            ],
            [],
        ),
        (
            ["norrby-kf > norrby-ks, från: 2023-01-01, till: 2022-01-01"],
            ["ligger före"],
        ),
    ],
)
def test_delegation_that_leads_nowhere_is_told(
    tmp_path: Path, rows: list[str], words: list[str]
) -> None:
    lines = [
        f"  - {{från_organ: {row.replace(' > ', ', till_organ: ')}}}" for row in rows
    ]
    text = BODIES + ROUTES + "\n".join(["delegationer:", *lines, ""])

    told = found(tmp_path, {"organ.yaml": text})

    assert ["GD419"] * len(words) == [one.code for one in told]
    for hit, wanted in zip(told, words, strict=True):
        assert wanted in f"{hit.message} {hit.remedy}"


@pytest.mark.parametrize(
    ("row", "gone", "words"),
    [
        ("sort: villkor uppfyllt", AT_NORRBY, "beslut saknas från norrby"),
        (
            f"sort: förlängning, till: 2023-12-31, beslut: {AT_NORRBY}",
            AT_NORRBY,
            "har ingen fil",
        ),
        (f"sort: förlängning, till: 2023-12-31, beslut: {AT_NORRBY}", "", ""),
        ("sort: villkor uppfyllt, beslut: okänt", "", ""),
    ],
)
def test_event_that_rests_on_a_missing_decision_is_told(
    tmp_path: Path, row: str, gone: str, words: str
) -> None:
    events = f'bilaga:\n  - {{version: "2.0", från: 2022-12-01, {row}}}\n'
    files = {"handelser.yaml": events, **({gone: ""} if gone else {})}

    told = found(tmp_path, files)

    assert (["GD704"] if words else []) == [one.code for one in told]
    assert all(words in one.message and one.location.line == 2 for one in told)


@pytest.mark.parametrize(
    ("effect", "codes"), [("nej", ["GD413"]), ("ja", []), ("okänd", [])]
)
def test_nobody_is_refused_where_it_is_unclear_who_decides(
    tmp_path: Path, effect: str, codes: list[str]
) -> None:
    routes = """beslutsvägar:
  - {id: a, namn: A, typer: [bilaga], resurspåverkan: [nej], steg: [
      {organ: vvg, uppgift: beslutar}]}
  - {id: b, namn: B, typer: [bilaga], resurspåverkan: [ja], steg: [
      {organ: sro, uppgift: rekommenderar}]}
"""
    document = DOCUMENT.replace("titel:", f"resurspåverkan: {effect}\ntitel:")
    files = {"organ.yaml": BODIES + routes, "bilaga.md": document, AT_REGION: ""}

    assert codes == [one.code for one in found(tmp_path, files)]
