"""What a push would change: its refs, and each commit that the server does not have.

Read while the objects of the push lie apart. Trees are compared by ids, so no attribute
or setting decides what is seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from govdocs.store.gateway import COMMIT, Entry, Gateway, commits_of, git_faults

_PROTECTED = "govdocs.protect"


@dataclass(frozen=True, slots=True)
class Update:
    """A ref that is to move: from a commit (None: it is new) to one (None: it goes)."""

    ref: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A path that a commit gives other content than a parent; None where nothing lies."""

    path: str
    old: Entry | None
    new: Entry | None


@dataclass(frozen=True, slots=True)
class NewCommit:
    """A commit, and what it changes as held against each of its parents that differ.

    `above` are its parents, and `seconds` is when it was saved, since 1970.
    """

    commit: str
    above: tuple[str, ...]
    seconds: int
    against: tuple[tuple[Row, ...], ...]

    @property
    def added(self) -> tuple[Entry, ...]:
        """Return what lies as it does in none of the parents."""
        if len(self.against) < max(len(self.above), 1):
            return ()
        others = [{row.new for row in rows} for rows in self.against[1:]]
        first = (row.new for row in self.against[0])
        return tuple(one for one in first if one and all(one in had for had in others))


def read_updates(raw: bytes) -> tuple[Update, ...]:
    """Read what git tells a pre-receive hook: old id, new id and name on each line."""
    rows = raw.decode("utf-8", "surrogateescape").split("\n")
    found = []
    for row in rows:
        if row:
            old, new, ref = row.split(" ", 2)
            found.append(Update(ref, _known(old), _known(new)))
    return tuple(found)


def _known(name: str) -> str | None:
    return name if name.strip("0") else None


def new_commits(gateway: Gateway, tips: Iterable[str]) -> Iterator[NewCommit]:
    """Yield commits that no ref of the server has, those that others build upon first."""
    wanted = tuple(dict.fromkeys(tips))
    if not wanted:
        return
    yield from read_commits(gateway, *wanted, "--not", "--all", "--")


def read_commits(gateway: Gateway, *words: str) -> Iterator[NewCommit]:
    """Yield commits that literal words choose, those that others build upon first."""
    with git_faults():
        listed = gateway.repo.git.log(
            "--reverse",
            "--topo-order",
            "--raw",
            "--root",
            "--diff-merges=separate",
            "--no-abbrev",
            "--no-renames",
            "--no-relative",
            "--ignore-submodules=none",
            "--no-show-signature",
            "--no-notes",
            "-z",
            f"--format={COMMIT}%H.%ct.%P",
            *words,
        )
    held: dict[str, list[tuple[Row, ...]]] = {}
    facts: dict[str, tuple[int, tuple[str, ...]]] = {}
    for head, *fields in commits_of(str(listed)):
        commit, moment, above = head.split(".")
        facts[commit] = int(moment), tuple(above.split())
        held.setdefault(commit, []).append(tuple(_rows(fields)))
    for commit, against in held.items():
        seconds, parents = facts[commit]
        yield NewCommit(commit, parents, seconds, tuple(against))


def differing_rows(gateway: Gateway, old: str, new: str) -> tuple[Row, ...]:
    """Return the paths of the repository that differ between two commits, sorted."""
    whole = replace(gateway, folder="")
    before, after = (
        {entry.path: entry for entry in whole.tree(commit)} for commit in (old, new)
    )
    paths = sorted({*before, *after})
    rows = (Row(path, before.get(path), after.get(path)) for path in paths)
    return tuple(row for row in rows if row.old != row.new)


def _rows(fields: list[str]) -> Iterator[Row]:
    """Yield rows of `--raw -z`: facts and a path by turns."""
    for facts, path in zip(fields[::2], fields[1::2], strict=False):
        before, after, old, new, _ = facts.lstrip("\n").removeprefix(":").split(" ")
        yield Row(path, _entry(before, old, path), _entry(after, new, path))


def _entry(mode: str, blob: str, path: str) -> Entry | None:
    return Entry(mode, blob, path) if mode.strip("0") else None


def ref_names(gateway: Gateway) -> frozenset[str]:
    """Return the full names of all refs of the server."""
    with git_faults():
        listed = str(gateway.repo.git.for_each_ref("--format=%(refname)"))
    return frozenset(one for one in listed.split("\n") if one)


def protected_refs(gateway: Gateway) -> frozenset[str]:
    """Return branches that only grow: main, what HEAD names, and those of the setting."""
    from git.exc import GitCommandError

    named = {"main", "master"}
    named |= {value for key, value in gateway.settings() if key == _PROTECTED}
    try:
        head = str(gateway.repo.git.symbolic_ref("-q", "HEAD"))
    except GitCommandError:
        head = ""
    return frozenset({f"refs/heads/{one}" for one in named} | ({head} - {""}))


def is_ancestor(gateway: Gateway, old: str, new: str) -> bool:
    """Tell whether a commit is part of another's history."""
    from git.exc import GitCommandError

    try:
        gateway.repo.git.merge_base("--is-ancestor", old, new)
    except GitCommandError as error:
        if error.status == 1:
            return False
        with git_faults():
            raise
    return True
