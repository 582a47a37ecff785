"""Where the links of a file lead once its text is a document."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from govdocs.model.word_text import COVER_MARK, bookmark_of

_SAFE = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_TARGET = re.compile(r"\]\(([\w./-]*#[\w-]+)\)")
_SIBLING = re.compile(
    r"(?:.*/)?(?P<id>[a-z][a-z0-9-]*)\.(?:docx|odt)(?:#(?P<mark>[A-Za-z0-9_]+))?"
)


@dataclass(frozen=True, slots=True)
class Home:
    """A document in the workspace: its path as seen from the new one, and its ids."""

    path: str
    ids: Collection[str]


def ways_of(text: str, own: str, homes: Mapping[str, Sequence[Home]]) -> dict[str, str]:
    """Return how a text writes its links, by each address that leads to the same place.

    `own` is the name of its file. A place that it leads to in two ways is left out.
    """
    found: dict[str, set[str]] = {}
    for target in set(_TARGET.findall(text)):
        for address in _same_places(target, own, homes):
            found.setdefault(address, set()).add(target)
    return {address: min(ways) for address, ways in found.items() if len(ways) == 1}


def _same_places(
    target: str, own: str, homes: Mapping[str, Sequence[Home]]
) -> Iterator[str]:
    """Yield all addresses of a place: a part can also be reached through its document."""
    path, _, id_ = target.partition("#")
    if path in ("", own):
        yield f"#{id_}"
    every = [home for those in homes.values() for home in those if id_ in home.ids]
    files = [one.ids for one in every if one.path == path]
    yield from (f"{one.path}#{id_}" for one in every if one.ids in files)


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses for links; `dead` gathers those that cannot be kept.

    `homes` are the documents that an export may have led to, by id, each with its parts.
    `own` is the publication in the file, and `is_part` says that only a part is taken.
    `ways` has how the text that is replaced wrote some addresses (`ways_of`).
    """

    by_bookmark: Mapping[str, str]
    homes: Mapping[str, Sequence[Home]]
    dead: list[str]
    own: str = ""
    is_part: bool = False
    ways: Mapping[str, str] = field(default_factory=dict)

    def address(self, link: str) -> str | None:
        """Return an address to write; None for one that leads nowhere or is not safe."""
        found = self._address(link)
        return self.ways.get(found, found) if found else None

    def _address(self, link: str) -> str | None:
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
