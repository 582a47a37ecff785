"""The plan held against what was done: days late, what is not known, and bad rows."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.cli.main import run
from govdocs.model.milestone import (
    Milestone,
    MilestoneKind,
    Progress,
    outcome,
    parse_planned,
)
from govdocs.model.period import Period
from govdocs.text.schema import load_schema

SETTINGS = "namn: Provavtal\n"
BODIES = "organ:\n  - {id: vvg, namn: Gruppen, typ: arbetsgrupp}\n"
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def planned(words: str, done: str | None = None, *, unknown: bool = False) -> Milestone:
    """Return a milestone planned for a day or month."""
    period = parse_planned(words)
    assert period is not None
    day = date.fromisoformat(done) if done else None
    return Milestone("m", "Något", MilestoneKind.MILESTONE, "vvg", period, day, unknown)


@pytest.mark.parametrize(
    ("plan", "done", "late", "words"),
    [
        ("2025-02-05", "2025-02-05", 0, "Gjort enligt planen"),
        ("2025-02-05", "2025-02-06", 1, "Gjort 1 dag efter planen"),
        ("2025-02-05", "2025-03-05", 28, "Gjort 28 dagar efter planen"),
        ("2025-02-05", "2025-02-04", -1, "Gjort 1 dag före planen"),
        ("2024-02", "2024-02-29", 0, "Gjort enligt planen"),
        ("2024-02", "2024-03-01", 1, "Gjort 1 dag efter planen"),
        ("2024-02", "2024-01-30", -2, "Gjort 2 dagar före planen"),
        ("2025-05", None, 71, "Försenat: 71 dagar efter planen och inte gjort"),
        ("2025-08-10", None, None, "Inte gjort ännu"),
        ("2025-08-09", None, 1, "Försenat: 1 dag efter planen och inte gjort"),
        ("2025-08", None, None, "Inte gjort ännu"),
    ],
)
def test_the_plan_against_the_outcome(
    plan: str, done: str | None, late: int | None, words: str
) -> None:
    found = outcome(planned(plan, done), date(2025, 8, 10))

    assert (late, words) == (found.days_late, found.words)


def test_an_unknown_outcome_is_not_late() -> None:
    found = outcome(planned("2020-01-01", unknown=True), date(2025, 8, 10))

    assert (Progress.UNKNOWN, None) == (found.progress, found.days_late)


def test_what_is_done_later_is_not_known_on_the_day() -> None:
    found = outcome(planned("2025-01-01", "2025-09-01"), date(2025, 8, 10))

    assert Progress.OVERDUE is found.progress


@given(DAYS, DAYS, DAYS)
def test_days_late_lead_back_to_the_plan(plan: date, done: date, on: date) -> None:
    one = planned(plan.isoformat(), done.isoformat())

    found = outcome(one, on)

    if found.progress in {Progress.IN_TIME, Progress.LATE}:
        assert found.days_late is not None
        assert done == plan + timedelta(found.days_late)
        assert (found.progress is Progress.LATE) == (done > plan)
    else:
        assert done > on
        assert (found.progress is Progress.OVERDUE) == (on > plan)


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("2024-02", Period(date(2024, 2, 1), date(2024, 2, 29))),
        ("2024-02-29", Period(date(2024, 2, 29), date(2024, 2, 29))),
        ("9999-12", Period(date(9999, 12, 1), date(9999, 12, 31))),
        ("2024-13", None),
        ("2024", None),
        ("2023-02-29", None),
        ("2024-2", None),
        ("2024-02-", None),
        ("", None),
    ],
)
def test_a_plan_is_a_day_or_a_month(words: str, period: Period | None) -> None:
    assert period == parse_planned(words)


def test_a_month_is_told_as_a_month() -> None:
    assert "februari 2024" == planned("2024-02").planned_words
    assert "1 februari 2024" == planned("2024-02-01").planned_words


def test_kinds_are_those_of_the_schema() -> None:
    row = load_schema("tidplan")["properties"]["tidplan"]["items"]["properties"]

    assert [one.value for one in MilestoneKind] == row["sort"]["enum"]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a workspace with a body and no documents."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "w"
    folder.mkdir()
    (folder / "govdocs.yaml").write_text(SETTINGS, "utf-8")
    (folder / "organ.yaml").write_text(BODIES, "utf-8")
    return folder


def told(
    root: Path, plan: str, words: str, capsys: pytest.CaptureFixture[str]
) -> tuple[int, str, str]:
    """Run a command with a plan, and return its code and what it printed."""
    (root / "tidplan.yaml").write_text(f"tidplan:\n{plan}", "utf-8")
    code = run(["--workspace", str(root), *words.split()])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


ROW = "  - {id: a, vad: Klart, ägare: vvg, planerat: 2025-05"


def test_the_command_tells_the_plan(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = told(root, f"{ROW}}}\n", "tidplan --on 2025-06-02", capsys)

    assert 0 == code
    assert [
        "2025-05     Klart",
        "            Försenat: 2 dagar efter planen och inte gjort. Ansvarig: Gruppen.",
        "1 milstolpe: 1 försenat.",
    ] == out.splitlines()


def test_rows_are_in_the_order_of_their_days(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = f"{ROW}}}\n  - {{id: b, vad: Före, ägare: vvg, planerat: 2025-05-02}}\n"

    _, out, _ = told(root, plan, "tidplan --format json", capsys)

    assert ["b", "a"] == [one["id"] for one in json.loads(out)]


def test_no_plan_is_no_fault(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == run(["--workspace", str(root), "tidplan"])
    assert "Ingen tidplan finns" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (
            f"{ROW}-32}}\n",
            '"2025-05-32" är ingen dag eller månad. Åtgärd: skriv en dag',
        ),
        (f"{ROW}, utfall: nej}}\n", '"nej" är inget datum. Åtgärd: skriv en dag'),
        (f"{ROW}, sort: konferans}}\n", 'Åtgärd: menade du "konferens"?'),
        (f"{ROW}, utfal: 2025-05-01}}\n", 'Åtgärd: menade du "utfall"?'),
        ("  - {id: a, vad: Klart, planerat: 2025-05}\n", '"ägare" saknas'),
    ],
)
def test_a_bad_row_is_one_line_with_a_remedy(
    row: str, fault: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = told(root, row, "tidplan", capsys)

    assert (1, "") == (code, out)
    assert 1 == len(err.splitlines())
    assert "tidplan.yaml:2:" in err
    assert fault in err


def test_an_id_used_twice_is_found(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = told(root, f"{ROW}}}\n{ROW}}}\n", "check", capsys)

    assert 1 == code
    assert "FEL GD407 tidplan.yaml:3:" in out


def test_an_outcome_is_not_unknown_before_its_day() -> None:
    found = outcome(planned("2025-09", unknown=True), date(2025, 9, 30))

    assert Progress.COMING is found.progress
