"""GD802: the front matter of documents that were there is as it was."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.model.policy import Breach, PolicyChoice
from govdocs.policy.change import Change, Text
from govdocs.policy.checks.no_removal import unreadable

_ABSENT = object()


def frozen_metadata(change: Change, choice: PolicyChoice) -> Iterator[Breach]:
    """Find keys whose value a change adds, alters or takes away; new documents are free."""
    for pair in change.pairs:
        if pair.base is None or not pair.base.is_readable:
            continue
        if pair.head is None or not pair.head.is_readable:
            yield unreadable(pair.base.path, pair.head is not None)
            continue
        keys = choice.keys or tuple({**pair.base.front, **pair.head.front})
        for key in keys:
            yield from _judge(pair.base, pair.head, key)


def _judge(base: Text, head: Text, key: str) -> Iterator[Breach]:
    """Yield what differs under a key, told as deep as keys go."""
    before, after = _value(base.front, key), _value(head.front, key)
    if isinstance(before, dict) and isinstance(after, dict):
        for step in {**before, **after}:
            yield from _judge(base, head, f"{key}.{step}")
    elif before != after or type(before) is not type(after):
        yield _breach(base, head, key)


def _breach(base: Text, head: Text, key: str) -> Breach:
    before, after = _value(base.front, key), _value(head.front, key)
    is_new = before is _ABSENT
    text = head if is_new else base
    at = text.key_place(key)
    old, new = told(before), told(after)
    if is_new:
        what, remedy = f'uppgiften "{key}" är ny: {new}', f'ta bort "{key}"'
    elif after is _ABSENT:
        what, remedy = f'uppgiften "{key}" är borttagen: {old}', "skriv tillbaka den"
    else:
        what = f'uppgiften "{key}" är ändrad från {old} till {new}'
        remedy = "skriv tillbaka det som stod"
    words = (new if is_new else old,)
    there = None if is_new else head.key_place(key)
    return Breach(
        at=at,
        block="",
        words=words,
        message=what,
        remedy=remedy,
        in_head=is_new,
        there=there,
    )


def _value(front: object, key: str) -> object:
    """Return the value at a dotted path, or _ABSENT."""
    for step in key.split("."):
        if not isinstance(front, dict) or step not in front:
            return _ABSENT
        front = front[step]
    return front


def told(value: object) -> str:
    """Return a value in one line, shortened."""
    if isinstance(value, dict):
        shown = ", ".join(f"{key}: {told(one)}" for key, one in value.items())
    elif isinstance(value, list):
        shown = ", ".join(map(told, value))
    else:
        shown = "tomt" if value is None else str(value)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]} …"


_LONGEST = 80
