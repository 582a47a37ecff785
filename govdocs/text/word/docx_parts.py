"""The parts of a Word file as elements, and what their relations lead to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from posixpath import basename, dirname, join, normpath
from typing import NamedTuple

from govdocs.text.word.errors import broken
from govdocs.text.word.package import Package
from govdocs.text.word.tree import Element, attribute, parsed


class Relation(NamedTuple):
    """What a part points at: another part by name, or an address outside the file."""

    kind: str
    target: str
    is_outside: bool = False


class Parts:
    """The parts of one Word file; `main` is the name of the text itself."""

    def __init__(self, package: Package) -> None:
        self.package = package
        # Each note and each remark asks for those of the part it stands in.
        self.relations = cache(self._relations)
        found = [one for one in self.relations("").values() if _is_main(one)]
        if not found or found[0].target not in package:
            raise broken("textdelen saknas")
        self.main = found[0].target
        self.root: Element = parsed(package.read(self.main))

    def _relations(self, part: str) -> Mapping[str, Relation]:
        """Return the relations of a part by their ids; '' for those of the file."""
        folder = dirname(part)
        raw = self.package.read(join(folder, "_rels", f"{basename(part)}.rels"))
        if not raw:
            return {}
        return {
            attribute(one, "Id"): _relation(one, folder)
            for one in parsed(raw)
            if attribute(one, "Type")
        }

    @property
    def own(self) -> Mapping[str, Relation]:
        """Return the relations of the text itself."""
        return self.relations(self.main)

    def of_kind(self, kind: str) -> Iterator[str]:
        """Yield the parts of a kind that the text itself points at, each once."""
        names = [one.target for one in self.own.values() if one.kind == kind]
        yield from (one for one in dict.fromkeys(names) if one in self.package)

    def one(self, kind: str) -> Element | None:
        """Return the root of the first part of a kind."""
        for name in self.of_kind(kind):
            return parsed(self.package.read(name))
        return None


def _is_main(one: Relation) -> bool:
    return one.kind == "officeDocument" and not one.is_outside


def _relation(one: Element, folder: str) -> Relation:
    kind = basename(attribute(one, "Type"))
    target = attribute(one, "Target")
    if attribute(one, "TargetMode") == "External":
        return Relation(kind, target, is_outside=True)
    whole = target.lstrip("/") if target.startswith("/") else join(folder, target)
    return Relation(kind, normpath(whole))
