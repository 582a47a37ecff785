"""What a policy is: a name, a code and one function that yields breaches of a change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from govdocs.model.policy import Breach, PolicyChoice, PolicyName
from govdocs.policy.change import Change


@dataclass(frozen=True, slots=True)
class Policy:
    """A row of the table; `idle` yields what a choice names that the base does not have.

    A policy sees the documents that differ, and those that `looks_up` names, with their
    parts: whoever judges a large workspace may leave out all others.
    """

    code: str
    name: PolicyName
    check: Callable[[Change, PolicyChoice], Iterator[Breach]]
    idle: Callable[[Change, PolicyChoice], Iterator[str]] = lambda change, choice: iter(
        ()
    )
    looks_up: Callable[[PolicyChoice], frozenset[str]] = lambda choice: frozenset()
