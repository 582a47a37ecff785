"""Where every document and section is published: page, anchor, number and name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from govdocs.model.kinds import DocumentKind
from govdocs.model.metadata import Target
from govdocs.model.outline import HeadingLine, Outline, file_of
from govdocs.model.workspace import Workspace
from govdocs.text.links import Destination, LinkKind, destination
from govdocs.text.number import own_number


@dataclass(frozen=True, slots=True)
class Address:
    """A place on the site; number and title are '' where the place has none.

    `page` is the id of the publication that shows it, `name` how it is called in a link.
    """

    page: str
    name: str
    anchor: str = ""
    number: str = ""
    title: str = ""

    @property
    def words(self) -> str:
        """Return the place as a reader would say it: 'HoS-avtalet, 3.6 Läkarmedverkan'.

        A place within a section has no title of its own: 'HoS-avtalet, avsnitt 3.6', or
        'HoS-avtalet, § 3' where the heading has a number of its own.
        """
        if self.number and not self.title:
            return f"{self.name}, avsnitt {self.number}"
        return f"{self.name}, {self.section}" if self.section else self.name

    @property
    def section(self) -> str:
        """Return the number and title of its heading, or the one of them that it has."""
        return " ".join(one for one in (self.number, self.title) if one)


@dataclass(frozen=True)
class Addresses:
    """All addresses of a workspace; shared parts belong to the publications that hold them."""

    by_path: Mapping[str, Outline]
    by_id: Mapping[str, Outline]
    holders: Mapping[str, tuple[Outline, ...]]

    def of_link(self, path: str, target: str, page: str) -> Address | None:
        """Return where a link written in a file leads, seen from the page it stands on."""
        meant: Destination = destination(path, target)
        outline = self.by_path.get(meant.path)
        if meant.kind is not LinkKind.INTERNAL or outline is None:
            return None
        held = file_of(outline, meant.anchor, self.by_id)
        shown_on = page if held is outline else outline.metadata.id
        return self._address(held, meant.anchor, shown_on)

    def of_target(self, target: Target) -> Address | None:
        """Return the place that a relation in front matter names; None if there is none."""
        outline = self.file_of(target)
        if outline is None:
            return None
        return self._address(outline, target.anchor or "", target.document)

    def file_of(self, target: Target) -> Outline | None:
        """Return the file that holds a named place: the document's own, or a part of it."""
        outline = self.by_id.get(target.document)
        return file_of(outline, target.anchor or "", self.by_id) if outline else None

    def section_of(self, path: str, target: str) -> str:
        """Return the id of the section a link leads into; '' when it is the whole text."""
        meant = destination(path, target)
        outline = self.by_path.get(meant.path)
        held = file_of(outline, meant.anchor, self.by_id) if outline else None
        heading = heading_of(held, meant.anchor) if held else None
        return (heading.id if heading else None) or ""

    def _address(self, outline: Outline, anchor: str, page: str) -> Address | None:
        holder = self._holder(outline, page)
        if holder is None:
            return None
        return address_in(holder, outline, anchor)

    def _holder(self, outline: Outline, page: str) -> Outline | None:
        """Return the publication that shows a file: the page itself if it holds it."""
        if outline.metadata.kind is not DocumentKind.PART:
            return outline
        holders = self.holders.get(outline.metadata.id, ())
        return next(
            (one for one in holders if one.metadata.id == page),
            holders[0] if holders else None,
        )


def find_addresses(workspace: Workspace) -> Addresses:
    """Work out which publications hold which files."""
    holders: dict[str, tuple[Outline, ...]] = {}
    for outline in workspace.outlines:
        for part in outline.metadata.part_ids:
            holders[part] = (*holders.get(part, ()), outline)
    return Addresses(workspace.by_path, workspace.by_id, holders)


def address_in(holder: Outline, outline: Outline, anchor: str) -> Address:
    """Return the address of a place in a file, in the publication that shows the file."""
    heading = heading_of(outline, anchor) if anchor else None
    own = heading.number if heading else ""
    number = own and f"{holder.prefix(outline.metadata.id)}{own}"
    is_heading = bool(heading and heading.id == anchor)
    title = heading.title if heading else ""
    title = title if is_heading else _own_number(outline, heading)
    return Address(holder.metadata.id, holder.name, anchor, number, title)


def _own_number(outline: Outline, heading: HeadingLine | None) -> str:
    """Return the number of its own that a heading, or the nearest around it, has."""
    if heading is None or heading.number:
        return ""
    level = heading.level + 1
    for one in reversed(outline.headings[: outline.headings.index(heading) + 1]):
        if one.level < level:
            level = one.level
            if own := own_number(one.title):
                return own
    return ""


def heading_of(outline: Outline, anchor: str) -> HeadingLine | None:
    """Return the heading that an anchor is, or that the block it names stands under."""
    for heading in outline.headings:
        if heading.id == anchor:
            return heading
    for block in outline.blocks:
        if block.id == anchor and block.heading >= 0:
            return outline.headings[block.heading]
    return None


def publications(workspace: Workspace) -> tuple[Outline, ...]:
    """Return the documents that have a page of their own, parts left out."""
    return tuple(
        outline
        for outline in workspace.by_id.values()
        if outline.metadata.kind is not DocumentKind.PART
    )
