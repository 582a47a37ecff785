"""What a commit builds upon: the branch and its head; refuses where that is unclear."""

from __future__ import annotations

from dataclasses import dataclass

from govdocs.errors import RecordRefused
from govdocs.store.health import is_safe_branch
from govdocs.store.plumbing import Plumbing

_UNDER_WAY = {
    "MERGE_HEAD": "en sammanslagning",
    "CHERRY_PICK_HEAD": "en cherry-pick",
    "REVERT_HEAD": "en revert",
    "rebase-merge": "en rebase",
    "rebase-apply": "en rebase",
    "sequencer": "en rad av ändringar",
    "BISECT_LOG": "en bisect",
}


@dataclass(frozen=True, slots=True)
class Base:
    """A branch, the commit it stands at (None before the first), and the null id."""

    branch: str
    head: str | None
    null: str

    @property
    def like(self) -> str:
        """Return an id that is as long as the ids of the repository."""
        return self.head or self.null


def find_base(git: Plumbing) -> Base:
    """Return what a commit builds upon now.

    Raises RecordRefused for a detached HEAD, a name that misleads, or work under way.
    """
    branch, head = _head(git)
    if branch is None:
        raise RecordRefused(
            "ingen gren är utcheckad, så det som sparas skulle tappas bort",
            "kör git switch och grenens namn",
        )
    name = branch.removeprefix("refs/heads/")
    if name == branch or not is_safe_branch(name):
        raise RecordRefused(
            f"grenen {ascii(name)[1:-1]} har ett namn som kan misstolkas",
            "döp om den med bokstäver a–z, siffror, punkt, bindestreck och snedstreck",
        )
    for file, what in _UNDER_WAY.items():
        if (git.place.git / file).exists():
            raise RecordRefused(f"{what} pågår", "avsluta eller avbryt den först")
    return Base(branch, head, "0" * (len(head) if head else _length(git)))


def _head(git: Plumbing) -> tuple[str | None, str | None]:
    """Return the branch that is checked out and its commit, with one run of git."""
    asked = git.ask("rev-parse", "HEAD^{commit}", "--symbolic-full-name", "HEAD")
    if asked.status:
        branch = checked_out(git)
        return branch, branch and tip(git, branch)
    head, branch, *_ = asked.out.decode("utf-8", "replace").split("\n")
    return (None if branch == "HEAD" else branch), head


def checked_out(git: Plumbing) -> str | None:
    """Return the full name of the branch that HEAD names; None when it names a commit."""
    asked = git.ask("symbolic-ref", "-q", "HEAD")
    if asked.status > 1:
        raise git.fault(asked)
    return asked.out.decode("utf-8", "replace").removesuffix("\n") or None


def tip(git: Plumbing, ref: str) -> str | None:
    """Return the commit a branch stands at; None when there is no such branch."""
    asked = git.ask(
        "rev-parse", "--verify", "-q", "--end-of-options", ref + "^{commit}"
    )
    if asked.status > 1:
        raise git.fault(asked)
    return asked.out.decode().removesuffix("\n") or None


def _length(git: Plumbing) -> int:
    shown = git.line("rev-parse", "--show-object-format")
    return 64 if shown == "sha256" else 40
