"""When files were last changed, by the record: the days of commits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govdocs.clock import day_of
from govdocs.store.gateway import Gateway, open_gateway
from govdocs.text.folder import is_left_out


@dataclass(frozen=True, slots=True)
class Record:
    """The saved change a workspace stands at, and the day each file last changed.

    `commit` is None outside git, before the first commit, or when a file is not saved.
    A file that is not saved as it stands has no day.
    """

    commit: str | None
    days: dict[str, date]

    def day(self, paths: Iterable[str], otherwise: date) -> date:
        """Return the latest day among files; `otherwise` when one of them has none."""
        return max(
            (self.days.get(path, otherwise) for path in paths), default=otherwise
        )


def read_record(root: Path) -> Record:
    """Read the record of a workspace; an empty one when there is no repository."""
    gateway = open_gateway(root)
    head = gateway.head() if gateway else None
    if gateway is None or head is None:
        return Record(None, {})
    changed = gateway.changed_paths()
    unsaved = {path for path in changed if not is_left_out(root, path)}
    days = {
        path: day for path, day in _days(gateway, head).items() if path not in unsaved
    }
    return Record(None if unsaved else head, days)


def _days(gateway: Gateway, head: str) -> dict[str, date]:
    found: dict[str, date] = {}
    for commit in gateway.log_of_changes(head).split("\x01")[1:]:
        seconds, *paths = commit.replace("\n", "\0").split("\0")
        day = day_of(int(seconds))
        for path in paths:
            inside = gateway.inside(path) if path else None
            if inside:
                found.setdefault(inside, day)
    return found
