"""Open proposals as git has them: branches, what they build upon, and who made them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from govdocs.errors import NothingSaved
from govdocs.store.gateway import Gateway, git_faults
from govdocs.store.trailers import SPLIT, named_in

PREFIX = "forslag/"
_MAIN = ("refs/heads/main", "refs/heads/master")


@dataclass(frozen=True, slots=True)
class Ref:
    """An open proposal: its short name, such as 'forslag/tid', and its newest commit."""

    name: str
    commit: str


@dataclass(frozen=True, slots=True)
class Story:
    """What the commits of a proposal say: when the first came, and their trailers.

    `begun` is in seconds since 1970; `role` is '' when no commit has one.
    """

    begun: int
    role: str
    comments: tuple[str, ...]
    subject: str


def open_refs(gateway: Gateway) -> tuple[Ref, ...]:
    """Return every open proposal, by name: refs/heads/forslag/* and refs/pull/*/head."""
    with git_faults():
        listed = gateway.repo.git.for_each_ref(
            "--format=%(objecttype) %(objectname) %(refname)",
            f"refs/heads/{PREFIX}",
            "refs/pull/",
        )
    found = []
    for row in str(listed).split("\n"):
        kind, _, rest = row.partition(" ")
        commit, _, name = rest.partition(" ")
        short = name.removeprefix("refs/heads/").removeprefix("refs/")
        is_open = not short.startswith("pull/") or short.endswith("/head")
        if kind == "commit" and is_open:
            found.append(Ref(short, commit))
    return tuple(sorted(found, key=lambda ref: ref.name))


def is_on_proposal(gateway: Gateway) -> bool:
    """Tell whether the branch that is checked out is a proposal."""
    with git_faults():
        branch = gateway.repo.git.symbolic_ref("-q", "HEAD", with_exceptions=False)
    return str(branch).startswith(f"refs/heads/{PREFIX}")


def main_commit(gateway: Gateway) -> str:
    """Return the commit that proposals are to go into: main's, or else HEAD's.

    Raises NothingSaved, or GitRefused.
    """
    names = (gateway.resolve(name) for name in _MAIN)
    found = next((one for one in names if one), None) or gateway.head()
    if found is None:
        raise NothingSaved(has_repository=True)
    return found


def common_base(gateway: Gateway, commits: tuple[str, ...]) -> str | None:
    """Return the newest commit that all build upon; None when there is none."""
    from git.exc import GitCommandError

    words = ("--octopus", *commits) if len(commits) > 2 else commits
    try:
        found: Any = gateway.repo.git.merge_base(*words)
    except GitCommandError as error:
        if error.status == 1:
            return None
        with git_faults():
            raise
    return str(found).split("\n")[0] or None


def story_of(gateway: Gateway, base: str, commit: str) -> Story | None:
    """Return what the commits after a base say; None when there are none."""
    trailers = "%(trailers:key={},valueonly,separator=%x1f)"
    fields = ("%ct", trailers.format("Roll"), trailers.format("Synpunkt"), "%s")
    with git_faults():
        listed = gateway.repo.git.log(
            f"--format={'%x00'.join(fields)}%x00",
            "--no-show-signature",
            "-z",
            commit,
            f"^{base}",
            "--",
        )
    values = str(listed).replace("\0\n", "\0").split("\0")
    rows = [values[at : at + 4] for at in range(0, len(values) - 4, 5)]
    if not rows:
        return None
    roles = [one.strip() for row in rows for one in row[1].split(SPLIT)]
    comments = [one for row in rows[::-1] for one in named_in(row[2])]
    return Story(
        min(int(row[0]) for row in rows),
        next((one for one in roles if one), ""),
        tuple(dict.fromkeys(comments)),
        rows[0][3],
    )
