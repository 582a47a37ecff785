"""GD446: a round whose text is no longer to be found as it was asked about."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.consultation.frozen_text import FrozenTexts
from govdocs.errors import GovdocsError
from govdocs.lint.rule import Hit, at_entry
from govdocs.model.consultation import Frozen
from govdocs.model.digest import in_fours
from govdocs.store.versions import Versions
from govdocs.text.load import Loaded

_REMEDY = "hämta hela förrådet, eller återställ raden i remiss.yaml ur historiken (git log -p)"


def frozen_origin(loaded: Loaded, versions: Versions) -> Iterator[Hit]:
    """Find texts frozen from a commit that does not have them, in open and closed rounds.

    One frozen as a locked version is held by GD444 and GD701.
    """
    texts = FrozenTexts(loaded.root, versions.gateway, versions.memory)
    for asked in loaded.workspace.consulted.rounds:
        for count, one in enumerate(asked.texts):
            words = _lost(one, texts, versions) if one.revision else None
            if words:
                key = f"dokument.{count}.revision"
                file = asked.place[0]
                yield at_entry(loaded.workspace, file, key, words, _REMEDY)


def _lost(one: Frozen, texts: FrozenTexts, versions: Versions) -> str | None:
    """Return why a text is not there as it was frozen; None when it is."""
    facts = ("frozen", one.document, one.revision, one.digest)
    if versions.proofs.holds(*facts):
        return None
    try:
        ready = texts.read(one)
    except GovdocsError as error:
        return f"texten som remissen gäller går inte att hitta: {error.message}"
    if ready is None:
        return f"{one.document} finns inte i den ändring som remissen gäller"
    if ready.digests.full != one.digest:
        return (
            f"{one.document} har kontrollsumman {in_fours(ready.digests.full)} i den "
            f"ändring som remissen gäller, men remissen säger {in_fours(one.digest)}"
        )
    versions.proofs.note(*facts)
    return None
