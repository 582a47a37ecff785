"""What always holds of what binds whom, tried on sets of versions and events nobody would write."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.model.event import Event, EventKind, Receipt
from govdocs.model.kinds import DocumentKind
from govdocs.model.metadata import EntryIntoForce, Follows, Notice
from govdocs.model.version import Dated
from govdocs.overview.in_force import Force
from govdocs.overview.status import Word
from tests.decision.hand_made import PARTIES, force, length, status, text
from tests.long import LONG

EXAMPLES = 5_000 if LONG else 30
_FIRST = date(2020, 1, 1)
_SPAN = 120
DOCUMENTS = ("avtal", "under", "sido")
NUMBERS = ("1.0", "1.1", "1.2", "2.0", "2.1", "3.0")
LENGTHS = ("1 dag", "10 dagar", "1 månad", "2 månader")
EXTREMES = (date(1900, 1, 1), date.max)

few = settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None)

days = st.integers(0, _SPAN).map(lambda count: _FIRST + timedelta(count))
maybe_days = st.one_of(st.none(), days, st.sampled_from(EXTREMES))
some_parties = st.lists(st.sampled_from(PARTIES), min_size=1, unique=True).map(tuple)
notices = st.builds(
    Notice,
    st.one_of(st.none(), st.sampled_from(LENGTHS).map(length)),
    st.sampled_from(["dag", "månadsskifte", "okänd", None]),
    st.just(()),
)
entries = st.builds(EntryIntoForce, st.just("villkor"), st.none(), maybe_days)
kinds = st.sampled_from([DocumentKind.AGREEMENT, DocumentKind.GUIDELINE])


@st.composite
def texts(draw: st.DrawFn, document: str, number: str) -> Dated:
    """Make a locked text with a term of its own, none, or another document's."""
    terms: dict[str, Any] = {}
    if draw(st.booleans()):
        terms["notice"] = draw(notices)
    if draw(st.booleans()):
        terms["entry_into_force"] = draw(entries)
    if draw(st.integers(0, 2)) == 0:
        what = draw(st.sampled_from([("avtalstid",), ("avtalstid", "uppsägning")]))
        terms["follows"] = Follows(draw(st.sampled_from(DOCUMENTS)), what)
    return text(
        number,
        document,
        start=draw(maybe_days),
        end=draw(maybe_days),
        parties=draw(some_parties),
        locked=draw(days),
        kind=draw(kinds),
        **terms,
    )


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Make any event about any version."""
    received = draw(st.lists(maybe_days, max_size=2))
    return Event(
        draw(st.sampled_from(DOCUMENTS)),
        draw(st.sampled_from(EventKind)),
        draw(st.sampled_from(NUMBERS)),
        draw(st.one_of(st.none(), some_parties)),
        draw(maybe_days),
        draw(maybe_days),
        received=tuple(Receipt("region", day) for day in received),
        accepted_by=draw(st.sampled_from([(), ("region",)])),
    )


@st.composite
def forces(draw: st.DrawFn) -> Force:
    """Make a few documents with a few versions and events."""
    made: list[Dated | Event] = []
    for document in DOCUMENTS:
        for number in draw(st.lists(st.sampled_from(NUMBERS), max_size=4, unique=True)):
            made += [draw(texts(document, number))]
    if draw(st.booleans()):
        made += [
            Event(one.version.document, EventKind.CONDITION_MET, one.version.number)
            for one in made
            if isinstance(one, Dated)
        ]
    return force(*made, *draw(st.lists(events(), max_size=8)))


# Every other day on which something can start, and a week apart until all has ended.
_SAMPLED = [
    date(1900, 1, 1),
    *(_FIRST + timedelta(count) for count in range(-2, _SPAN, 2)),
    *(_FIRST + timedelta(count) for count in range(_SPAN, _SPAN + 120, 7)),
    date.max,
]


@few
@given(forces())
def test_intervals_agree_with_the_answer_of_every_day(found: Force) -> None:
    for document in found.dated:
        intervals = found.intervals(document)
        for day in _SAMPLED:
            held = [one for one in intervals if _holds(one.start, one.end, day)]
            now = found.in_force(document, day)

            assert len(held) <= 1
            assert now == (held[0].versions if held else dict.fromkeys(now))


@few
@given(forces())
def test_intervals_part_the_time_from_the_first_day(found: Force) -> None:
    for document in found.dated:
        intervals = found.intervals(document)

        for one, after in pairwise(intervals):
            assert one.end is not None
            assert one.start <= one.end
            assert one.end + timedelta(1) == after.start
            assert one.versions != after.versions
        assert all(one.end is None for one in intervals[-1:])
        assert all(any(one.versions.values()) for one in intervals[:1])


@few
@given(forces(), days)
def test_a_standing_is_told_for_every_version_on_every_day(
    found: Force, day: date
) -> None:
    for document, known in found.dated.items():
        now = found.in_force(document, day)
        for one in known:
            told = status(found, day, one.version.number, document)
            binds = one.version.number in now.values()

            assert binds == (told.word is Word.IN_FORCE)
            assert told.sentence.endswith(".")
            assert all(note.endswith((".", ")")) for note in told.notes)


@few
@given(forces(), days)
def test_a_known_last_day_is_the_last_on_which_it_binds(
    found: Force, day: date
) -> None:
    for document in found.dated:
        for party in found.parties(document):
            standing = found.standing(document, party, day)
            if standing.number and standing.last:
                assert standing.start is not None
                assert standing.start <= day <= standing.last
            if standing.number is None and standing.last:
                assert standing.last < day


def _holds(start: date, end: date | None, day: date) -> bool:
    return start <= day and (end is None or day <= end)
