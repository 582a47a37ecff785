"""Every text of each publication: its locked versions, the one shown first, its draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from hashlib import sha256

from govdocs.decision.matters import matters_of
from govdocs.decision.tally import is_known
from govdocs.model.document import Document
from govdocs.model.outline import Outline
from govdocs.model.record import Record
from govdocs.model.version import Dated, Version, number_key
from govdocs.model.workspace import Workspace
from govdocs.overview.addresses import publications
from govdocs.overview.in_force import Force, Interval
from govdocs.overview.matter import Matter, find_matter
from govdocs.overview.status import Status, Word, find_status
from govdocs.store.versions import Versions, open_history, verify
from govdocs.text.archive import open_archive
from govdocs.text.canonical import Digests
from govdocs.text.links import destination
from govdocs.text.load import Loaded
from govdocs.text.publication import Ready


@dataclass(frozen=True)
class Edition:
    """One text of a publication; the work text when it has no version.

    Its files bear paths of their own, so that editions can stand in one workspace.
    `has_matter` says that somebody has decided about it, or is to.
    """

    ready: Ready
    version: Version | None = None
    status: Status | None = None
    has_matter: bool = False

    @property
    def id(self) -> str:
        """Return the id of the publication."""
        return self.ready.id

    @property
    def number(self) -> str:
        """Return the number of the version; '' for the work text."""
        return self.version.number if self.version else ""

    @property
    def workspace(self) -> Workspace:
        """Return the workspace the text was written in, as it stood then."""
        return self.ready.loaded.workspace

    @property
    def dated(self) -> Dated:
        """Return its version with the terms of its own text; asked of locked texts only."""
        assert self.version is not None, "the work text has no version"
        return Dated(self.version, self.outline.metadata)

    @property
    def is_in_force(self) -> bool:
        """Tell whether the text binds anybody."""
        return bool(self.status and self.status.word is Word.IN_FORCE)

    @property
    def prefix(self) -> str:
        """Return what stands before the paths of its files; no file's name has @ in it."""
        return f"@{self.version.name}/" if self.version else ""

    @cached_property
    def outline(self) -> Outline:
        """Return the outline of its own file."""
        return self._placed(self.ready.outline)

    @cached_property
    def sources(self) -> tuple[Outline, ...]:
        """Return the files it consists of: itself, then its parts."""
        return (self.outline, *map(self._placed, self.ready.sources[1:]))

    @property
    def followed(self) -> tuple[Outline, ...]:
        """Return the documents it takes terms from, nearest first."""
        return self.ready.followed

    @property
    def picture_paths(self) -> tuple[str, ...]:
        """Return the paths of its pictures."""
        files = self.workspace.files
        known = (one for one in self.ready.picture_paths if one in files)
        return tuple(f"{self.prefix}{one}" for one in known)

    def picture(self, path: str) -> bytes:
        """Return the bytes of one of its pictures."""
        return self.ready.loaded.files.read(path.removeprefix(self.prefix))

    @cached_property
    def ids(self) -> frozenset[str]:
        """Return every id of the text: of headings, and of what stands below them."""
        return frozenset(one for source in self.sources for one in ids_of(source))

    @cached_property
    def document(self) -> Document:
        """Return the whole text.

        Raises RecordBroken when it is not the text that was locked.
        """
        document = self.ready.document
        if not self.version:
            return document
        verify(self.version, self.ready)
        parts = tuple(
            replace(part, path=f"{self.prefix}{part.path}") for part in document.parts
        )
        return replace(document, path=self.outline.path, parts=parts)

    @property
    def digests(self) -> Digests:
        """Return both digests of the text."""
        if self.version:
            return Digests(self.version.full, self.version.text)
        return self.ready.digests

    def _placed(self, outline: Outline) -> Outline:
        if not self.version:
            return outline
        return replace(outline, path=f"{self.prefix}{outline.path}")


@dataclass(frozen=True)
class Editions:
    """The texts of one publication on a day.

    `current` is what its own address shows; `bound` is the number of the version that
    binds each party, and `intervals` when that changes.
    """

    id: str
    current: Edition
    versions: tuple[Edition, ...] = ()
    draft: Edition | None = None
    bound: Mapping[str, str | None] = field(default_factory=dict)
    intervals: tuple[Interval, ...] = ()

    @property
    def all(self) -> tuple[Edition, ...]:
        """Return every text, locked ones first."""
        return (*self.versions, *self._drafts())

    @property
    def is_split(self) -> bool:
        """Tell whether all parties are not bound alike."""
        return len(set(self.bound.values())) > 1

    def next_change(self, day: date) -> date | None:
        """Return the first later day on which what applies changes, as far as is known."""
        days = [one.start for one in self.intervals if one.start > day]
        return min(days, default=None)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Return every id that its own address must know: those of all its texts."""
        return frozenset(one for edition in self.all for one in edition.ids)

    def _drafts(self) -> Iterator[Edition]:
        if self.draft:
            yield self.draft
        elif not self.versions:
            yield self.current


@dataclass(frozen=True)
class Library:
    """All publications of a workspace with all their texts, as they stand on a day.

    `work` is the workspace as it lies in the folder.
    """

    work: Workspace
    day: date
    by_id: Mapping[str, Editions]
    force: Force

    @property
    def has_versions(self) -> bool:
        """Tell whether any text is locked."""
        return bool(self.force.dated)

    @property
    def markings(self) -> tuple[str, ...]:
        """Return the words for events that are not real, of all publications."""
        found = (
            marking
            for one in self.by_id.values()
            for edition in one.versions
            if edition.status
            for marking in edition.status.markings
        )
        return tuple(dict.fromkeys(found))

    @cached_property
    def matters(self) -> Mapping[str, Matter]:
        """Return how each version stands with those who decide it, as 'hsavtal@2.0'."""
        parties = self.work.registers.parties
        return {
            one.dated.version.name: find_matter(
                self.force, one.dated, parties, self.day
            )
            for editions in self.by_id.values()
            for one in editions.versions
            if one.has_matter
        }

    def next_change(self) -> date | None:
        """Return the first later day on which anything changes, as far as is known."""
        days = (one.next_change(self.day) for one in self.by_id.values())
        return min((day for day in days if day), default=None)

    @cached_property
    def digest(self) -> str:
        """Return what tells which texts there are, beside the record; '' for none locked."""
        if not self.has_versions:
            return ""
        facts = [
            (one.id, one.current.number, one.draft is not None, one.bound)
            for one in self.by_id.values()
        ]
        return sha256(repr((self.day, facts)).encode("utf-8")).hexdigest()


def ids_of(outline: Outline) -> Iterator[str]:
    """Yield every id in a file: of its headings, and of what stands below them."""
    yield from (one.id for one in outline.headings if one.id)
    yield from (one.id for one in outline.blocks)


def find_library(loaded: Loaded, day: date) -> Library:
    """Find every text of a workspace; git is asked only where something is locked.

    Raises NothingSaved, ShallowClone, GitMissing or RecordBroken.
    """
    work = {one.metadata.id: one for one in publications(loaded.workspace)}
    record = loaded.workspace.record
    if not record.versions:
        alone = {name: _alone(name, one, loaded) for name, one in work.items()}
        return Library(loaded.workspace, day, alone, Force({}, record.events))
    gateway, head = open_history(loaded.root)
    archive = open_archive(loaded.root)
    texts = _locked(Versions(gateway, loaded.root, head, memory=archive), record)
    archive.save()
    matters = matters_of(record, loaded.workspace.registers)
    force = Force(_dated(texts), record.events, matters)
    names = {party.id: party.name for party in loaded.workspace.registers.parties}
    found: dict[str, Editions] = {}
    for name in (*work, *(one for one in texts if one not in work)):
        outline = work.get(name)
        draft = Edition(Ready(outline, loaded)) if outline else None
        if name in texts:
            status = _statuses(texts[name], force, day, names)
            found[name] = _editions(name, status, draft, force, day)
        elif draft:
            found[name] = Editions(name, draft)
    return Library(loaded.workspace, day, found, force)


def _alone(name: str, outline: Outline, loaded: Loaded) -> Editions:
    return Editions(name, Edition(Ready(outline, loaded)))


def _locked(versions: Versions, record: Record) -> dict[str, tuple[Edition, ...]]:
    """Return the locked texts of each publication, in order of their numbers."""
    return {
        name: tuple(
            Edition(versions.found(one), one) for one in sorted(rows, key=_order)
        )
        for name, rows in record.versions.items()
        if rows
    }


def _dated(
    texts: Mapping[str, Iterable[Edition]],
) -> dict[str, tuple[Dated, ...]]:
    return {name: tuple(one.dated for one in rows) for name, rows in texts.items()}


def _statuses(
    texts: Iterable[Edition], force: Force, day: date, names: Mapping[str, str]
) -> tuple[Edition, ...]:
    """Return locked texts with what they are called on the day."""
    return tuple(_placed_in_time(one, force, day, names) for one in texts)


def _placed_in_time(
    one: Edition, force: Force, day: date, names: Mapping[str, str]
) -> Edition:
    dated = one.dated
    status = find_status(force, dated, day, names)
    said = any(is_known(each, day) for each in force.matters.of(dated))
    has_matter = said or status.word is Word.UNDECIDED
    return replace(one, status=status, has_matter=has_matter)


def _editions(
    name: str,
    versions: tuple[Edition, ...],
    work: Edition | None,
    force: Force,
    day: date,
) -> Editions:
    bound = force.concerned(name, day)
    intervals = tuple(
        replace(one, versions=force.among(name, one.versions))
        for one in force.intervals(name)
    )
    counted = Counter(number for number in bound.values() if number)
    current = max(
        versions, key=lambda one: (counted[one.number], number_key(one.number) or ())
    )
    draft = work if work and not any(_is_same(work, one) for one in versions) else None
    return Editions(name, current, versions, draft, bound, intervals)


def _is_same(work: Edition, locked: Edition) -> bool:
    """Tell whether the work text has the digest of a locked one.

    The digest is worked out only where what it covers is not the same to begin with.
    """
    if covered(work.ready) == covered(locked.ready):
        return True
    assert locked.version is not None, "asked only of locked texts"
    return work.digests.full == locked.version.full


def covered(ready: Ready) -> object:
    """Return all that the digest of a text is worked out from, without reading it."""
    by_path = ready.loaded.workspace.by_path
    links = [
        (one.target, found.metadata.id)
        for source in ready.sources
        for one in source.references
        if (found := by_path.get(destination(source.path, one.target).path))
    ]
    terms = [
        repr((meta.term, meta.notice, meta.extension, meta.entry_into_force))
        for meta in (one.metadata for one in ready.followed)
    ]
    return (
        [one.digest for one in ready.sources],
        terms,
        [one.id for one in ready.loaded.workspace.registers.parties],
        [one.area for one in ready.loaded.workspace.registers.parties],
        links,
    )


def _order(version: Version) -> tuple[int, int]:
    return number_key(version.number) or (0, 0)
