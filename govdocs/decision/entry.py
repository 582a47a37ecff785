"""When a version enters into force, by the agreement's own terms and what was decided.

Only conditions in the table below can be worked out; of any other, and of terms that say
nothing or unknown, the answer is that it cannot be computed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from govdocs.decision.tally import Tally
from govdocs.model.enumeration import enumerated
from govdocs.model.metadata import UNKNOWN, EntryIntoForce, Metadata
from govdocs.model.period import in_words

ALL_ALIKE = "alla parter har beslutat lika"
LAST_DECISION = "sista beslut"
LAST_FINAL = "sista laga kraft"
FIXED_DAY = "bestämd dag"

CANNOT = "Ikraftträdandet kan inte beräknas"


@dataclass(frozen=True, slots=True)
class Entry:
    """The first day in force, None when it is not so or not known; `why` in sentences."""

    day: date | None
    why: tuple[str, ...]


def find_entry(meta: Metadata, tally: Tally, last_final: date | None) -> Entry:
    """Return when a version enters into force; it must be that all have decided alike.

    `last_final` is the day the last decision gained laga kraft, None when unknown.
    """
    rule = meta.entry_into_force
    if rule is None or not rule.condition:
        return Entry(None, (f"{CANNOT}: texten har inga villkor för det.",))
    if rule.condition != ALL_ALIKE:
        return Entry(None, (f'{CANNOT}: villkoret är "{rule.condition}".',))
    if not tally.is_complete:
        return Entry(None, (_waiting(tally),))
    return _counted(rule, meta, tally, last_final)


_ONE_BODY = "organet som beslutar för alla"


def _waiting(tally: Tally) -> str:
    if tally.is_of_one_body:
        return f"Träder inte i kraft ännu: {_ONE_BODY} har inte godkänt texten."
    left = tally.required - tally.alike
    who = "1 part saknas" if left == 1 else f"{left} parter saknas"
    return f"Träder inte i kraft ännu: {who}."


def _counted(
    rule: EntryIntoForce, meta: Metadata, tally: Tally, last_final: date | None
) -> Entry:
    who = _ONE_BODY.capitalize() if tally.is_of_one_body else f"Alla {tally.required}"
    all_alike = f"{who} har godkänt samma text."
    decided = max(one.decision.day for one in tally.votes if one.decision)
    start = meta.term.start if meta.term else None
    named = [day for day in (start, rule.earliest) if day]
    if rule.counted_from == LAST_DECISION:
        words = f"Det sista beslutet fattades den {in_words(decided)}."
        return _latest(decided, named, (all_alike, words))
    if rule.counted_from == LAST_FINAL:
        if last_final is None:
            words = f"{CANNOT}: dagen för laga kraft är inte känd för alla beslut."
            return Entry(None, (all_alike, words))
        words = (
            f"Det sista beslutet får laga kraft den {in_words(last_final)} (beräknad)."
        )
        return _latest(last_final, named, (all_alike, words))
    if rule.counted_from == FIXED_DAY and named:
        return _latest(max(named), [decided], (all_alike,))
    said = rule.counted_from or UNKNOWN
    words = f"{CANNOT}: avtalet säger inte varifrån dagen räknas ({said})."
    return Entry(None, (all_alike, words))


def _latest(day: date, named: list[date], why: tuple[str, ...]) -> Entry:
    last = max([day, *named])
    words = f"Gäller från och med den {in_words(last)}."
    days = sorted({day, *named})
    if len(days) > 1:
        words += f" Det är den senaste dagen av {enumerated(map(str, days))}."
    return Entry(last, (*why, words))
