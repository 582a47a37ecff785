"""What a rule is: a code, a name, a level and one function that yields hits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from govdocs.model.finding import Severity
from govdocs.model.outline import Outline
from govdocs.model.workspace import Workspace
from govdocs.text.reading import Reading


@dataclass(frozen=True, slots=True)
class Hit:
    """One breach: place, what, and the remedy; the runner adds code and severity."""

    file: str
    line: int
    column: int
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class DocumentRule:
    """A rule that judges one file on its own, so that its hits can be remembered."""

    code: str
    slug: str
    level: Severity
    check: Callable[[Reading], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class WorkspaceRule:
    """A rule that needs to see the other files or the registers."""

    code: str
    slug: str
    level: Severity
    check: Callable[[Workspace], Iterator[Hit]]


Rule = DocumentRule | WorkspaceRule


def at_key(outline: Outline, key: str, message: str, remedy: str) -> Hit:
    """Return a hit at a key of the front matter, given as a dotted path."""
    line, column = outline.place(key)
    return Hit(outline.path, line, column, message, remedy)
