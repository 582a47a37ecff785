"""What commits say that they answer: the trailer `Synpunkt: 2021-1/lerum-3`."""

from __future__ import annotations

from typing import NamedTuple

from govdocs.store.gateway import COMMIT, Gateway, commits_of, git_faults

_SPLIT = "\x1f"


class Answering(NamedTuple):
    """A commit, the one it builds upon ('' for the first), and what it answers."""

    commit: str
    parent: str
    comments: tuple[str, ...]


def answering_commits(gateway: Gateway, head: str) -> dict[str, Answering]:
    """Return every commit that a revision builds upon, by its hash, the newest first."""
    trailer = "%(trailers:key=Synpunkt,valueonly,separator=%x1f)"
    with git_faults():
        listed = gateway.repo.git.log(
            f"--format={COMMIT}%H%x00%P.%x00{trailer}.",
            "--no-show-signature",
            "-z",
            "--end-of-options",
            head,
            "--",
        )
    found = {}
    for commit, parents, trailers in commits_of(str(listed)):
        words = trailers.removesuffix(".").split(_SPLIT)
        names = tuple(dict.fromkeys(one.strip() for one in words if one.strip()))
        parent = parents.removesuffix(".").partition(" ")[0]
        found[commit] = Answering(commit, parent, names)
    return found
