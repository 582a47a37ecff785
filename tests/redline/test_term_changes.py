"""Terms and notice: what differs in them, and the days that move."""

from __future__ import annotations

import pytest

from govdocs.model.redline import TermChange
from tests.redline.test_metadata_changes import NAMES, told, told_lines

TERM = "avtalstid: {från: 2017-04-01, till: 2020-12-31}\n"
NEXT = "avtalstid: {från: 2023-01-01, till: 2026-12-31}\n"
TWELVE, EIGHTEEN = "uppsägning: {tid: 12 månader}\n", "uppsägning: {tid: 18 månader}\n"
OPEN = "avtalstid: {från: 2017-04-01}\n"
LAST = "Sista dag att säga upp"


def test_notice_is_told_with_the_day_that_moves() -> None:
    (change,) = told(NEXT + TWELVE, NEXT + EIGHTEEN)

    assert change == TermChange(
        "uppsägning.tid",
        "12 månader",
        "18 månader",
        "Uppsägningstid: 12 → 18 månader",
        "Sista dag att säga upp till 2026-12-31 flyttas från 2025-12-31 till 2025-06-30 "
        "(beräknad).",
    )


def test_a_term_is_one_change_with_its_length_to_the_day() -> None:
    (change,) = told(TERM, NEXT)

    assert "avtalstid" == change.key
    assert "2017-04-01–2020-12-31 (3 år 9 månader)" == change.old
    assert "2023-01-01–2026-12-31 (4 år)" == change.new
    assert f"Avtalstid: {change.old} → {change.new}" == change.text


GOLDEN: list[tuple[str, str, list[str]]] = [
    (  # each day from its own term and its own time
        TERM + TWELVE,
        NEXT + EIGHTEEN,
        [
            "Avtalstid: 2017-04-01–2020-12-31 (3 år 9 månader) → "
            "2023-01-01–2026-12-31 (4 år)",
            "Uppsägningstid: 12 → 18 månader",
            f"{LAST} till 2020-12-31 var 2019-12-31. "
            "Till 2026-12-31 blir den 2025-06-30 (beräknade).",
        ],
    ),
    (
        TERM + TWELVE,
        NEXT + TWELVE,
        [
            "Avtalstid: 2017-04-01–2020-12-31 (3 år 9 månader) → "
            "2023-01-01–2026-12-31 (4 år)",
            f"{LAST} till 2020-12-31 var 2019-12-31. "
            "Till 2026-12-31 blir den 2025-12-31 (beräknade).",
        ],
    ),
    (
        TERM + TWELVE,
        OPEN + TWELVE,
        [
            "Avtalstid: 2017-04-01–2020-12-31 (3 år 9 månader) → "
            "från 2017-04-01 tills vidare",
            f"{LAST} till 2020-12-31 var 2019-12-31 (beräknad). "
            "Nu går den inte att räkna ut: avtalstiden löper tills vidare.",
        ],
    ),
    (
        OPEN + TWELVE,
        OPEN + EIGHTEEN,
        [
            "Uppsägningstid: 12 → 18 månader",
            f"{LAST} går inte att räkna ut: avtalstiden löper tills vidare.",
        ],
    ),
    (
        TWELVE + "följer: {dokument: hsavtal, vad: [avtalstid]}",
        EIGHTEEN + "följer: {dokument: hsavtal, vad: [avtalstid]}",
        [
            "Uppsägningstid: 12 → 18 månader",
            f"{LAST} går inte att räkna ut: avtalstiden följer HoS-avtalet.",
        ],
    ),
    (
        TERM + TWELVE,
        TERM + "uppsägning: {tid: okänd}",
        [
            "Uppsägningstid: 12 månader → okänd",
            f"{LAST} till 2020-12-31 var 2019-12-31 (beräknad). "
            "Nu går den inte att räkna ut: uppsägningstiden är okänd.",
        ],
    ),
    (
        TWELVE + OPEN,
        EIGHTEEN + "följer: {dokument: hsavtal, vad: [avtalstid]}",
        [
            "Avtalstid: från 2017-04-01 tills vidare → följer HoS-avtalet",
            "Uppsägningstid: 12 → 18 månader",
            f"{LAST} går inte att räkna ut. Förut: avtalstiden löper tills vidare. "
            "Nu: avtalstiden följer HoS-avtalet.",
            "Hämtar villkor från: anges inte → HoS-avtalet (avtalstid)",
        ],
    ),
    (
        NEXT + TWELVE,
        NEXT + "uppsägning: {tid: 1 år}",
        ["Uppsägningstid: 12 månader → 1 år"],
    ),
    (
        "uppsägning: {tid: 1 månad}",
        "uppsägning: {tid: 1 månad, räknas_till: dag, mottagare: [vgr, vastkom]}",
        [
            "Uppsägningstiden räknas till: anges inte → dag",
            "Uppsägningen lämnas till: 2 mottagare tillkommer: VGR och vastkom",
        ],
    ),
    (
        "avtalstid: {från: 2020-02-29, till: 2024-02-29}",
        "avtalstid: {från: 2020-02-29, till: 2020-02-28}",
        [
            "Avtalstid: 2020-02-29–2024-02-29 (4 år 1 dag) → "
            "2020-02-29–2020-02-28 (slutar före sin början)"
        ],
    ),
    (
        TERM + "förlängning: {rätt: 2 år, mekanism: okänd}",
        TERM + "förlängning: {rätt: 3 år, mekanism: parterna beslutar}",
        [
            "Rätt till förlängning: 2 → 3 år",
            "En förlängning räcker till 2023-12-31 i stället för 2022-12-31 (beräknad).",
            "Så går förlängningen till: okänd → parterna beslutar",
        ],
    ),
    (
        "ikraftträdande: {villkor: ett, räknas_från: sista beslut}",
        "ikraftträdande: {villkor: två, räknas_från: okänd, tidigast: 2017-04-01}",
        [
            "Villkor för ikraftträdande: ett → två",
            "Ikraftträdandet räknas från: sista beslut → okänd",
            "Tidigaste ikraftträdande: anges inte → 2017-04-01",
        ],
    ),
    (
        NEXT,
        NEXT + "tillämpas_från: 2023-03-01",
        [
            "Tillämpas från: anges inte → 2023-03-01",
            "Innehållet ska användas från 2023-03-01, men avtalstiden börjar 2023-01-01.",
        ],
    ),
]


@pytest.mark.parametrize(("old", "new", "lines"), GOLDEN)
def test_terms_are_told_with_their_days(old: str, new: str, lines: list[str]) -> None:
    assert lines == told_lines(old, new, **NAMES)


@pytest.mark.parametrize(
    ("end", "length", "day"),
    [
        ("2020-12-31", "12 månader", "2019-12-31"),
        ("2022-12-31", "12 månader", "2021-12-31"),
        ("2026-12-31", "18 månader", "2025-06-30"),
        ("2027-01-01", "18 månader", "2025-07-01"),
        ("2026-08-31", "18 månader", "2025-02-28"),
        ("2028-02-29", "12 månader", "2027-02-28"),
        ("2030-12-31", "24 månader", "2028-12-31"),
    ],
)
def test_the_vectors_of_the_domain(end: str, length: str, day: str) -> None:
    term = f"avtalstid: {{från: 2015-01-01, till: {end}}}\n"

    (change,) = told(term, f"{term}uppsägning: {{tid: {length}}}")

    assert change.consequence.startswith(f"{LAST} till {end} blir {day} (beräknad).")


def test_no_day_is_guessed_beyond_the_calendar() -> None:
    term = "avtalstid: {från: 0001-01-01, till: 0002-01-01}\n"

    (change,) = told(term + TWELVE, term + "uppsägning: {tid: 99 år}")

    assert "dagen ligger före almanackan" in change.consequence
