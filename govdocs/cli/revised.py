"""Documents at two revisions, as texts to compare: the text that decisions bind to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from govdocs import clock
from govdocs.cli.command import Stopped
from govdocs.cli.compared import Compared, TextFile
from govdocs.cli.slips import Slips
from govdocs.errors import GovdocsError, UnknownDocument
from govdocs.model.nearest import nearest
from govdocs.model.period import in_words
from govdocs.model.revision import (
    DayAsked,
)
from govdocs.overview.revision_read import RevisionRead
from govdocs.text.publication import Ready

if TYPE_CHECKING:
    from govdocs.diff.rows import Side


class Standing(NamedTuple):
    """How a version stands, in a few sentences; `markings` say what in it is not real."""

    number: str
    told: str
    markings: tuple[str, ...]


def told_once(*standings: Standing | None) -> tuple[str, ...]:
    """Return how both versions stand, then what is not real, and in which of them."""
    found = [one for one in standings if one]
    marked: dict[str, list[str]] = {}
    for one in found:
        for mark in one.markings:
            marked.setdefault(mark, []).append(one.number)
    told = [one.told for one in found]
    told += [
        f"{mark}."
        if len(numbers) > 1
        else f"{numbers[0]}: {mark[:1].lower()}{mark[1:]}."
        for mark, numbers in marked.items()
    ]
    return tuple(dict.fromkeys(told))


@contextmanager
def both_told(root: Path, words: Sequence[str], party: str | None) -> Iterator[None]:
    """Tell of every revision that is not there, when one of them stops a command.

    Raises Stopped for several, or what it was.
    """
    try:
        yield
    except GovdocsError as first:
        found = _unknown(root, words, party)
        if len(found) > 1:
            raise Stopped(found) from first
        raise


def refuse_unknown(root: Path, words: Sequence[str], party: str | None) -> None:
    """Stop when some revision is not there. Raises Stopped."""
    if found := _unknown(root, words, party):
        raise Stopped(found)


def _unknown(root: Path, words: Sequence[str], party: str | None) -> list[GovdocsError]:
    """Return why revisions are not there."""
    from govdocs.overview.at_revision import files_at

    slips = Slips()
    for one in dict.fromkeys(words):
        slips.tried(files_at, root, one, party)
    # What is wrong with the record stops every revision, and is told once.
    told = {(one.file, one.line, one.message): one for one in slips.found}
    return [*told.values()]


class Revision(RevisionRead):
    """A workspace at one revision, with what is told of the texts in it."""

    def text(self, document: str, ready: Ready | None, side: Side) -> TextFile:
        """Return a document as the text to compare."""
        is_named = document == self.document
        path = self.words if is_named else f"{document} i {self.words}"
        return TextFile(
            path,
            side.text.encode("utf-8"),
            side.text,
            self._name(document) if ready else self.called,
            side.body,
            side.numbers,
            is_there=ready is not None,
        )

    def standing(self, document: str, *, is_cited: bool) -> Standing | None:
        """Return how a locked version stands today; None for other texts.

        It is cited with its document, or called by its number alone.
        """
        from govdocs.cli.record import Known
        from govdocs.text.folder import Folder
        from govdocs.text.load import load_record

        if document != self.document:
            return None
        read = load_record(Folder(self.root))
        known = Known(read, self.versions, document)
        status = known.status(self.version, clock.today())
        number = self.words if is_cited else self.version.number
        told = " ".join([f"{number} är {status.word}.", status.sentence, *status.notes])
        return Standing(number, told, status.markings)

    def _name(self, document: str) -> str:
        if document != self.document:
            return self.called
        if isinstance(self.asked, DayAsked):
            return f"{self.version.number} (den {in_words(self.asked.day)})"
        return self.version.number


def compare_revisions(old: Revision, new: Revision, document: str = "") -> Compared:
    """Compare a document at two revisions; without one, those the revisions name.

    What is in one of them only is compared with an empty text. Raises UnknownDocument
    when it is in neither, or what stops a revision from being read.
    """
    from govdocs.overview.comparison import compare_texts

    names = document or old.document or new.document, document or new.document
    names = names[0], names[1] or names[0]
    one, other = old.find(names[0]), new.find(names[1])
    shown = other or one
    if shown is None:
        near = _nearest(names[1], old, new)
        places = dict.fromkeys((old.called, new.called))
        raise UnknownDocument(names[1], near, " eller ".join(places))
    found = compare_texts(one, other)
    before = old.text(names[0], one, found.old)
    after = new.text(names[1], other, found.new)
    if names[0] != names[1]:
        before, after = (replace(text, name=text.path) for text in (before, after))
    return Compared(
        before,
        after,
        found.redline,
        shown.id,
        shown.outline.metadata.title,
        lambda: told_once(
            old.standing(names[0], is_cited=names[0] != names[1]),
            new.standing(names[1], is_cited=names[0] != names[1]),
        ),
    )


def compare_all(old: Revision, new: Revision) -> Iterator[Compared]:
    """Yield every publication that differs between two revisions, by id.

    Raises CannotCompare when some file of a revision cannot be read.
    """
    from govdocs.overview.addresses import publications

    for one in (old, new):
        one.refuse_unread()
    names = {
        outline.metadata.id
        for one in (old, new)
        for outline in publications(one.loaded.workspace)
    }
    is_like = _paths(old) == _paths(new)
    for name in sorted(names):
        if is_like and _digests(old, name) == _digests(new, name):
            continue
        compared = compare_revisions(old, new, name)
        if compared.differs:
            yield compared


def _paths(one: Revision) -> object:
    """Return what decides a text apart from its own files: who is who, and where."""
    workspace = one.loaded.workspace
    by_path = {path: each.metadata.id for path, each in workspace.by_path.items()}
    return by_path, workspace.registers.parties


def _digests(one: Revision, name: str) -> list[str] | None:
    """Return the digests of the files that a document consists of and takes terms from."""
    outline = one.loaded.workspace.by_id.get(name)
    if outline is None:
        return None
    ready = Ready(outline, one.loaded)
    return [each.digest for each in (*ready.sources, *ready.followed)]


def _nearest(document: str, old: Revision, new: Revision) -> str | None:
    known = {**old.loaded.workspace.by_id, **new.loaded.workspace.by_id}
    return nearest(document, known)
