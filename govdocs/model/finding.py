"""What is wrong in a document: a value, never an exception."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters; only ERROR fails a check."""

    ERROR = "fel"
    WARNING = "varning"
    ADVICE = "råd"


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file of the workspace; line and column count from 1, in code points."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: where, what, and what to do about it, in Swedish without a full stop."""

    code: str
    severity: Severity
    location: Location
    message: str
    remedy: str

    @property
    def order(self) -> tuple[str, int, str, int, str]:
        """Return the sort key of reports: file, line, code, then column and words."""
        at = self.location
        return (at.file, at.line, self.code, at.column, self.message)

    @property
    def is_error(self) -> bool:
        """Tell whether it fails a check."""
        return self.severity is Severity.ERROR
