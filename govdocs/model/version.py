"""Locked versions of a publication, as versioner.yaml registers them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from govdocs.model.metadata import Metadata

_NUMBER = re.compile(r"(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})", re.ASCII)


class VersionKind(StrEnum):
    """Why a version was made; only a revision is decided anew by the parties."""

    REVISION = "revision"
    UPDATE = "uppdatering"
    EDITORIAL = "redaktionell"
    CORRECTION = "rättelse"


@dataclass(frozen=True, slots=True)
class Pin:
    """One file of a version: the id of its document, and of its bytes in git."""

    document: str
    blob: str


@dataclass(frozen=True, slots=True)
class Version:
    """A text that cannot change; whether it is decided or in force is computed elsewhere.

    Days are inclusive. `start` and `end` are what was intended when it was locked.
    `full` and `text` are the digests of docs/digest.md; `pins` has the publication's own
    file first, then its parts in order; `parties` are the ids it was meant for.
    """

    document: str
    number: str
    kind: VersionKind
    locked: date
    start: date | None
    end: date | None
    reason: str
    full: str
    text: str
    pins: tuple[Pin, ...]
    parties: tuple[str, ...]
    place: tuple[str, int] = field(default=("", 1), compare=False)

    @property
    def name(self) -> str:
        """Return the version as it is cited: 'hsavtal@1.0'."""
        return f"{self.document}@{self.number}"

    @property
    def tag(self) -> str:
        """Return the name of its tag in git: 'hsavtal/1.0'."""
        return f"{self.document}/{self.number}"


@dataclass(frozen=True, slots=True)
class Dated:
    """A locked version with the terms that its own text states."""

    version: Version
    metadata: Metadata


Register = Mapping[str, tuple[Version, ...]]


def number_key(number: str) -> tuple[int, int] | None:
    """Return what version numbers are sorted by; None when the words are no number."""
    found = _NUMBER.fullmatch(number)
    return (int(found[1]), int(found[2])) if found else None


def next_number(numbers: tuple[str, ...], kind: VersionKind) -> str:
    """Return the number after the highest: a revision raises the first figure."""
    highest = max((key for one in numbers if (key := number_key(one))), default=(0, 0))
    if kind is VersionKind.REVISION:
        return f"{highest[0] + 1}.0"
    return f"{highest[0]}.{highest[1] + 1}"
