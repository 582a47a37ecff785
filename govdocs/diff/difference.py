"""One key whose values differ, and the row that says how it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from govdocs.diff.value import ABSENT, Value, arrow, both_in_words, in_words
from govdocs.model.redline import TermChange
from govdocs.text.yaml import Data

Front = Mapping[str, Data]


@dataclass(frozen=True, slots=True)
class Sides:
    """Two front matters, and the names of what their ids stand for, where known."""

    old: Front
    new: Front
    names: Mapping[str, str] = field(default_factory=dict)

    def name(self, id_: str) -> str:
        """Return the name of a party, a body or a document, or else its id."""
        return self.names.get(id_, id_)


@dataclass(frozen=True, slots=True)
class Difference:
    """A dotted key and its two values, within the two front matters."""

    key: str
    old: Value
    new: Value
    sides: Sides

    def change(self, text: str, consequence: str = "") -> TermChange:
        """Return the difference told by a text."""
        return TermChange(
            self.key, *both_in_words(self.old, self.new), text, consequence
        )

    def missing(self, front: Front) -> str:
        """Say what stands in place of a value that one side lacks."""
        document = followed(front, self.key.partition(".")[0])
        return f"följer {self.sides.name(document)}" if document else ABSENT.value


@dataclass(frozen=True, slots=True)
class Noun:
    """What one item of a list is called: 'part', 'parter', 'parten'."""

    one: str
    many: str
    the: str = ""


Teller = Callable[[Difference, "Row"], Iterator[TermChange]]


def tell_value(difference: Difference, row: Row) -> Iterator[TermChange]:
    """Tell any value: what it was and what it is."""
    one, other = _shown(difference, row)
    consequence = row.consequence(difference)
    yield difference.change(f"{row.title}: {arrow(one, other)}", consequence)


def _shown(difference: Difference, row: Row) -> tuple[str, str]:
    """Return both values in words that differ."""
    sides = difference.sides
    one, other = both_in_words(difference.old, difference.new)
    said = (
        difference.missing(sides.old) if one is None else row.say(one, sides),
        difference.missing(sides.new) if other is None else row.say(other, sides),
    )
    if said[0] != said[1]:
        return said
    absent = in_words(ABSENT)
    return f'"{one}"' if one else absent, f'"{other}"' if other else absent


def as_written(words: str, sides: Sides) -> str:
    """Return the words of the file."""
    return words


def as_named(words: str, sides: Sides) -> str:
    """Return the name of what an id stands for."""
    return sides.name(words)


def nothing(difference: Difference) -> str:
    """Return no consequence: none follows for certain."""
    return ""


@dataclass(frozen=True, slots=True)
class Row:
    """How a key is told: the readers' word for it, the teller, and what follows.

    `noun` is for lists; `name` the key that tells the mappings of a list apart; `leaves`
    readers' words for their other keys, where the key itself will not do.
    """

    key: str
    title: str
    tell: Teller = tell_value
    noun: Noun = Noun("uppgift", "uppgifter", "uppgiften")
    say: Callable[[str, Sides], str] = as_written
    consequence: Callable[[Difference], str] = nothing
    name: str = ""
    leaves: Mapping[str, str] = field(default_factory=dict)


def followed(front: Front, key: str) -> str | None:
    """Return the document that a front matter takes some terms from, if any."""
    follows = front.get("följer")
    if key in front or not isinstance(follows, dict):
        return None
    document, what = follows.get("dokument"), follows.get("vad")
    is_named = isinstance(document, str) and isinstance(what, list) and key in what
    return str(document) if is_named else None
