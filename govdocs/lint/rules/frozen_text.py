"""GD441: a text that has changed while it is out for consultation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from govdocs.lint.frozen import changed_texts
from govdocs.lint.rule import Hit
from govdocs.text.load import Loaded


def frozen_text(loaded: Loaded, on: date) -> Iterator[Hit]:
    """Find texts that are not what an open round has frozen."""
    yield from changed_texts(loaded, loaded.workspace.consulted.rounds, on)
