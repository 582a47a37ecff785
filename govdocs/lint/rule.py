"""What a rule is: a code, a name, a level and one function that yields hits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

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


def did_you_mean(
    word: str, known: Iterable[str], otherwise: str, *, mark: str = ""
) -> str:
    """Return a remedy that names the nearest known word, or another remedy."""
    near = get_close_matches(word, list(known), 1, 0.6)
    return f"menade du {mark}{near[0]}?" if near else otherwise


def at_key(outline: Outline, key: str, message: str, remedy: str) -> Hit:
    """Return a hit at a key of the front matter, given as a dotted path."""
    line, column = outline.place(key)
    return Hit(outline.path, line, column, message, remedy)
