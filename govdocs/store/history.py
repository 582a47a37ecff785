"""When files were last changed, by the record: the days of commits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govdocs.clock import day_of
from govdocs.errors import ShallowClone
from govdocs.store.gateway import Gateway, commits_of, open_gateway
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
    """Read the record of a workspace; an empty one when there is no repository.

    Raises ShallowClone, for the days of the files would be wrong.
    """
    gateway = open_gateway(root)
    head = gateway.head() if gateway else None
    if gateway is None or head is None:
        return Record(None, {})
    if gateway.is_shallow():
        raise ShallowClone
    changed = gateway.changed_paths()
    unsaved = {path for path in changed if not is_left_out(root, path)}
    days = {
        path: day for path, day in _days(gateway, head).items() if path not in unsaved
    }
    return Record(None if unsaved else head, days)


@dataclass(frozen=True, slots=True)
class Step:
    """One saved change of a file: its commit, moment in seconds, and subject.

    `blob` is the id of the bytes it gave the file; `was` is the path the file had
    before, when the change gave it a new one.
    """

    commit: str
    seconds: int
    subject: str
    blob: str
    was: str | None = None


def follow(gateway: Gateway, head: str, path: str) -> tuple[Step, ...]:
    """Return every change of a file of the workspace, newest first, through renames."""
    found = []
    for commit, seconds, subject, *marks in commits_of(gateway.log_of_file(head, path)):
        facts = marks[0].split(" ") if marks else []
        if len(facts) < 5:
            continue
        renamed = facts[4].startswith("R") and len(marks) > 2
        was = (gateway.inside(marks[1]) or marks[1]) if renamed else None
        found.append(Step(commit, int(seconds), subject[1:], facts[3], was))
    return tuple(found)


def _days(gateway: Gateway, head: str) -> dict[str, date]:
    found: dict[str, date] = {}
    for seconds, *paths in commits_of(gateway.log_of_changes(head)):
        day = day_of(int(seconds))
        # git puts a line feed of its own before the first name.
        paths[:1] = [one.removeprefix("\n") for one in paths[:1]]
        for path in paths:
            inside = gateway.inside(path) if path else None
            if inside:
                found.setdefault(inside, day)
    return found
