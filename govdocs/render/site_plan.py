"""What every page of a site builds on, worked out once from the workspace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govdocs.model.workspace import Workspace
from govdocs.overview.addresses import Addresses
from govdocs.overview.agenda_item import Item
from govdocs.overview.bonds import Bonds, find_bonds
from govdocs.overview.editions import Edition, Library
from govdocs.overview.pointers import Pointers, find_pointers
from govdocs.overview.shelf import shelf_addresses, shown_workspace
from govdocs.render.html.glossing import Terms, index_terms


@dataclass(frozen=True, slots=True)
class SitePlan:
    """The texts shown first with their addresses, pointers and terms; `on` is the day.

    `library` is every text there is. `pictures` maps the path of a picture to its place
    on the site; those of locked texts lie in `folder`, for git alone has them.
    `commit` is the saved change the texts come from, None outside git. `agenda` is every
    day to keep; a single text can do without.
    """

    root: Path
    folder: Path
    library: Library
    workspace: Workspace
    on: date
    addresses: Addresses
    pointers: Pointers
    bonds: Mapping[str, Bonds]
    terms: Terms
    pictures: Mapping[str, str]
    commit: str | None = None
    agenda: tuple[Item, ...] = ()

    @property
    def party_names(self) -> Mapping[str, str]:
        """Return the names of the parties by id."""
        return {one.id: one.name for one in self.workspace.registers.parties}

    def picture(self, path: str) -> Path:
        """Return the file of a picture."""
        if path.startswith("@"):
            return self.folder / self.pictures[path]
        return self.root / path

    def locked_pictures(self) -> Iterator[tuple[str, bytes]]:
        """Yield where each picture that only git has lies on the site, and its bytes."""
        for editions in self.library.by_id.values():
            for edition in editions.versions:
                for path in edition.picture_paths:
                    yield self.pictures[path], edition.picture(path)


def plan_site(
    root: Path, library: Library, folder: Path, commit: str | None = None
) -> SitePlan:
    """Work out what the pages need to know of each other."""
    workspace = shown_workspace(library)
    addresses = shelf_addresses(workspace, library)
    pictures = {
        path: edition
        for editions in library.by_id.values()
        for edition in (editions.current, *editions.all)
        for path in edition.picture_paths
    }
    return SitePlan(
        root=root,
        folder=folder,
        library=library,
        workspace=workspace,
        on=library.day,
        addresses=addresses,
        pointers=find_pointers(workspace, addresses),
        bonds=find_bonds(workspace, addresses),
        terms=index_terms(workspace.registers.definitions),
        pictures={path: _address(path, pictures[path]) for path in sorted(pictures)},
        commit=commit,
    )


def _address(path: str, edition: Edition) -> str:
    """Return where a picture lies on the site."""
    own = path.removeprefix(edition.prefix).replace("/", "--")
    folder = f"{edition.id}/{edition.number}/" if edition.version else ""
    return f"bilder/{folder}{own}"
