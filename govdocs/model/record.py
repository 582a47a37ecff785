"""The record of a workspace: which versions are locked, and what has happened to them."""

from __future__ import annotations

from dataclasses import dataclass, field

from govdocs.model.event import Events
from govdocs.model.version import Register, Version


@dataclass(frozen=True)
class Record:
    """All versions and events, by publication, in the order written."""

    versions: Register = field(default_factory=dict)
    events: Events = field(default_factory=dict)

    def find(self, document: str, number: str) -> Version | None:
        """Return a version by its number; None when it is not registered."""
        known = self.versions.get(document, ())
        return next((one for one in known if one.number == number), None)
