"""What must be read beside the table: deviations, corrections, words of their own, reviews."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govdocs.decision.tally import Stand, Vote
from govdocs.model.decision import ConditionKind, Decision
from govdocs.model.digest import in_fours
from govdocs.model.outcome import ROW_OF, Effect
from govdocs.model.period import in_words
from govdocs.overview.editions import Edition
from govdocs.overview.matter import Matter
from govdocs.overview.shelf import section_in
from govdocs.render.html.decision_words import (
    Names,
    did,
    in_brief,
    meeting_words,
    told_decision,
    unbroken,
)
from govdocs.render.html.version_bar import in_a_row

_MANY = 20


@dataclass(frozen=True, slots=True)
class Note:
    """Something about a party: sentences, and words quoted from the minutes."""

    name: str
    lines: tuple[str, ...]
    quotes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Notes:
    """All that is told below the table; each is empty where there is nothing to tell."""

    deviating: tuple[Note, ...]
    waiting: str
    conditional: str
    own_words: tuple[Note, ...]
    corrected: tuple[Note, ...]
    earlier: tuple[Note, ...]
    passed: tuple[Note, ...]
    reviews: tuple[Note, ...]
    finals: tuple[Note, ...]


def notes(matter: Matter, names: Names, edition: Edition) -> Notes:
    """Return what is told beside the table of a matter; nothing where nobody has spoken.

    `edition` is the text that it is about.
    """
    votes = matter.tally.votes if matter.tally and not matter.is_silent else ()
    return Notes(
        deviating=tuple(_deviation(vote, matter, names) for vote in matter.deviating),
        waiting=_waiting(votes, names),
        conditional=_conditional(votes),
        own_words=tuple(_own_words(votes, names, edition)),
        corrected=tuple(_corrections(matter.said, names)),
        earlier=tuple(_earlier(votes, names)),
        passed=tuple(_passed(matter, names)),
        reviews=tuple(_review(one, matter, names) for one in matter.reviews),
        finals=tuple(_finals(matter, names)),
    )


def _deviation(vote: Vote, matter: Matter, names: Names) -> Note:
    one = vote.decision
    name = names.party(vote.party)
    assert one is not None, "only a decision can deviate"
    lines = [f"{vote.stand}.", told_decision(one, names)]
    if vote.stand is Stand.OTHER_TEXT:
        lines.append("Därför räknas beslutet inte bland dem som är lika.")
    if one.decided != matter.dated.version.full:
        lines.append(f"Beslutets text har kontrollsumman {in_fours(one.decided)}.")
    if vote.stand is Stand.LATE and matter.last_day:
        lines.append(f"Sista dag att besluta var den {in_words(matter.last_day)}.")
    lines += [f"Villkor: {condition.text}" for condition in one.waits_for]
    return Note(name, tuple(lines))


def _waiting(votes: Sequence[Vote], names: Names) -> str:
    silent = [
        names.party(one.party) for one in votes if one.stand is Stand.NONE and one.party
    ]
    if not silent:
        return ""
    if len(silent) > _MANY:
        return f"{len(silent)} parter har inte beslutat. Tabellen visar vilka."
    return f"{in_a_row(silent)} har inte beslutat."


def _conditional(votes: Sequence[Vote]) -> str:
    """Return how many have said what the agreement says itself: all must decide alike."""
    count = sum(
        any(each.kind is ConditionKind.ALL_PARTIES for each in one.decision.conditions)
        for one in votes
        if one.decision
    )
    if not count:
        return ""
    who = "En part" if count == 1 else f"{count} parter"
    return f"{who} har som villkor att alla parter beslutar lika."


def _own_words(votes: Sequence[Vote], names: Names, edition: Edition) -> Iterator[Note]:
    """Yield what parties have added, changed or set as a condition, in their own words."""
    for vote in votes:
        one = vote.decision
        quotes = tuple(_quotes(one, names, edition)) if one else ()
        if one and quotes:
            line = told_decision(one, names)
            yield Note(f"{names.party(vote.party)}:", (line,), quotes)


def _quotes(one: Decision, names: Names, edition: Edition) -> Iterator[tuple[str, str]]:
    for added in one.additions:
        to = (
            f", uppdrag till {names.body(added.assigned_to)}"
            if added.assigned_to
            else ""
        )
        yield f"Tillägg{to}", added.text
    for changed in one.changes:
        yield f"Ny lydelse av {_place(changed.block, edition)}", changed.wording
    for condition in one.conditions:
        if condition.kind is ConditionKind.ALL_PARTIES:
            continue
        yield f"Villkor ({condition.kind})", condition.text
    if one.reservation:
        yield "Reservation", one.reservation


def _place(block: str, edition: Edition) -> str:
    """Return a block by the section it stands in; by its id when the text lacks it."""
    found = section_in(edition, block)
    if found is None or not found.section:
        return f"stycket {block}"
    what = "" if found.anchor == block else "ett stycke i "
    return f"{what}{found.section}"


def _corrections(said: Sequence[Decision], names: Names) -> Iterator[Note]:
    for one in said:
        found = one.corrects
        if found:
            item = f", {unbroken(found.minutes_item)}" if found.minutes_item else ""
            name = names.party(one.party) if one.party else names.body(one.body)
            line = (
                f"Protokollet från {meeting_words(one)}, rättades vid sammanträdet "
                f"den {in_words(found.day)}{item}."
            )
            quotes = ("Förut", found.before), ("Nu", found.after)
            yield Note(f"{name}:", (line,), quotes)


def _earlier(votes: Sequence[Vote], names: Names) -> Iterator[Note]:
    """Yield who first put the matter off and then settled it, with both decisions."""
    for vote in votes:
        put_off = [
            one
            for one in vote.earlier
            if one.outcome and ROW_OF[one.outcome].effect is Effect.WAIT
        ]
        if vote.decision and put_off:
            told = [told_decision(one, names) for one in (*put_off, vote.decision)]
            line = "Det senare beslutet räknas."
            yield Note(f"{names.party(vote.party)}:", (*told, line))


def _passed(matter: Matter, names: Names) -> Iterator[Note]:
    for one in matter.tally.passed if matter.tally else ():
        decision = one.decision
        line = f"{did(decision)} {meeting_words(decision)}."
        why = f"{one.why[:1].upper()}{one.why[1:]}."
        yield Note(names.body(decision.body), (line, f"Räknas inte: {why}"))


def _review(one: Decision, matter: Matter, names: Names) -> Note:
    assert one.reviewed_as is not None, "asked only of reviews"
    is_same = one.proposed == matter.dated.version.full
    kind = one.reviewed_as.value
    bound = (
        "Granskningen gäller just den här texten"
        if is_same
        else "Granskningen gäller en annan text än den här"
    )
    return Note(
        f"{kind[:1].upper()}{kind[1:]}:",
        (
            f"{names.body(one.body)} {meeting_words(one)}.",
            f"{bound}.",
            f"Kontrollsumma {in_brief(one.proposed, 4)}",
        ),
    )


def _finals(matter: Matter, names: Names) -> Iterator[Note]:
    """Yield how laga kraft was counted, once for each day of posting."""
    by_words: dict[tuple[str, str, str], list[str]] = {}
    for party, appeal in matter.appeals.items():
        end = appeal.final.arithmetic if appeal.final else appeal.last.arithmetic
        day = appeal.final.day if appeal.final else appeal.last.day
        key = day.isoformat(), end, appeal.clause
        by_words.setdefault(key, []).append(names.party(party))
    for (final, words, clause), who in sorted(by_words.items()):
        yield Note(f"{final}:", (f"{in_a_row(who)}.", f"{words} ({clause})."))
