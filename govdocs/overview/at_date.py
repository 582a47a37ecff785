"""The version that applies on a day, for one party or for all of them alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from govdocs.errors import BadArgument, PartiesDiffer, UnknownRevision
from govdocs.model.nearest import did_you_mean
from govdocs.model.period import in_words
from govdocs.model.record import Record
from govdocs.model.version import Version
from govdocs.overview.in_force import Force

_SHOWN = 6


def version_by_number(record: Record, document: str, number: str) -> Version:
    """Return a registered version.

    Raises UnknownRevision with the numbers there are.
    """
    found = record.find(document, number)
    if found is None:
        raise UnknownRevision(f"{document}@{number}", _choices(record, document))
    return found


def version_on_day(
    force: Force, record: Record, document: str, day: date, party: str | None
) -> Version | None:
    """Return the version in force; None when nothing binds the party on the day.

    Raises UnknownRevision when no version is registered, BadArgument for an unknown
    party and PartiesDiffer when no party is named and the answers are not the same.
    """
    if document not in force.dated:
        raise UnknownRevision(
            f"en låst version av {document}", _choices(record, document)
        )
    if party is None:
        answers = force.concerned(document, day)
        numbers = set(answers.values())
        if len(numbers) > 1:
            raise PartiesDiffer(f"{document}@{day}", told(answers))
        number = numbers.pop()
    else:
        answers = force.in_force(document, day)
        number = answers[known_party(party, list(answers))]
    return record.find(document, number) if number else None


def known_party(party: str, parties: Sequence[str]) -> str:
    """Return a party's id, in any case.

    Raises BadArgument with the nearest one.
    """
    if party.lower() in parties:
        return party.lower()
    remedy = did_you_mean(party.lower(), parties, "se parter.yaml för id")
    raise BadArgument(f"{party} är inte part i avtalet", remedy)


def told(answers: Mapping[str, str | None]) -> str:
    """Return which version binds how many, and who the fewest are: '1.0 för 47 parter'."""
    groups: dict[str | None, list[str]] = {}
    for party, number in answers.items():
        groups.setdefault(number, []).append(party)
    largest = max(groups.values(), key=len)
    return "; ".join(
        f"{number or 'ingen version'} för {_who(parties, parties is largest)}"
        for number, parties in sorted(groups.items(), key=lambda one: -len(one[1]))
    )


def _who(parties: Sequence[str], is_largest: bool) -> str:
    if is_largest and len(parties) > _SHOWN:
        return f"{len(parties)} parter"
    return ", ".join(parties)


def before_first(force: Force, document: str, day: date) -> str:
    """Return why nothing binds anybody on a day, in a sentence."""
    intervals = force.intervals(document)
    if intervals and day < intervals[0].start:
        first = in_words(intervals[0].start)
        return (
            f"Ingen version av {document} gällde den dagen. "
            f"Den första gäller från den {first}."
        )
    return f"Ingen version av {document} gällde den {in_words(day)}."


def _choices(record: Record, document: str) -> str:
    known = record.versions.get(document)
    if known:
        numbers = ", ".join(one.number for one in known)
        return f"välj {numbers} eller en dag (govdocs version list)"
    otherwise = "se de låsta med govdocs version list"
    return did_you_mean(document, record.versions, otherwise)
