"""A decision file as rules judge it: the decision, its version, and the lines it is on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from govdocs.lint.rule import Hit
from govdocs.model.decision import Decision
from govdocs.model.outcome import ROW_OF, Effect
from govdocs.model.outline import Place
from govdocs.model.version import Version
from govdocs.model.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Filed:
    """A decision that could be read; `version` is None when it is not registered."""

    decision: Decision
    version: Version | None
    places: Mapping[str, Place]

    @property
    def path(self) -> str:
        """Return the path of the file."""
        return self.decision.place[0]

    @property
    def folder(self) -> str:
        """Return the folder of the file, where all of one body in the matter lie."""
        return self.path.rpartition("/")[0]

    @property
    def effects(self) -> tuple[Effect, ...]:
        """Return what each clause does to the matter, in order."""
        return tuple(ROW_OF[one.outcome].effect for one in self.decision.clauses)

    def hit(self, key: str, message: str, remedy: str) -> Hit:
        """Return a hit at a dotted key, or at the first line if the file has it not."""
        line, column = self.places.get(key, (1, 1))
        return Hit(self.path, line, column, message, remedy)


def filed(workspace: Workspace) -> Iterator[Filed]:
    """Yield every decision and review, by version and in order of day."""
    for decisions in workspace.record.decisions.values():
        for one in decisions:
            version = workspace.record.find(one.document, one.version)
            places = workspace.register_places.get(one.place[0], {})
            yield Filed(one, version, places)


def standing(workspace: Workspace) -> Iterator[Filed]:
    """Yield those that no later file corrects: a file that is saved is never edited."""
    every = tuple(filed(workspace))
    corrected = {
        (one.folder, one.decision.corrects.decision)
        for one in every
        if one.decision.corrects and one.decision.corrects.decision != one.decision.name
    }
    for one in every:
        if (one.folder, one.decision.name) not in corrected:
            yield one
