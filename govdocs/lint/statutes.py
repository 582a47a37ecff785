"""Which statute a citation means, judged on the day its text applies."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit, at_key
from govdocs.model.outline import Citation, Outline
from govdocs.model.register import Statute
from govdocs.model.statutes import candidates
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
                yield (
                    outline,
                    Citation(
                        words=found.words,
                        sfs=found.sfs,
                        name=found.name,
                        has_chapter=found.chapter,
                        has_section=found.section,
                        heading=-1,
                        line=line,
                        column=column,
                    ),
                    key,
                )


def meant(citation: Citation, workspace: Workspace) -> list[Statute]:
    """Return the registered statutes that a citation can mean."""
    return candidates(citation.sfs, citation.name, workspace.registers.statutes)


def hit(
    outline: Outline, citation: Citation, key: str | None, message: str, remedy: str
) -> Hit:
    """Return a hit at a citation, in the text or in the front matter."""
    if key:
        return at_key(outline, key, message, remedy)
    return Hit(outline.path, citation.line, citation.column, message, remedy)
