"""What a version's standing is called on a day, in a word, a sentence and notes.

Derived each time from what binds whom; nothing here is stored anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from govdocs.model.event import Event, EventKind
from govdocs.model.period import in_words
from govdocs.model.version import Dated, Version, VersionKind, number_key
from govdocs.overview.in_force import Force, Standing

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

    `markings` are the words of events that are not real, such as 'Påhittade uppgifter'.
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
    events = force.events.get(version.document, ())
    markings = dict.fromkeys(
        one.marking
        for one in events
        if one.marking and _same_run(one.version, version) and _happened(one, day)
    )
    return Status(word, sentence, notes, tuple(markings))


def _word(
    force: Force,
    dated: Dated,
    day: date,
    standings: Mapping[str, Standing],
    bound: Sequence[str],
) -> tuple[Word, str]:
    version = dated.version
    if bound:
        start = force.first_day(dated, bound[0])
        who = _who(len(bound), len(standings))
        when = f"från och med den {in_words(start)} " if start else ""
        return Word.IN_FORCE, f"Gäller {when}för {who}."
    lapse = _event(force, version, EventKind.LAPSED, day)
    if lapse:
        return Word.LAPSED, _lapsed_words(force, version, day, standings)
    starts = [start for party in standings if (start := force.first_day(dated, party))]
    if not starts:
        return Word.UNDECIDED, _undecided_words(force, version)
    if min(starts) > day:
        return Word.COMING, f"Börjar gälla den {in_words(min(starts))}."
    after = [(party, one.number) for party, one in standings.items() if one.number]
    if after:
        return Word.REPLACED, _replaced_words(force, version, *after[0], day)
    lasts = [one.last for one in standings.values() if one.last]
    when = f" den {in_words(max(lasts))}" if lasts else ""
    return Word.ENDED, f"Upphörde{when}."


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
    force: Force, version: Version, day: date, standings: Mapping[str, Standing]
) -> str:
    words = (
        f"Version {version.number} fick inte alla parters godkännande och trädde aldrig "
        "i kraft."
    )
    others = {one.number for one in standings.values() if one.number}
    if len(others) == 1:
        words += f" Det som gäller är version {others.pop()}."
    return words


def _undecided_words(force: Force, version: Version) -> str:
    words = "Texten är låst för beslut. Vilka parter som har beslutat är okänt."
    last = _event(force, version, EventKind.LAST_DAY, None)
    if last and last.end:
        words += f" Sista dag att besluta är den {in_words(last.end)}."
    return words


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
    term = dated.metadata.term
    if term and term.end and term.end < day:
        yield (
            f"Avtalstiden gick ut den {in_words(term.end)}, men avtalet gäller tills "
            "annat beslutas."
        )
    document = dated.version.document
    if len(set(force.in_force(document, day).values())) > 1:
        yield "Vilken version som gäller är olika för olika parter."
    leaving: dict[date, list[str]] = {}
    for party in dated.version.parties:
        exit_day = force.exit(dated, party, day).day
        if exit_day and _has_given_notice(force, dated.version, party, day):
            leaving.setdefault(exit_day, []).append(names.get(party, party))
    for last, who in sorted(leaving.items()):
        upphor = "upphörde" if last < day else "upphör"
        yield (
            f"Uppsagt av {_names(who)}. För {'den parten' if len(who) == 1 else 'dem'} "
            f"{upphor} det den {in_words(last)} (beräknat)."
        )
    for event in force.events.get(document, ()):
        is_back = event.kind is EventKind.WITHDRAWAL and _happened(event, day)
        if is_back and _same_run(event.version, dated.version):
            who = [names.get(one, one) for one in event.parties or bound]
            yield f"Uppsägningen från {_names(who)} är återtagen."


def _has_given_notice(force: Force, version: Version, party: str, day: date) -> bool:
    return any(
        event.kind is EventKind.NOTICE
        and event.concerns(party)
        and _happened(event, day)
        for event in force.events.get(version.document, ())
    )


def _happened(event: Event, day: date) -> bool:
    """Tell whether something had happened by a day; what has no day of its own always had."""
    days = [one.day for one in event.received if one.day]
    first = min(days) if days else event.start
    return first is None or first <= day


def _same_run(number: str, version: Version) -> bool:
    return number.partition(".")[0] == version.number.partition(".")[0]


def _names(who: Sequence[str]) -> str:
    if len(who) > _FEW:
        return f"{len(who)} parter"
    return " och ".join([", ".join(who[:-1]), who[-1]]) if len(who) > 1 else who[0]


KIND_WORDS = {
    VersionKind.REVISION: "Ny version",
    VersionKind.UPDATE: "Uppdatering",
    VersionKind.EDITORIAL: "Redaktionell justering",
    VersionKind.CORRECTION: "Rättelse",
}
