"""The decisions of the example: all 50 parties accounted for, and all of it marked."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.cli.record import Known, open_known
from govdocs.decision.routes import find_route, walk
from govdocs.decision.tally import Stand, Tally, reviews
from govdocs.model.decision import ConditionKind, Decision
from govdocs.model.event import EventKind
from govdocs.model.outcome import Outcome
from govdocs.model.route import Task
from govdocs.model.version import Dated
from govdocs.overview.verify.decided_texts import decided_texts
from govdocs.overview.verify.run import open_scope
from tests.places import AGREEMENTS

FILES = sorted((AGREEMENTS / "hsavtal/beslut").rglob("*.yaml"))
AFTER = date(2023, 1, 31)
JULY, FRIDAY = 7, 4


@pytest.fixture(scope="module")
def known() -> Known:
    return open_known(AGREEMENTS, None)


def dated_as(known: Known, document: str) -> Dated:
    versions = known.record.versions[document]
    return known.dated(next(one for one in versions if one.number == "2.0"))


@pytest.fixture(scope="module")
def dated(known: Known) -> Dated:
    return dated_as(known, "hsavtal")


@pytest.fixture(scope="module")
def decisions(known: Known, dated: Dated) -> tuple[Decision, ...]:
    return known.force.matters.of(dated)


@pytest.fixture(scope="module")
def tally(known: Known, dated: Dated) -> Tally:
    found = known.force.matters.tally(dated, AFTER)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def everything(known: Known) -> list[Decision]:
    return [one for found in known.record.decisions.values() for one in found]


def with_outcome(decisions: tuple[Decision, ...], outcome: Outcome) -> list[Decision]:
    return [one for one in decisions if one.outcome is outcome]


def test_the_tally_accounts_for_all_50_parties(tally: Tally) -> None:
    assert 50 == tally.required == sum(tally.stands.values())
    assert {
        Stand.ALIKE: 33,
        Stand.OTHER_TEXT: 1,
        Stand.REJECTED: 1,
        Stand.REFERRED_BACK: 1,
        Stand.LATE: 1,
        Stand.NONE: 13,
    } == tally.stands


def test_no_decision_is_left_out_of_the_tally(tally: Tally) -> None:
    assert () == tally.passed


def test_the_words_in_the_terminal_add_up_to_those_who_are_alike(
    capsys: pytest.CaptureFixture[str], tally: Tally
) -> None:
    asked = ["beslut", "status", "hsavtal@2.0", "--on", str(AFTER)]
    assert 0 == run(["--workspace", str(AGREEMENTS), *asked])

    words = " ".join(capsys.readouterr().out.split())
    assert "godkänner 27 (varav 1 inte räknas) · antar 5" in words
    assert "godkänner med tillägg 2 ·" in words
    assert 27 - 1 + 5 + 2 == tally.alike


@pytest.mark.parametrize("document", ["lakarmedverkan", "psykisk"])
def test_a_few_councils_decide_the_agreements_under_it(
    document: str, known: Known
) -> None:
    one = dated_as(known, document)
    tally = known.force.matters.tally(one, AFTER)

    assert tally is not None
    assert 50 == sum(tally.stands.values())
    assert 45 == tally.stands[Stand.NONE]
    assert {one.version.full} == {
        found.proposed for found in known.force.matters.of(one)
    }


def test_the_readme_tells_the_same_figures(tally: Tally) -> None:
    readme = (AGREEMENTS / "README.md").read_text("utf-8")
    about = readme.partition("## Besluten är påhittade")[2]
    told = [int(one) for one in re.findall(r"^\|.*\| (\d+) \|$", about, re.M)]

    assert sorted(tally.stands.values()) == sorted(told)


def test_the_version_never_enters_into_force(known: Known, dated: Dated) -> None:
    entry = known.force.matters.entry(dated)

    assert entry is not None
    assert None is entry.day
    assert {None} == {
        known.force.first_day(dated, party) for party in dated.version.parties
    }


def test_the_last_day_to_decide_is_told_by_an_event(known: Known, dated: Dated) -> None:
    kinds = {one.kind for one in known.record.events["hsavtal"] if one.version == "2.0"}

    assert {EventKind.LAST_DAY, EventKind.LAPSED} <= kinds
    assert date(2022, 12, 31) == known.force.matters.last_day(dated)


def test_one_has_changed_the_text_and_its_words_are_bound(
    known: Known, dated: Dated, decisions: tuple[Decision, ...]
) -> None:
    (one,) = with_outcome(decisions, Outcome.APPROVED_WITH_CHANGE)
    (change,) = one.changes
    wording = change.wording.replace(". ", ".\n")
    proposed = known.versions.ready(dated.version).canonical.decode()
    decided = re.sub(
        rf"(?<=\n\n)[^{{}}]+(?= {{#{change.block}}})", wording, proposed, count=1
    )

    assert one.proposed == hashlib.sha256(proposed.encode()).hexdigest()
    assert one.decided == hashlib.sha256(decided.encode()).hexdigest()
    assert one.decided != one.proposed


def test_verify_knows_that_a_changed_text_is_the_councils_own() -> None:
    assert [] == list(decided_texts(open_scope(AGREEMENTS, None, is_kept=False)))


def test_two_have_additions_and_are_counted(
    tally: Tally, decisions: tuple[Decision, ...]
) -> None:
    found = with_outcome(decisions, Outcome.APPROVED_WITH_ADDITION)

    assert 2 == len(found)
    assert {one.party for one in found}.isdisjoint(tally.missing)


def test_one_is_referred_back(decisions: tuple[Decision, ...]) -> None:
    assert 1 == len(with_outcome(decisions, Outcome.REFERRED_BACK))


def test_one_postpones_and_decides_at_the_meeting_it_named(tally: Tally) -> None:
    (vote,) = [
        one
        for one in tally.votes
        if any(past.outcome is Outcome.POSTPONED for past in one.earlier)
    ]
    (before,) = vote.earlier

    assert vote.is_alike
    assert vote.decision is not None
    assert vote.decision.day == before.to_meeting


def test_one_corrects_its_minutes(tally: Tally) -> None:
    (vote,) = [
        one for one in tally.votes if one.decision and one.decision.corrects is not None
    ]
    assert vote.decision is not None
    corrects = vote.decision.corrects
    assert corrects is not None
    (before,) = vote.earlier

    assert vote.is_alike
    assert before.name == corrects.decision
    assert corrects.before in before.clauses[0].text
    assert corrects.after in vote.decision.clauses[0].text
    assert before.clauses[0].text != vote.decision.clauses[0].text


def test_before_the_correction_the_old_minutes_count(
    known: Known, dated: Dated, decisions: tuple[Decision, ...]
) -> None:
    (new,) = [one for one in decisions if one.corrects]
    assert new.corrects is not None
    then = known.force.matters.tally(dated, new.corrects.day - timedelta(1))
    assert then is not None
    vote = next(one for one in then.votes if one.party == new.party)

    assert vote.decision is not None
    assert new.corrects.decision == vote.decision.name


def test_vvg_and_sro_have_their_say_first(
    known: Known, dated: Dated, decisions: tuple[Decision, ...]
) -> None:
    registers = known.read.registers
    route = find_route(dated.metadata, registers.routes)
    assert route is not None
    reached = walk(
        route,
        decisions,
        known.force.matters.mandates,
        dated.metadata.kind,
        dated.version.parties,
        dated.version.locked,
        AFTER,
    )

    assert ["vvg", "sro", "vgr-rs", None] == [one.step.body for one in reached]
    assert [date(2022, 4, 7), date(2022, 4, 28), date(2022, 5, 24), None] == [
        one.done for one in reached
    ]
    council = reached[-1].step
    assert (Task.DECIDES, "fullmäktige") == (council.task, council.every_party)


def test_only_what_the_register_lets_a_council_decide_is_counted(tally: Tally) -> None:
    assert all(
        one.decision.body.endswith(("-kf", "-rf"))
        for one in tally.votes
        if one.decision
    )


def test_each_review_is_bound_to_the_text(
    dated: Dated, decisions: tuple[Decision, ...]
) -> None:
    found = reviews(decisions, AFTER)

    assert ["jurist", "kommunikatör", "MBL"] == [one.reviewed_as for one in found]
    assert {dated.version.full} == {one.proposed for one in found}


def test_many_wait_for_all_parties_and_none_for_anything_else(
    decisions: tuple[Decision, ...],
) -> None:
    kinds = Counter(one.kind for each in decisions for one in each.conditions)

    assert 5 <= kinds[ConditionKind.ALL_PARTIES]
    assert 0 == kinds[ConditionKind.SUSPENSIVE]


def test_councils_use_their_own_words(decisions: tuple[Decision, ...]) -> None:
    texts = {one.clauses[0].text for one in decisions if one.clauses}

    assert 20 <= len(texts)


def test_every_file_is_read_and_marked(everything: list[Decision]) -> None:
    assert len(FILES) == len(everything)
    assert {"Påhittade uppgifter"} == {one.marking for one in everything}
    assert all(one.source and "åhitta" in one.source for one in everything)


def test_every_docket_number_is_marked(everything: list[Decision]) -> None:
    decided = [one for one in everything if not one.reviewed_as]

    assert all(one.dockets and one.minutes_item for one in decided)
    assert all(
        docket.endswith("(exempel)") for one in decided for docket in one.dockets
    )


def test_meetings_and_minutes_keep_to_the_calendar(everything: list[Decision]) -> None:
    for one in everything:
        assert one.day.weekday() < FRIDAY, one.place
        assert one.day.month != JULY, one.place
        if one.attested:
            assert one.attested.day - one.day <= timedelta(14), one.place
        if one.posted:
            assert one.attested is not None, one.place
            assert one.posted - one.attested.day <= timedelta(2), one.place


def test_roles_and_never_names_attest(everything: list[Decision]) -> None:
    roles = {role for one in everything if one.attested for role in one.attested.roles}

    assert {"ordförande", "justerare"} == roles


def test_each_kind_has_at_most_one_route_and_some_are_unclear(known: Known) -> None:
    routes = known.read.registers.routes
    taken = Counter(
        (kind, effect) for one in routes for kind in one.kinds for effect in one.effects
    )

    assert {1} == set(taken.values())
    assert ("färdplan", "okänd") not in taken
    assert all(one.source for one in routes)


def test_a_packet_holds_the_report_of_the_consultation(tmp_path: Path) -> None:
    words = ("beslut", "packet", "hsavtal@2.0", "--party", "lerum", "--no-pdf")
    assert 0 == run(
        [
            "--workspace",
            str(AGREEMENTS),
            *words,
            "--form",
            "mapp",
            "--out",
            str(tmp_path),
        ]
    )

    folder = tmp_path / "beslutsunderlag-hsavtal-2.0-lerum"
    part = (folder / "5-remissredogorelse.html").read_text("utf-8")
    assert "med tre överenskommelser. 71 inbjudna: 59 svarade" in part
    assert (
        "619 synpunkter, alla bemötta: 200 tillgodoses, 31 tillgodoses delvis" in part
    )
    assert 'href="5-remissredogorelse-hela.html"' in part
    assert "Påhittade uppgifter" in part
    assert "619 synpunkter" in (folder / "5-remissredogorelse-hela.html").read_text(
        "utf-8"
    )
