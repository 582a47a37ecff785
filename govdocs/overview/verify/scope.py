"""What a proof is given: a repository at one commit, and what was proved of it before."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from govdocs.model.decision import Decision
from govdocs.model.finding import Finding, Location, Severity
from govdocs.model.version import Version
from govdocs.overview.verify.older import Older
from govdocs.store.corpus import load_revision
from govdocs.store.gateway import Gateway
from govdocs.store.grounds import Grounds, find_grounds
from govdocs.store.proofs import Proofs
from govdocs.store.tags import Tag, read_tags
from govdocs.store.versions import Versions
from govdocs.store.walk import Walk, commits_before, walk
from govdocs.text.load import Loaded
from govdocs.text.memory import Memory
from govdocs.text.names import printable


@dataclass
class Scope:
    """A workspace in a repository, as one commit has it; files on disk count for nothing.

    `root` is the folder of the workspace on disk, or the bare repository. `older` is what
    the repository is held against, if anything.
    """

    gateway: Gateway
    root: Path
    head: str
    older: Older | None = None
    proofs: Proofs = field(default_factory=Proofs)
    memory: Memory = field(default_factory=Memory)

    @cached_property
    def loaded(self) -> Loaded:
        """Return the whole workspace."""
        return load_revision(
            self.gateway, self.root, self.head, lambda reading: (), self.memory
        )

    @cached_property
    def versions(self) -> Versions:
        """Return the way to the locked texts."""
        return Versions(self.gateway, self.root, self.head, self.proofs)

    @property
    def entries(self) -> tuple[Version, ...]:
        """Return every locked version, in the order of the register."""
        known = self.loaded.workspace.record.versions.values()
        return tuple(one for rows in known for one in rows)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Return every decision, by version and day."""
        known = self.loaded.workspace.record.decisions.values()
        return tuple(one for rows in known for one in rows)

    @cached_property
    def tags(self) -> dict[str, Tag]:
        """Return the tags of the repository by name."""
        return dict(read_tags(self.gateway))

    @cached_property
    def commits(self) -> tuple[str, ...]:
        """Return the ids of all commits that are judged, the newest first."""
        return commits_before(self.gateway, self.head)

    @cached_property
    def known(self) -> str | None:
        """Return the newest commit up to which all commits were proved before."""
        return next((one for one in self.commits if self.is_walked(one)), None)

    @cached_property
    def grounds(self) -> Grounds:
        """Return the folders whose record is judged."""
        return find_grounds(self.gateway, self.head)

    @property
    def _walked(self) -> tuple[object, ...]:
        grounds = self.grounds
        return "every commit", grounds.own, sorted(grounds.gone), sorted(grounds.others)

    @cached_property
    def walk(self) -> Walk:
        """Return the commits that are not proved yet."""
        return walk(self.gateway, self.head, self.grounds, self.known)

    def is_walked(self, commit: str) -> bool:
        """Tell whether all commits up to one were proved before."""
        return self.proofs.holds(*self._walked, commit)

    def note_walked(self) -> None:
        """Remember that every commit has been proved."""
        self.proofs.note(*self._walked, self.head)

    def inside(self, one: Finding) -> Finding:
        """Return a finding with its file as the workspace names it, if it is there."""
        at = one.location
        shown = self.gateway.inside(at.file)
        file = at.file if shown is None else shown
        place = Location(file, at.line, at.column)
        return Finding(one.code, one.severity, place, one.message, one.remedy)


def fault(
    code: str, file: str, message: str, remedy: str, line: int = 1, column: int = 1
) -> Finding:
    """Return what a proof found: always an error, for nobody can excuse it."""
    at = Location(printable(file), line, column)
    return Finding(code, Severity.ERROR, at, message, remedy)
