"""One workspace made of the texts that are shown first, and addresses from any text to it.

A link is read in the workspace its text was written in, and leads to the address that
shows the document today, whose text may be another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from govdocs.model.kinds import DocumentKind
from govdocs.model.metadata import Target
from govdocs.model.outline import Outline, file_of
from govdocs.model.workspace import Workspace
from govdocs.overview.addresses import (
    Address,
    Addresses,
    address_in,
    find_addresses,
    heading_of,
)
from govdocs.overview.editions import Edition, Editions, Library, ids_of
from govdocs.text.links import LinkKind, destination


def shown_workspace(library: Library) -> Workspace:
    """Return the workspace of the texts shown first; a part stands in it once."""
    if not library.has_versions:
        return library.work
    return replace(library.work, outlines=tuple(_shown(library)))


def _shown(library: Library) -> Iterator[Outline]:
    seen: set[str] = set()
    for editions in library.by_id.values():
        for source in editions.current.sources:
            if source.metadata.id not in seen:
                seen.add(source.metadata.id)
                yield source


def shelf_addresses(shown: Workspace, library: Library) -> Addresses:
    """Return the addresses of a site, from the texts shown first and from all others."""
    plain = find_addresses(shown)
    if not library.has_versions:
        return plain
    by_prefix = {
        edition.prefix: edition
        for editions in library.by_id.values()
        for edition in editions.versions
    }
    homes: dict[str, str] = {}
    for editions in library.by_id.values():
        for edition in (editions.current, *editions.all):
            for part in edition.outline.metadata.part_ids:
                homes.setdefault(part, editions.id)
    return ShelfAddresses(
        plain.by_path, plain.by_id, plain.holders, library, by_prefix, homes
    )


@dataclass(frozen=True)
class _Meant:
    """What a link written in a text means: a file of its own time, and a place in it.

    `document` is the publication the link names; '' when it names the file itself.
    """

    writer: Workspace
    outline: Outline
    anchor: str
    document: str


@dataclass(frozen=True)
class ShelfAddresses(Addresses):
    """Addresses seen from every text of a library.

    `homes` is the publication whose address knows a part, in any of its texts.
    """

    library: Library
    by_prefix: Mapping[str, Edition]
    homes: Mapping[str, str]

    def of_link(self, path: str, target: str, page: str) -> Address | None:
        """Return where a link leads, in the words of the text that the reader lands on."""
        meant = self._meant(path, target)
        if meant is None:
            return None
        edition = self._written_in(path, page)
        if edition and meant.document in ("", page):
            own = _source(edition, meant.outline.metadata.id)
            if own:
                return address_in(edition.outline, own, meant.anchor)
        return self._landing(meant)

    def of_target(self, target: Target) -> Address | None:
        """Return the place that a relation in front matter names; None if there is none."""
        home = self._home(target.document)
        if home is None:
            return None
        anchor = target.anchor or ""
        return _place(home, anchor) or Address(home.id, home.current.outline.name)

    def section_of(self, path: str, target: str) -> str:
        """Return the id of the section a link leads into; '' when it is the whole text."""
        meant = self._meant(path, target)
        home = (
            self._home(meant.document or meant.outline.metadata.id) if meant else None
        )
        if meant is None or home is None:
            return ""
        headings = (heading_of(one, meant.anchor) for one in home.current.sources)
        return next((one.id for one in headings if one and one.id), "")

    def _landing(self, meant: _Meant) -> Address | None:
        """Return the place on a publication's own address, in words of the text there.

        Where that text lacks the place, they are those of the text the link meant.
        """
        home = self._home(meant.document or meant.outline.metadata.id)
        if home is None:
            return None
        found = _place(home, meant.anchor)
        if found:
            return found
        then = _holder(meant.outline, meant.writer) or meant.outline
        return replace(
            address_in(then, meant.outline, meant.anchor),
            page=home.id,
            name=home.current.outline.name,
            anchor=meant.anchor if meant.anchor in home.ids else "",
        )

    def _meant(self, path: str, target: str) -> _Meant | None:
        found = destination(path, target)
        edition = self.by_prefix.get(_prefix(path))
        if found.kind is not LinkKind.INTERNAL:
            return None
        writer = edition.workspace if edition else self.library.work
        named = writer.by_path.get(found.path.removeprefix(_prefix(path)))
        if named is None:
            return None
        held = file_of(named, found.anchor, writer.by_id)
        document = "" if held is named else named.metadata.id
        return _Meant(writer, held, found.anchor, document)

    def _written_in(self, path: str, page: str) -> Edition | None:
        """Return the text of a publication that a file belongs to."""
        edition = self.by_prefix.get(_prefix(path))
        known = self.library.by_id.get(page)
        if edition is None and known:
            edition = known.draft or (None if known.versions else known.current)
        return edition if edition and edition.id == page else None

    def _home(self, document: str) -> Editions | None:
        """Return the publication whose address shows a file, or what became of it."""
        holders = self.holders.get(document, ())
        home = holders[0].metadata.id if holders else self.homes.get(document, document)
        return self.library.by_id.get(home)


def _place(home: Editions, anchor: str) -> Address | None:
    """Return a place of the text shown; None when the text lacks it."""
    shown = home.current
    if not anchor:
        return address_in(shown.outline, shown.outline, "")
    source = next((one for one in shown.sources if anchor in ids_of(one)), None)
    return address_in(shown.outline, source, anchor) if source else None


def _source(edition: Edition, document: str) -> Outline | None:
    found = (one for one in edition.sources if one.metadata.id == document)
    return next(found, None)


def _prefix(path: str) -> str:
    return f"{path.partition('/')[0]}/" if path.startswith("@") else ""


def _holder(outline: Outline, workspace: Workspace) -> Outline | None:
    if outline.metadata.kind is not DocumentKind.PART:
        return outline
    own = outline.metadata.id
    return next(
        (one for one in workspace.outlines if own in one.metadata.part_ids), None
    )


def section_in(edition: Edition, anchor: str) -> Address | None:
    """Return the heading that an id is, or stands under, in one text; None without it.

    What stands before the first heading has neither number nor title.
    """
    for source in edition.sources:
        if anchor in ids_of(source):
            heading = heading_of(source, anchor)
            found = address_in(edition.outline, source, anchor)
            own = heading.id if heading else None
            title = heading.title if heading else ""
            return replace(found, anchor=own or "", title=title)
    return None
