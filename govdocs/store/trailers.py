"""What commits say that they answer: the trailer `Synpunkt: 2021-1/lerum-3`."""

from __future__ import annotations

import re
from typing import NamedTuple

from govdocs.store.gateway import COMMIT, Gateway, commits_of, git_faults

# What git puts between the trailers of one commit; people write a comma on one line.
SPLIT = "\x1f"
_APART = re.compile(f"[{SPLIT},]")


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
        names = named_in(trailers.removesuffix("."))
        parent = parents.removesuffix(".").partition(" ")[0]
        found[commit] = Answering(commit, parent, names)
    return found


def named_in(trailers: str) -> tuple[str, ...]:
    """Return the comments that the trailers of one commit name, each once."""
    words = (one.strip() for one in _APART.split(trailers))
    return tuple(dict.fromkeys(one for one in words if one))
