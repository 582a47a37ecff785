"""GD502: a citation of a statute that was not in force on the day the text applies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from govdocs.lint.rule import Hit
from govdocs.lint.statutes import cited, hit, meant
from govdocs.model.outline import applies_on
from govdocs.model.register import Statute
from govdocs.model.workspace import Workspace


def repealed_statute(workspace: Workspace) -> Iterator[Hit]:
    """Find statutes that had been repealed, or had not begun, when the text applies."""
    days = {one.path: applies_on(one, workspace.by_id) for one in workspace.outlines}
    for outline, citation, key in cited(workspace):
        day = days[outline.path]
        found = meant(citation, workspace)
        if day is None or not found or any(one.in_force(day) for one in found):
            continue
        yield hit(
            outline, citation, key, _what(found[0], day), _remedy(found[0], workspace)
        )


def _what(statute: Statute, day: date) -> str:
    name = f"{statute.name} ({statute.sfs})"
    if statute.start and day < statute.start:
        return f"{name} började gälla {statute.start}, men texten gäller från {day}"
    return f"{name} upphävdes efter {statute.end}, men texten gäller från {day}"


def _remedy(statute: Statute, workspace: Workspace) -> str:
    others = [
        one
        for one in workspace.registers.statutes
        if one.name == statute.name and one.sfs != statute.sfs
    ]
    if others:
        return f"hänvisa till {others[0].name} ({others[0].sfs}) och se över lagrummets nummer"
    return "hänvisa till den lag som gällde då"
