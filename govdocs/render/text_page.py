"""The pages with a publication's texts: its own address, each version's, and the draft's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from govdocs.overview.editions import Edition, Editions, Library
from govdocs.render.html.state import State, state_of

DRAFT = "utkast"


@dataclass(frozen=True)
class TextPage:
    """One page with one text; `slug` is '' for the publication's own address.

    `folder` is where the page lies, and `files` where the text's own files do.
    """

    editions: Editions
    edition: Edition
    slug: str
    state: State

    @property
    def id(self) -> str:
        """Return the id of the publication."""
        return self.edition.id

    @property
    def folder(self) -> str:
        """Return the folder of the page."""
        return f"{self.id}/{self.slug}" if self.slug else self.id

    @property
    def root(self) -> str:
        """Return the way from the page to the root of the site."""
        return "../../" if self.slug else "../"

    @property
    def is_first(self) -> bool:
        """Tell whether the page is the publication's own address."""
        return not self.slug

    @property
    def is_draft(self) -> bool:
        """Tell whether the page shows a work text beside locked ones."""
        return self.slug == DRAFT

    @property
    def has_files(self) -> bool:
        """Tell whether the text's files lie beside this page, and not beside another."""
        return not (self.is_first and self.edition.version)

    @cached_property
    def file(self) -> str:
        """Return the path of the text's files from the page, without their ending."""
        number = self.edition.number
        if self.has_files:
            return f"{self.id}-{self.slug}" if self.slug else self.id
        return f"{number}/{self.id}-{number}"

    @property
    def name(self) -> str:
        """Return the name of the text's files."""
        return self.file.rpartition("/")[2]

    @property
    def title(self) -> str:
        """Return what the window is called; no two pages have the same."""
        title = self.edition.outline.metadata.title
        number = (
            f", version {self.edition.number}"
            if self.slug and self.edition.number
            else ""
        )
        begins = f"{self.state.begins}: " if self.state.begins else ""
        return f"{begins}{title}{number}"


def text_pages(library: Library, stage: str) -> Iterator[TextPage]:
    """Yield every page with a text; each publication's own address first."""
    for editions in library.by_id.values():
        shown = [(editions.current, "")]
        shown += [(one, one.number) for one in editions.versions]
        if editions.draft:
            shown.append((editions.draft, DRAFT))
        for edition, slug in shown:
            state = state_of(edition, editions, stage)
            yield TextPage(editions, edition, slug, state)
