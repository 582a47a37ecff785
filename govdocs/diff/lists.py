"""Lists of words: what joins, what leaves, and when only the order is another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govdocs.diff.difference import Difference, Noun, Row, Sides
from govdocs.diff.value import ABSENT, Value, capital, identity, in_words, listed
from govdocs.model.redline import TermChange
from govdocs.text.yaml import Data

_EVERYONE = "alla"
_FEW = 10
_TERMS = Noun("villkor", "villkor", "villkoret")


@dataclass(frozen=True, slots=True)
class Traffic:
    """What joins a list and what leaves it; `reordered` of what stays."""

    joins: tuple[Data, ...]
    leaves: tuple[Data, ...]
    reordered: bool

    def words(self, row: Row, noun: Noun, sides: Sides) -> str:
        """Say it all: '2 parter tillkommer: a och b; 1 utgår: c'; '' for nothing."""
        if self.reordered and not (self.joins or self.leaves):
            return f"samma {noun.many} i annan ordning"
        said: list[str] = []
        for items, verb in ((self.joins, "tillkommer"), (self.leaves, "utgår")):
            if items:
                counted = str(len(items)) if said else count(len(items), noun)
                names = listed([row.say(in_words(one), sides) for one in items])
                said.append(f"{counted} {verb}: {names}")
        said += ["ordningen är en annan"] if self.reordered else []
        return "; ".join(said)


def count(number: int, noun: Noun) -> str:
    """Return a number with its noun: '1 part', '2 parter'."""
    return f"{number} {noun.one if number == 1 else noun.many}"


def compare_lists(old: Sequence[Data], new: Sequence[Data]) -> Traffic:
    """Return what joins and leaves, in the order of the lists."""
    one, other = list(map(identity, old)), list(map(identity, new))
    gone, come = _surplus(one, other), _surplus(other, one)
    joins, leaves = tuple(new[n] for n in come), tuple(old[n] for n in gone)
    return Traffic(joins, leaves, _without(one, gone) != _without(other, come))


def _without(words: Sequence[str], places: Sequence[int]) -> list[str]:
    dropped = set(places)
    return [one for place, one in enumerate(words) if place not in dropped]


def _surplus(words: Sequence[str], other: Sequence[str]) -> list[int]:
    """Return the places of what the other list has not, or has fewer of."""
    left = Counter(other)
    places = []
    for place, one in enumerate(words):
        left[one] -= 1
        if left[one] < 0:
            places.append(place)
    return places


def as_list(value: Value) -> list[Data] | None:
    """Return a list, an empty one for what is not there; None for anything else."""
    if value is ABSENT:
        return []
    return value if isinstance(value, list) else None


def tell_list(difference: Difference, row: Row) -> Iterator[TermChange]:
    """Tell a list in one line; nothing when a side is no list."""
    old, new = as_list(difference.old), as_list(difference.new)
    if old is None or new is None:
        return
    said = compare_lists(old, new).words(row, row.noun, difference.sides)
    if said:
        yield difference.change(f"{row.title}: {said}", row.consequence(difference))


def tell_parties(difference: Difference, row: Row) -> Iterator[TermChange]:
    """Tell who joins and leaves, with both counts, or that all are named in another way."""
    old, new = as_list(difference.old), as_list(difference.new)
    if not old or not new:
        one, other = (_circle(one, row, difference) for one in _sides(difference))
        if one and other:
            consequence = _as_the_register_goes(difference)
            yield difference.change(f"{row.title}: {one} → {other}", consequence)
        return
    said = compare_lists(old, new).words(row, row.noun, difference.sides)
    if said:
        alike = len(old) == len(new)
        counts = f"{len(old)} som förut" if alike else f"{len(old)} → {len(new)}"
        yield difference.change(f"{row.title}: {counts}. {capital(said)}")


def _sides(difference: Difference) -> tuple[Value, Value]:
    return difference.old, difference.new


def _circle(value: Value, row: Row, difference: Difference) -> str:
    """Return who is meant; '' for what is not written as the schema has it."""
    match value:
        case "alla":
            return "alla i partsregistret"
        case {"område": [*areas], **rest} if areas and not rest:
            return f"parterna i {listed([in_words(one) for one in areas])}"
        case [*ids] if ids:
            names = [row.say(in_words(one), difference.sides) for one in ids]
            told = f": {listed(names)}" if len(ids) <= _FEW else ""
            return f"{count(len(ids), row.noun)}{told}"
    return ABSENT.value if value is ABSENT else ""


def _as_the_register_goes(difference: Difference) -> str:
    """Return what it means to name the parties instead of taking all, or the reverse."""
    old, new = (one == _EVERYONE for one in _sides(difference))
    if old and isinstance(difference.new, list):
        return "En ny part i partsregistret omfattas inte utan att läggas till här."
    if new and isinstance(difference.old, list):
        return "Varje part i partsregistret omfattas, också en som tillkommer senare."
    return ""


def tell_follows(difference: Difference, row: Row) -> Iterator[TermChange]:
    """Tell which terms are taken from another document; nothing for an odd shape."""
    old, new = (_followed(one) for one in _sides(difference))
    if old is None or new is None:
        return
    sides = difference.sides
    traffic = compare_lists(old[1], new[1])
    if old[0] == new[0]:
        text = f"Villkor från {sides.name(old[0])}: {traffic.words(row, _TERMS, sides)}"
        yield difference.change(text)
        return
    one, other = (_source(one, sides) for one in (old, new))
    yield difference.change(f"{row.title}: {one} → {other}")


def _followed(value: Value) -> tuple[str, list[Data]] | None:
    match value:
        case {"dokument": str(document), "vad": [*what], **rest} if what and not rest:
            return document, what
    return ("", []) if value is ABSENT else None


def _source(follows: tuple[str, list[Data]], sides: Sides) -> str:
    document, what = follows
    if not document:
        return ABSENT.value
    return f"{sides.name(document)} ({listed([in_words(one) for one in what])})"
