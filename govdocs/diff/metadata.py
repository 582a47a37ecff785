"""What differs in the front matter, told in domain words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdocs.model.redline import TermChange
from govdocs.text.faults import Faults
from govdocs.text.front_matter import LARGEST
from govdocs.text.schema import load_schema
from govdocs.text.yaml import Data, read_yaml

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)

_SHORT = 40


def term_changes(old: str, new: str) -> tuple[TermChange, ...]:
    """Return the values that differ, in the order of the new text; none when unread."""
    one, other = _front(old), _front(new)
    if one == other:
        return ()
    return changed_terms(_read(one), _read(other))


def changed_terms(one: Data, other: Data) -> tuple[TermChange, ...]:
    """Return what differs between two front matters read as data."""
    before, after = dict(_values(one)), dict(_values(other))
    keys = [*after, *(key for key in before if key not in after)]
    changed = [key for key in keys if before.get(key) != after.get(key)]
    return tuple(_change(key, before.get(key), after.get(key)) for key in changed)


def _front(text: str) -> str:
    """Return the front matter as written; empty when there is none."""
    found = _FRONT.match(text)
    return found[1].replace("\r\n", "\n") if found else ""


def _read(front: str) -> Data:
    """Return the front matter as data; None when there is none that can be read."""
    if not front or len(front) > LARGEST:
        return None
    node = read_yaml(front, 2, Faults(""))
    return node.data() if node else None


def _values(data: Data, above: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _values(value, f"{above}.{key}" if above else str(key))
    elif isinstance(data, list) and any(map(_is_long, data)):
        for number, one in enumerate(data, 1):
            yield from _values(one, f"{above}.{number}")
    elif isinstance(data, list):
        yield above, ", ".join(map(str, data))
    elif data is not None:
        yield above, str(data)


def _is_long(value: Data) -> bool:
    """Tell whether an item of a list is told on its own."""
    return isinstance(value, dict | list) or len(str(value)) > _SHORT


def _change(key: str, old: str | None, new: str | None) -> TermChange:
    shown = f"{old or 'inget'} → {new or 'inget'}"
    return TermChange(key, old, new, f"{_title(key)}: {shown}")


def _title(key: str) -> str:
    """Return the name of a key as readers know it."""
    first, *rest = key.split(".")
    title = load_schema("dokument")["properties"].get(first, {}).get("title", first)
    return f"{title} ({', '.join(rest)})" if rest else str(title)
