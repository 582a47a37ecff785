"""What somebody hands in: the bytes of an answer as they came, and what came with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class File:
    """One file as it came; `name` is what the sender called it."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """Return the digest of the bytes."""
        return sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Delivery:
    """An answer to a round. `received` is the instant of arrival; parts of a second count not."""

    round: str
    consultee: str
    received: datetime
    channel: str
    answer: File
    attached: tuple[File, ...] = ()

    @property
    def digests(self) -> tuple[str, ...]:
        """Return the digests of all files: the same twice is the same delivery."""
        return (self.answer.sha256, *(one.sha256 for one in self.attached))
