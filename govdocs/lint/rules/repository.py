"""GD711-GD713: a repository that shows something else than what was saved, or runs things."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.store.gateway import Gateway
from govdocs.store.health import (
    Fault,
    find_dangerous_remotes,
    find_replacements,
    find_unsafe_branches,
)


def replaced_objects(gateway: Gateway) -> Iterator[Hit]:
    """Find replaced objects and grafted history."""
    return map(_hit, find_replacements(gateway))


def branch_names(gateway: Gateway) -> Iterator[Hit]:
    """Find branches whose names can be taken for options, hashes or other branches."""
    return map(_hit, find_unsafe_branches(gateway))


def remote_addresses(gateway: Gateway) -> Iterator[Hit]:
    """Find addresses that make git start a program."""
    return map(_hit, find_dangerous_remotes(gateway))


def _hit(fault: Fault) -> Hit:
    return Hit(".git", 1, 1, fault.words, fault.remedy)
