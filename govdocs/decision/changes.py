"""The places of a version's text that a decision gives other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govdocs.model.decision import Decision
from govdocs.model.document import Part, ids_of
from govdocs.model.nearest import IN_AN_ID, did_you_mean

_OTHERWISE = "id står sist i stycket, som {#k7m2}"


def misplaced_changes(
    decision: Decision, parts: Iterable[Part]
) -> Iterator[tuple[int, str, str]]:
    """Yield changes of blocks and headings that the text decided does not have.

    Each as its index among the changes, what is wrong, and the remedy.
    """
    known = [id_ for part in parts for id_ in ids_of(part)]
    for count, one in enumerate(decision.changes):
        if one.block not in known:
            words = f"stycket {one.block} finns inte i {decision.matter}"
            remedy = did_you_mean(one.block, known, _OTHERWISE, least=IN_AN_ID)
            yield count, words, remedy
