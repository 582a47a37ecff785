"""A consultation (remiss): which texts are asked about, who is asked, and until when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class ConsultationKind(StrEnum):
    """What a round is; the value is the word in `sort`."""

    CONSULTATION = "remiss"
    INTERNAL = "intern synpunktsrunda"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to those who are asked; `section` is what it is about: a heading or a block."""

    id: str
    text: str
    section: str | None = None
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Frozen:
    """A text that is asked about, bound by its full digest (64 hexadecimal figures).

    It is a locked version by `version`, or the text of a commit by `revision` (40 figures).
    """

    document: str
    digest: str
    version: str | None = None
    revision: str | None = None
    questions: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class Outside:
    """A document that is not asked about, and why."""

    document: str
    reason: str


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What is sent along without being asked about."""

    title: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who is asked, by the id in remissinstanser.yaml.

    `extension` is the last day that this one has been granted, inclusive.
    """

    consultee: str
    channel: str | None = None
    extension: date | None = None


@dataclass(frozen=True, slots=True)
class Consultation:
    """One round. Days are inclusive; the last ends at 23.59.59 in Stockholm."""

    id: str
    title: str
    kind: ConsultationKind
    opens: date
    deadline: date
    texts: tuple[Frozen, ...]
    invited: tuple[Invited, ...] = ()
    questions: tuple[Asked, ...] = ()
    outside: tuple[Outside, ...] = ()
    enclosed: tuple[Enclosed, ...] = ()
    dockets: tuple[str, ...] = ()
    letter: str | None = None
    marking: str | None = None
    place: tuple[str, int] = field(default=("", 1), compare=False)

    @property
    def folder(self) -> str:
        """Return the folder of the round, relative to the workspace."""
        return self.place[0].rpartition("/")[0]

    @property
    def invited_ids(self) -> tuple[str, ...]:
        """Return the ids of those who are asked, in the order of the round."""
        return tuple(one.consultee for one in self.invited)

    @property
    def is_internal(self) -> bool:
        """Tell whether a working group reads its own draft."""
        return self.kind is ConsultationKind.INTERNAL

    @property
    def noun(self) -> str:
        """Return what a round of its kind is called: 'remiss' or 'synpunktsrunda'."""
        return "synpunktsrunda" if self.is_internal else "remiss"

    @property
    def called(self) -> str:
        """Return what it is called when it is known: 'remissen' or 'synpunktsrundan'."""
        return "synpunktsrundan" if self.is_internal else "remissen"

    @property
    def every_question(self) -> tuple[Asked, ...]:
        """Return the questions about everything, then those about each text."""
        own = (one for text in self.texts for one in text.questions)
        return (*self.questions, *own)

    @property
    def order(self) -> tuple[int, ...]:
        """Return year and number, for the tenth round of a year comes after the ninth."""
        return tuple(int(one) for one in self.id.split("-") if one.isdecimal())

    @property
    def closes(self) -> date:
        """Return the last day that anybody may answer, extensions included."""
        granted = [one.extension for one in self.invited if one.extension]
        return max([self.deadline, *granted])

    def is_open(self, day: date) -> bool:
        """Tell whether somebody may still answer in time on a day."""
        return self.opens <= day <= self.closes

    def deadline_of(self, consultee: str) -> date:
        """Return the last day for one of those who are asked, or for anybody else.

        Nobody has less time than all have, when the round was given more time later.
        """
        found = next((one for one in self.invited if one.consultee == consultee), None)
        return max(self.deadline, (found and found.extension) or self.deadline)

    def text_of(self, document: str) -> Frozen | None:
        """Return what was frozen of a document; None when it is not asked about."""
        return next((one for one in self.texts if one.document == document), None)
