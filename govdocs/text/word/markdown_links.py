"""Where the links of a file lead once its text is a document."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from govdocs.model.word_text import bookmark_of

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
    """

    by_bookmark: Mapping[str, str]
    homes: Mapping[str, Sequence[Home]]
    dead: list[str]

    def address(self, link: str) -> str | None:
        """Return an address to write; None for one that leads nowhere or is not safe."""
        if link.startswith("#"):
            found = self.by_bookmark.get(link[1:])
            if found:
                return f"#{found}"
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
        for home in homes:
            for one in home.ids if sibling["mark"] else ():
                if bookmark_of(one) == sibling["mark"]:
                    return f"{home.path}#{one}"
        return homes[0].path
