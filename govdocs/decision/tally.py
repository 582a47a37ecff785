"""What the parties have decided about one version, counted by the outcome table.

Of each party counts the last decision, that nothing corrects, of a body with mandate that
day. A decision after the last day to decide is late and is not counted as alike. Nothing
is assumed of a party that has said nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from govdocs.decision.mandate import Mandates
from govdocs.decision.routes import deciding_step
from govdocs.model.decision import AppealState, Decision
from govdocs.model.outcome import ROW_OF, Effect, Outcome
from govdocs.model.route import Route, Step
from govdocs.model.version import Version


class Stand(StrEnum):
    """How a party stands to the text, as a sentence goes on after its name."""

    ALIKE = "har godkänt samma text"
    OTHER_TEXT = "har godkänt en annan text"
    CONDITIONAL = "har godkänt på ett eget villkor"
    LATE = "har godkänt för sent"
    POSTPONED = "har skjutit upp beslutet"
    REFERRED_BACK = "har återremitterat ärendet"
    REJECTED = "har avslagit"
    ANNULLED = "har fått sitt beslut upphävt"
    UNCLEAR = "har beslutat så att det inte går att räkna"
    NONE = "har inte beslutat"


@dataclass(frozen=True, slots=True)
class Vote:
    """How one party stands; `decision` is the one that counts, None when there is none.

    `party` is '' where one body decides for all. `earlier` are those it has replaced, in
    order of day, with those that are corrected.
    """

    party: str
    stand: Stand
    decision: Decision | None = None
    earlier: tuple[Decision, ...] = ()

    @property
    def outcome(self) -> Outcome | None:
        """Return the word of the decision that counts."""
        return self.decision.outcome if self.decision else None

    @property
    def is_alike(self) -> bool:
        """Tell whether it counts toward what the agreement needs."""
        return self.stand is Stand.ALIKE


@dataclass(frozen=True, slots=True)
class Passed:
    """A decision that does not count, and why."""

    decision: Decision
    why: str


@dataclass(frozen=True, slots=True)
class Tally:
    """All votes on a version, in the order of its parties, and decisions left out."""

    version: Version
    votes: tuple[Vote, ...]
    passed: tuple[Passed, ...] = ()

    @property
    def required(self) -> int:
        """Return how many must decide alike."""
        return len(self.votes)

    @property
    def alike(self) -> int:
        """Return how many have approved the very text."""
        return sum(one.is_alike for one in self.votes)

    @property
    def is_of_one_body(self) -> bool:
        """Tell whether one body decides for all parties."""
        return [one.party for one in self.votes] == [""]

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the parties that have not approved the very text."""
        return tuple(one.party for one in self.votes if not one.is_alike)

    @property
    def is_complete(self) -> bool:
        """Tell whether all have approved the very text."""
        return bool(self.votes) and self.alike == self.required

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """Return how many parties have said each word; those that are silent left out."""
        return Counter(one.outcome for one in self.votes if one.outcome)

    @property
    def stands(self) -> Mapping[Stand, int]:
        """Return how many parties stand in each way; they add up to `required`."""
        return Counter(one.stand for one in self.votes)


def count(
    version: Version,
    kind: str,
    decisions: Sequence[Decision],
    route: Route,
    mandates: Mandates,
    last_day: date | None,
    day: date,
) -> Tally | None:
    """Count what had been decided about a version by a day, at the step that decides.

    `kind` is the kind of document; `last_day` the last day to decide, None when there is
    none. None when nobody on the route decides. Linear in decisions and parties.
    """
    step = deciding_step(route)
    if step is None:
        return None
    known = [one for one in decisions if is_known(one, day) and not one.reviewed_as]
    corrected = corrected_in(known)
    by_party: dict[str, list[Decision]] = {}
    passed: list[Passed] = []
    voters = mandates.deciders(step, version.parties)
    for one in sorted(known, key=_order):
        if _is_on_the_way(one, route, step):
            continue
        party = _voter(one, step, mandates)
        why = _why_not(one, party, voters, mandates.refusal(step, one, kind))
        if why:
            passed.append(Passed(one, why))
        else:
            by_party.setdefault(party, []).append(one)
    votes = tuple(
        _vote(party, by_party.get(party, ()), corrected, version, last_day)
        for party in voters
    )
    return Tally(version, votes, tuple(passed))


def is_known(decision: Decision, day: date) -> bool:
    """Tell whether a decision, or the correction that it is, had been made by a day."""
    return decision.known_on <= day


def corrected_in(decisions: Iterable[Decision]) -> set[tuple[str, str]]:
    """Return body and name of those that others among them take the place of."""
    return {(one.body, one.corrects.decision) for one in decisions if one.corrects}


def _order(one: Decision) -> tuple[date, int]:
    return one.day, int(one.name.rpartition("-")[2])


def _is_on_the_way(one: Decision, route: Route, step: Step) -> bool:
    """Tell whether a body has its say before those that decide, or decides nothing."""
    named = any(one.body == other.body for other in route.steps if other is not step)
    return named or _effect(one) not in _SETTLING


def _voter(one: Decision, step: Step, mandates: Mandates) -> str:
    if step.body:
        return ""
    body = mandates.bodies.get(one.body)
    return (body.party if body else None) or one.party or one.body


def _why_not(
    one: Decision, party: str, voters: Mapping[str, object], refusal: str
) -> str:
    if party not in voters:
        return f"{party} är inte part i {one.matter}"
    if one.party and party and one.party != party:
        return f"{one.body} beslutar inte för {one.party}"
    if one.is_preliminary:
        final = one.final_body or "ett annat organ"
        return f"beslutet är preliminärt, {final} beslutar slutligt"
    return refusal


def _vote(
    party: str,
    decisions: Sequence[Decision],
    corrected: set[tuple[str, str]],
    version: Version,
    last_day: date | None,
) -> Vote:
    standing = [one for one in decisions if (one.body, one.name) not in corrected]
    if not standing:
        return Vote(party, Stand.NONE, None, tuple(decisions))
    last = standing[-1]
    earlier = tuple(one for one in decisions if one is not last)
    return Vote(party, _stand(last, version, last_day), last, earlier)


_SETTLING = frozenset({Effect.YES, Effect.NO, Effect.WAIT})


def _effect(one: Decision) -> Effect:
    return ROW_OF[one.outcome].effect if one.outcome else Effect.NONE


def _stand(one: Decision, version: Version, last_day: date | None) -> Stand:
    outcome = one.outcome
    assert outcome is not None, "a review is not a vote"
    if outcome in _OF_OUTCOME:
        return _OF_OUTCOME[outcome]
    if one.contradicts_itself:
        return Stand.UNCLEAR
    if one.appeal and one.appeal.state is AppealState.ANNULLED:
        return Stand.ANNULLED
    if not ROW_OF[outcome].is_alike or one.decided != version.full:
        return Stand.OTHER_TEXT
    if one.waits_for:
        return Stand.CONDITIONAL
    return Stand.LATE if last_day and one.day > last_day else Stand.ALIKE


_OF_OUTCOME = {
    Outcome.REJECTED: Stand.REJECTED,
    Outcome.REFERRED_BACK: Stand.REFERRED_BACK,
    Outcome.POSTPONED: Stand.POSTPONED,
    Outcome.FURTHER_INQUIRY: Stand.POSTPONED,
}


def reviews(decisions: Iterable[Decision], day: date) -> tuple[Decision, ...]:
    """Return the reviews made by a day that none of them corrects, in order."""
    made = [one for one in decisions if one.reviewed_as and is_known(one, day)]
    corrected = corrected_in(made)
    return tuple(one for one in made if (one.body, one.name) not in corrected)
