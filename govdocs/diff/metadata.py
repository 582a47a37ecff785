"""What differs in the front matter, told in domain words with what follows from it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from govdocs.diff.difference import Difference, Noun, Row, Sides, tell_value
from govdocs.diff.front import find_front, read_data
from govdocs.diff.items import tell_items
from govdocs.diff.lists import tell_list
from govdocs.diff.terms import BY_KEY
from govdocs.diff.value import ABSENT, Value, identity
from govdocs.model.redline import TermChange
from govdocs.text.yaml import Data

_WHOLE = Row("uppgifter", "Uppgifterna överst i filen")
_ITEM = Noun("post", "poster", "posten")
_PLACES = {key: place for place, key in enumerate(BY_KEY)}


def term_changes(old: str, new: str) -> tuple[TermChange, ...]:
    """Return what differs between the front matters of two texts; none when unread."""
    one, other = find_front(old), find_front(new)
    if one.written == other.written:
        return ()
    before, after = read_data(one), read_data(other)
    if before is ABSENT or after is ABSENT:
        return ()
    return changed_terms(before, after)


def changed_terms(
    one: Data, other: Data, names: Mapping[str, str] | None = None
) -> tuple[TermChange, ...]:
    """Return what differs between two front matters read as data, in the table's order.

    `names` are the names of parties, bodies and documents by id, as far as known.
    """
    if isinstance(one, dict) and isinstance(other, dict):
        sides = Sides(one, other, names or {})
        return tuple(_inner("", "", one, other, sides))
    if identity(one) == identity(other):
        return ()
    return tuple(tell_value(Difference(_WHOLE.key, one, other, Sides({}, {})), _WHOLE))


def _inner(
    above: str,
    title: str,
    old: Mapping[str, Data],
    new: Mapping[str, Data],
    sides: Sides,
) -> Iterator[TermChange]:
    """Tell every key of two mappings that differs."""
    paths = {_path(above, step): step for step in {**new, **old}}
    for key in sorted(paths, key=_order):
        step = paths[key]
        one, other = old.get(step, ABSENT), new.get(step, ABSENT)
        if identity(one) != identity(other):
            row = BY_KEY.get(key) or _unknown(key, step, title, (one, other))
            yield from _told(Difference(key, one, other, sides), row)


def _path(above: str, step: str) -> str:
    """Return a dotted key; a step that is no plain word is quoted in it."""
    quoted = json.dumps(step, ensure_ascii=False)
    plain = step if re.fullmatch(r"[^\s.\"]+", step) else quoted
    return f"{above}.{plain}" if above else plain


def _order(key: str) -> tuple[int, str]:
    return _PLACES.get(key, len(_PLACES)), key


def _told(difference: Difference, row: Row) -> Iterator[TermChange]:
    """Tell a key by its row, or else its parts, or else its value: never nothing."""
    told = tuple(row.tell(difference, row)) if row.tell is not tell_value else ()
    yield from told or _parts(difference, row) or tell_value(difference, row)


def _parts(difference: Difference, row: Row) -> tuple[TermChange, ...]:
    """Tell a mapping by its keys; nothing for other values."""
    old, new = (
        {} if one is ABSENT else one for one in (difference.old, difference.new)
    )
    if not (isinstance(old, dict) and isinstance(new, dict)):
        return ()
    return tuple(_inner(difference.key, row.title, old, new, difference.sides))


def _unknown(key: str, step: str, title: str, values: tuple[Value, Value]) -> Row:
    """Return a row for a key that the table does not have."""
    named = f"{title}, {step}" if title else step
    items = [one for value in values if isinstance(value, list) for one in value]
    if items and all(isinstance(one, dict) for one in items):
        return Row(key, named or key, tell_items, _ITEM)
    return Row(key, named or key, tell_list if items else tell_value)
