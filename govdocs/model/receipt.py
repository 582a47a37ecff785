"""What was received, before anybody has read it: the bytes' digest, the moment, the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from govdocs.model.finding import Finding
from govdocs.model.submission import Submission


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that came with an answer; `file` is its name in the folder it is kept in."""

    name: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """One delivery. `received` is the instant of arrival in UTC, to the second.

    `name` is what the sender called the file and `file` what it is kept as; `number`
    counts the deliveries of a round from 1.
    """

    round: str
    consultee: str
    received: datetime
    channel: str
    sha256: str
    name: str
    file: str
    number: int
    attached: tuple[Attached, ...] = ()

    @property
    def folder(self) -> str:
        """Return the name of the folder that the delivery lies in."""
        return f"{self.number:04}-{self.consultee}"

    @property
    def digests(self) -> tuple[tuple[str, str], ...]:
        """Return the digest of each file that came, after the name it is kept as."""
        attached = ((one.file, one.sha256) for one in self.attached)
        return ((self.file, self.sha256), *attached)

    def as_unread(self, why: str) -> Submission:
        """Return the delivery as an answer of which nothing is understood yet."""
        return Submission(
            self.round,
            self.consultee,
            self.received,
            self.channel,
            self.sha256,
            unread=(why,),
        )


@dataclass(frozen=True, slots=True)
class Lost:
    """A delivery whose original is gone for good, and why; `received` is None if unknown."""

    folder: str
    received: datetime | None
    why: str

    @property
    def consultee(self) -> str:
        """Return whose it was."""
        return self.folder.partition("-")[2]


@dataclass(frozen=True, slots=True)
class Received:
    """A delivery and what was read in it; `is_read` is False until that has been done.

    `aside` says why it does not count, as when it answers another round, and
    `is_decided` that a person has said so. `faults` are what is wrong with svar.yaml,
    which people edit.
    """

    receipt: Receipt
    submission: Submission
    is_read: bool = True
    aside: str | None = None
    faults: tuple[Finding, ...] = ()
    is_decided: bool = False
