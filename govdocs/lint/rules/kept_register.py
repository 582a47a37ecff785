"""GD702: an entry of the register that was saved earlier and is now changed or gone."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.model.version import Register, Version
from govdocs.store.versions import Versions
from govdocs.text.load import Loaded
from govdocs.text.records import VERSIONS_FILE

_REMEDY = (
    "återställ raden ur historiken (git log -p); en rättad text låses som en ny version"
)


def kept_register(loaded: Loaded, versions: Versions) -> Iterator[Hit]:
    """Find versions that an earlier revision registered otherwise."""
    if loaded.workspace.is_broken(VERSIONS_FILE):
        return  # the fault of the file is told
    now = loaded.workspace.record.versions
    for version in versions.recorded.values():
        current = _find(now, version)
        if current != version:
            yield _hit(version, current, now)


def _find(register: Register, wanted: Version) -> Version | None:
    known = register.get(wanted.document, ())
    return next((one for one in known if one.number == wanted.number), None)


def _hit(version: Version, current: Version | None, register: Register) -> Hit:
    if current:
        file, line = current.place
        return Hit(file, line, 1, f"{version.name} är ändrad efter låsningen", _REMEDY)
    known = register.get(version.document)
    file = known[0].place[0] if known else version.place[0] or VERSIONS_FILE
    words = f"{version.name} var låst men är borttagen ur registret"
    return Hit(file, 1, 1, words, _REMEDY)
