"""Find what makes a repository tell less, or other, than what was recorded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from govdocs.store.gateway import Gateway

_BRANCH = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a repository, and what to do about it."""

    words: str
    remedy: str


def find_faults(gateway: Gateway) -> Iterator[Fault]:
    """Find a shallow clone, replaced objects, grafts and branch names we refuse."""
    git = gateway.repo.git
    if str(git.rev_parse("--is-shallow-repository")) == "true":
        yield Fault(
            "klonen är grund, så hela historiken finns inte",
            "kör git fetch --unshallow",
        )
    if git.for_each_ref("--count=1", "refs/replace/"):
        yield Fault(
            "förrådet har utbytta objekt (refs/replace), så git visar annat än det sparade",
            "ta bort dem med git replace --delete",
        )
    if Path(gateway.repo.common_dir, "info", "grafts").exists():
        yield Fault(
            "förrådet har ympad historik (grafts)", "ta bort filen .git/info/grafts"
        )
    listed = str(git.for_each_ref("--format=%(refname)", "refs/heads/"))
    for name in listed.split("\n"):
        short = name.removeprefix("refs/heads/")
        if short and not is_safe_branch(short):
            yield Fault(
                f"grenen {ascii(short)[1:-1]} har ett namn som kan misstolkas",
                "döp om den med bokstäver a–z, siffror, punkt, bindestreck och snedstreck",
            )


def is_safe_branch(name: str) -> bool:
    """Tell whether no tool or person can take a branch's name for something else."""
    return name != "HEAD" and _BRANCH.fullmatch(name) is not None
