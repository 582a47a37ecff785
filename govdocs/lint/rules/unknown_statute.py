"""GD501: a citation of a statute that lagrum.yaml does not have."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.lint.statutes import cited, hit, meant
from govdocs.model.nearest import did_you_mean
from govdocs.model.workspace import Workspace


def unknown_statute(workspace: Workspace) -> Iterator[Hit]:
    """Find statutes cited by number, name or abbreviation that are not registered."""
    statutes = workspace.registers.statutes
    if not statutes:
        return
    for outline, citation, key in cited(workspace):
        if meant(citation, workspace):
            continue
        if citation.name in {"lag", "lagen", "förordningen"} and not citation.sfs:
            continue
        # A number that is nearly another's is another statute, so names alone are near.
        named = "" if citation.sfs else citation.name or citation.words
        known = [one.abbreviation or one.name for one in statutes]
        yield hit(
            outline,
            citation,
            key,
            f'lagen i "{citation.words}" finns inte i lagrum.yaml',
            did_you_mean(named, known, "lägg till lagen i lagrum.yaml, eller rätta"),
        )
