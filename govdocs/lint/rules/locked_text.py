"""GD701: a locked version whose text is no longer to be found as it was registered."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.errors import GovdocsError
from govdocs.lint.rule import Hit
from govdocs.model.version import Version
from govdocs.store.versions import Versions
from govdocs.text.load import Loaded

_REMEDY = "återställ raden ur historiken (git log -p), och lås en ny version om texten ska ändras"


def locked_text(loaded: Loaded, versions: Versions) -> Iterator[Hit]:
    """Find entries of the register that do not lead to the text they give digests for."""
    recorded = versions.recorded
    for entries in loaded.workspace.record.versions.values():
        for version in entries:
            if recorded.get((version.document, version.number), version) != version:
                continue  # GD702 tells it
            words = _broken(version, versions)
            if words:
                file, line = version.place
                yield Hit(file, line, 1, words, _REMEDY)


def _broken(version: Version, versions: Versions) -> str | None:
    """Return why a version does not hold; None when both digests do."""
    try:
        if versions.is_proved(version):
            return None
        ready = versions.ready(version)
    except GovdocsError as error:
        return error.message
    if ready.digests.text != version.text:
        return f"{version.name} har en annan kontrollsumma för orden än registret"
    versions.note_proved(version)
    return None
