"""Every commit up to one, with what each did to the paths of the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from govdocs.model.append_only import APPEND_ONLY
from govdocs.store.gateway import Gateway, git_faults
from govdocs.store.grounds import Grounds
from govdocs.store.pushed import NewCommit, Row, differing_rows, read_commits

# Who may sign what touches the record; see store/signatures.py.
SIGNERS_FILE = "allowed_signers"


@dataclass(frozen=True, slots=True)
class Walk:
    """Commits that others build upon first, and when those saved that they build upon."""

    commits: tuple[NewCommit, ...]
    saved: dict[str, int]


def commits_before(gateway: Gateway, head: str) -> tuple[str, ...]:
    """Return the ids of a commit and of all it builds upon, the newest first."""
    with git_faults():
        listed = gateway.repo.git.rev_list("--topo-order", head, "--")
    return tuple(str(listed).split("\n"))


def walk(
    gateway: Gateway, head: str, grounds: Grounds, known: str | None = None
) -> Walk:
    """Read all commits up to one, but for those that `known` builds upon, and itself.

    Each is there, also one that changes nothing of the record on these grounds.
    """
    chosen = (head, f"^{known}") if known else (head,)
    patterns = {"GIT_LITERAL_PATHSPECS": "0"}
    with gateway.repo.git.custom_environment(**patterns):
        read = read_commits(
            gateway, "--full-history", "--sparse", *chosen, "--", *_patterns()
        )
        commits = tuple(_narrowed(one, grounds) for one in read)
    saved = {one.commit: one.seconds for one in commits}
    lacking = {above for one in commits for above in one.above} - set(saved)
    return Walk(commits, saved | dict(_seconds(gateway, sorted(lacking))))


def _narrowed(one: NewCommit, grounds: Grounds) -> NewCommit:
    """Return a commit with what it did on some grounds, and nothing else."""
    return replace(one, against=tuple(map(grounds.rows, one.against)))


def rows_against(
    gateway: Gateway, one: NewCommit, grounds: Grounds
) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """Yield each parent of a commit with what differs from it; none when nothing does."""
    if len(one.against) == len(one.above):
        yield from zip(one.above, one.against, strict=True)
    elif one.against:
        for above in one.above:
            rows = differing_rows(gateway, above, one.commit)
            yield above, grounds.rows(rows)


def _patterns() -> Iterator[str]:
    """Yield what git knows the paths of the record by, in whatever folder they lie."""
    for row in APPEND_ONLY:
        yield f":(glob)**/{row.name}**" if row.name.endswith("/") else _file(row.name)
    yield _file(SIGNERS_FILE)


def _file(name: str) -> str:
    return f":(glob)**/{name}"


def _seconds(gateway: Gateway, commits: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield when commits were saved."""
    wanted = tuple(commits)
    if not wanted:
        return
    with git_faults():
        listed = gateway.repo.git.log(
            "--no-walk=unsorted",
            "--no-show-signature",
            "--format=%H %ct",
            *wanted,
            "--",
        )
    for row in str(listed).split("\n"):
        commit, _, moment = row.partition(" ")
        yield commit, int(moment)
