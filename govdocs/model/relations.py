"""The relations between documents: one row each, with the words for both directions.

Only one end is written down, in the front matter; the other is the mirror, derived.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from govdocs.model.metadata import Metadata, Target


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation: its key, how it is told at its own end, and at the other."""

    key: str
    label: str
    mirror: str
    targets: Callable[[Metadata], tuple[Target, ...]]
    is_list: bool = True


def _ids(ids: Iterable[str]) -> tuple[Target, ...]:
    return tuple(map(Target, ids))


def _one(document: str | None) -> tuple[Target, ...]:
    return (Target(document),) if document else ()


RELATIONS: tuple[Relation, ...] = (
    Relation("delar", "Består av", "Ingår i", lambda meta: _ids(meta.part_ids)),
    Relation("ersätter", "Ersätter", "Ersätts av", lambda meta: _ids(meta.replaces)),
    Relation(
        "underavtal_till",
        "Underordnad",
        "Underordnade dokument",
        lambda meta: _one(meta.subordinate_to),
        is_list=False,
    ),
    Relation(
        "följer.dokument",
        "Hämtar villkor från",
        "Villkoren gäller också",
        lambda meta: _one(meta.follows.document if meta.follows else None),
        is_list=False,
    ),
    Relation(
        "kompletterar",
        "Kompletterar",
        "Kompletteras av",
        lambda meta: _ids(meta.supplements),
    ),
    Relation("tillämpar", "Tillämpar", "Tillämpas av", lambda meta: meta.applies),
    Relation(
        "bygger_på",
        "Bygger på",
        "Ligger till grund för",
        lambda meta: (meta.builds_on,) if meta.builds_on else (),
        is_list=False,
    ),
    Relation(
        "belyser",
        "Visar hur man tillämpar",
        "Patientfall",
        lambda meta: meta.illustrates,
    ),
    Relation(
        "målkonflikt_med",
        "Målkonflikt med",
        "Målkonflikt med",
        lambda meta: tuple(one.target for one in meta.goal_conflicts),
    ),
)


def relations(meta: Metadata) -> Iterator[tuple[str, Relation, Target]]:
    """Yield each relation of a document, with the dotted path of where it is written."""
    for relation in RELATIONS:
        for count, target in enumerate(relation.targets(meta)):
            path = f"{relation.key}.{count}" if relation.is_list else relation.key
            yield path, relation, target
