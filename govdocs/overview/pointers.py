"""Who points at what: links between sections, and patient cases at their clauses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from govdocs.model.kinds import DocumentKind
from govdocs.model.metadata import Target
from govdocs.model.outline import Outline
from govdocs.model.workspace import Workspace
from govdocs.overview.addresses import Address, Addresses, heading_of


@dataclass(frozen=True, slots=True)
class Pointers:
    """What points at each page: references from elsewhere, and cases that show it.

    Both are by page and then by section id; '' stands for the document as a whole.
    """

    references: Mapping[str, Mapping[str, tuple[Address, ...]]]
    cases: Mapping[str, Mapping[str, tuple[Outline, ...]]]

    def references_to(self, page: str) -> Mapping[str, tuple[Address, ...]]:
        """Return where a page is referred to from, by section."""
        return self.references.get(page, {})

    def cases_at(self, page: str) -> Mapping[str, tuple[Outline, ...]]:
        """Return the cases that show how a page is applied, by section."""
        return self.cases.get(page, {})


def find_pointers(workspace: Workspace, addresses: Addresses) -> Pointers:
    """Gather every link and every case, under the section that it points at."""
    references: dict[str, dict[str, dict[Address, None]]] = {}
    for page, section, origin in _links(workspace, addresses):
        references.setdefault(page, {}).setdefault(section, {})[origin] = None
    cases: dict[str, dict[str, dict[str, Outline]]] = {}
    for page, section, outline in _cases(workspace, addresses):
        known = cases.setdefault(page, {}).setdefault(section, {})
        known[outline.metadata.id] = outline
    return Pointers(
        {
            page: {section: tuple(found) for section, found in sections.items()}
            for page, sections in references.items()
        },
        {
            page: {
                section: tuple(found.values()) for section, found in sections.items()
            }
            for page, sections in cases.items()
        },
    )


def _cases(
    workspace: Workspace, addresses: Addresses
) -> Iterator[tuple[str, str, Outline]]:
    """Yield the page and section of each place that a case illustrates."""
    for outline in workspace.outlines:
        if outline.metadata.kind is not DocumentKind.PATIENT_CASE:
            continue
        for target in outline.metadata.illustrates:
            found = addresses.file_of(target)
            heading = heading_of(found, target.anchor or "") if found else None
            place = addresses.of_target(target)
            if place:
                yield place.page, (heading.id if heading else None) or "", outline


def _links(
    workspace: Workspace, addresses: Addresses
) -> Iterator[tuple[str, str, Address]]:
    """Yield the section each link points at, and the section it stands in."""
    for outline in workspace.outlines:
        own = addresses.of_target(Target(outline.metadata.id))
        if own is None:
            continue
        for one in outline.references:
            if one.target.startswith("#"):
                continue  # a place on the page it stands on
            place = addresses.of_link(outline.path, one.target, own.page)
            if place is None or place.page == own.page:
                continue
            section = addresses.section_of(outline.path, one.target)
            origin = _origin(outline, one.heading, addresses) or own
            yield place.page, section, origin


def _origin(outline: Outline, index: int, addresses: Addresses) -> Address | None:
    """Return the section a link stands in; None when it stands before the first."""
    heading = outline.headings[index] if 0 <= index < len(outline.headings) else None
    if heading is None or not heading.id:
        return None
    return addresses.of_target(Target(outline.metadata.id, heading.id))
