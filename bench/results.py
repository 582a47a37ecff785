"""The results as a page in Markdown: ratios first, then what they are made of."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median

from measure import Sample, ratios


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio with its target; `values` has one number for each pair of runs."""

    name: str
    values: Sequence[float]
    target: float | None

    @property
    def verdict(self) -> str:
        """Return whether the target is reached, judged on the median."""
        if self.target is None:
            return "inget mål"
        return "nått" if median(self.values) <= self.target else "missat"


@dataclass(slots=True)
class Results:
    """Everything measured, in the order it was measured."""

    found: list[Ratio] = field(default_factory=list)
    costs: list[tuple[str, Sequence[Sample]]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(
        self,
        name: str,
        above: Sequence[Sample],
        below: Sequence[Sample],
        target: float | None = None,
    ) -> None:
        """Add a ratio of processor time."""
        self.found.append(Ratio(name, ratios(above, below), target))

    def page(self, day: date) -> str:
        """Return the whole page."""
        lines = [
            "# Mätresultat",
            "",
            f"Mätt {day.isoformat()} med `make bench`: {os.cpu_count()} kärnor, "
            f"Python {platform.python_version()}, {platform.system()} "
            f"{platform.machine()}.",
            "",
            "## Kvoter",
            "",
            *self._ratio_table(),
            "",
            "## Tider",
            "",
            *self._cost_table(),
            "",
            "## Så är det mätt",
            "",
            *self._told(),
        ]
        return "\n".join(lines) + "\n"

    def section(self, title: str, words: str) -> str:
        """Return the same as one section of a page; `words` stand first in it."""
        tables = (self._ratio_table(), self._cost_table(), self._told())
        lines = [title, "", words]
        for table in tables:
            lines += ["", *table]
        return "\n".join(lines) + "\n"

    def _ratio_table(self) -> list[str]:
        return [
            "Processortid (användare och system, alla processer), mätt växelvis. "
            "Median, och minsta till största.",
            "",
            "| Kvot | Median | Spridning | Körningar | Mål | Utfall |",
            "|---|--:|--:|--:|--:|---|",
            *map(_ratio_row, self.found),
        ]

    def _cost_table(self) -> list[str]:
        return [
            "Minne är den största enskilda processens.",
            "",
            "| Vad | Processor s | Spridning | Klocka s | Minne MB | Körningar |",
            "|---|--:|--:|--:|--:|--:|",
            *(_cost_row(name, samples) for name, samples in self.costs),
        ]

    def _told(self) -> list[str]:
        return [f"- {note}" for note in self.notes]


def _ratio_row(one: Ratio) -> str:
    target = "" if one.target is None else f"≤ {number(one.target)}"
    return (
        f"| {one.name} | {number(median(one.values))} | {spread(one.values)} "
        f"| {len(one.values)} | {target} | {one.verdict} |"
    )


def _cost_row(name: str, samples: Sequence[Sample]) -> str:
    cpu = [one.cpu for one in samples]
    wall = median(one.wall for one in samples)
    memory = median(one.memory for one in samples)
    return (
        f"| {name} | {number(median(cpu))} | {spread(cpu)} | {number(wall)} "
        f"| {memory:.0f} | {len(samples)} |"
    )


def spread(values: Iterable[float]) -> str:
    """Return the smallest and the largest as they are shown."""
    ordered = sorted(values)
    return f"{number(ordered[0])}–{number(ordered[-1])}"


def number(value: float) -> str:
    """Return a number with three figures, as it is written in Swedish."""
    digits = 3 if value < 1 else 2 if value < 10 else 1
    return f"{value:.{digits}f}".replace(".", ",")
