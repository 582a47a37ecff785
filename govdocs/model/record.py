"""The record of a workspace: locked versions, what has happened to them, and decisions."""

from __future__ import annotations

from dataclasses import dataclass, field

from govdocs.model.decision import Decisions
from govdocs.model.event import Events
from govdocs.model.version import Register, Version


@dataclass(frozen=True)
class Record:
    """All versions and events, by publication, in the order written.

    `decisions` are by version, as 'hsavtal@2.0', in order of day.
    """

    versions: Register = field(default_factory=dict)
    events: Events = field(default_factory=dict)
    decisions: Decisions = field(default_factory=dict)

    def find(self, document: str, number: str) -> Version | None:
        """Return a version by its number; None when it is not registered."""
        known = self.versions.get(document, ())
        return next((one for one in known if one.number == number), None)
