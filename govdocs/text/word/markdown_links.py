"""Where the links of a file lead once its text is a document."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from govdocs.model.word_text import COVER_MARK, bookmark_of

_SAFE = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_SIBLING = re.compile(
    r"(?:.*/)?(?P<id>[a-z][a-z0-9-]*)\.(?:docx|odt)(?:#(?P<mark>[A-Za-z0-9_]+))?"
)


@dataclass(frozen=True, slots=True)
class Home:
    """A document in the workspace: its path as seen from the new one, and its ids."""

    path: str
    ids: Collection[str]


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses for links; `dead` gathers those that cannot be kept.

    `homes` are the documents that an export may have led to, by id, each with its parts.
    `own` is the publication in the file, and `is_part` says that only a part is taken.
    """

    by_bookmark: Mapping[str, str]
    homes: Mapping[str, Sequence[Home]]
    dead: list[str]
    own: str = ""
    is_part: bool = False

    def address(self, link: str) -> str | None:
        """Return an address to write; None for one that leads nowhere or is not safe."""
        if link.startswith("#"):
            if found := self.by_bookmark.get(link[1:]):
                return f"#{found}"
            if link[1:] == COVER_MARK and self.own in self.homes:
                return self.homes[self.own][0].path
            if self.is_part and (found := self._marked(self.own, link[1:])):
                return found
        elif _SAFE.fullmatch(link):
            return link
        elif found := self._in_workspace(link):
            return found
        self.dead.append(" ".join(link.split()))
        return None

    def _in_workspace(self, link: str) -> str | None:
        """Return the way to the document that an export has led to as a file beside it."""
        sibling = _SIBLING.fullmatch(link)
        homes = self.homes.get(sibling["id"], ()) if sibling else ()
        if sibling is None or not homes:
            return None
        return self._marked(sibling["id"], sibling["mark"]) or homes[0].path

    def _marked(self, document: str, mark: str | None) -> str | None:
        """Return the way to a place in a document or its parts."""
        for home in self.homes.get(document, ()) if mark else ():
            for one in home.ids:
                if bookmark_of(one) == mark:
                    return f"{home.path}#{one}"
        return None
