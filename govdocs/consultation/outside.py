"""What documents that a round does not ask about are called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from govdocs.model.consultation import Consultation

if TYPE_CHECKING:
    from govdocs.text.publication import Ready


def outside_names(asked: Consultation, texts: Iterable[Ready]) -> dict[str, str]:
    """Return their names by id, as they stood when the texts were frozen.

    One that no text's workspace knew is left out.
    """
    known: dict[str, str] = {}
    for text in texts:
        by_id = text.loaded.workspace.by_id
        found = (by_id.get(one.document) for one in asked.outside)
        known = {one.metadata.id: one.metadata.name for one in found if one} | known
    return known
