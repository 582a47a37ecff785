"""GD725: a change of the record that nobody on the list of signers has signed.

The list is the files named allowed_signers in the workspace, as they stood in the commit
before: nobody can let themselves in. The first list is taken as it is, for nothing came
before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from govdocs.model.append_only import kept_path
from govdocs.model.finding import Finding
from govdocs.overview.verify.scope import Scope, fault
from govdocs.store.gateway import Gateway
from govdocs.store.grounds import Grounds
from govdocs.store.pushed import NewCommit, Row
from govdocs.store.signatures import signers, tag_signer
from govdocs.store.walk import SIGNERS_FILE, rows_against

_REMEDY = "jämför med ert diarium, och låt någon på listan skriva under en rättelse"

# The ids of the files of a list, by path; empty where there is none.
State = tuple[tuple[str, str], ...]


def signed_record(scope: Scope) -> Iterator[Finding]:
    """Find commits that change the record, and tags of versions, without a listed signer."""
    lists = _lists(scope)
    wanted: dict[State, dict[str, str]] = {}
    for one in scope.walk.commits:
        for state, path in _demands(lists, one):
            wanted.setdefault(state, {}).setdefault(one.commit, path)
    for state, commits in wanted.items():
        found = signers(scope.gateway, commits, lists.raw(state))
        for commit, path in commits.items():
            if not found.get(commit):
                words = (
                    f"filen är ändrad av någon som inte har skrivit under, eller inte står "
                    f"i {SIGNERS_FILE} (i ändringen {commit[:12]})"
                )
                yield scope.inside(fault("GD725", path, words, _REMEDY))
    yield from _tags(scope, lists)


def has_list(scope: Scope) -> bool:
    """Tell whether there is, or was, a list of signers."""
    return bool(_lists(scope).paths)


def _lists(scope: Scope) -> Lists:
    return Lists(replace(scope.gateway, folder=""), scope.head, scope.grounds)


def _tags(scope: Scope, lists: Lists) -> Iterator[Finding]:
    for version in scope.entries:
        tag = scope.tags.get(version.tag)
        if tag is None or tag.commit is None or not tag.is_written:
            continue
        state = lists.at(tag.commit)
        if state and tag_signer(scope.gateway, tag, lists.raw(state)) == "":
            file, line = version.place
            words = (
                f"märket {tag.name} är underskrivet av någon som inte står på listan"
            )
            yield fault("GD725", file, words, _REMEDY, line)


@dataclass
class Lists:
    """Who may sign, as the list stood in each commit up to one."""

    gateway: Gateway
    head: str
    grounds: Grounds
    _at: dict[str, State] = field(default_factory=dict)
    _until: dict[str, frozenset[State]] = field(default_factory=dict)

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Return every path that a list has ever had."""
        touching = self.gateway.commits_touching(self.head, SIGNERS_FILE)
        named = {path for paths in touching.values() for path in paths}
        return tuple(sorted(filter(self.grounds.covers, named)))

    def at(self, commit: str) -> State:
        """Return the list of a commit."""
        if commit not in self._at:
            ids = ((path, self.gateway.id_at(commit, path)) for path in self.paths)
            self._at[commit] = tuple((path, one) for path, one in ids if one)
        return self._at[commit]

    def until(self, commit: str) -> frozenset[State]:
        """Return all that the list has been up to a commit, none at all included."""
        if commit not in self._until:
            touching = self.gateway.commits_touching(commit, SIGNERS_FILE)
            self._until[commit] = frozenset({(), *map(self.at, touching)})
        return self._until[commit]

    def raw(self, state: State) -> bytes:
        """Return a list as one file."""
        return b"\n".join(self.gateway.blob(one) for _, one in state) + b"\n"

    def is_behind(self, commit: str, others: Iterable[str]) -> bool:
        """Tell whether another commit has a later list, which grew out of this one's."""
        own = self.at(commit)
        return any(
            self.at(other) != own
            and own in self.until(other)
            and self.at(other) not in self.until(commit)
            for other in others
        )


def _demands(lists: Lists, one: NewCommit) -> Iterator[tuple[State, str]]:
    """Yield the lists that a commit must be signed by, each with a path it changed.

    A merge answers to each side that it changes the record of, for whoever merges can
    choose which one comes first; but not to a list that another side has left behind.
    """
    if not any(map(_touched, one.against)):
        return
    for above, rows in rows_against(lists.gateway, one, lists.grounds):
        path, state = _touched(rows), lists.at(above)
        if path and state and not lists.is_behind(above, one.above):
            yield state, path


def _touched(rows: Iterable[Row]) -> str | None:
    """Return the first path of the record, or of a list, among those that differ."""
    paths = (row.path for row in rows)
    return next((one for one in paths if kept_path(one) or _is_list(one)), None)


def _is_list(path: str) -> bool:
    return path.rpartition("/")[2] == SIGNERS_FILE
