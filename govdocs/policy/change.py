"""A change: the documents that differ between two commits, read from their bytes.

Nothing is read from the work tree, and no attribute or setting of git decides what is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from govdocs.model.document import Part
from govdocs.model.finding import Location
from govdocs.model.settings import Settings
from govdocs.policy.units import Unit, UnitReader
from govdocs.store.corpus import TreeFiles
from govdocs.text.faults import Faults
from govdocs.text.front_matter import split
from govdocs.text.links import LinkKind, destination
from govdocs.text.load import Loaded, is_document
from govdocs.text.reading import find_places
from govdocs.text.source import Source, read_source
from govdocs.text.yaml import Data, Node, read_yaml


@dataclass(frozen=True)
class Text:
    """One document at one side of a change; `path` is relative to the workspace.

    `before` is the other side, for links to files that have since got another name.
    """

    path: str
    loaded: Loaded
    before: Loaded | None = None

    @cached_property
    def source(self) -> Source | None:
        """Return its text; None when the bytes are no text."""
        return read_source(self.path, self.loaded.files.read(self.path), Faults(""))

    @cached_property
    def part(self) -> Part | None:
        """Return its body; None when there is none to be found."""
        return self.loaded.reading(self.path).part

    @cached_property
    def _node(self) -> Node | None:
        """Return the front matter as written, whether or not it fits the schema."""
        faults = Faults(self.path)
        halves = split(self.source, faults) if self.source else None
        return read_yaml(halves.front, 2, faults) if halves else None

    @cached_property
    def front(self) -> dict[str, Data]:
        """Return the front matter as plain data; empty when it cannot be read."""
        data = self._node.data() if self._node else None
        return data if isinstance(data, dict) else {}

    def key_place(self, key: str) -> Location:
        """Return where a dotted path of the front matter stands, or what is above it."""
        places = dict(find_places(self._node)) if self._node else {}
        while key and key not in places:
            key = key.rpartition(".")[0]
        return Location(self.path, *places.get(key, (1, 1)))

    @property
    def id(self) -> str:
        """Return the document's id; '' when it has none."""
        own = self.front.get("id")
        return own if isinstance(own, str) else ""

    @property
    def is_readable(self) -> bool:
        """Tell whether both its halves can be read."""
        return bool(self.front) and self.part is not None

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Return the units of its text, in reading order."""
        if self.part is None or self.source is None:
            return ()
        return tuple(self.reader().read(self.part))

    def reader(self) -> UnitReader:
        """Return what reads units of this file."""
        lines = self.source.lines if self.source else ()
        return UnitReader(self.path, self.id, lines, self._resolve)

    def _resolve(self, target: str) -> str:
        """Return a link as the document it leads to, so that files can change names."""
        meant = destination(self.path, target)
        if meant.kind is not LinkKind.INTERNAL:
            return target
        other = self.loaded.workspace.by_path.get(meant.path)
        if other is None and self.before:
            other = self.before.workspace.by_path.get(meant.path)
        name = other.metadata.id if other else meant.path
        return f"{name}#{meant.anchor}" if meant.anchor else name


@dataclass(frozen=True)
class Pair:
    """A document on both sides; None where it is not."""

    base: Text | None
    head: Text | None

    @property
    def path(self) -> str:
        """Return where it lies now, or where it lay when it is gone."""
        one = self.head or self.base
        assert one is not None, "a document is on one side at least"
        return one.path


@dataclass(frozen=True)
class Change:
    """Two states of a workspace, the old and the new."""

    base: Loaded
    head: Loaded

    @property
    def settings(self) -> Settings:
        """Return the settings that count: always those of the base."""
        return self.base.workspace.settings

    @cached_property
    def gone(self) -> tuple[Text, ...]:
        """Return the documents of the base that the head has not as they were."""
        paths = _differing(self.base, self.head)
        return tuple(Text(path, self.base) for path in paths)

    @cached_property
    def come(self) -> tuple[Text, ...]:
        """Return the documents of the head that the base has not as they are."""
        paths = _differing(self.head, self.base)
        return tuple(Text(path, self.head, self.base) for path in paths)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Return each document that differs, found by id, or else by its path.

        A document that two files of the head claim to be is held against both.
        """
        left = list(self.come)
        found: list[tuple[Text, Text | None]] = []
        for is_same in (_is_same_file, _has_same_id, _has_same_path):
            known = {one.path for one, _ in found}
            for text in self.gone:
                other = next((one for one in left if is_same(text, one)), None)
                if other and text.path not in known:
                    left.remove(other)
                    found.append((text, other))
        known = {one.path for one, _ in found}
        found += [(text, None) for text in self.gone if text.path not in known]
        pairs = [Pair(*both) for both in found]
        for one in left:
            claimed = (text for text in self.gone if _has_same_id(text, one))
            pairs.append(Pair(next(claimed, None), one))
        return tuple(sorted(pairs, key=lambda pair: pair.path))


def _is_same_file(one: Text, other: Text) -> bool:
    return _has_same_id(one, other) and _has_same_path(one, other)


def _has_same_id(one: Text, other: Text) -> bool:
    return bool(one.id) and one.id == other.id


def _has_same_path(one: Text, other: Text) -> bool:
    return one.path == other.path


def _differing(one: Loaded, other: Loaded) -> tuple[str, ...]:
    """Return the documents of one side whose bytes the other has not at that path."""
    return tuple(path for path in _documents(one) if not _is_same(path, one, other))


def _documents(loaded: Loaded) -> Iterator[str]:
    return (path for path in sorted(loaded.workspace.files) if is_document(path))


def _is_same(path: str, one: Loaded, other: Loaded) -> bool:
    if path not in other.workspace.files:
        return False
    if isinstance(one.files, TreeFiles) and isinstance(other.files, TreeFiles):
        return one.files.entries[path].blob == other.files.entries[path].blob
    return one.files.read(path) == other.files.read(path)
