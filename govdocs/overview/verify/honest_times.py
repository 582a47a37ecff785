"""GD726: a commit that says it was saved before what it builds upon, or than it could be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from govdocs.clock import day_of
from govdocs.model.append_only import kept_path
from govdocs.model.decision_path import parse_decision_path
from govdocs.model.finding import Finding
from govdocs.model.period import in_words
from govdocs.overview.verify.scope import Scope, fault
from govdocs.store.pushed import NewCommit

# Clocks differ, and a machine can have the wrong zone; nobody backdates by hours.
_DAY = 24 * 60 * 60
# git takes numbers that no calendar has.
_LAST = 253_000_000_000
_REMEDY = "ta reda på när ändringen gjordes, i en annan klon eller i serverns logg"


def honest_times(scope: Scope) -> Iterator[Finding]:
    """Find commits saved more than a day before their parents, and decisions foretold."""
    for one in scope.walk.commits:
        latest = max((scope.walk.saved[above] for above in one.above), default=0)
        if one.seconds < latest - _DAY:
            days = in_words(_day(one.seconds)), in_words(_day(latest))
            words = (
                f"ändringen {one.commit[:12]} säger sig vara sparad den {days[0]}, men "
                f"bygger på en som sparades den {days[1]}"
            )
            file = _record_file(one)
            yield scope.inside(fault("GD726", file, words, _REMEDY))
        yield from _foretold(scope, one)


def _foretold(scope: Scope, one: NewCommit) -> Iterator[Finding]:
    saved = _day(one.seconds)
    for entry in one.added:
        at = parse_decision_path(entry.path)
        if at and at.day > saved:
            words = (
                f"beslutet är från den {in_words(at.day)} men sparades redan den "
                f"{in_words(saved)} (i ändringen {one.commit[:12]})"
            )
            yield scope.inside(fault("GD726", entry.path, words, _REMEDY))


def _day(seconds: int) -> date:
    return day_of(min(seconds, _LAST))


def _record_file(one: NewCommit) -> str:
    """Return the first file of the record that a commit changes."""
    paths = (row.path for rows in one.against for row in rows)
    return next((path for path in paths if kept_path(path)), "historien")
