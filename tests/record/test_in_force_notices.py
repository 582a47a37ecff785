"""Who is still bound when somebody has given notice, taken it back, or follows another."""

from __future__ import annotations

from datetime import date, timedelta

from govdocs.model.event import Event, EventKind, Receipt
from govdocs.overview.status import Word
from tests.decision.hand_made import (
    BEGUN,
    ENDED,
    event,
    follower,
    force,
    given,
    met,
    notice,
    on,
    status,
    text,
)

DAY = timedelta(1)
ALL_1 = ["1.0"] * 3
NONE = [None] * 3
LEFT = ["1.0", None, "1.0"]
CONTINUED = event(EventKind.CONTINUED, start=ENDED + DAY)


def taken_back(start: date, accepted_by: tuple[str, ...] = ()) -> Event:
    """Return what Norrby does when it takes its notice back."""
    return event(
        EventKind.WITHDRAWAL, parties=("norrby",), start=start, accepted_by=accepted_by
    )


def test_notice_in_time_ends_with_the_term_for_that_party_alone() -> None:
    found = force(text(notice=notice()), met(), CONTINUED, given(date(2019, 12, 31)))

    assert ALL_1 == on(found, ENDED)
    assert LEFT == on(found, ENDED + DAY)
    told = status(found, date(2020, 6, 1))
    assert Word.IN_FORCE == told.word
    assert (
        "Uppsagt av Norrby kommun. För den parten upphör det den 31 december 2020 "
        "(beräknat).",
    ) == told.notes
    assert "för 2 av 3 parter" in status(found, ENDED + DAY).sentence


def test_notice_a_day_too_late_on_a_fixed_term_is_unknown() -> None:
    found = force(
        text(notice=notice()),
        met(),
        given(date(2020, 1, 1)),
        event(EventKind.EXTENSION, end=date(2020, 12, 31)),
    )

    standing = found.standing("avtal", "norrby", date(2020, 6, 1))
    assert "1.0" == standing.number
    assert any("efter sista dagen" in one for one in standing.why)
    assert any(
        one.startswith("Norrby kommun: ") and "okänt" in one
        for one in status(found, date(2020, 6, 1)).notes
    )


def test_late_notice_on_a_text_that_continues_counts_from_when_it_came() -> None:
    found = force(text(notice=notice()), met(), CONTINUED, given(date(2024, 3, 15)))

    assert ALL_1 == on(found, date(2025, 3, 15))
    assert LEFT == on(found, date(2025, 3, 16))


def test_notice_counts_from_the_last_recipient() -> None:
    found = force(
        text(notice=notice()),
        met(),
        CONTINUED,
        given(date(2024, 3, 15), date(2024, 4, 2)),
    )

    assert ALL_1 == on(found, date(2025, 4, 2))
    assert LEFT == on(found, date(2025, 4, 3))


def test_notice_with_an_unknown_receipt_is_told_and_still_binds() -> None:
    found = force(
        text(notice=notice()), met(), CONTINUED, given(date(2024, 3, 15), None)
    )

    assert ALL_1 == on(found, date(2040, 1, 1))
    notes = status(found, date(2024, 6, 1)).notes
    assert "Norrby kommun: Uppsagt, men när uppsägningen kom fram är okänt." in notes


def test_an_open_agreement_can_end_with_the_month() -> None:
    open_text = text(end=None, notice=notice("3 månader", "månadsskifte"))
    found = force(open_text, met(), given(date(2024, 11, 30)))

    assert ALL_1 == on(found, date(2025, 2, 28))
    assert LEFT == on(found, date(2025, 3, 1))


def test_an_open_agreement_that_does_not_say_how_to_count_is_unknown() -> None:
    for counted_to in (None, "okänd"):
        open_text = text(end=None, notice=notice("3 månader", counted_to))
        found = force(open_text, met(), given(date(2024, 11, 30)))

        assert ALL_1 == on(found, date(2030, 1, 1))
        assert any("okänt" in one for one in status(found, date(2025, 1, 1)).notes)


def test_a_notice_that_names_its_own_end_needs_no_arithmetic() -> None:
    found = force(text(), met(), given(end=date(2019, 5, 5)))

    assert ALL_1 == on(found, date(2019, 5, 5))
    assert LEFT == on(found, date(2019, 5, 6))


def test_notice_without_terms_of_notice_is_unknown() -> None:
    found = force(text(), met(), given(date(2019, 5, 5)))

    assert ALL_1 == on(found, ENDED)
    assert any("uppsägningstiden" in one for one in status(found, ENDED).notes)


def test_notice_from_all_ends_it_for_all() -> None:
    found = force(
        text(notice=notice()), met(), CONTINUED, given(date(2019, 1, 1), parties=None)
    )

    assert NONE == on(found, ENDED + DAY)
    assert (
        "Uppsagt av Regionen, Norrby kommun och Söderby kommun. För dem"
        in (status(found, ENDED).notes[0])
    )


def test_the_earliest_of_two_notices_counts() -> None:
    found = force(
        text(end=None, notice=notice()),
        met(),
        given(date(2020, 1, 1)),
        given(date(2019, 1, 1)),
    )

    assert LEFT == on(found, date(2020, 1, 2))


def test_a_withdrawal_that_is_accepted_keeps_the_party_and_both_are_told() -> None:
    found = force(
        text(notice=notice()),
        met(),
        CONTINUED,
        given(date(2019, 12, 1)),
        taken_back(start=date(2020, 3, 1), accepted_by=("region",)),
    )

    assert ALL_1 == on(found, date(2026, 1, 1))
    told = status(found, date(2020, 6, 1))
    assert ("Uppsägningen från Norrby kommun är återtagen.",) == told.notes
    why = found.standing("avtal", "norrby", date(2020, 6, 1)).why
    assert "Uppsägningen den 2019-12-01 togs tillbaka den 2020-03-01." in why


def test_a_withdrawal_that_nobody_accepted_changes_nothing_and_is_told() -> None:
    found = force(
        text(notice=notice()),
        met(),
        CONTINUED,
        given(date(2019, 12, 1)),
        taken_back(start=date(2020, 3, 1)),
    )

    assert LEFT == on(found, ENDED + DAY)
    notes = status(found, date(2020, 6, 1)).notes
    assert (
        "Norrby kommun har tagit tillbaka sin uppsägning, men ingen har godtagit det. "
        "Uppsägningen står kvar."
    ) in notes
    assert not any("är återtagen" in one for one in notes)


def test_notes_tell_what_had_happened_by_the_day() -> None:
    found = force(
        text(notice=notice()),
        met(),
        CONTINUED,
        given(date(2019, 12, 1)),
        taken_back(date(2020, 3, 1), accepted_by=("region",)),
    )

    assert () == status(found, date(2019, 11, 30)).notes
    assert status(found, date(2020, 2, 1)).notes[0].startswith("Uppsagt av Norrby")
    assert ("Uppsägningen från Norrby kommun är återtagen.",) == (
        status(found, date(2020, 3, 1)).notes
    )


def test_a_notice_after_the_withdrawal_counts() -> None:
    found = force(
        text(end=None, notice=notice()),
        met(),
        given(date(2019, 1, 1)),
        taken_back(start=date(2019, 3, 1), accepted_by=("region",)),
        given(date(2020, 1, 1)),
    )

    assert ALL_1 == on(found, date(2021, 1, 1))
    assert LEFT == on(found, date(2021, 1, 2))


def test_terms_of_notice_are_those_that_held_when_the_notice_came() -> None:
    found = force(
        text(end=None, notice=notice("12 månader")),
        text("2.0", start=date(2019, 7, 1), end=None, notice=notice("36 månader")),
        follower(start=BEGUN, end=None),
        met(),
        met("2.0"),
        met(document="under"),
        given(date(2019, 6, 1), document="under"),
    )

    assert ALL_1 == on(found, date(2020, 6, 1), "under")
    assert LEFT == on(found, date(2020, 6, 2), "under")


def test_notice_on_a_follower_ends_with_the_term_it_follows() -> None:
    found = force(
        text(notice=notice()),
        follower(),
        met(),
        CONTINUED,
        met(document="under"),
        given(date(2019, 6, 1), document="under"),
    )

    assert ALL_1 == on(found, ENDED, "under")
    assert LEFT == on(found, ENDED + DAY, "under")


def test_a_follower_binds_as_long_as_the_one_it_follows() -> None:
    found = force(text(), follower(), met(), met(document="under"))

    assert ALL_1 == on(found, ENDED, "under")
    assert NONE == on(found, ENDED + DAY, "under")
    told = status(found, ENDED + DAY, name="under")
    assert (Word.ENDED, "Upphörde den 31 december 2020.") == (told.word, told.sentence)


def test_a_follower_continues_with_the_one_it_follows() -> None:
    found = force(text(), follower(), met(), CONTINUED, met(document="under"))

    assert ALL_1 == on(found, date(2026, 1, 1), "under")


def test_a_follower_can_continue_on_its_own() -> None:
    prolonged = event(EventKind.EXTENSION, document="under", end=date(2021, 12, 31))
    found = force(text(), follower(), met(), met(document="under"), prolonged)

    assert NONE == on(found, ENDED + DAY)
    assert ALL_1 == on(found, date(2021, 12, 31), "under")
    assert NONE == on(found, date(2022, 1, 1), "under")


def test_a_follower_of_a_text_that_has_not_begun_has_not_ended() -> None:
    found = force(text(), follower(), met(document="under"))

    assert NONE == on(found, date(2018, 1, 1), "under")
    told = status(found, date(2018, 1, 1), name="under")
    assert Word.COMING == told.word
    assert "Upphörde" not in told.sentence
    assert "avtal" in told.sentence


def test_a_follower_of_nothing_locked_says_so() -> None:
    found = force(follower(), met(document="under"))

    assert ALL_1 == on(found, date(2030, 1, 1), "under")
    why = found.standing("under", "region", date(2030, 1, 1)).why
    assert "Följer avtal, som ingen version är låst av." in why


def test_a_party_leaves_the_follower_with_the_one_it_follows() -> None:
    found = force(
        text(notice=notice()),
        follower(),
        met(),
        CONTINUED,
        met(document="under"),
        given(date(2019, 6, 1)),
    )

    assert LEFT == on(found, ENDED + DAY, "under")


def test_two_texts_that_follow_each_other_have_an_unknown_end() -> None:
    found = force(
        follower(document="avtal", of="under"),
        follower(),
        met(),
        met(document="under"),
    )

    for name in ("avtal", "under"):
        assert ALL_1 == on(found, date(2030, 1, 1), name)
        why = found.standing(name, "region", date(2030, 1, 1)).why
        assert any("ring" in one for one in why)
        assert 1 == len(found.intervals(name))


def test_a_text_that_follows_itself_has_an_unknown_end() -> None:
    found = force(follower(of="under"), met(document="under"))

    assert ALL_1 == on(found, date(2030, 1, 1), "under")


def test_recipients_are_told_apart() -> None:
    one = given(date(2024, 1, 1), None)

    assert one.received_by_all is None
    assert Receipt("mottagare-1", None) == one.received[1]
