"""How the parties stand to a version, told in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govdocs.cli import show
from govdocs.cli.matter_explained import (
    meeting,
    party_by_party,
    said_by_body,
    unbroken,
    voter,
)
from govdocs.decision.routes import UNCLEAR, Reached
from govdocs.decision.tally import Stand, Tally, Vote
from govdocs.model.amount import counted
from govdocs.model.decision import Decision
from govdocs.model.digest import in_fours
from govdocs.model.outcome import ROW_OF, Effect
from govdocs.overview.matter import Matter


def lines(matter: Matter, names: Mapping[str, str], explain: bool) -> Iterator[str]:
    """Yield what is told of a matter; the last line is the verdict."""
    version, tally = matter.dated.version, matter.tally
    yield f"{matter.dated.metadata.name} {version.number}, {matter.day}"
    yield f"Text {in_fours(version.full)}"
    if matter.is_invented:
        yield matter.is_invented
    for one in matter.reviews:
        yield show.wrapped(review_words(one, version.full), 2)
    if tally is None:
        yield UNCLEAR
    elif matter.is_silent and matter.entry and matter.entry.day:
        yield "Inga beslut om versionen finns i arbetsytan."
    else:
        yield from _counted(matter, tally, names, explain)
    for words in matter.explanation:
        yield show.wrapped(words, 0)


def review_words(one: Decision, full: str) -> str:
    """Return who has reviewed a text, when, and whether it was the one proposed."""
    item = f" {unbroken(one.minutes_item)}" if one.minutes_item else ""
    words = f"Granskning: {one.reviewed_as}, {one.body} {one.day}{item}"
    if one.proposed == full:
        return f"{words}, samma text."
    return f"{words}, en annan text: {in_fours(one.proposed)}."


def _counted(
    matter: Matter, tally: Tally, names: Mapping[str, str], explain: bool
) -> Iterator[str]:
    """Yield how many have said what, who differs, and how far the matter has come."""
    if tally.is_of_one_body:
        yield f"{voter(tally.votes[0], names)} {tally.votes[0].stand}."
    else:
        yield from _sums(matter, tally)
    yield from _steps(matter, explain)
    for vote in matter.deviating:
        yield show.wrapped(_deviation(vote, names), 2, "AVVIKER ")
    for one in tally.passed:
        words = f"{one.decision.place[0]}: {one.why}."
        yield show.wrapped(words, 2, "RÄKNAS INTE ")
    if explain:
        yield from party_by_party(matter, names)


def _sums(matter: Matter, tally: Tally) -> Iterator[str]:
    left = tally.required - tally.alike
    yield f"{tally.alike} av {tally.required} har godkänt samma text. {left} återstår."
    yield show.wrapped(" · ".join(_counts(tally)), 0)
    areas = (f"{one.name} {one.alike}/{len(one.votes)}" for one in matter.areas)
    yield show.wrapped(" · ".join(areas), 0)


def _counts(tally: Tally) -> Iterator[str]:
    for outcome, number in sorted(tally.counts.items(), key=lambda one: -one[1]):
        same = [one for one in tally.votes if one.outcome is outcome]
        left = sum(not one.is_alike for one in same)
        if ROW_OF[outcome].effect is not Effect.YES or not left:
            yield f"{outcome} {number}"
        elif left == number:
            yield f"{outcome} {number} (räknas inte)"
        else:
            yield f"{outcome} {number} (varav {left} inte räknas)"
    silent = tally.stands.get(Stand.NONE, 0)
    if silent:
        yield f"inte beslutat {silent}"


def _steps(matter: Matter, explain: bool) -> Iterator[str]:
    if matter.steps:
        yield "Beslutsvägen:"
    for one in matter.steps:
        yield show.wrapped(_step(one), 4, "  ")
        if explain and one.step.body:
            yield from said_by_body(matter, one.step.body)


def _step(one: Reached) -> str:
    who = one.step.body or f"{one.step.every_party} hos varje part"
    said = f" ({one.said} av {one.of})" if one.of != 1 else ""
    if one.done:
        time = f"klart {one.done}"
        if one.days is not None:
            time += f", {counted(one.days, 'dag', 'dagar')}"
    elif one.since:
        time = f"ligger här sedan {one.since}, {counted(one.days or 0, 'dag', 'dagar')}"
    else:
        time = "väntar på steget före"
    return f"{who} {one.step.task}{said}: {time}"


def _deviation(vote: Vote, names: Mapping[str, str]) -> str:
    one = vote.decision
    assert one is not None, "only a decision deviates"
    name = voter(vote, names)
    return f"{name} {vote.stand} ({one.body} {meeting(one)}: {vote.outcome})."
