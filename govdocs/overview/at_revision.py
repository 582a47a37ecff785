"""A whole workspace as it stands, or stood, at whatever a person calls a revision."""

from __future__ import annotations

from pathlib import Path

from govdocs.decision.matters import matters_of
from govdocs.errors import BadArgument, NothingSaved, ShallowClone, UnknownRevision
from govdocs.model.period import in_words
from govdocs.model.revision import (
    CommitAsked,
    DayAsked,
    VersionAsked,
    WorktreeAsked,
    parse_revision,
)
from govdocs.model.version import Version
from govdocs.overview.at_date import before_first, version_by_number, version_on_day
from govdocs.overview.in_force import Force
from govdocs.store.corpus import TreeFiles
from govdocs.store.gateway import open_gateway
from govdocs.store.versions import Versions, open_history
from govdocs.text.folder import Files, Folder
from govdocs.text.load import RecordRead, load_record

_REMEDY = "skriv till exempel hsavtal@1.0, hsavtal@2024-05-01, HEAD~1 eller WORKTREE"


def files_at(root: Path, words: str, party: str | None = None) -> Files:
    """Return the files of a workspace at a revision.

    For a version they are those of the commit that registered it. Raises
    UnknownRevision, PartiesDiffer, or what stops the history from being read.
    """
    asked = parse_revision(words)
    if isinstance(asked, WorktreeAsked):
        return Folder(root)
    if asked is None:
        raise UnknownRevision(words, _REMEDY)
    if isinstance(asked, CommitAsked):
        return _files_of_commit(root, asked.words)
    gateway, head = open_history(root)
    versions = Versions(gateway, root, head)
    return versions.tree(find_version(versions, asked, party))


def _files_of_commit(root: Path, words: str) -> Files:
    """Return the files of a commit; a shallow clone will do if it holds the commit."""
    gateway = open_gateway(root)
    if gateway is None:
        raise NothingSaved(has_repository=False)
    commit = gateway.resolve(words)
    if commit is not None:
        return TreeFiles(gateway, commit)
    if gateway.head() is None:
        raise NothingSaved(has_repository=True)
    if gateway.is_shallow():
        raise ShallowClone
    raise UnknownRevision(words, _REMEDY)


def sound_record(root: Path) -> RecordRead:
    """Read a record that answers can rest on. Raises BadArgument when it has faults."""
    read = load_record(Folder(root))
    if read.faults:
        at = read.faults[0].location
        raise BadArgument(
            "registret har fel, så det går inte att svara",
            "kör govdocs check och rätta felen",
            file=at.file,
            line=at.line,
        )
    return read


def find_version(
    versions: Versions, asked: VersionAsked | DayAsked, party: str | None = None
) -> Version:
    """Return the version asked for by number or by day.

    Raises UnknownRevision when there is none, BadArgument when none was in force on the
    day or the record has faults, and PartiesDiffer when there are several.
    """
    read = sound_record(versions.root)
    record = read.record
    if isinstance(asked, VersionAsked):
        return version_by_number(record, asked.document, asked.number)
    matters = matters_of(record, read.registers)
    force = Force(versions.dated(record, asked.document), record.events, matters)
    found = version_on_day(force, record, asked.document, asked.day, party)
    if found is None:
        words = before_first(force, asked.document, asked.day)
        if party:
            day = in_words(asked.day)
            words = f"Ingen version av {asked.document} gällde den {day} för {party}."
        raise BadArgument(words.rstrip("."), "välj en annan dag (govdocs version list)")
    return found
