"""YAML without surprises: positions kept, nothing guessed, nothing lost silently.

Plain whole numbers become int, `true` and `false` bool, empty values None; all else
is text, dates too. Words that YAML programs read differently are faults.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from govdocs.text.faults import Faults
from govdocs.text.source import first_hidden

DEEPEST = 20
LONGEST_NUMBER = 18
_LONGEST_SHOWN = 60

# PyYAML's events have attributes that its stubs leave out.
Event = Any

Scalar = str | int | bool | None
Data = Scalar | list["Data"] | dict[str, "Data"]

_INT = re.compile(r"-?(?:0|[1-9][0-9]*)")
_WORDS = re.compile(r"y|yes|n|no|on|off", re.IGNORECASE)
_BASE60 = re.compile(r"[-+]?\d+(?::[0-5]?\d)+(?:\.\d*)?")
_ODD_INT = re.compile(r"[-+]?0[xo]?[0-9a-fA-F_]+|\+\d+|[-+]?\d+_[\d_]*")
_FLOAT = re.compile(r"[-+]?(?:\d[\d_]*\.\d*|\.\d+|\d+(?=[eE]))(?:[eE][-+]?\d+)?")
_SPECIAL = re.compile(r"[-+]?\.(?:inf|nan)", re.IGNORECASE)
# No word that programs read as something else than text is longer than "false".
_LONGEST_WORD = 5
_SURROGATE = re.compile("[\ud800-\udfff]")
_CUT = re.compile(r"[ ]+#[^\s#!]")

_SWEDISH = (
    ("mapping values are not allowed", "ett kolon står mitt i värdet"),
    ("could not find expected ':'", "ett kolon saknas efter nyckeln"),
    ("did not find expected key", "indraget stämmer inte med raden ovanför"),
    (
        "block sequence entries are not allowed",
        "listan står fel i förhållande till raden ovanför",
    ),
    (
        "found unexpected end of stream",
        "ett citattecken eller en parentes avslutas inte",
    ),
    ("did not find expected ',' or", "ett komma eller en slutparentes saknas"),
    (
        "found character that cannot start",
        "värdet börjar med ett tecken som YAML använder själv",
    ),
    ("found unknown escape", "ett omvänt snedstreck står i ett värde inom citattecken"),
    ("did not find expected '-' indicator", "listan bryts av en rad med fel indrag"),
    ("expected <document start>", "YAML-texten tar slut före raden"),
    (
        "Unicode character escape code",
        "ett tecken är skrivet med en kod som inte finns",
    ),
    (
        "did not find expected node content",
        "värdet börjar med ett tecken som YAML använder själv",
    ),
)
_REMEDY = {
    "ett kolon står mitt i värdet": "sätt hela värdet inom citattecken",
    "värdet börjar med ett tecken som YAML använder själv": "sätt värdet inom citattecken",
    "YAML-texten tar slut före raden": "ta bort rader som börjar med ... eller %",
    "ett tecken är skrivet med en kod som inte finns": "skriv tecknet som det är",
}


class YamlBroken(Exception):
    """The text is not YAML we read; the fault has been noted."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value and where it starts; `key_line` is the line of its key, or its own."""

    value: Scalar | list[Node] | dict[str, Node]
    line: int
    column: int
    key_line: int = 0
    key_column: int = 0

    def data(self) -> Data:
        """Return the value as plain data, without positions."""
        if isinstance(self.value, dict):
            return {key: node.data() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.data() for node in self.value]
        return self.value

    def at(self, path: tuple[str | int, ...]) -> Node:
        """Return the node at a path of keys and indexes, or the nearest one above."""
        node = self
        for step in path:
            match node.value, step:
                case dict() as pairs, str() if step in pairs:
                    node = pairs[step]
                case list() as items, int() if step < len(items):
                    node = items[step]
                case _:
                    break
        return node


def read_yaml(text: str, first_line: int, faults: Faults) -> Node | None:
    """Read one YAML document; `first_line` is the number of its first line in the file.

    Returns None for a text that cannot be read; the reason is among the faults.
    """
    loader = yaml.CLoader(text)
    try:
        return _Composer(loader, text.split("\n"), first_line, faults).document()
    except YamlBroken:
        return None
    except yaml.YAMLError as error:
        _note_syntax(error, first_line, faults)
        return None
    finally:
        loader.dispose()


class _Composer:
    """Turns parser events into nodes, with every limit and trap checked on the way."""

    def __init__(
        self, loader: yaml.CLoader, lines: list[str], first_line: int, faults: Faults
    ) -> None:
        self._events: Iterator[Event] = iter(loader.get_event, None)
        self._lines = lines
        self._offset = first_line
        self._faults = faults

    def document(self) -> Node | None:
        next(self._events)
        event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            return Node({}, self._offset, 1)
        node = self._node(next(self._events), 0)
        next(self._events)
        event = next(self._events)
        if not isinstance(event, yaml.StreamEndEvent):
            self._stop(
                "GD027",
                event,
                "det finns två YAML-dokument i samma fil",
                "ta bort raden med tre streck eller tre punkter",
            )
        return node

    def _node(self, event: Event, depth: int) -> Node:
        if depth > DEEPEST:
            self._stop(
                "GD028",
                event,
                f"värdena ligger i fler än {DEEPEST} nivåer",
                "skriv dem i färre nivåer",
            )
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self._stop(
                "GD025",
                event,
                "ankare (&) och alias (*) får inte användas",
                "skriv ut värdet, eller sätt det inom citattecken",
            )
        if event.tag and event.tag != "!":
            self._stop(
                "GD026",
                event,
                f"YAML-taggen {event.tag.rsplit(':', 1)[-1]} får inte användas",
                "ta bort det som börjar med utropstecken",
            )
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, depth)
        return self._mapping(event, depth)

    def _sequence(self, start: Event, depth: int) -> Node:
        items: list[Node] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return Node(items, *self._place(start))

    def _mapping(self, start: Event, depth: int) -> Node:
        pairs: dict[str, Node] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            line, column = self._place(event)
            key = self._key(event)
            node = self._node(next(self._events), depth + 1)
            if key in pairs:
                self._faults.add(
                    "GD023",
                    line,
                    column,
                    f'nyckeln "{shorten(key)}" finns redan på rad {pairs[key].key_line}',
                    "ta bort en av dem",
                )
            else:
                pairs[key] = Node(node.value, node.line, node.column, line, column)
        return Node(pairs, *self._place(start))

    def _key(self, event: Event) -> str:
        if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
            self._stop(
                "GD022", event, "nyckeln är inte ett ord", "skriv nyckeln som ett ord"
            )
        key: str = event.value
        self._find_forbidden(key, event)
        if key == "<<" and event.implicit[0]:
            self._stop(
                "GD025",
                event,
                "sammanslagning av nycklar (<<) får inte användas",
                "skriv ut nycklarna",
            )
        if event.implicit[0]:
            self._find_ambiguous(key, event, "nyckeln")
        return key

    def _scalar(self, event: Event) -> Node:
        line, column = self._place(event)
        value: str = event.value
        if not event.implicit[0]:
            self._find_forbidden(value, event)
            return Node(value, line, column)
        if value in {"", "~", "null", "Null", "NULL"}:
            return Node(None, line, column)
        if value in {"true", "false"}:
            return Node(value == "true", line, column)
        if _INT.fullmatch(value):
            return Node(self._number(value, event), line, column)
        self._find_ambiguous(value, event, "värdet")
        self._find_cut(event)
        return Node(value, line, column)

    def _number(self, digits: str, event: Event) -> int:
        if len(digits) > LONGEST_NUMBER:
            self._stop(
                "GD028",
                event,
                f"talet har {len(digits)} siffror",
                "sätt det inom citattecken om det är ett namn, annars rätta talet",
            )
        return int(digits)

    def _find_ambiguous(self, value: str, event: Event, what: str) -> None:
        doubt = _doubt(value, what == "nyckeln")
        if doubt:
            line, column = self._place(event)
            message, remedy = doubt
            shown = shorten(value)
            words = f'{what} "{shown}" {message}'
            self._faults.add("GD024", line, column, words, remedy.format(value=shown))

    def _find_cut(self, event: Event) -> None:
        end = event.end_mark
        if end.line >= len(self._lines):
            return
        if _CUT.match(self._lines[end.line], end.column):
            self._faults.add(
                "GD029",
                end.line + self._offset,
                end.column + 2,
                "texten efter # försvinner, för YAML läser den som en kommentar",
                "sätt hela värdet inom citattecken",
            )

    def _find_forbidden(self, value: str, event: Event) -> None:
        if value.isascii() and value.isprintable():
            return
        surrogate = _SURROGATE.search(value)
        odd = surrogate[0] if surrogate else first_hidden(value)
        if odd is None and not unicodedata.is_normalized("NFC", value):
            odd = next(filter(unicodedata.combining, value), value[0])
        if odd is not None:
            self._stop(
                "GD030",
                event,
                f"värdet innehåller ett tecken som inte syns (U+{ord(odd):04X})",
                "ta bort tecknet",
            )

    def _place(self, event: Event) -> tuple[int, int]:
        mark = event.start_mark
        return mark.line + self._offset, mark.column + 1

    def _stop(self, code: str, event: Event, message: str, remedy: str) -> NoReturn:
        self._faults.add(code, *self._place(event), message, remedy)
        raise YamlBroken


def shorten(words: str) -> str:
    """Return a value as it can be shown in a message, long ones cut."""
    return words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}…"


def _doubt(value: str, is_key: bool) -> tuple[str, str] | None:
    """Return what is doubtful about a plain word, and the remedy; None if nothing is."""
    quoted = 'skriv "{value}" inom citattecken'
    is_number = value[:1].isdecimal() or value.startswith(("+", "-", "."))
    if len(value) > _LONGEST_WORD and not is_number:
        return None
    if is_key and (_INT.fullmatch(value) or value.lower() in {"true", "false", "null"}):
        return "läses inte som text", quoted
    if is_number:
        return _doubt_of_number(value, quoted)
    if _WORDS.fullmatch(value):
        return (
            "läses som ja eller nej av många program",
            f"skriv ja eller nej, eller {quoted}",
        )
    return None


def _doubt_of_number(value: str, quoted: str) -> tuple[str, str] | None:
    """Return what is doubtful about a word that begins as a number does."""
    if _BASE60.fullmatch(value):
        return "läses som ett tal i bas 60 av många program", quoted
    if _SPECIAL.fullmatch(value):
        return "läses som ett specialtal", quoted
    if _ODD_INT.fullmatch(value) or _FLOAT.fullmatch(value):
        return "läses som ett annat tal av många program", quoted
    return None


def _note_syntax(error: yaml.YAMLError, first_line: int, faults: Faults) -> None:
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or "")
    line = (mark.line if mark else 0) + first_line
    column = (mark.column if mark else 0) + 1
    message = next(
        (swedish for english, swedish in _SWEDISH if english in problem),
        "raden går inte att läsa som YAML",
    )
    remedy = _REMEDY.get(message, "rätta raden, eller sätt värdet inom citattecken")
    faults.add("GD022", line, column, message, remedy)
