"""A version named on the command line, with what is known of it."""

from __future__ import annotations

from pathlib import Path

import click

from govdocs.cli.command import refuse
from govdocs.cli.options import workspace_root
from govdocs.cli.record import Known, open_known
from govdocs.errors import UnknownRevision
from govdocs.model.revision import VersionAsked, named_document, parse_revision
from govdocs.model.version import Version
from govdocs.overview.at_date import version_by_number


def find_version(ctx: click.Context, revision: str) -> tuple[Path, Known, Version]:
    """Return the workspace of a command, its record, and a locked version by name.

    Raises UnknownRevision, RecordBroken when its entry is not as it was saved, Stopped
    for a record that cannot be read, and what stops it from being opened.
    """
    asked = parse_revision(revision)
    if not isinstance(asked, VersionAsked):
        name = named_document(revision)
        raise UnknownRevision(f'"{revision}"', f"skriv en version, som {name}@1.0")
    root = workspace_root(ctx)
    known = open_known(root, asked.document)
    refuse(known.faults)
    version = version_by_number(known.record, asked.document, asked.number)
    known.refuse_altered(asked.document)
    return root, known, version
