"""GD503: a section without a chapter, in a statute whose sections begin anew in each."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.lint.statutes import cited, hit, meant
from govdocs.model.workspace import Workspace


def missing_chapter(workspace: Workspace) -> Iterator[Hit]:
    """Find "3 § HSL", which names sixteen different sections at once."""
    for outline, citation, key in cited(workspace):
        found = meant(citation, workspace)
        if not citation.has_section or citation.has_chapter or not found:
            continue
        if all(one.chapters for one in found):
            yield hit(
                outline,
                citation,
                key,
                f'"{citation.words}" saknar kapitel',
                f"skriv kapitlets nummer och kap. före {citation.words}",
            )
