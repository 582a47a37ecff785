"""The agenda: each source of days in a workspace with a history, and what people see."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.overview.agenda import agenda, coming, gathered
from govdocs.overview.agenda_item import AgendaKind, Tag
from tests.decision.agendas import (
    EVENTS,
    NOTICE,
    ON,
    TERMS,
    kinds,
    library,
    made,
)
from tests.record.versioned import FILES, save

pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the workspace with nothing but its terms, events and plan."""
    return made(tmp_path_factory.mktemp("agenda"))


def test_the_last_day_of_notice_is_worked_out_from_the_term(root: Path) -> None:
    own, _ = kinds(agenda(library(root)), AgendaKind.NOTICE)

    assert date(2025, 6, 30) == own.day
    assert (
        "Sista dag att säga upp Vårdavtalet inför 2026-12-31 (18 månader, beräknad)"
        == own.text
    )
    assert "2026-12-31 minus 18 månader = 2025-06-30" == own.arithmetic
    assert "avtal#avtalstid" == own.clause
    assert own.computed
    assert () == own.parties
    assert Tag.CONTRACT is own.tag
    assert own.how.endswith("2025-06-30 (beräknad).")


def test_the_end_of_the_term_is_as_stated(root: Path) -> None:
    own, follower = kinds(agenda(library(root)), AgendaKind.TERM)

    assert (date(2026, 12, 31), False) == (own.day, own.computed)
    assert "Sista dagen i avtalstiden enligt Vårdavtalet." == own.how
    assert ("in-ut", "avtal", own.day) == (
        follower.document,
        follower.followed,
        follower.day,
    )


def test_the_right_to_extend_counts_from_the_end(root: Path) -> None:
    (found,) = kinds(agenda(library(root)), AgendaKind.EXTENSION)

    assert date(2026, 12, 31) == found.day
    assert "Vårdavtalet får förlängas med 3 år, till och med 2029-12-31 (beräknad)" == (
        found.text
    )


def test_money_that_ends_is_told_and_open_money_is_not(root: Path) -> None:
    (found,) = kinds(agenda(library(root)), AgendaKind.FUNDING)

    assert date(2026, 6, 30) == found.day
    assert "Finansieringen av Vårdavtalet går ut: Statsbidrag" == found.text
    assert "beslutas av regionen" in found.rule


def test_last_days_to_decide_come_from_the_events(root: Path) -> None:
    (found,) = kinds(agenda(library(root)), AgendaKind.LAST_DAY)

    assert (date(2017, 3, 31), "Följebrevet.") == (found.day, found.rule)
    assert Tag.INTERNAL is found.tag


def test_the_plan_is_there_with_its_outcome(root: Path) -> None:
    done, late = kinds(agenda(library(root)), AgendaKind.MILESTONE)

    assert (date(2025, 5, 31), True) == (done.day, done.is_done)
    assert "Utkast (senast i maj 2025, gjort 2 dagar efter planen)" == done.text
    assert late.is_overdue
    assert "Remiss (försenat och inte gjort)" == late.text


def test_what_remains_begins_with_what_is_overdue(root: Path) -> None:
    found = coming(agenda(library(root)), ON, date(2025, 12, 31))

    assert ["2025-06-20", "2025-06-30", "2025-06-30"] == [str(one.day) for one in found]


def test_texts_that_follow_stand_with_the_text_they_follow(root: Path) -> None:
    entries = gathered(coming(agenda(library(root)), ON))

    told = {one.item.kind: one.also for one in entries if one.also}
    assert {
        AgendaKind.NOTICE: ("Utskrivning",),
        AgendaKind.TERM: ("Utskrivning",),
    } == told
    assert "in-ut" not in [one.item.document for one in entries]


def test_what_the_list_is_cut_to_never_loses_a_follower(root: Path) -> None:
    alone = [one for one in agenda(library(root)) if one.document == "in-ut"]

    assert alone == [one.item for one in gathered(alone)]


def test_gathering_loses_no_day(root: Path) -> None:
    items = agenda(library(root))

    entries = gathered(items)

    assert len(items) == len(entries) + sum(len(one.also) for one in entries)
    assert {one for one in items if not one.followed} == {one.item for one in entries}


def test_a_party_that_has_given_notice_leaves(tmp_path: Path) -> None:
    root = made(tmp_path, {"samling/handelser.yaml": _with(NOTICE)})

    found = agenda(library(root))

    (leaving,) = [one for one in found if one.parties == ("norrby",)]
    assert date(2026, 12, 31) == leaving.day
    assert "Vårdavtalet upphör för Norrby kommun (uppsagt, beräknad)" == leaving.text
    assert "Påhittade uppgifter" == leaving.marking
    assert 1 == leaving.how.count("(beräknad)")


def test_a_party_that_has_left_is_still_among_passed_days(tmp_path: Path) -> None:
    root = made(tmp_path, {"samling/handelser.yaml": _with(NOTICE)})

    found = agenda(library(root, date(2027, 6, 1)))

    assert date(2026, 12, 31) in [one.day for one in found if one.parties]


def test_a_notice_taken_back_is_no_deadline(tmp_path: Path) -> None:
    back = """  - sort: återtagande
    version: "1.0"
    parter: [norrby]
    från: 2025-03-01
    godtas_av: [regionen]
"""
    root = made(tmp_path, {"samling/handelser.yaml": _with(NOTICE + back)})

    assert [] == [one for one in agenda(library(root)) if one.parties]


def test_an_extension_takes_the_place_of_an_end_to_come(tmp_path: Path) -> None:
    event = """  - {sort: förlängning, version: "1.0", till: 2029-12-31}
"""
    root = made(tmp_path, {"samling/handelser.yaml": _with(event)})

    before, after = (agenda(library(root, on)) for on in (ON, date(2027, 1, 1)))

    assert [date(2028, 6, 30)] == [
        one.day for one in kinds(before, AgendaKind.NOTICE) if one.document == "avtal"
    ]
    assert [] == kinds(before, AgendaKind.TERM)
    assert date(2026, 12, 31) in [one.day for one in kinds(after, AgendaKind.TERM)]


def test_no_day_is_worked_out_from_another_worked_out_day(tmp_path: Path) -> None:
    event = """  - {sort: förlängning, version: "1.0", till: 2028-02-29}
"""
    root = made(tmp_path, {"samling/handelser.yaml": _with(event)})

    (found,) = [
        one
        for one in agenda(library(root))
        if one.kind is AgendaKind.NOTICE and one.document == "avtal"
    ]
    assert "2028-02-29 minus 18 månader = 2026-08-29" == found.arithmetic


def test_a_version_that_never_applied_has_no_days(tmp_path: Path) -> None:
    lapsed = EVENTS.replace(
        '{sort: villkor uppfyllt, version: "1.0", från: 2017-04-01}',
        '{sort: förfallen, version: "1.0", från: 2017-04-01}',
    )
    root = made(tmp_path, {"samling/handelser.yaml": lapsed})

    found = agenda(library(root))

    contract = {AgendaKind.NOTICE, AgendaKind.TERM, AgendaKind.EXTENSION}
    assert [] == [one for one in found if one.kind in contract]


DECISION = """organ: norrby-kf
part: norrby
datum: 2025-11-27
paragraf: "§ 77"
diarienummer: ["KS 2025-1 (exempel)"]
föreslaget: "{digest}"
att_satser: [{{utfall: godkänner, text: Avtalet godkänns.}}]
anslaget: 2025-12-03
"""


def test_the_time_to_appeal_a_decision_is_statutory(tmp_path: Path) -> None:
    root = made(tmp_path)
    digest = library(root).by_id["avtal"].versions[0].digests.full
    path = "beslut/avtal/1.0/norrby-kf/2025-11-27-1.yaml"
    save(root, {path: DECISION.format(digest=digest)}, "Beslut", "2025-12-04")

    before = agenda(library(root, date(2025, 12, 2)))
    (found,) = kinds(agenda(library(root, date(2025, 12, 3))), AgendaKind.FINAL)

    assert [] == kinds(before, AgendaKind.FINAL)

    assert date(2025, 12, 29) == found.day
    assert (
        "Överklagandetid går ut: Fullmäktige i Norrby § 77 om Vårdavtalet 1.0 "
        "(anslaget 2025-12-03, beräknad)" == found.text
    )
    assert "13 kap. 5 § kommunallagen (2017:725)" == found.clause
    assert found.arithmetic.endswith(
        "så nästa vardag 2025-12-29. Laga kraft 2025-12-30"
    )
    assert (Tag.STATUTORY, ("norrby",)) == (found.tag, found.parties)


def test_only_the_corrected_decision_can_be_appealed(tmp_path: Path) -> None:
    root = made(tmp_path)
    digest = library(root).by_id["avtal"].versions[0].digests.full
    first = DECISION.format(digest=digest)
    second = first.replace("2025-12-03", "2025-12-10") + (
        "rättar: {beslut: 2025-11-27-1, möte: 2025-12-08, förut: Godkänns ej., "
        "nu: Godkänns.}\n"
    )
    folder = "beslut/avtal/1.0/norrby-kf"
    files = {
        f"{folder}/2025-11-27-1.yaml": first,
        f"{folder}/2025-11-27-2.yaml": second,
    }
    save(root, files, "Beslut", "2025-12-11")

    (found,) = kinds(agenda(library(root, date(2025, 12, 11))), AgendaKind.FINAL)

    assert date(2026, 1, 2) == found.day


def test_nothing_locked_still_tells_the_terms_of_the_work_text(tmp_path: Path) -> None:
    for name, text in {**FILES, "samling/avtal.md": TERMS}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    found = kinds(agenda(library(tmp_path)), AgendaKind.NOTICE)

    assert date(2025, 6, 30) in [one.day for one in found]
    assert {None} == {one.version for one in found}


def test_the_terminal_is_a_hundred_columns_wide(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == run(["--workspace", str(root), "agenda", "--on", "2025-06-27"])

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(
        "för   7 dagar sedan  fre 2025-06-20  intern      Remiss"
    )
    assert lines[1].startswith(
        "om    3 dagar        mån 2025-06-30  avtal       Sista dag"
    )
    assert [] == [one for one in lines if len(one) > 100]
    assert "5 dagar i agendan från och med 2025-06-27." == lines[-1]


@pytest.mark.parametrize(
    ("on", "words"), [("2025-06-30", "i dag "), ("2025-06-29", "i morgon ")]
)
def test_near_days_have_words(
    on: str, words: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["--workspace", str(root), "agenda", "--on", on, "--until", "2025-06-30"])

    assert words in capsys.readouterr().out


def test_an_agenda_that_ends_before_it_begins_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "agenda --on 2030-01-01 --until 2020-01-01"
    assert 2 == run(["--workspace", str(root), *words.split()])

    assert "ligger före den första" in capsys.readouterr().err


def test_an_empty_agenda_says_so(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "agenda --on 2010-01-01 --until 2010-01-02"
    assert 0 == run(["--workspace", str(root), *words.split()])

    assert capsys.readouterr().out.startswith("Ingen dag i agendan")


def test_json_names_the_party_and_the_clause(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = made(tmp_path, {"samling/handelser.yaml": _with(NOTICE)})

    words = "agenda --on 2025-06-25 --format json"
    assert 0 == run(["--workspace", str(root), *words.split()])

    rows = json.loads(capsys.readouterr().out)
    assert ["norrby"] == [one["party"] for one in rows if one["party"]]
    assert all(one["clause"] and one["rule"] for one in rows)


def test_a_bad_event_stops_the_agenda_with_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = '  - {sort: förlängning, version: "9.0", till: 2029-12-31}\n'
    root = made(tmp_path, {"samling/handelser.yaml": _with(bad)})

    assert 1 == run(["--workspace", str(root), "agenda"])
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("FEL GD704 samling/handelser.yaml:4:")


def _with(more: str) -> str:
    """Return the events of the agreement with more of them."""
    first, own, rest = EVENTS.partition("avtal:\n")
    agreement, mark, other = rest.partition("in-ut:\n")
    return first + own + agreement + more + mark + other
