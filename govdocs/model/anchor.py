"""A place in one text that a comment is about, and where it is in the next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from govdocs.model.redline import Span


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of the old text with the id of what is said about it.

    `block` is the id of the block, when the comment names that rather than a place.
    """

    id: str
    span: Span
    block: str = ""


class PlacementStatus(StrEnum):
    """What became of an anchored text; the value is used in JSON."""

    EXACT = "exact"
    MOVED = "moved"
    EDITED = "edited"
    GONE = "gone"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an anchor is in the new text; no span when it is gone or must be placed."""

    id: str
    status: PlacementStatus
    span: Span | None
    confidence: float
