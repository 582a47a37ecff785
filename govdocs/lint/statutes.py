"""Which statute a citation means, judged on the day its text applies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from govdocs.lint.rule import Hit, at_key
from govdocs.model.outline import Citation, Outline
from govdocs.model.register import Statute
from govdocs.model.workspace import Workspace
from govdocs.text.citations import find_citations


def cited(workspace: Workspace) -> Iterator[tuple[Outline, Citation, str | None]]:
    """Yield each citation of the workspace; the key is set for those in `lagstöd`."""
    for outline in workspace.outlines:
        for one in outline.citations:
            yield outline, one, None
        for count, words in enumerate(outline.metadata.legal_basis):
            key = f"lagstöd.{count}"
            for found in find_citations(words):
                line, column = outline.place(key)
                yield outline, Citation(
                    found.words,
                    found.sfs,
                    found.name,
                    found.chapter,
                    found.section,
                    line,
                    column,
                ), key


def candidates(citation: Citation, statutes: Sequence[Statute]) -> list[Statute]:
    """Return the statutes a citation can mean; its number, if it has one, decides alone."""
    if citation.sfs:
        return [one for one in statutes if one.sfs == citation.sfs]
    name = (citation.name or "").lower()
    return [
        one
        for one in statutes
        if citation.name == one.abbreviation or name in {one.name.lower(), one.title.lower()}
    ]


def chosen(found: Sequence[Statute], day: date | None) -> Statute | None:
    """Return the candidate in force on the day, or the only one; None when in doubt."""
    if day is not None:
        found = [one for one in found if one.in_force(day)]
    return found[0] if len(found) == 1 else None


def hit(outline: Outline, citation: Citation, key: str | None, message: str, remedy: str) -> Hit:
    """Return a hit at a citation, in the text or in the front matter."""
    if key:
        return at_key(outline, key, message, remedy)
    return Hit(outline.path, citation.line, citation.column, message, remedy)
