"""GD723: the tag of a version that leads to another text than the one it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from govdocs.model.finding import Finding
from govdocs.model.version import Version
from govdocs.overview.verify.scope import Scope, fault
from govdocs.store.tags import own_name

_REMEDY = "gå efter registret, och hämta märket på nytt: git fetch --tags --force"


def version_tags(scope: Scope) -> Iterator[Finding]:
    """Find tags that do not hold the files of their version, or bear another's name.

    A version needs no tag: it is found by the register.
    """
    for version in scope.entries:
        why = _astray(scope, version)
        if why is not None:
            file, line = version.place
            yield fault("GD723", file, f"märket {version.tag} {why}", _REMEDY, line)


def _astray(scope: Scope, version: Version) -> str | None:
    tag = scope.tags.get(version.tag)
    if tag is None:
        return None
    if tag.commit is None:
        return "pekar inte på någon sparad ändring"
    if tag.is_written and own_name(scope.gateway, tag) != tag.name:
        return "är en kopia av ett märke med ett annat namn"
    whole = replace(scope.gateway, folder="")
    blobs = {entry.blob for entry in whole.tree(tag.commit)}
    if {pin.blob for pin in version.pins} <= blobs:
        return None
    return "pekar på en ändring som inte har versionens filer"
