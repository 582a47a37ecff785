"""What every page of a site builds on, worked out once from the workspace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govdocs.model.workspace import Workspace
from govdocs.overview.addresses import Addresses, find_addresses
from govdocs.overview.bonds import Bonds, find_bonds
from govdocs.overview.pointers import Pointers, find_pointers
from govdocs.render.html.glossing import Terms, index_terms
from govdocs.text.links import destination


@dataclass(frozen=True, slots=True)
class SitePlan:
    """The workspace with its addresses, pointers and terms; `on` is the day of the site.

    `pictures` maps a picture's path in the workspace to its address on a document page;
    `commit` is the saved change the texts come from, None outside git.
    """

    root: Path
    workspace: Workspace
    on: date
    addresses: Addresses
    pointers: Pointers
    bonds: Mapping[str, Bonds]
    terms: Terms
    pictures: Mapping[str, str]
    commit: str | None = None


def plan_site(
    root: Path, workspace: Workspace, on: date, commit: str | None = None
) -> SitePlan:
    """Work out what the pages need to know of each other."""
    addresses = find_addresses(workspace)
    pictures = {
        one
        for outline in workspace.outlines
        for one in _pictures(outline.path, workspace)
    }
    return SitePlan(
        root,
        workspace,
        on,
        addresses,
        find_pointers(workspace, addresses),
        find_bonds(workspace, addresses),
        index_terms(workspace.registers.definitions),
        {path: f"../bilder/{path.replace('/', '--')}" for path in sorted(pictures)},
        commit,
    )


def _pictures(path: str, workspace: Workspace) -> list[str]:
    outline = workspace.by_path[path]
    found = [
        destination(path, one.target).path for one in outline.references if one.is_image
    ]
    return [one for one in found if one in workspace.files]
