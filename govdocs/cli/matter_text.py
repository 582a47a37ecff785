"""How the parties stand to a version, told in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govdocs.cli import show
from govdocs.decision.routes import UNCLEAR, Reached
from govdocs.decision.tally import Stand, Tally, Vote
from govdocs.model.appeal import Appeal
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
    if tally is None:
        yield UNCLEAR
        yield from matter.explanation
        return
    left = tally.required - tally.alike
    yield f"{tally.alike} av {tally.required} har godkänt samma text. {left} återstår."
    yield show.wrapped(" · ".join(_counts(tally)), 0)
    yield show.wrapped(
        " · ".join(f"{one.name} {one.alike}/{len(one.votes)}" for one in matter.areas),
        0,
    )
    yield from _steps(matter)
    for vote in matter.deviating:
        yield show.wrapped(_deviation(vote, names), 2, "AVVIKER ")
    for one in tally.passed:
        words = f"{one.decision.place[0]}: {one.why}."
        yield show.wrapped(words, 2, "RÄKNAS INTE ")
    if explain:
        yield from _party_by_party(matter, names)
    for words in matter.explanation:
        yield show.wrapped(words, 0)


def _counts(tally: Tally) -> Iterator[str]:
    for outcome, number in sorted(tally.counts.items(), key=lambda one: -one[1]):
        row = ROW_OF[outcome]
        ignored = row.effect is Effect.YES and not row.is_alike
        yield f"{outcome} {number}{' (räknas inte)' if ignored else ''}"
    silent = tally.stands.get(Stand.NONE, 0)
    if silent:
        yield f"inte beslutat {silent}"


def _steps(matter: Matter) -> Iterator[str]:
    if matter.steps:
        yield "Så går beslutet:"
    for one in matter.steps:
        yield f"  {_step(one)}"


def _step(one: Reached) -> str:
    who = one.step.body or f"{one.step.every_party} hos varje part"
    said = f" ({one.said} av {one.of})" if one.of != 1 else ""
    if one.done:
        time = f"klart {one.done}"
        if one.days is not None:
            time += f", {_days(one.days)}"
    elif one.since:
        time = f"ligger här sedan {one.since}, {_days(one.days or 0)}"
    else:
        time = "väntar på steget före"
    return f"{who} {one.step.task}{said}: {time}"


def _days(count: int) -> str:
    return "1 dag" if count == 1 else f"{count} dagar"


def _deviation(vote: Vote, names: Mapping[str, str]) -> str:
    name, one = names.get(vote.party, vote.party), vote.decision
    assert one is not None, "only a decision deviates"
    item = f" {one.minutes_item}".replace("§ ", "§\u00a0") if one.minutes_item else ""
    return f"{name} {vote.stand} ({one.body} {one.day}{item}: {vote.outcome})."


def _party_by_party(matter: Matter, names: Mapping[str, str]) -> Iterator[str]:
    for area in matter.areas:
        yield f"{area.name} {area.alike} av {len(area.votes)}"
        for vote in area.votes:
            name = names.get(vote.party, vote.party)
            words = f"{name} {vote.stand}{_when(vote, matter.appeals)}."
            yield show.wrapped(words, 4, "  ")


def _when(vote: Vote, appeals: Mapping[str, Appeal]) -> str:
    if vote.decision is None:
        return ""
    item = f" {vote.decision.minutes_item}" if vote.decision.minutes_item else ""
    words = f", {vote.decision.day}{item}"
    appeal = appeals.get(vote.party)
    if appeal and appeal.final:
        return f"{words}. {appeal.final.words}"
    return f"{words}. Laga kraft: –" if appeal is None else f"{words}. Överklagat"
