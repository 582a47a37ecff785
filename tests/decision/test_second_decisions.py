"""A second decision of one body, and corrections: what is right, and what is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.decision.decision_files import (
    AT_NORRBY,
    FOLDER,
    NORRBY,
    found,
    line_of,
    one_hit,
)

LATER = f"{FOLDER}/norrby-kf/2022-10-03-1.yaml"
CORRECTION = """rättar:
  beslut: 2022-09-08-1
  möte: 2022-10-03
  förut: § 77
  nu: § 78
"""


@pytest.mark.parametrize(
    "outcome", ["bordlägger", "återremitterar", "vidare utredning"]
)
def test_decision_after_a_wait_is_right(tmp_path: Path, outcome: str) -> None:
    first = NORRBY.replace("godkänner", outcome) + "till_möte: 2022-10-03\n"

    assert [] == found(tmp_path, {AT_NORRBY: first, LATER: moved(NORRBY)})


def moved(text: str) -> str:
    """Return a decision as if made at the later meeting, with nothing that follows it."""
    text = text.replace("datum: 2022-09-08", "datum: 2022-10-03")
    return text[: text.index("justerat:")]


@pytest.mark.parametrize(
    "outcome", ["godkänner", "avslår", "återremitterar", "bordlägger"]
)
def test_second_decision_after_a_final_one_is_told(
    tmp_path: Path, outcome: str
) -> None:
    text = moved(NORRBY).replace("godkänner", outcome) + "till_möte: 2022-12-01\n"

    hit = one_hit(tmp_path, {LATER: text}, "GD417", LATER)

    assert "har redan beslutat i 2022-09-08-1" in hit.message


def test_decision_after_an_annulled_one_is_right(tmp_path: Path) -> None:
    text = NORRBY.replace("läge: avslaget", "läge: upphävt")

    assert [] == found(tmp_path, {AT_NORRBY: text, LATER: moved(NORRBY)})


def test_correction_is_right_and_what_it_corrects_is_left_alone(tmp_path: Path) -> None:
    path = AT_NORRBY.replace("-1.yaml", "-2.yaml")
    wrong = NORRBY.replace("diarienummer: [KS 2022-1]\n", "")

    assert [] == found(tmp_path, {AT_NORRBY: wrong, path: NORRBY + CORRECTION})


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("2022-09-08-1", "2022-09-08-2", "rättar sig själv"),
        ("2022-09-08-1", "2022-09-07-1", "finns inte i samma mapp"),
        ("2022-09-08-1", "2022-10-04-1", "finns inte i samma mapp"),
        ("nu: § 78", "nu: § 77", "samma ord"),
    ],
)
def test_correction_of_nothing_is_told(
    tmp_path: Path, old: str, new: str, words: str
) -> None:
    path = AT_NORRBY.replace("-1.yaml", "-2.yaml")
    text = NORRBY + CORRECTION.replace(old, new)

    told = [one for one in found(tmp_path, {path: text}) if words in one.message]

    (hit,) = told
    assert ("GD417", path) == (hit.code, hit.location.file)
    assert line_of(text, new) == hit.location.line


def test_two_corrections_of_one_file_are_told(tmp_path: Path) -> None:
    paths = [AT_NORRBY.replace("-1.yaml", f"-{count}.yaml") for count in (2, 3)]

    told = found(tmp_path, dict.fromkeys(paths, NORRBY + CORRECTION))

    assert [("GD417", paths[1]), ("GD417", paths[1])] == [
        (one.code, one.location.file) for one in told
    ]
    assert any("rättas redan av 2022-09-08-2" in one.message for one in told)


def test_corrections_in_a_ring_are_told(tmp_path: Path) -> None:
    path = AT_NORRBY.replace("-1.yaml", "-2.yaml")
    first = NORRBY + CORRECTION.replace("2022-09-08-1", "2022-09-08-2")

    told = found(tmp_path, {AT_NORRBY: first, path: NORRBY + CORRECTION})

    assert ["GD417"] == [one.code for one in told]
    assert "2022-09-08-1 → 2022-09-08-2 → 2022-09-08-1" in told[0].message
