"""The questions of `beslut add` to a person who has not given the options."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date

from govdocs.cli import show
from govdocs.cli.ask import ask
from govdocs.cli.decision_options import OUTCOMES, Said
from govdocs.errors import BadArgument
from govdocs.model.nearest import did_you_mean
from govdocs.model.period import parse_day


def filled_in(said: Said, bodies: Collection[str], today: date) -> Said:
    """Return the options with answers for those that a decision needs.

    `bodies` are the ids that can be answered; a day after `today` is asked for again.
    """
    if said.body is None:
        said = replace(said, body=ask("Organets id", _one_of(bodies, "organ")))
    if said.on is None:
        said = replace(said, on=ask("Sammanträdets dag", _day_until(today)))
    if said.outcome or said.review:
        return said
    show.message(show.wrapped(f"Utfallen är {', '.join(OUTCOMES)}.", 0))
    return replace(
        said,
        outcome=ask("Utfall", _one_of(OUTCOMES, "utfall")),
        item=said.item or ask("Paragraf, som § 77", _words),
        dockets=said.dockets or _listed(ask("Diarienummer", _words)),
        posted=said.posted
        or ask("Dagen det anslogs, om den är känd", _known_day(today)),
    )


def _one_of(known: Collection[str], what: str) -> Callable[[str], str]:
    def read(words: str) -> str:
        if words.lower() not in known:
            remedy = did_you_mean(words.lower(), known, f"skriv ett {what} som finns")
            said = f'"{words}" är inget {what}' if words else "inget är skrivet"
            raise BadArgument(said, remedy)
        return words.lower()

    return read


def _day_until(today: date) -> Callable[[str], date]:
    def read(words: str) -> date:
        day = parse_day(words)
        if day is None:
            raise BadArgument(
                f'"{words}" är inget datum', "skriv en dag som 2024-05-01"
            )
        if day > today:
            raise BadArgument(
                f"{day} har inte varit ännu", "skriv en dag som har varit"
            )
        return day

    return read


def _known_day(today: date) -> Callable[[str], date | None]:
    read = _day_until(today)
    return lambda words: read(words) if words else None


def _words(words: str) -> str | None:
    return words or None


def _listed(words: str | None) -> tuple[str, ...]:
    return (words,) if words else ()
