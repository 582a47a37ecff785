"""GD420: a decision that gives other words to a place its text does not have."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.decision.changes import misplaced_changes
from govdocs.lint.filed import Filed, standing
from govdocs.lint.rule import Hit
from govdocs.model.version import Version
from govdocs.store.versions import Versions
from govdocs.text.load import Loaded


def decision_change(loaded: Loaded, versions: Versions) -> Iterator[Hit]:
    """Find changes of blocks and headings that the locked text does not have."""
    for one in standing(loaded.workspace):
        if one.decision.changes and one.version and versions.has_bytes(one.version):
            yield from _misplaced(one, one.version, versions)


def _misplaced(one: Filed, version: Version, versions: Versions) -> Iterator[Hit]:
    wanted = sorted(change.block for change in one.decision.changes)
    facts = ("changes", [pin.blob for pin in version.pins], wanted)
    if versions.proofs.holds(*facts):
        return
    found = tuple(misplaced_changes(one.decision, versions.parts(version)))
    for count, words, remedy in found:
        yield one.hit(f"ändring.{count}.block", words, remedy)
    if not found:
        versions.proofs.note(*facts)
