"""GD434: a question without a number of its own."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.model.workspace import Workspace


def question_number(workspace: Workspace) -> Iterator[Hit]:
    """Find questions whose file is not named by a number, or by one already used."""
    first: dict[int, str] = {}
    for one in workspace.questions:
        if not one.number:
            words = "frågan saknar nummer, för filens namn är inget tal"
            yield Hit(one.path, 1, 1, words, "döp filen efter numret, som 3.yaml")
        elif one.number in first:
            words = f"frågan {one.number} finns redan i {first[one.number]}"
            free = max(other.number for other in workspace.questions) + 1
            yield Hit(one.path, 1, 1, words, f"döp filen till {free}.yaml")
        else:
            first[one.number] = one.path
