"""What differs between two texts: an edit script that both can be rebuilt from.

Every span counts code points in the file's text as decoded, end not included.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]


class OpKind(StrEnum):
    """What an operation does; the value is used in JSON."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


@dataclass(frozen=True, slots=True)
class Op:
    """One step of the script; `move` is the id of the move it is one end of."""

    kind: OpKind
    old: Span | None = None
    new: Span | None = None
    move: int | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """Text that stands elsewhere; `inner` is the script from the one to the other."""

    id: int
    old: Span
    new: Span
    edited: bool
    renumbered: bool
    inner: tuple[Op, ...]


@dataclass(frozen=True, slots=True)
class Renumbering:
    """A number at the head of a block that is another one now."""

    old: Span
    new: Span


@dataclass(frozen=True, slots=True)
class TermChange:
    """A value of the front matter that differs; `text` tells it in domain words.

    `key` is dotted and without places in lists; `old` and `new` are as in the files, None
    for what is not there; `consequence` is what follows for readers, a sentence or ''.
    """

    key: str
    old: str | None
    new: str | None
    text: str
    consequence: str = ""


@dataclass(frozen=True, slots=True)
class Redline:
    """All that differs; `exact` when both texts were rebuilt from the script."""

    ops: tuple[Op, ...]
    moves: tuple[Move, ...]
    renumbered: tuple[Renumbering, ...]
    metadata: tuple[TermChange, ...]
    exact: bool
