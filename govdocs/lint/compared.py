"""Which findings a change brings and which it takes away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from govdocs.lint.run import (
    judge,
    judge_day,
    judge_repository,
    judge_texts,
    with_levels,
)
from govdocs.model.finding import Finding
from govdocs.text.load import Loaded

# A finding can name another line, which moves when text above it does.
_LINE = re.compile(r"\brad \d+")


@dataclass(frozen=True, slots=True)
class Compared:
    """Findings that only the head has, and those that only the base has."""

    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]


def compare_findings(base: Loaded, head: Loaded, on: date) -> Compared:
    """Compare the findings of two states by what they say, not by their lines.

    The levels and waivers of the base count for both. When the two have the same shape,
    rules about the whole find the same in both and are not run.
    """
    shapes = base.workspace.shape, head.workspace.shape
    is_same = bool(shapes[0]) and shapes[0] == shapes[1]
    settings = base.workspace.settings
    before, after = (
        list(with_levels(_found(one, on, is_same=is_same), settings, on))
        for one in (base, head)
    )
    return Compared(
        _without(after, head, _counted(before, base)),
        _without(before, base, _counted(after, head)),
    )


def _found(loaded: Loaded, on: date, *, is_same: bool) -> Iterator[Finding]:
    yield from loaded.workspace.faults
    yield from loaded.inspected
    if not is_same:
        yield from judge(loaded.workspace)
        yield from judge_day(loaded.workspace, on)
    yield from judge_texts(loaded, on)
    yield from judge_repository(loaded, on, is_kept=True)


def _counted(found: Iterable[Finding], loaded: Loaded) -> Counter[tuple[str, str, str]]:
    return Counter(_key(one, loaded) for one in found)


def _without(
    found: Iterable[Finding], loaded: Loaded, known: Counter[tuple[str, str, str]]
) -> tuple[Finding, ...]:
    left = Counter(known)
    kept: list[Finding] = []
    for one in sorted(found, key=lambda one: one.order):
        key = _key(one, loaded)
        if left[key]:
            left[key] -= 1
        else:
            kept.append(one)
    return tuple(kept)


def _key(one: Finding, loaded: Loaded) -> tuple[str, str, str]:
    """Return what a finding says, of a document by its id so that files can be renamed."""
    file = one.location.file
    outline = loaded.workspace.by_path.get(file)
    name = outline.metadata.id if outline else file
    return one.code, name, _LINE.sub("rad", one.message)
