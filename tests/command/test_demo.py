"""The story that `govdocs demo` tells: every step holds, and all of it is decided."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from govdocs.cli.demo_marks import fill
from govdocs.cli.demonstration import STORY, tell_story
from govdocs.cli.main import run
from govdocs.cli.record import Known, open_known
from govdocs.decision.finality import last_final
from govdocs.decision.tally import Stand, Tally
from govdocs.model.outcome import Outcome
from govdocs.model.version import Dated
from tests.command.refused import Captured
from tests.record.records import git

MARKING = "märkning: Påhittade uppgifter\n"
DIGESTS = {
    "1.0": "f95eae5af8841126f5176ce787ac91813757e918ab051b41af9f30df2fc2e1a9",
    "2.0": "97905c2a6566e40a65c79db3493bb007aa820318d0f0b2873eec9363fb0cf821",
}


@pytest.fixture(scope="module")
def known(demo: Path) -> Known:
    return open_known(demo, None)


def dated(known: Known, number: str) -> Dated:
    versions = known.record.versions["elevavtal"]
    return known.dated(next(one for one in versions if one.number == number))


def tally(known: Known, number: str, on: date) -> Tally:
    found = known.force.matters.tally(dated(known, number), on)
    assert found is not None
    return found


def test_every_step_is_one_saved_change_that_holds(demo: Path) -> None:
    commits = git(demo, "rev-list", "HEAD").split()

    assert len(STORY) == len(commits)
    for commit in commits:
        assert 0 == run(["--workspace", str(demo), "check", "--rev", commit]), commit


def test_the_days_of_the_story_come_in_order() -> None:
    days = [one.day for one in STORY]

    assert sorted(set(days)) == days
    assert all(day.isoweekday() <= 5 for day in days)


def test_told_again_it_has_the_same_commits(demo: Path, tmp_path: Path) -> None:
    tell_story(tmp_path / "again", lambda *words: None)

    assert git(demo, "rev-parse", "HEAD") == git(
        tmp_path / "again", "rev-parse", "HEAD"
    )


@pytest.mark.parametrize("number", DIGESTS)
def test_what_is_locked_never_changes(number: str, known: Known) -> None:
    assert DIGESTS[number] == dated(known, number).version.full


def test_every_mark_is_filled_in(demo: Path) -> None:
    files = [one for one in demo.rglob("*.*") if one.suffix in {".yaml", ".md"}]

    assert 30 <= len(files)
    assert [] == [one.name for one in files if "@@" in one.read_text("utf-8")]


def test_a_mark_stands_for_what_was_saved(demo: Path) -> None:
    commits = {"1.0": git(demo, "rev-parse", "elevavtal/1.0").strip()}
    text = "@@commit:1.0@@ @@digest:elevavtal@1.0@@ a@@b"

    filled = fill(demo, {"x.yaml": text.encode()}, commits)

    told = f"{commits['1.0']} {DIGESTS['1.0']} a@@b"
    assert {"x.yaml": told.encode()} == filled


@pytest.mark.parametrize(
    "mark", ["commit:9.9", "digest:elevavtal@9.9", "digest:finnsinte@1.0", "dag:1.0"]
)
def test_a_mark_that_nobody_knows_stops_the_story(mark: str, demo: Path) -> None:
    commits = {"1.0": git(demo, "rev-parse", "elevavtal/1.0").strip()}

    with pytest.raises((KeyError, ValueError)):
        fill(demo, {"x.yaml": f"@@{mark}@@".encode()}, commits)


def test_every_party_has_decided_the_first_version(known: Known) -> None:
    found = tally(known, "1.0", date(2020, 1, 8))

    assert 5 == found.required == found.alike
    assert date(2020, 1, 4) == last_final(found, known.force.matters.mandates)


def test_its_decisions_alone_make_it_enter_into_force(known: Known) -> None:
    entry = known.force.matters.entry(dated(known, "1.0"))

    assert entry is not None
    assert date(2020, 1, 1) == entry.day


def test_the_event_names_a_decision_that_is_there(demo: Path, known: Known) -> None:
    (named,) = {
        one.decision
        for one in known.record.events["elevavtal"]
        if one.decision and one.decision != "okänt"
    }

    assert (demo / named).is_file()


def test_three_of_five_decide_the_second_version_alike(known: Known) -> None:
    found = tally(known, "2.0", date(2022, 12, 31))

    stands = {Stand.ALIKE: 3, Stand.POSTPONED: 1, Stand.NONE: 1}
    assert stands == {stand: count for stand, count in found.stands.items() if count}
    assert 3 == found.alike
    assert {"soderby", "vasterby"} == {
        one.party for one in found.votes if not one.is_alike
    }


def test_the_council_of_the_parties_has_given_its_support_first(known: Known) -> None:
    for number in DIGESTS:
        first, *others = sorted(
            known.force.matters.of(dated(known, number)), key=lambda one: one.day
        )

        assert ("samrad", Outcome.ENDORSED) == (first.body, first.outcome)
        assert "samrad" not in {one.body for one in others}


def test_every_decision_says_that_it_is_invented(demo: Path) -> None:
    files = sorted((demo / "beslut").rglob("*.yaml"))

    assert 11 == len(files)
    assert all(one.read_text("utf-8").startswith(MARKING) for one in files)


def test_every_line_that_demo_prints_can_be_run(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 0 == run(["demo", str(tmp_path / "w")])
    lines = capsys.readouterr().out.splitlines()
    monkeypatch.chdir(tmp_path / "w")

    codes = {
        words: run(words.split())
        for words in (
            line.removeprefix("govdocs ").partition("  ")[0] for line in lines
        )
        if words != "build"
    }

    assert {"show elevavtal@2026-01-01": 2} == {
        words: code for words, code in codes.items() if code
    }
    assert {"version", "show", "log", "remiss", "beslut"} <= {
        words.split()[0] for words in codes
    }
