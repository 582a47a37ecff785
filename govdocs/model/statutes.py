"""Which statute a name, a number or an abbreviation means, on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from govdocs.model.register import Statute


def candidates(
    sfs: str | None, name: str | None, statutes: Sequence[Statute]
) -> list[Statute]:
    """Return the statutes a citation can mean; its number, if it has one, decides alone."""
    if sfs:
        return [one for one in statutes if one.sfs == sfs]
    lowered = (name or "").lower()
    return [
        one
        for one in statutes
        if name == one.abbreviation or lowered in {one.name.lower(), one.title.lower()}
    ]


def chosen(found: Sequence[Statute], day: date | None) -> Statute | None:
    """Return the candidate in force on the day, or the only one; None when in doubt."""
    if day is not None:
        found = [one for one in found if one.in_force(day)]
    return found[0] if len(found) == 1 else None
