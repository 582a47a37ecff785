"""GD722: an id that stands for one text in one locked version and for another in a later."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rules.reused_id import block_texts, is_other_text
from govdocs.model.finding import Finding
from govdocs.model.version import Version
from govdocs.overview.verify.scope import Scope, fault

_REMEDY = "lås en ny version där stycket har ett eget id"


def block_ids(scope: Scope) -> Iterator[Finding]:
    """Find ids that went from one text to another between locked versions."""
    entries = [one for one in scope.entries if scope.versions.has_bytes(one)]
    entries.sort(key=lambda one: one.locked)
    facts = ("ids of versions", tuple(one.pins for one in entries))
    if scope.proofs.holds(*facts):
        return
    found = list(_reused(scope, entries))
    yield from found
    if not found:
        scope.proofs.note(*facts)


def _reused(scope: Scope, entries: list[Version]) -> Iterator[Finding]:
    known: dict[str, dict[str, str]] = {}
    for version in entries:
        texts = [
            one for part in scope.versions.parts(version) for one in block_texts(part)
        ]
        for name, source in texts:
            earlier = known.get(name, {})
            if earlier and all(is_other_text(source, one) for one in earlier):
                file, line = version.place
                words = (
                    f"id {name} står för en annan text i {version.name} än i "
                    f"{next(iter(earlier.values()))}"
                )
                yield fault("GD722", file, words, _REMEDY, line)
        for name, source in texts:
            known.setdefault(name, {}).setdefault(source, version.name)
