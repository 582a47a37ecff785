"""Fifty parties decide the same text: a register or a version that lacks one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.model.finding import Finding
from tests.decision.decision_files import BODIES, DOCUMENT, FULL, WORDS
from tests.workspaces import check_workspace

NAMES = [f"kommun{count}" for count in range(1, 51)]
PATH = "beslut/bilaga/2.0/vvg/2022-09-08-1.yaml"
DECISION = f"""organ: vvg
datum: 2022-09-08
föreslaget: "{FULL}"
att_satser: [{{utfall: ställer sig bakom, text: ställa sig bakom}}]
"""


def found(
    root: Path, known: list[str], decided: list[str], dates: str = ""
) -> list[Finding]:
    rows = [
        f'  - {{id: {name}, namn: {name}, typ: kommun, kod: "{9900 + count}"'
        f"{dates if name == NAMES[0] else ''}}}\n"
        for count, name in enumerate(known)
    ]
    version = f"""bilaga:
  - nummer: "2.0"
    sort: revision
    låst: 2022-06-01
    orsak: Det andra.
    kontrollsumma: {{full: "{FULL}", text: "{WORDS}"}}
    filer: [{{id: bilaga, blob: "{"2f" * 20}"}}]
    parter: [{", ".join(decided)}]
"""
    files = {
        "govdocs.yaml": "namn: Prov\nantal_parter: 50\n",
        "parter.yaml": "parter:\n" + "".join(rows),
        "organ.yaml": BODIES.split("  - {id: sro")[0],
        "versioner.yaml": version,
        "bilaga.md": DOCUMENT,
        PATH: DECISION,
    }
    return list(check_workspace(root, files).findings)


def test_fifty_parties_are_sound(tmp_path: Path) -> None:
    assert [] == found(tmp_path, NAMES, NAMES)


def test_register_of_forty_nine_is_told_with_the_one_it_lacks(tmp_path: Path) -> None:
    register, version = found(tmp_path, NAMES[1:], NAMES)

    assert "registret har 49 parter, men govdocs.yaml säger 50" == register.message
    assert ("versioner.yaml", 2) == (version.location.file, version.location.line)
    assert "kommun1" in version.message


@pytest.mark.parametrize(
    ("dates", "codes"),
    [
        ("", ["GD402"]),
        (", från: 2022-06-01", ["GD402"]),
        (", från: 2022-06-02", []),
        (", till: 2022-05-31", []),
    ],
)
def test_version_that_lacks_one_who_was_party_when_it_was_locked_is_told(
    tmp_path: Path, dates: str, codes: list[str]
) -> None:
    told = found(tmp_path, NAMES, NAMES[1:], dates)

    assert codes == [one.code for one in told]
    assert all("saknar kommun1 bland" in one.message for one in told)


def test_version_for_some_of_them_is_sound(tmp_path: Path) -> None:
    assert [] == found(tmp_path, NAMES, NAMES[10:])
