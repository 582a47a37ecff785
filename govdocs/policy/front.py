"""The values of front matter as words: which of them are left, key by key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govdocs.model.finding import Location
from govdocs.policy.change import Text
from govdocs.policy.kept import is_within, kept_places
from govdocs.policy.telling import cited
from govdocs.policy.words import Word, joined_tokens
from govdocs.text.yaml import Data

# Stands after each value, so that words cannot go from one item of a list to the next.
_END = "\0"


@dataclass(frozen=True, slots=True)
class FrontLoss:
    """Words of one key that are gone; `key` is dotted, without places in lists.

    `told` are the words as they stand in the value, or the key when only that is gone.
    """

    at: Location
    key: str
    words: tuple[str, ...]
    told: tuple[str, ...]
    there: Location


def lost_values(before: Text, after: Text) -> Iterator[FrontLoss]:
    """Yield, key by key, the words of the base that the head's value lacks."""
    head = _values(after)
    for key, words in _values(before).items():
        keys = [word.key for word, _ in words]
        there = [word.key for word, _ in head.get(key, [])]
        if is_within(keys, there):
            continue
        kept = kept_places(keys, there)
        gone = [one for at, one in enumerate(words) if at not in kept]
        lost = [word for word, _ in gone if word.key != _END]
        told = cited([word for word, _ in words if word.key != _END], lost) or (key,)
        shown = tuple(word.text for word in lost) or (key,)
        at, there_now = before.key_place(gone[0][1]), after.key_place(key)
        yield FrontLoss(at, key, shown, told, there_now)


def _values(text: Text) -> dict[str, list[tuple[Word, str]]]:
    """Return the words of every key, each with the dotted path it stands at."""
    found: dict[str, list[tuple[Word, str]]] = {}
    for key, place, token, is_joined in _words(text.front, "", ""):
        words = found.setdefault(key, [])
        words.append((Word(token, token, 0, len(words), is_joined), place))
    return found


def _words(data: Data, key: str, place: str) -> Iterator[tuple[str, str, str, bool]]:
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _words(value, _below(key, name), _below(place, name))
    elif isinstance(data, list):
        for count, value in enumerate(data):
            yield from _words(value, key, _below(place, str(count)))
    else:
        shown = "" if data is None else str(data)
        for token, is_joined in (*joined_tokens(shown), (_END, False)):
            yield key, place, token, is_joined


def _below(path: str, step: str) -> str:
    return f"{path}.{step}" if path else step
