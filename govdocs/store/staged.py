"""The files of a workspace as they are staged for the next commit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from govdocs.store.corpus import TreeFiles
from govdocs.store.gateway import Entry, Gateway, git_faults


@dataclass(frozen=True)
class StagedFiles(TreeFiles):
    """The staged files; `commit` is the one they are to be saved upon, '' for none."""

    @cached_property
    def _rows(self) -> tuple[Entry, ...]:
        return staged_entries(self.gateway)

    @cached_property
    def changed(self) -> frozenset[str]:
        """Return the paths that are staged with other bytes than the commit has."""
        return frozenset(one.path for one in set(self._rows) - self._saved)

    @property
    def is_changed(self) -> bool:
        """Tell whether anything differs from the commit, taken away or not."""
        return set(self._rows) != self._saved

    @cached_property
    def _saved(self) -> frozenset[Entry]:
        return frozenset(self.gateway.tree(self.commit) if self.commit else ())


def staged_entries(gateway: Gateway) -> tuple[Entry, ...]:
    """Return what the index holds of a workspace, paths from the workspace."""
    with git_faults():
        listed = gateway.repo.git.ls_files(
            "--stage",
            "-z",
            "--full-name",
            "--",
            gateway.folder or ".",
            strip_newline_in_stdout=False,
        )
    found = []
    for row in str(listed).split("\0"):
        facts, _, path = row.partition("\t")
        inside = gateway.inside(path) if path else None
        if inside:
            mode, blob, _ = facts.split(" ")
            found.append(Entry(mode, blob, inside))
    return tuple(found)
