"""The files of one commit that another has not as they are, and all registers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from govdocs.store.corpus import TreeFiles
from govdocs.store.gateway import Entry

_REGISTERS = ".yaml"


@dataclass(frozen=True)
class DifferingFiles(TreeFiles):
    """A commit's files without those that `other` has the same at the same path.

    Those whose paths are in `also` are there whether or not they differ.
    """

    other: TreeFiles | None = None
    also: frozenset[str] = frozenset()

    @cached_property
    def _rows(self) -> tuple[Entry, ...]:
        rows = self.gateway.tree(self.commit)
        known = self.other.entries.values() if self.other else ()
        same = {(one.path, one.blob) for one in known}
        return tuple(
            one
            for one in rows
            if one.path.endswith(_REGISTERS)
            or one.path in self.also
            or (one.path, one.blob) not in same
        )
