"""What a rule is: a code, a name, a level and one function that yields hits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from govdocs.model.finding import Severity
from govdocs.model.outline import Outline
from govdocs.model.workspace import Workspace
from govdocs.text.reading import Reading

if TYPE_CHECKING:
    from govdocs.store.gateway import Gateway
    from govdocs.store.proofs import Proofs
    from govdocs.store.versions import Versions
    from govdocs.text.load import Loaded


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


@dataclass(frozen=True, slots=True)
class DatedRule:
    """A rule about the workspace that also needs to know what day it is."""

    code: str
    slug: str
    level: Severity
    check: Callable[[Workspace, date], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class TextRule:
    """A rule that reads whole texts and needs to know the day; it is always run."""

    code: str
    slug: str
    level: Severity
    check: Callable[[Loaded, date], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class HistoryRule:
    """A rule that holds the workspace against the versions locked in its history."""

    code: str
    slug: str
    level: Severity
    check: Callable[[Loaded, Versions], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class SavedRule:
    """A rule that holds what is about to be saved against the last commit, on a day."""

    code: str
    slug: str
    level: Severity
    check: Callable[[Loaded, Gateway, Proofs, date], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class RepositoryRule:
    """A rule about the repository itself rather than what is saved in it."""

    code: str
    slug: str
    level: Severity
    check: Callable[[Gateway], Iterator[Hit]]


Rule = (
    DocumentRule
    | WorkspaceRule
    | DatedRule
    | TextRule
    | HistoryRule
    | SavedRule
    | RepositoryRule
)


def at_entry(
    workspace: Workspace, file: str, key: str, message: str, remedy: str
) -> Hit:
    """Return a hit at a dotted path in a register or a question, or at its first line."""
    places = workspace.register_places.get(file, {})
    line, column = places.get(key, (1, 1))
    return Hit(file, line, column, message, remedy)


def at_key(outline: Outline, key: str, message: str, remedy: str) -> Hit:
    """Return a hit at a key of the front matter, given as a dotted path."""
    line, column = outline.place(key)
    return Hit(outline.path, line, column, message, remedy)
