"""What becomes of two proposals that are put together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How two proposals stand to each other; the value is used in JSON."""

    INDEPENDENT = "oberoende"
    FLAGGED = "flaggad"
    COMPETING = "tävlar"

    @property
    def weight(self) -> int:
        """Return a number that grows with how much a person is needed."""
        return list(Verdict).index(self)


def worst(verdicts: list[Verdict]) -> Verdict:
    """Return the verdict that needs a person most; independent when there are none."""
    return max(verdicts, key=lambda one: one.weight, default=Verdict.INDEPENDENT)


@dataclass(frozen=True, slots=True)
class Clash:
    """A place that both touch; `block` is its id, its key, or its line in the base."""

    block: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Merged:
    """Both proposals in one text; `text` is None when they compete."""

    text: str | None
    clashes: tuple[Clash, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Return the worst verdict of any place."""
        return worst([one.verdict for one in self.clashes])

    @property
    def blocks(self) -> tuple[str, ...]:
        """Return the places that gave the verdict, each once, in order."""
        verdict = self.verdict
        told = (one.block for one in self.clashes if one.verdict is verdict)
        return tuple(dict.fromkeys(told))
