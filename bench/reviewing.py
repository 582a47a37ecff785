"""Measure the review of a proposal that changes one paragraph, against a cold check."""

from __future__ import annotations

from dataclasses import replace

from make_workspace import Size, commit
from measure import interleave, run
from place import Place, edit
from results import Results

_MOST = 0.2
_FIRST = "review utan minne"


def measure_review(
    place: Place, documents: int, rounds: int, budget: float, results: Results
) -> None:
    """Make a workspace with one proposal and add its row to the results.

    The review has the memory of an earlier one, as a reader of proposals has, or none,
    as a run of CI has.
    """
    tree = place.tree("review", Size(documents, revisions=1))
    edit(tree)()
    commit(tree, "Förslag")
    names = (("check, kall", "cold"), ("review", "review"), (_FIRST, "review"))
    cold, review, first = (
        place.script(name, "in_process.py", mode, str(tree), tells=True)
        for name, mode in names
    )
    review = replace(review, env=place.env("cache-review"))
    empty = place.remove("cache-first")
    first = replace(first, env=place.env("cache-first"), prepare=empty)
    run(review)
    found = interleave([cold, review, first], rounds, budget)
    words = f"{documents} dokument, i processen"
    results.add(
        f"review av ett ändrat stycke / check, kall, {words}",
        found["review"],
        found["check, kall"],
        _MOST,
    )
    results.add(f"{_FIRST} / check, kall, {words}", found[_FIRST], found["check, kall"])
    results.costs += [(f"{name}, {words}", one) for name, one in found.items()]
