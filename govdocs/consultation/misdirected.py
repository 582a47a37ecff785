"""Answers that say they are of another round or instance, and whether the right one came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from govdocs.model.receipt import Received
from govdocs.text.spool import read_spool
from govdocs.text.spool_ledger import read_ledger


def misdirected(
    spool: Path, received: Sequence[Received]
) -> tuple[list[Received], list[Received]]:
    """Return what does not count in a round, as what is to be acted on and what is not.

    Nobody needs to act when a person has put it aside, when the instance has sent another
    answer since, or when the very same file is received where it belongs.
    """
    right = [one for one in received if one.aside is None]
    waiting: list[Received] = []
    settled: list[Received] = []
    for one in received:
        if one.aside is not None:
            is_settled = one.is_decided or _is_replaced(one, right)
            is_settled = is_settled or _has_come_right(one, right, spool)
            (settled if is_settled else waiting).append(one)
    return waiting, settled


def _is_replaced(one: Received, right: Sequence[Received]) -> bool:
    wrong = one.receipt
    return any(
        (each.receipt.consultee, True) == (wrong.consultee, each.is_read)
        and each.receipt.number > wrong.number
        and each.submission.says_something
        for each in right
    )


def _has_come_right(one: Received, right: Sequence[Received], spool: Path) -> bool:
    digests = _digests(one)
    # Other rounds are read only when it has not come right in this one.
    every = chain(right, _same_elsewhere(one, spool))
    return any(_digests(each) == digests for each in every)


def _digests(one: Received) -> tuple[str, ...]:
    """Return what its files hold; somebody may have called them something else since."""
    return tuple(digest for _, digest in one.receipt.digests)


def _same_elsewhere(one: Received, spool: Path) -> Iterator[Received]:
    """Yield what counts in other rounds of those that have the same file."""
    for folder in sorted(spool.iterdir()):
        ledger = read_ledger(folder) if folder.name != one.receipt.round else {}
        if any(each.sha256 == one.receipt.sha256 for each in ledger.values()):
            yield from _counted(spool, folder.name)


def _counted(spool: Path, round_: str) -> Iterator[Received]:
    every = read_spool(spool, round_).received
    yield from (one for one in every if one.aside is None)
