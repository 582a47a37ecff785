"""Where a repository keeps what a writer touches."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from govdocs.store.gateway import Gateway


@dataclass(frozen=True, slots=True)
class Place:
    """The folders of a repository: its work tree (None when it has none) and git's own.

    `git` is this work tree's, `common` is shared by all work trees of the repository.
    """

    git: Path
    common: Path
    top: Path | None
    folder: str

    @property
    def own(self) -> Path:
        """Return the folder where we keep the journal, the log and work under way."""
        return self.git / "govdocs"

    @property
    def work(self) -> Path:
        """Return the folder for work under way; what lies there can be thrown away."""
        return self.own / "work"

    @property
    def index_lock(self) -> Path:
        """Return git's lock on the index."""
        return self.git / "index.lock"

    def outside(self, path: str) -> str:
        """Return a path in the workspace as a path in the repository."""
        return f"{self.folder}/{path}" if self.folder else path


def find_place(gateway: Gateway) -> Place:
    """Return where the repository of a gateway lies."""
    top = gateway.repo.working_tree_dir
    return Place(
        Path(gateway.repo.git_dir).resolve(),
        Path(gateway.repo.common_dir).resolve(),
        None if top is None else Path(top).resolve(),
        gateway.folder,
    )
