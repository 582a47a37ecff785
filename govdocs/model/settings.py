"""What govdocs.yaml says about a workspace."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from govdocs.model.finding import Severity
from govdocs.model.policy import PolicyChoice


class StatuteStyle(StrEnum):
    """How a citation of a statute is shown."""

    TEXT = "text"
    SECTION = "paragraf"
    LINK = "länk"


@dataclass(frozen=True, slots=True)
class Waiver:
    """Leave to break a rule in some files, for a reason, up to and including a day.

    `rule` is the code of a rule or the name of a policy.
    """

    rule: str
    files: tuple[str, ...]
    reason: str
    by: str
    end: date


@dataclass(frozen=True, slots=True)
class Marking:
    """Words shown on every page and PDF, such as that the texts are examples."""

    tag: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Where a reader writes about the texts or their accessibility."""

    name: str
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a workspace, with the defaults of a workspace that says nothing."""

    name: str = "Avtal och överenskommelser"
    summary: str | None = None
    stage: str = "utkast"
    party_count: int | None = None
    statute_style: StatuteStyle = StatuteStyle.SECTION
    marking: Marking | None = None
    contact: Contact | None = None
    front_document: str | None = None
    question_ladder: tuple[str, ...] = ()
    received: str | None = None
    levels: dict[str, Severity | None] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    stages: dict[str, tuple[PolicyChoice, ...]] = field(default_factory=dict)

    @property
    def policies(self) -> tuple[PolicyChoice, ...]:
        """Return what the present stage allows a proposal to change."""
        return self.stages.get(self.stage, ())
