"""Which version binds whom on a day: starts, ends, extensions, lapsed and replaced texts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from govdocs.model.event import EventKind
from govdocs.model.kinds import DocumentKind
from govdocs.model.metadata import EntryIntoForce
from govdocs.overview.in_force import Interval
from govdocs.overview.status import Word
from tests.decision.hand_made import (
    BEGUN,
    ENDED,
    LOCKED,
    PARTIES,
    event,
    force,
    met,
    on,
    text,
)
from tests.decision.hand_made import status as status_of

DAY = timedelta(1)
ALL_1 = ["1.0"] * 3
NONE = [None] * 3


def test_a_locked_agreement_binds_nobody_until_its_condition_is_met() -> None:
    found = force(text())

    assert NONE == on(found, date(2018, 1, 1))
    told = status_of(found, date(2018, 1, 1))
    assert Word.UNDECIDED == told.word
    assert "är okänt" in told.sentence
    assert () == found.intervals("avtal")


def test_the_last_day_to_decide_is_told_while_it_is_undecided() -> None:
    found = force(text(), event(EventKind.LAST_DAY, end=date(2017, 3, 1)))

    assert "Sista dag att besluta är den 1 mars 2017." in (
        status_of(found, LOCKED).sentence
    )


def test_a_condition_met_starts_the_text_on_its_intended_day() -> None:
    found = force(text(), met())

    assert NONE == on(found, BEGUN - DAY)
    assert ALL_1 == on(found, BEGUN)
    assert ALL_1 == on(found, ENDED)
    assert NONE == on(found, ENDED + DAY)


def test_words_before_during_and_after_the_term() -> None:
    found = force(text(), met())

    before, during, after = (
        status_of(found, day) for day in (BEGUN - DAY, BEGUN, ENDED + DAY)
    )

    assert (Word.COMING, "Börjar gälla den 1 april 2017.") == (
        before.word,
        before.sentence,
    )
    assert (
        Word.IN_FORCE,
        "Gäller från och med den 1 april 2017 för alla 3 parter.",
    ) == (
        during.word,
        during.sentence,
    )
    assert (Word.ENDED, "Upphörde den 31 december 2020.") == (
        after.word,
        after.sentence,
    )


def test_a_condition_met_late_moves_the_start() -> None:
    found = force(text(), met(start=date(2017, 9, 1)))

    assert NONE == on(found, date(2017, 8, 31))
    assert ALL_1 == on(found, date(2017, 9, 1))


def test_a_condition_met_early_does_not_start_the_term_early() -> None:
    found = force(text(), met(start=date(2017, 1, 31)))

    assert NONE == on(found, BEGUN - DAY)
    assert ALL_1 == on(found, BEGUN)


def test_the_text_itself_says_the_earliest_day() -> None:
    entry = EntryIntoForce("alla parter har beslutat lika", None, date(2017, 6, 1))
    found = force(text(entry_into_force=entry), met(start=date(2017, 5, 1)))

    assert NONE == on(found, date(2017, 5, 31))
    assert ALL_1 == on(found, date(2017, 6, 1))
    assert date(2017, 6, 1) == found.intervals("avtal")[0].start


def test_a_guideline_needs_no_event_to_start() -> None:
    found = force(text(kind=DocumentKind.GUIDELINE, start=None, end=None))

    assert NONE == on(found, LOCKED - DAY)
    assert ALL_1 == on(found, LOCKED)


def test_a_lapsed_revision_leaves_the_older_one_in_force() -> None:
    found = force(
        text(),
        text("2.0", start=date(2023, 1, 1), end=date(2027, 1, 1)),
        met(),
        event(EventKind.CONTINUED, start=date(2021, 1, 1)),
        event(EventKind.LAPSED, "2.0", start=date(2022, 12, 1)),
    )

    assert ALL_1 == on(found, date(2024, 5, 1))
    told = status_of(found, date(2024, 5, 1), "2.0")
    assert Word.LAPSED == told.word
    assert told.sentence.endswith("Det som gäller är version 1.0.")
    assert Word.UNDECIDED == status_of(found, date(2022, 11, 30), "2.0").word
    assert Word.IN_FORCE == status_of(found, date(2024, 5, 1)).word


def test_events_alone_part_a_text_in_force_from_a_lapsed_one() -> None:
    one = text()

    assert Word.IN_FORCE == status_of(force(one, met()), date(2018, 1, 1)).word
    assert (
        Word.LAPSED
        == status_of(force(one, event(EventKind.LAPSED)), date(2018, 1, 1)).word
    )


def test_a_text_continues_after_the_end_it_names() -> None:
    found = force(text(), met(), event(EventKind.CONTINUED, start=date(2021, 1, 1)))

    assert ALL_1 == on(found, date(2026, 11, 22))
    told = status_of(found, date(2026, 11, 22))
    assert Word.IN_FORCE == told.word
    assert (
        "Avtalstiden gick ut den 31 december 2020, men avtalet gäller tills annat "
        "beslutas.",
    ) == told.notes
    standing = found.standing("avtal", "region", date(2026, 11, 22))
    assert standing.last is None
    assert "Fortsatt giltighet från 2021-01-01 tills annat beslutas." in standing.why


def test_a_text_continues_to_a_day() -> None:
    found = force(text(), met(), event(EventKind.CONTINUED, end=date(2022, 9, 24)))

    assert ALL_1 == on(found, date(2022, 9, 24))
    assert NONE == on(found, date(2022, 9, 25))
    assert (
        "Avtalstiden gick ut den 31 december 2020, men avtalet gäller till och med "
        "den 24 september 2022.",
    ) == status_of(found, date(2021, 6, 1)).notes


@pytest.mark.parametrize("kind", [EventKind.CONTINUED, EventKind.EXTENSION])
def test_a_text_that_had_ended_does_not_bind_before_it_is_taken_up(
    kind: EventKind,
) -> None:
    found = force(
        text(), met(), event(kind, start=date(2021, 6, 1), end=date(2022, 12, 31))
    )

    assert NONE == on(found, ENDED + DAY)
    assert NONE == on(found, date(2021, 5, 31))
    assert ALL_1 == on(found, date(2021, 6, 1))
    assert "Upphörde den 31 december 2020." == (
        status_of(found, date(2021, 3, 1)).sentence
    )
    assert [BEGUN, ENDED + DAY, date(2021, 6, 1), date(2023, 1, 1)] == [
        one.start for one in found.intervals("avtal")
    ]


def test_an_extension_moves_the_end() -> None:
    found = force(text(), met(), event(EventKind.EXTENSION, end=date(2022, 12, 31)))

    assert ALL_1 == on(found, date(2022, 12, 31))
    assert NONE == on(found, date(2023, 1, 1))
    assert (
        "Avtalstiden gick ut den 31 december 2020, men avtalet gäller till och med "
        "den 31 december 2022.",
    ) == status_of(found, date(2021, 6, 1)).notes


def test_an_extension_recorded_on_an_update_prolongs_the_agreement() -> None:
    found = force(
        text(),
        text("1.1", start=date(2019, 1, 1)),
        met(),
        event(EventKind.EXTENSION, "1.1", end=date(2022, 12, 31)),
    )

    assert ["1.1"] * 3 == on(found, date(2022, 12, 31))


def test_an_extension_for_one_party_leaves_the_others_to_the_term() -> None:
    found = force(
        text(),
        met(),
        event(EventKind.EXTENSION, end=date(2022, 12, 31), parties=("norrby",)),
    )

    assert [None, "1.0", None] == on(found, date(2021, 1, 1))
    told = status_of(found, date(2021, 1, 1))
    assert "för 1 av 3 parter" in told.sentence
    assert "Vilken version som gäller är olika för olika parter." in told.notes


def test_a_replaced_text_ends_the_day_before() -> None:
    found = force(text(), met(), event(EventKind.REPLACED, start=date(2019, 7, 1)))

    assert ALL_1 == on(found, date(2019, 6, 30))
    assert NONE == on(found, date(2019, 7, 1))


def test_a_newer_revision_replaces_the_older_one_when_it_starts() -> None:
    found = force(
        text(),
        text("2.0", start=date(2020, 1, 1), end=None),
        met(),
        met("2.0", start=date(2020, 1, 1)),
    )

    assert ALL_1 == on(found, date(2019, 12, 31))
    assert ["2.0"] * 3 == on(found, date(2020, 1, 1))
    told = status_of(found, date(2020, 1, 1))
    assert Word.REPLACED == told.word
    assert "den 1 januari 2020 av version 2.0" in told.sentence


def test_versions_are_ordered_by_their_figures() -> None:
    numbers = ("10.0", "9.0", "2.0")
    found = force(
        *(text(one, end=None) for one in numbers), *(met(one) for one in numbers)
    )

    assert ["10.0"] * 3 == on(found, BEGUN)


def test_parties_can_start_on_different_days() -> None:
    late = date(2017, 10, 1)
    found = force(
        text(),
        met(parties=("region", "norrby")),
        met(start=late, parties=("soderby",)),
    )

    assert ["1.0", "1.0", None] == on(found, late - DAY)
    assert ALL_1 == on(found, late)
    assert "för 2 av 3 parter" in status_of(found, late - DAY).sentence
    assert (
        "Gäller från och med den 1 april 2017 för alla 3 parter, för 1 av dem senare."
    ) == status_of(found, late).sentence


def test_parties_can_be_bound_by_different_versions() -> None:
    found = force(
        text(end=None),
        text("2.0", start=date(2020, 1, 1), end=date(2021, 12, 31)),
        met(),
        met("2.0", parties=("region",)),
    )

    assert ["2.0", "1.0", "1.0"] == on(found, date(2020, 6, 1))
    assert [None, "1.0", "1.0"] == on(found, date(2022, 1, 1))
    told = status_of(found, date(2022, 1, 1), "2.0")
    assert (Word.ENDED, "Upphörde den 31 december 2021.") == (told.word, told.sentence)


def test_an_editorial_update_takes_effect_on_its_own_day() -> None:
    own = date(2019, 1, 15)
    found = force(text(), text("1.1", start=own), met())

    assert ALL_1 == on(found, own - DAY)
    assert ["1.1"] * 3 == on(found, own)
    assert NONE == on(found, ENDED + DAY)
    assert (
        Interval(BEGUN, own - DAY, dict.fromkeys(PARTIES, "1.0")),
        Interval(own, ENDED, dict.fromkeys(PARTIES, "1.1")),
        Interval(ENDED + DAY, None, dict.fromkeys(PARTIES)),
    ) == found.intervals("avtal")
    assert "av version 1.1" in status_of(found, own).sentence


def test_an_update_without_a_day_of_its_own_counts_from_its_lock() -> None:
    locked = date(2019, 3, 3)
    update = text("1.1", start=None, end=None, locked=locked)
    found = force(text(), update, met())

    assert ALL_1 == on(found, locked - DAY)
    assert ["1.1"] * 3 == on(found, locked)


def test_an_update_locked_before_the_start_begins_with_the_agreement() -> None:
    found = force(text(), text("1.1", start=LOCKED), met())

    assert NONE == on(found, BEGUN - DAY)
    assert ["1.1"] * 3 == on(found, BEGUN)


def test_a_lapsed_update_changes_nothing() -> None:
    found = force(
        text(),
        text("1.1", start=date(2019, 1, 1)),
        met(),
        event(EventKind.LAPSED, "1.1"),
    )

    assert ALL_1 == on(found, date(2019, 6, 1))
    assert Word.LAPSED == status_of(found, date(2019, 6, 1), "1.1").word


def test_an_update_of_a_text_that_was_never_decided_binds_nobody() -> None:
    found = force(text(), text("2.0"), text("2.1"), met())

    assert ALL_1 == on(found, date(2019, 6, 1))
    assert Word.UNDECIDED == status_of(found, date(2019, 6, 1), "2.1").word


def test_an_agreement_to_the_end_of_the_calendar() -> None:
    found = force(text(end=date.max), met(), event(EventKind.REPLACED, start=date.min))

    assert NONE == on(found, date.max)
    assert ALL_1 == on(force(text(end=date.max), met()), date.max)
    assert 1 == len(force(text(end=date.max), met()).intervals("avtal"))


def test_a_marking_of_an_event_follows_the_status() -> None:
    found = force(text(), met(marking="Påhittade uppgifter"))

    assert ("Påhittade uppgifter",) == status_of(found, BEGUN).markings


def test_a_party_of_a_draft_alone_makes_no_difference() -> None:
    draft = text("2.0", start=date(2023, 1, 1), parties=(*PARTIES, "nyby"))
    found = force(text(end=None), draft, met())
    day = date(2024, 1, 1)

    assert [*ALL_1, None] == on(found, day)
    assert dict.fromkeys(PARTIES, "1.0") == found.concerned("avtal", day)
    assert () == status_of(found, day).notes
    assert {None} == set(found.concerned("avtal", date(2000, 1, 1)).values())


def test_a_note_about_the_term_is_about_the_text_it_stands_over() -> None:
    longer = text("1.1", start=BEGUN, end=date(2022, 12, 31), locked=date(2020, 6, 1))
    found = force(text(), longer, met(), event(EventKind.CONTINUED))

    assert () == status_of(found, date(2022, 6, 1), "1.1").notes
    assert (
        "den 31 december 2022" in (status_of(found, date(2023, 6, 1), "1.1").notes[0])
    )
