"""What a version's standing is called on a day, in a word, a sentence and notes.

Derived each time from what binds whom; nothing here is stored anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from govdocs.decision.entry import ALL_ALIKE
from govdocs.decision.tally import Tally, is_known
from govdocs.model.decision import Decision
from govdocs.model.enumeration import enumerated
from govdocs.model.event import Event, EventKind
from govdocs.model.period import in_words
from govdocs.model.version import Dated, Version, VersionKind, number_key
from govdocs.overview.in_force import Force, Standing

SPLIT = "Vilken version som gäller är olika för olika parter."
_FEW = 4


class Word(StrEnum):
    """The standing of a locked text on a day."""

    IN_FORCE = "gällande"
    COMING = "kommande"
    UNDECIDED = "under beslut"
    LAPSED = "förfallen"
    REPLACED = "ersatt"
    ENDED = "upphörd"


@dataclass(frozen=True, slots=True)
class Status:
    """A word, the sentence that explains it, and notes that can be several at once.

    `markings` are the words of events and decisions that are not real, such as
    'Påhittade uppgifter'.
    """

    word: Word
    sentence: str
    notes: tuple[str, ...] = ()
    markings: tuple[str, ...] = ()


def find_status(
    force: Force, dated: Dated, day: date, names: Mapping[str, str]
) -> Status:
    """Return the standing of a version on a day; `names` are those of the parties."""
    version = dated.version
    standings = {
        party: force.standing(version.document, party, day) for party in version.parties
    }
    bound = [p for p, one in standings.items() if one.number == version.number]
    word, sentence = _word(force, dated, day, standings, bound)
    notes = tuple(_notes(force, dated, day, bound, names)) if bound else ()
    markings = dict.fromkeys(_markings(force, dated, day))
    return Status(word, sentence, notes, tuple(markings))


def _markings(force: Force, dated: Dated, day: date) -> Iterator[str]:
    """Yield the words of events and decisions that are not real."""
    for event in force.events.get(dated.version.document, ()):
        is_about = _same_run(event.version, dated.version)
        if event.marking and is_about and event.happened_by(day):
            yield event.marking
    for decision in _decided_by(force, dated, day):
        if decision.marking:
            yield decision.marking


def _word(
    force: Force,
    dated: Dated,
    day: date,
    standings: Mapping[str, Standing],
    bound: Sequence[str],
) -> tuple[Word, str]:
    version = dated.version
    if bound:
        return Word.IN_FORCE, _bound_words(force, dated, bound, len(standings))
    lapse = _event(force, version, EventKind.LAPSED, day)
    if lapse:
        return Word.LAPSED, _lapsed_words(force, dated, day, standings)
    starts = {
        party: start for party in standings if (start := force.first_day(dated, party))
    }
    if not starts:
        return Word.UNDECIDED, _undecided_words(force, dated, day)
    if min(starts.values()) > day:
        return Word.COMING, f"Börjar gälla den {in_words(min(starts.values()))}."
    had = {p: one for p, one in standings.items() if starts.get(p, day) < day}
    return _past_words(force, version, had or standings, day)


def _past_words(
    force: Force, version: Version, had: Mapping[str, Standing], day: date
) -> tuple[Word, str]:
    """Return the word for parties that a version no longer binds, or does not bind yet."""
    after = [(party, one.number) for party, one in had.items() if one.number]
    if after:
        return Word.REPLACED, _replaced_words(force, version, *after[0], day)
    lasts = [one.last for one in had.values() if one.last]
    if not lasts:
        why = " ".join(next(iter(had.values())).why)
        return Word.COMING, f"Gäller inte ännu. {why}"
    return Word.ENDED, f"Upphörde den {in_words(max(lasts))}."


def _bound_words(force: Force, dated: Dated, bound: Sequence[str], total: int) -> str:
    starts = [start for party in bound if (start := force.first_day(dated, party))]
    who = _who(len(bound), total)
    if not starts:
        return f"Gäller för {who}."
    late = sum(start > min(starts) for start in starts)
    later = f", för {late} av dem senare" if late else ""
    return f"Gäller från och med den {in_words(min(starts))} för {who}{later}."


def _replaced_words(
    force: Force, version: Version, party: str, number: str, day: date
) -> str:
    """Return which version came next for a party, and from which day."""
    own = number_key(version.number) or (0, 0)
    after = [
        (start, one.version.number)
        for one in force.dated[version.document]
        if (number_key(one.version.number) or (0, 0)) > own
        and (start := force.first_day(one, party))
        and start <= day
    ]
    if not after:
        return f"Ersattes av version {number}. Gäller inte längre."
    start, following = min(after)
    return f"Ersattes den {in_words(start)} av version {following}. Gäller inte längre."


def _who(count: int, total: int) -> str:
    if count == total:
        return f"alla {total} parter" if total > 1 else "parten"
    return f"{count} av {total} parter"


def _lapsed_words(
    force: Force, dated: Dated, day: date, standings: Mapping[str, Standing]
) -> str:
    version = dated.version
    words = (
        f"Version {version.number} fick inte alla parters godkännande och trädde aldrig "
        "i kraft."
    )
    tally = _tally(force, dated, day)
    if tally:
        words += f" {tally.alike} av {tally.required} hade godkänt."
    others = {one.number for one in standings.values() if one.number}
    if len(others) == 1:
        words += f" Det som gäller är version {others.pop()}."
    return words


def _undecided_words(force: Force, dated: Dated, day: date) -> str:
    words = _decided_so_far(force, dated, day)
    last = _event(force, dated.version, EventKind.LAST_DAY, None)
    if last and last.end:
        is_or_was = "var" if last.end < day else "är"
        words += f" Sista dag att besluta {is_or_was} den {in_words(last.end)}."
    return words


def _decided_so_far(force: Force, dated: Dated, day: date) -> str:
    tally = _tally(force, dated, day)
    if tally is None:
        return "Texten är låst för beslut. Vilka parter som har beslutat är okänt."
    if tally.is_complete:
        return " ".join(force.matters.entry_by(dated, tally).why)
    words = f"{tally.alike} av {tally.required} parter har godkänt."
    rule = dated.metadata.entry_into_force
    if rule and rule.condition == ALL_ALIKE:
        words += " Texten gäller när alla har beslutat likadant."
    return words


def _tally(force: Force, dated: Dated, day: date) -> Tally | None:
    """Return how the parties stand; None when nobody is known to have decided anything."""
    said = any(_decided_by(force, dated, day))
    return force.matters.tally(dated, day) if said else None


def _decided_by(force: Force, dated: Dated, day: date) -> Iterator[Decision]:
    for one in force.matters.of(dated):
        if is_known(one, day) and not one.reviewed_as:
            yield one


def _event(
    force: Force, version: Version, kind: EventKind, day: date | None
) -> Event | None:
    """Return the first event of a kind that has happened by a day; any when it is None."""
    for event in force.events.get(version.document, ()):
        if event.kind is kind and event.version == version.number:
            when = event.start or (event.established.day if event.established else None)
            if day is None or when is None or when <= day:
                return event
    return None


def _notes(
    force: Force,
    dated: Dated,
    day: date,
    bound: Sequence[str],
    names: Mapping[str, str],
) -> Iterator[str]:
    """Yield what a reader must know beside the word, a sentence each."""
    yield from _term_notes(force, dated, day, bound)
    document = dated.version.document
    if len(set(force.concerned(document, day).values())) > 1:
        yield SPLIT
    yield from _notice_notes(force, dated, day, names)
    for event in force.events.get(document, ()):
        is_back = event.kind is EventKind.WITHDRAWAL and event.happened_by(day)
        if is_back and _same_run(event.version, dated.version):
            who = _names([names.get(one, one) for one in event.parties or bound])
            yield (
                f"Uppsägningen från {who} är återtagen."
                if event.accepted_by
                else f"{who} har tagit tillbaka sin uppsägning, men ingen har godtagit "
                "det. Uppsägningen står kvar."
            )


def _term_notes(
    force: Force, dated: Dated, day: date, bound: Sequence[str]
) -> Iterator[str]:
    """Yield what it is that binds after the end that the text names."""
    term = dated.metadata.term
    if not term or not term.end or term.end >= day:
        return
    for last in dict.fromkeys(force.term(dated, party, day).day for party in bound):
        until = f"till och med den {in_words(last)}" if last else "tills annat beslutas"
        yield (
            f"Avtalstiden gick ut den {in_words(term.end)}, men avtalet gäller {until}."
        )


def _notice_notes(
    force: Force, dated: Dated, day: date, names: Mapping[str, str]
) -> Iterator[str]:
    """Yield who has given notice, with the last day where it is known."""
    leaving: dict[date, list[str]] = {}
    unknown: dict[str, list[str]] = {}
    for party in dated.version.parties:
        found = force.exit(dated, party, day)
        if found.day:
            leaving.setdefault(found.day, []).append(names.get(party, party))
        for words in found.unknown:
            unknown.setdefault(words, []).append(names.get(party, party))
    for last, who in sorted(leaving.items()):
        upphor = "upphörde" if last < day else "upphör"
        yield (
            f"Uppsagt av {_names(who)}. För {'den parten' if len(who) == 1 else 'dem'} "
            f"{upphor} det den {in_words(last)} (beräknat)."
        )
    yield from (f"{_names(who)}: {words}" for words, who in unknown.items())


def _same_run(number: str, version: Version) -> bool:
    return number.partition(".")[0] == version.number.partition(".")[0]


def _names(who: Sequence[str]) -> str:
    if len(who) > _FEW:
        return f"{len(who)} parter"
    return enumerated(who)


KIND_WORDS = {
    VersionKind.REVISION: "Ny version",
    VersionKind.UPDATE: "Uppdatering",
    VersionKind.EDITORIAL: "Redaktionell justering",
    VersionKind.CORRECTION: "Rättelse",
}
