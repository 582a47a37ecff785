"""Run the redline and its peers on the same pairs by turns, and keep what each gave."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from hostile_texts import hostile_pairs
from redline_figures import (
    Figures,
    fewest_marked,
    figures_of_pieces,
    figures_of_redline,
    figures_of_words,
)
from redline_pairs import Pair, write_pair
from redline_peers import GITS, OWN, Answer, Engine, versions
from redline_truth import Score, score_places, score_redline

COMMENTS = 200
# The fewest words to be marked is not asked of larger texts: the memory is quadratic.
_COUNTED = 500_000
_SENTENCE = re.compile(r"[^\s.|#][^\n.|]{25,}\.")
_STARTS = 3


@dataclass(slots=True)
class Outcome:
    """What one engine gave for one pair; no figures when it failed."""

    seconds: list[float] = field(default_factory=list)
    carrying: list[float] = field(default_factory=list)
    figures: Figures | None = None


@dataclass(slots=True)
class Group:
    """Pairs of one kind, with the outcome of each engine for each of them."""

    name: str
    pairs: Sequence[Pair]
    sizes: dict[str, int] = field(default_factory=dict)
    fewest: dict[str, int] = field(default_factory=dict)
    outcomes: dict[str, dict[str, Outcome]] = field(default_factory=dict)
    score: dict[bool, Score] = field(default_factory=dict)
    exact: int = 0

    def outcome(self, engine: str, pair: str) -> Outcome:
        """Return the outcome of an engine for a pair, empty at first."""
        return self.outcomes.setdefault(engine, {}).setdefault(pair, Outcome())

    def finished(self, engine: str) -> list[str]:
        """Return the pairs that an engine came to the end of."""
        found = self.outcomes.get(engine, {})
        return [name for name, one in found.items() if one.figures]

    def figures(self, engine: str, pair: str) -> Figures:
        """Return the figures of an engine that came to the end."""
        figures = self.outcomes[engine][pair].figures
        assert figures, "asked for finished pairs only"
        return figures


@dataclass(slots=True)
class Measured:
    """Everything measured; `starts` are seconds of git for two files of one line."""

    groups: list[Group]
    hostile: list[tuple[str, int, float | None]] = field(default_factory=list)
    starts: list[list[float]] = field(default_factory=list)
    rounds: int = 0
    limit: float = 0
    versions: str = ""

    @property
    def start(self) -> float:
        """Return what it takes git to start and read two small files."""
        return median(one for many in self.starts for one in many)


class Bench:
    """Runs engines on groups of pairs, of which it keeps the files in a folder."""

    def __init__(self, folder: Path, engines: Sequence[Engine], limit: float) -> None:
        self._folder = folder
        self._engines = engines
        self._limit = limit

    def measure(self, groups: list[Group], rounds: int) -> Measured:
        """Run every engine on every pair once a round, those that failed no more."""
        measured = Measured(
            groups, rounds=rounds, limit=self._limit, versions=versions()
        )
        for group in groups:
            for pair in group.pairs:
                write_pair(pair, self._folder)
                group.sizes[pair.name] = pair.size
                if max(len(pair.old), len(pair.new)) <= _COUNTED:
                    group.fewest[pair.name] = fewest_marked(pair.old, pair.new)
        for number in range(rounds):
            measured.starts.append(self._start())
            for group in groups:
                for place, pair in enumerate(group.pairs):
                    self._round(
                        group, pair, number, whole=place % group_step(group) == 0
                    )
        measured.hostile = list(self._hostile(rounds))
        for engine in self._engines:
            engine.close()
        return measured

    def _round(self, group: Group, pair: Pair, number: int, *, whole: bool) -> None:
        """Run all engines on a pair, another one first in each round."""
        turn = number % len(self._engines)
        for engine in (*self._engines[turn:], *self._engines[:turn]):
            if whole or engine.name in (OWN, *GITS.values()):
                outcome = group.outcome(engine.name, pair.name)
                if not number or outcome.figures:
                    self._run(engine, group, pair, tell=not number)

    def _run(self, engine: Engine, group: Group, pair: Pair, *, tell: bool) -> None:
        outcome = group.outcome(engine.name, pair.name)
        more = {"anchors": _comments(pair)} if engine.name == OWN else {}
        answer = self._ask(engine, pair, tell=False, **more)
        if answer is None:
            outcome.figures = None
            return
        outcome.seconds.append(answer["seconds"])
        if "carrying" in answer and len(more["anchors"]) == COMMENTS:
            outcome.carrying.append(answer["carrying"])
        if tell:
            outcome.figures = self._told(engine, group, pair)

    def _told(self, engine: Engine, group: Group, pair: Pair) -> Figures | None:
        """Ask once more for what was found, and judge it."""
        anchors = [one.old for one in pair.truth.anchors] if pair.truth else []
        more = {"anchors": anchors} if engine.name == OWN else {}
        answer = self._ask(engine, pair, tell=True, **more)
        if answer is None:
            return None
        if engine.name != OWN:
            count = figures_of_words if engine.whole_words else figures_of_pieces
            return count(pair.old, pair.new, answer["pieces"])
        figures = figures_of_redline(pair.old, pair.new, answer)
        group.exact += figures.exact and self._is_exact_back(engine, pair)
        if pair.truth:
            found = score_redline(pair.truth, answer)
            found += score_places(pair.truth, pair.old, pair.new, answer["placed"])
            before = group.score.get(pair.truth.marks, Score())
            group.score[pair.truth.marks] = before + found
        return figures

    def _is_exact_back(self, engine: Engine, pair: Pair) -> bool:
        old, new = self._paths(pair)
        answer = engine.ask(new, old, tell=True)
        return (
            bool(answer) and figures_of_redline(pair.new, pair.old, answer or {}).exact
        )

    def _hostile(self, rounds: int) -> Iterable[tuple[str, int, float | None]]:
        """Yield the name, the size and the median seconds of our engine for each."""
        own = next(one for one in self._engines if one.name == OWN)
        for pair in hostile_pairs():
            write_pair(pair, self._folder)
            answers = [self._ask(own, pair, tell=not n) for n in range(rounds)]
            told = [one["seconds"] for one in answers if one]
            first = answers[0]
            exact = first and figures_of_redline(pair.old, pair.new, first).exact
            is_whole = exact and len(told) == rounds
            yield pair.name, pair.size, median(told) if is_whole else None

    def _start(self) -> list[float]:
        """Return what git takes for two files of one line."""
        git = next(one for one in self._engines if one.name == GITS["histogram"])
        pair = Pair("start", "ett\n", "två\n")
        write_pair(pair, self._folder)
        answers = [self._ask(git, pair, tell=False) for _ in range(_STARTS)]
        return [one["seconds"] for one in answers if one]

    def _ask(self, engine: Engine, pair: Pair, **more: Any) -> Answer | None:
        return engine.ask(*self._paths(pair), **more)

    def _paths(self, pair: Pair) -> tuple[Path, Path]:
        return (
            self._folder / f"{pair.name}.old.md",
            self._folder / f"{pair.name}.new.md",
        )


def group_step(group: Group) -> int:
    """Return how many pairs there are to one that all engines are given."""
    return 8 if any(pair.truth for pair in group.pairs) else 1


def _comments(pair: Pair) -> list[tuple[int, int]]:
    """Return so many sentences of the old text, spread over it; fewer if it is short."""
    found = [one.span() for one in _SENTENCE.finditer(pair.old)]
    step = len(found) / COMMENTS
    return [found[int(n * step)] for n in range(COMMENTS)] if step >= 1 else []
