"""How one version stands with those who decide it: the tally, the way, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from govdocs.decision.entry import Entry
from govdocs.decision.finality import find_appeal
from govdocs.decision.matters import Matters
from govdocs.decision.routes import UNCLEAR, Reached, walk
from govdocs.decision.tally import (
    Stand,
    Tally,
    Vote,
    corrected_in,
    is_known,
    reviews,
)
from govdocs.model.appeal import Appeal
from govdocs.model.decision import Decision
from govdocs.model.event import EventKind
from govdocs.model.period import in_words
from govdocs.model.register import Party
from govdocs.model.route import Route
from govdocs.model.version import Dated
from govdocs.overview.in_force import Force

NO_AREA = "Område inte angivet"
REGION = "Regionen"

# What one party's leaving means for the others is not settled by any source; the duty to
# have an agreement is in the acts, and stands whatever the parties do.
RENEGOTIATION = "Omförhandling krävs: skyldigheten att ha en överenskommelse finns kvar"


@dataclass(frozen=True, slots=True)
class Area:
    """The votes of the parties in one area, in the order of the register."""

    name: str
    votes: tuple[Vote, ...]

    @property
    def alike(self) -> int:
        """Return how many of them have approved the very text."""
        return sum(one.is_alike for one in self.votes)


@dataclass(frozen=True)
class Matter:
    """A version before those who decide it, on a day.

    `tally` and `entry` are None when the route is unclear.
    `bound` is which version binds each party that day. `reviews` bind to a digest.
    `said` is every decision and review by the day, with those that are corrected.
    """

    dated: Dated
    day: date
    route: Route | None
    steps: tuple[Reached, ...]
    tally: Tally | None
    entry: Entry | None
    bound: Mapping[str, str | None]
    areas: tuple[Area, ...]
    reviews: tuple[Decision, ...]
    last_day: date | None
    explanation: tuple[str, ...]
    appeals: Mapping[str, Appeal]
    said: tuple[Decision, ...] = ()

    @property
    def is_silent(self) -> bool:
        """Tell whether nobody is known to have decided anything; reviews decide nothing."""
        return all(one.reviewed_as for one in self.said)

    @property
    def is_ratified(self) -> bool:
        """Tell whether all have approved the very text."""
        return bool(self.tally and self.tally.is_complete)

    @property
    def is_invented(self) -> str:
        """Return the marking of decisions that are not real; '' when all are."""
        marks = (one.marking for one in self.said if one.marking)
        return next(marks, "")

    @property
    def deviating(self) -> tuple[Vote, ...]:
        """Return the votes that say something else than yes to the very text."""
        votes = self.tally.votes if self.tally else ()
        plain = (Stand.ALIKE, Stand.NONE)
        return tuple(one for one in votes if one.stand not in plain)

    @cached_property
    def vote_of(self) -> Mapping[str, Vote]:
        """Return each party's vote."""
        return {one.party: one for one in (self.tally.votes if self.tally else ())}

    @cached_property
    def said_by(self) -> Mapping[str, tuple[Decision, ...]]:
        """Return what each body has said, in order of day."""
        found: dict[str, list[Decision]] = {}
        for one in self.said:
            found.setdefault(one.body, []).append(one)
        return {body: tuple(rows) for body, rows in found.items()}

    @property
    def next_step(self) -> Reached | None:
        """Return the first step that is not finished; None when all are."""
        return next((one for one in self.steps if one.done is None), None)


def find_matter(
    force: Force, dated: Dated, parties: Sequence[Party], day: date
) -> Matter:
    """Return how a version stood on a day with those who decide it."""
    matters = force.matters
    route = matters.route(dated.metadata)
    tally = matters.tally(dated, day)
    entry = _entry(force, dated, tally, day) if tally else None
    known = [one for one in matters.of(dated) if is_known(one, day)]
    steps = (
        walk(
            route,
            _standing(known),
            matters.mandates,
            dated.metadata.kind,
            dated.version.parties,
            dated.version.locked,
            min(day, _lapsed_on(force, dated) or day),
        )
        if route
        else ()
    )
    last_day = matters.last_day(dated)
    return Matter(
        dated=dated,
        day=day,
        route=route,
        steps=steps,
        tally=tally,
        entry=entry,
        bound=force.in_force(dated.version.document, day),
        areas=_areas(tally, parties) if tally else (),
        reviews=reviews(known, day),
        last_day=last_day,
        explanation=tuple(_explain(force, dated, day, tally, entry)),
        appeals=_appeals(tally, matters) if tally else {},
        said=tuple(known),
    )


def _standing(said: Sequence[Decision]) -> tuple[Decision, ...]:
    corrected = corrected_in(said)
    return tuple(one for one in said if (one.body, one.name) not in corrected)


def _entry(force: Force, dated: Dated, tally: Tally, day: date) -> Entry:
    """Return when a version enters into force; what the parties have stated goes first."""
    return (
        _stated(force, dated)
        or force.matters.entry(dated, day)
        or force.matters.entry_by(dated, tally)
    )


def _stated(force: Force, dated: Dated) -> Entry | None:
    """Return the first day by an event that says that the condition is met."""
    if not any(
        one.kind is EventKind.CONDITION_MET and one.version == dated.version.number
        for one in force.events.get(dated.version.document, ())
    ):
        return None
    starts = {force.first_day(dated, party) for party in dated.version.parties}
    days = sorted(day for day in starts if day)
    if not days:
        return None
    words = f"Gäller från och med den {in_words(days[0])}"
    if len(starts) > 1:
        words += ", men inte för alla parter"
    return Entry(
        days[0], ("Parterna har konstaterat att villkoren är uppfyllda.", f"{words}.")
    )


def _areas(tally: Tally, parties: Sequence[Party]) -> tuple[Area, ...]:
    """Return the votes by area: the region first, those without a known area last."""
    known = {one.id: one for one in parties}
    found: dict[str, list[Vote]] = {}
    for vote in tally.votes:
        party = known.get(vote.party)
        name = REGION if party and party.kind == "region" else _area(party)
        found.setdefault(name, []).append(vote)
    order = sorted(found, key=lambda name: (name != REGION, name == NO_AREA))
    return tuple(Area(name, tuple(found[name])) for name in order)


def _area(party: Party | None) -> str:
    return (party.area if party else None) or NO_AREA


def _appeals(tally: Tally, matters: Matters) -> dict[str, Appeal]:
    found = {}
    for vote in tally.votes:
        appeal = find_appeal(vote.decision, matters.mandates) if vote.decision else None
        if appeal:
            found[vote.party] = appeal
    return found


def _explain(
    force: Force, dated: Dated, day: date, tally: Tally | None, entry: Entry | None
) -> Iterator[str]:
    """Yield why a version is in force or not, a sentence each."""
    if tally is None or entry is None:
        kind = dated.metadata.kind.value
        yield f"{UNCLEAR}: organ.yaml säger inte vem som beslutar om {kind}."
        return
    lapsed = _lapsed_on(force, dated)
    if lapsed and lapsed <= day:
        yield (
            f"Versionen förföll den {in_words(lapsed)} och trädde aldrig i kraft. "
            f"{tally.alike} av {tally.required} hade godkänt samma text."
        )
    else:
        yield from entry.why
    last_day = force.matters.last_day(dated)
    if last_day:
        is_or_was = "var" if last_day < day else "är"
        yield f"Sista dag att besluta {is_or_was} den {in_words(last_day)}."
    names = _names(force)
    late = [
        names.get(one.party, one.party)
        for one in tally.votes
        if one.stand is Stand.LATE
    ]
    if late:
        yield (
            f"För sent: {', '.join(late)}. Parterna får själva avgöra om det räknas, "
            "här räknas det inte."
        )
    yield from _leavers(force, dated, day)


def _names(force: Force) -> Mapping[str, str]:
    return {one.id: one.name for one in force.matters.registers.parties}


def _lapsed_on(force: Force, dated: Dated) -> date | None:
    for event in force.events.get(dated.version.document, ()):
        if event.kind is EventKind.LAPSED and event.version == dated.version.number:
            return event.start
    return None


def _leavers(force: Force, dated: Dated, day: date) -> Iterator[str]:
    """Yield what it means for the others that some have given notice."""
    names = _names(force)
    leaving = [
        names.get(party, party)
        for party in dated.version.parties
        if (found := force.exit(dated, party, day)).day or found.unknown
    ]
    if leaving:
        duties = ", ".join(dated.metadata.legal_basis) or "lagstöd är inte angivet"
        yield (
            f"Uppsagt av {', '.join(leaving)}. För övriga parter räknas avtalet som "
            f"gällande. {RENEGOTIATION} ({duties})."
        )
