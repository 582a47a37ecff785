"""Every proof over one workspace of a repository, and what is to be written down after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from govdocs.errors import (
    BadArgument,
    GovdocsError,
    NothingSaved,
    RecordBroken,
    WorkspaceMissing,
)
from govdocs.model.finding import Finding
from govdocs.overview.push_tips import folders_of
from govdocs.overview.verify.checkpoint import checkpoint
from govdocs.overview.verify.older import Older
from govdocs.overview.verify.proof import Proof
from govdocs.overview.verify.scope import Scope
from govdocs.overview.verify.table import FIRST, PROOFS
from govdocs.store.gateway import Gateway, open_bare, open_gateway
from govdocs.store.health import find_damage
from govdocs.store.proofs import proofs_at
from govdocs.store.refused import GitRefused
from govdocs.store.versions import newest
from govdocs.text.load import find_root
from govdocs.text.memory import Memory, filled, place_of
from govdocs.text.names import printable

# So many workspaces are named on one line.
_MANY = 5


class State(StrEnum):
    """How a proof came out."""

    HELD = "håller"
    BROKEN = "brutet"
    IDLE = "inget att pröva"
    UNTRIED = "inte prövat"


@dataclass(frozen=True, slots=True)
class Proved:
    """One proof, how it came out, and what breaks it."""

    proof: Proof
    state: State
    faults: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Verified:
    """What was judged, each proof, and the checkpoint (None when something is broken).

    `others` are folders of other workspaces in the repository, which were not judged.
    """

    head: str
    commits: int
    versions: int
    decisions: int
    proofs: tuple[Proved, ...]
    checkpoint: str | None
    others: tuple[str, ...]

    @property
    def faults(self) -> tuple[Finding, ...]:
        """Return all that was found, each once."""
        found = [fault for one in self.proofs for fault in one.faults]
        return tuple(dict.fromkeys(found))


def open_scope(start: Path, older: Older | None, *, is_kept: bool) -> Scope:
    """Return what is to be proved: the workspace at or above a place, or a bare one's.

    `is_kept` lets what was proved before count. Raises WorkspaceMissing, BadArgument,
    NothingSaved or ShallowClone, and RecordBroken when nothing can be read.
    """
    gateway, root = _open(start)
    try:
        head = newest(gateway)
        if gateway.repo.working_tree_dir is None:
            gateway = _in_workspace(gateway, head, start)
    except GitRefused as error:
        raise _unreadable(gateway, error) from error
    if not is_kept:
        return Scope(gateway, root, head, older)
    place = root / gateway.folder
    return Scope(
        gateway,
        root,
        head,
        older,
        proofs_at(place_of(place, "verify.json")),
        filled(Memory(place_of(place, "verify.lines"))),
    )


def _open(start: Path) -> tuple[Gateway, Path]:
    """Return the repository and folder of a workspace, with a work tree or without."""
    for folder in (start, *start.parents):
        if all((folder / one).exists() for one in ("HEAD", "objects", "refs")):
            bare = open_bare(folder)
            if bare is not None:
                return bare, folder
    root = find_root(start)
    gateway = open_gateway(root)
    if gateway is None:
        raise NothingSaved(has_repository=False)
    return gateway, root


def _unreadable(gateway: Gateway, error: GitRefused) -> GovdocsError:
    """Return why nothing can be proved: the objects are damaged, or something else."""
    if find_damage(gateway) is None:
        return error
    return RecordBroken(
        "förrådet är skadat, så den senaste ändringen går inte att läsa",
        "hämta det på nytt från en annan kopia, och jämför med den här",
        file="förrådet",
    )


def _in_workspace(gateway: Gateway, head: str, start: Path) -> Gateway:
    """Return the way to the one workspace of a bare repository, or to the one asked for."""
    repository = Path(gateway.repo.git_dir).resolve()
    asked = start.resolve().relative_to(repository).as_posix()
    folders = folders_of(gateway, head)
    chosen = folders if asked == "." else folders & {asked}
    if not chosen:
        raise WorkspaceMissing(start)
    if len(chosen) > 1:
        names = ", ".join(printable(one) or "." for one in sorted(chosen)[:_MANY])
        more = f" och {len(chosen) - _MANY} till" if len(chosen) > _MANY else ""
        raise BadArgument(
            f"förrådet har {len(chosen)} arbetsytor: {names}{more}",
            f"ange en av dem: --workspace {repository.name}/MAPP",
        )
    (folder,) = chosen
    return replace(gateway, folder=folder)


def verify(scope: Scope) -> Verified:
    """Try every proof; when an object is damaged, no other can be tried."""
    found = tuple(_tried(scope))
    states = {one.state for one in found}
    if not any(
        one.faults or one.state is State.UNTRIED for one in found if one.proof.walks
    ):
        scope.note_walked()
    scope.proofs.save()
    scope.memory.save()
    is_read = State.UNTRIED not in states
    return Verified(
        head=scope.head,
        commits=len(scope.commits) if is_read else 0,
        versions=len(scope.entries) if is_read else 0,
        decisions=len(scope.decisions) if is_read else 0,
        proofs=found,
        checkpoint=None
        if State.BROKEN in states
        else checkpoint(scope.gateway, scope.head),
        others=tuple(sorted(scope.grounds.others)) if is_read else (),
    )


def _tried(scope: Scope) -> Iterator[Proved]:
    is_damaged = False
    for one in PROOFS:
        if is_damaged:
            yield Proved(one, State.UNTRIED)
        elif not one.applies(scope):
            yield Proved(one, State.IDLE)
        else:
            faults = tuple(dict.fromkeys(one.check(scope)))
            is_damaged = one is FIRST and bool(faults)
            yield Proved(one, State.BROKEN if faults else State.HELD, faults)
