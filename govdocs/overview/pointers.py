"""Who points at what: links between sections, and patient cases at their clauses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from govdocs.model.kinds import DocumentKind
from govdocs.model.metadata import Target
from govdocs.model.outline import Outline
from govdocs.model.workspace import Workspace
from govdocs.overview.addresses import Address, Addresses, heading_of

# A place that others point at: page and section, '' for the document as a whole.
PlaceKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pointers:
    """By page and section id: where it is referred to from, and cases that show it."""

    references: Mapping[PlaceKey, tuple[Address, ...]]
    cases: Mapping[PlaceKey, tuple[Outline, ...]]


def find_pointers(workspace: Workspace, addresses: Addresses) -> Pointers:
    """Gather every link and every case, under the section that it points at."""
    references: dict[PlaceKey, list[Address]] = {}
    for key, origin in _links(workspace, addresses):
        known = references.setdefault(key, [])
        if origin not in known:
            known.append(origin)
    cases: dict[PlaceKey, list[Outline]] = {}
    for outline in workspace.outlines:
        if outline.metadata.kind is not DocumentKind.PATIENT_CASE:
            continue
        for target in outline.metadata.illustrates:
            found = workspace.by_id.get(target.document)
            heading = heading_of(found, target.anchor or "") if found else None
            place = addresses.of_target(target)
            if place:
                key = (place.page, heading.id or "" if heading else "")
                known_cases = cases.setdefault(key, [])
                if outline not in known_cases:
                    known_cases.append(outline)
    return Pointers(
        {key: tuple(found) for key, found in references.items()},
        {key: tuple(found) for key, found in cases.items()},
    )


def _links(
    workspace: Workspace, addresses: Addresses
) -> Iterator[tuple[PlaceKey, Address]]:
    """Yield the section each link points at, and the section it stands in."""
    for outline in workspace.outlines:
        own = addresses.of_target(Target(outline.metadata.id))
        if own is None:
            continue
        for one in outline.references:
            place = addresses.of_link(outline.path, one.target, own.page)
            if place is None or place.page == own.page:
                continue
            section = addresses.section_of(outline.path, one.target)
            yield (place.page, section), _origin(outline, one.heading, addresses) or own


def _origin(outline: Outline, index: int, addresses: Addresses) -> Address | None:
    """Return the section a link stands in; None when it stands before the first."""
    heading = outline.headings[index] if 0 <= index < len(outline.headings) else None
    if heading is None or not heading.id:
        return None
    return addresses.of_target(Target(outline.metadata.id, heading.id))
