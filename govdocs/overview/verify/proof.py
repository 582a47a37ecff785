"""What a proof is: a name, what it says, and one function that yields what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from govdocs.model.finding import Finding
from govdocs.overview.verify.scope import Scope


@dataclass(frozen=True, slots=True)
class Proof:
    """A row of the table: `told` is what holds when nothing is found.

    `walks` tells that it judges commit by commit, so that commits which were found to
    hold need not be judged again. `idle` is said when `applies` finds nothing to judge.
    """

    name: str
    codes: tuple[str, ...]
    told: str
    check: Callable[[Scope], Iterator[Finding]]
    walks: bool = False
    idle: str = ""
    applies: Callable[[Scope], bool] = lambda scope: True
