"""From a comment to the change it caused: commits that answer it, and what they touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from govdocs.consultation.compilation import Compilation
from govdocs.consultation.frozen_text import FrozenTexts
from govdocs.model.document import Block, Part, Section, walk_blocks, walk_sections
from govdocs.store.gateway import Entry, Gateway
from govdocs.store.trailers import Answering, answering_commits
from govdocs.store.versions import open_history
from govdocs.text.load import is_document
from govdocs.text.reading import read_document

Touched = tuple[str, str]


@dataclass
class Trace:
    """The commits that a revision builds upon, and what they say and do.

    `files` are the ids of the files that each document consists of, and `asked` the
    commit whose text of it was asked about.
    """

    gateway: Gateway
    head: str
    round: str
    files: Mapping[str, Iterable[str]]
    asked: Mapping[str, str] = field(default_factory=dict)
    _touched: dict[str, frozenset[Touched]] = field(default_factory=dict)
    _read: dict[str, dict[Touched, str]] = field(default_factory=dict)
    _before: dict[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def commits(self) -> dict[str, Answering]:
        """Return every commit by its hash."""
        return answering_commits(self.gateway, self.head)

    @cached_property
    def _by_comment(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for one in self.commits.values():
            for name in one.comments:
                found.setdefault(name.lower(), []).append(one.commit)
        return found

    def answering(self, comment: str) -> tuple[str, ...]:
        """Return the commits whose trailer names a comment, the newest first."""
        return tuple(self._by_comment.get(f"{self.round}/{comment}", ()))

    def touches(self, commit: str, document: str, block: str | None) -> bool:
        """Tell whether a commit changed a block of a document, or without one any of it.

        A heading is changed by what stands at once under it.
        """
        files = {document, *self.files.get(document, ())}
        touched = self.touched(commit)
        return any(
            file in files and block in (None, changed) for file, changed in touched
        )

    def is_before(self, commit: str, document: str) -> bool:
        """Tell whether the text that was asked about had a commit in it already."""
        asked = self.asked.get(document)
        if asked is None:
            return False
        if asked not in self._before:
            self._before[asked] = frozenset(answering_commits(self.gateway, asked))
        return commit in self._before[asked]

    def touched(self, commit: str) -> frozenset[Touched]:
        """Return the ids of the blocks that a commit changed, each with its file's id."""
        if commit not in self._touched:
            self._touched[commit] = frozenset(self._differing(commit))
        return self._touched[commit]

    def _differing(self, commit: str) -> Iterator[Touched]:
        parent = self.commits[commit].parent
        if parent:
            pairs: Iterable[tuple[Entry | None, Entry | None]] = self.gateway.differing(
                parent, commit
            )
        else:
            pairs = ((None, one) for one in self.gateway.tree(commit))
        before: dict[Touched, str] = {}
        after: dict[Touched, str] = {}
        for old, new in pairs:
            before.update(self._blocks(old))
            after.update(self._blocks(new))
        for one in {**before, **after}:
            if before.get(one) != after.get(one):
                yield one

    def _blocks(self, entry: Entry | None) -> dict[Touched, str]:
        """Return the words of each block with an id in a file; none when it is no text."""
        if entry is None or not is_document(entry.path):
            return {}
        if entry.blob not in self._read:
            reading = read_document(entry.path, self.gateway.blob(entry.blob))
            found: dict[Touched, str] = {}
            if reading.outline and reading.part:
                id_ = reading.outline.metadata.id
                found = {(id_, one): words for one, words in _words(reading.part)}
            self._read[entry.blob] = found
        return self._read[entry.blob]


def _words(part: Part) -> Iterator[tuple[str, str]]:
    for section in walk_sections(part.sections):
        if section.id:
            yield section.id, _section_words(section)
        yield from _block_words(section.blocks)
    yield from _block_words((*part.preamble, *part.notes))


def _section_words(section: Section) -> str:
    below = (one.source for one in walk_blocks(section.blocks))
    return _plain((section.source, *below))


def _block_words(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    for one in walk_blocks(tuple(blocks)):
        if one.id:
            yield one.id, _plain(each.source for each in walk_blocks((one,)))


def _plain(sources: Iterable[str]) -> str:
    return " ".join(word for one in sources for word in one.split())


def open_trace(root: Path, found: Compilation) -> Trace:
    """Return the history of a workspace, to hold the replies of a round against.

    Raises NothingSaved, ShallowClone or GitMissing.
    """
    gateway, head = open_history(root)
    files = {name: one.files for name, one in found.texts.items()}
    frozen = FrozenTexts(root, gateway)
    at = ((one.document, frozen.commit(one)) for one in found.round.texts)
    asked = {document: commit for document, commit in at if commit}
    return Trace(gateway, head, found.round.id, files, asked)
