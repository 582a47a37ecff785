"""A version named on the command line, as a matter before those who decide it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from govdocs.cli.record import Known, open_known
from govdocs.errors import UnknownRevision
from govdocs.model.revision import VersionAsked, named_document, parse_revision
from govdocs.model.version import Version
from govdocs.overview.at_date import version_by_number
from govdocs.overview.matter import Matter, find_matter


def find(root: Path, revision: str, day: date) -> tuple[Known, Matter]:
    """Return what is known of a workspace, and one of its versions on a day.

    Raises UnknownRevision, RecordBroken, and what stops the record from being read.
    """
    known, version = find_version(root, revision)
    parties = known.read.registers.parties
    return known, find_matter(known.force, known.dated(version), parties, day)


def find_version(root: Path, revision: str) -> tuple[Known, Version]:
    """Return a locked version by name, such as 'hsavtal@2.0'.

    Raises UnknownRevision, and RecordBroken when its entry is not as it was saved.
    """
    asked = parse_revision(revision)
    if not isinstance(asked, VersionAsked):
        name = named_document(revision)
        raise UnknownRevision(f'"{revision}"', f"skriv en version, som {name}@1.0")
    known = open_known(root, asked.document)
    version = version_by_number(known.record, asked.document, asked.number)
    known.refuse_altered(asked.document)
    return known, version
