"""What a person can write where a revision is wanted, told apart without asking git."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from govdocs.model.period import parse_day

WORKTREE = "WORKTREE"

_NAMED = re.compile(r"(?P<document>[A-Za-z][A-Za-z0-9-]*)@(?P<rest>\d[\d.-]*)")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_NUMBER = re.compile(r"\d{1,4}\.\d{1,4}")


@dataclass(frozen=True, slots=True)
class VersionAsked:
    """A version by its number: 'hsavtal@1.0'."""

    document: str
    number: str


@dataclass(frozen=True, slots=True)
class DayAsked:
    """The text in force on a day: 'hsavtal@2024-05-01'."""

    document: str
    day: date


@dataclass(frozen=True, slots=True)
class CommitAsked:
    """Words for git to resolve."""

    words: str


@dataclass(frozen=True, slots=True)
class WorktreeAsked:
    """The files as they lie in the workspace, saved or not."""


Asked = VersionAsked | DayAsked | CommitAsked | WorktreeAsked


def named_document(words: str) -> str:
    """Return the document that words seem to name, or the one we use in examples."""
    name = words.partition("@")[0].strip().lower()
    return name if _ID.fullmatch(name) else "hsavtal"


def parse_revision(words: str) -> Asked | None:
    """Tell what is asked for; None when the words look like ours but are no day or number."""
    if words == WORKTREE:
        return WorktreeAsked()
    found = _NAMED.fullmatch(words)
    if not found:
        return CommitAsked(words)
    document, rest = found["document"].lower(), found["rest"]
    if _NUMBER.fullmatch(rest):
        return VersionAsked(document, rest)
    day = parse_day(rest)
    return DayAsked(document, day) if day else None
