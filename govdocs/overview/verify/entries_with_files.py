"""GD721: an entry of the register that came without the files it pins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from govdocs.model.finding import Finding
from govdocs.model.version import Version
from govdocs.overview.verify.scope import Scope, fault
from govdocs.store.gateway import Entry, Gateway
from govdocs.store.pushed import NewCommit, Row
from govdocs.text.records import VERSIONS_FILE, read_register

_REMEDY = (
    "lås texten som en ny version; en rad kommer in i samma ändring som sina filer"
)


def entries_with_files(scope: Scope) -> Iterator[Finding]:
    """Find commits that add an entry while their own tree lacks its files."""
    whole = replace(scope.gateway, folder="")
    for commit in scope.walk.commits:
        added = _added(commit, scope.gateway)
        if not added:
            continue
        blobs = {entry.blob for entry in whole.tree(commit.commit)}
        for version, path in added.items():
            if not {pin.blob for pin in version.pins} <= blobs:
                words = (
                    f"ändringen {commit.commit[:12]} registrerar {version.name} men har "
                    "inte de filer som raden pekar på"
                )
                yield scope.inside(fault("GD721", path, words, _REMEDY))


def _added(commit: NewCommit, gateway: Gateway) -> dict[Version, str]:
    """Return the versions that none of a commit's parents registers, and in which file."""
    if len(commit.against) < max(len(commit.above), 1):
        return {}
    sides = [_gained(rows, gateway) for rows in commit.against]
    return {
        version: path
        for version, path in sides[0].items()
        if all(version in side for side in sides[1:])
    }


def _gained(rows: Iterable[Row], gateway: Gateway) -> dict[Version, str]:
    registers = [one for one in rows if one.path.rpartition("/")[2] == VERSIONS_FILE]
    before = _read((one.old for one in registers), gateway)
    after = _read((one.new for one in registers), gateway)
    return {one: path for one, path in after.items() if one not in before}


def _read(entries: Iterable[Entry | None], gateway: Gateway) -> dict[Version, str]:
    return {
        version: entry.path
        for entry in entries
        if entry
        for rows in read_register(entry.path, gateway.blob(entry.blob)).values()
        for version in rows
    }
