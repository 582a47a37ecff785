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
    """Find all that makes a repository unfit for what was recorded in it."""
    if gateway.is_shallow():
        yield Fault(
            "klonen är grund, så hela historiken finns inte",
            "kör git fetch --unshallow",
        )
    yield from find_replacements(gateway)
    yield from find_unsafe_branches(gateway)
    yield from find_dangerous_remotes(gateway)


def find_replacements(gateway: Gateway) -> Iterator[Fault]:
    """Find replaced objects and grafts, which make git show what nobody saved."""
    if gateway.repo.git.for_each_ref("--count=1", "refs/replace/"):
        yield Fault(
            "förrådet har utbytta objekt (refs/replace), så git visar annat än det sparade",
            "ta bort dem med git replace --delete",
        )
    if Path(gateway.repo.common_dir, "info", "grafts").exists():
        yield Fault(
            "förrådet har ympad historik (grafts)", "ta bort filen .git/info/grafts"
        )


def find_unsafe_branches(gateway: Gateway) -> Iterator[Fault]:
    """Find branches with names that we refuse."""
    listed = str(gateway.repo.git.for_each_ref("--format=%(refname)", "refs/heads/"))
    for name in listed.split("\n"):
        short = name.removeprefix("refs/heads/")
        if short and not is_safe_branch(short):
            yield Fault(
                f"grenen {ascii(short)[1:-1]} har ett namn som kan misstolkas",
                "döp om den med bokstäver a–z, siffror, punkt, bindestreck och snedstreck",
            )


def find_dangerous_remotes(gateway: Gateway) -> Iterator[Fault]:
    """Find addresses of other repositories that are orders to start a program."""
    with gateway.repo.config_reader("repository") as config:
        addresses = {
            section: [
                str(value)
                for key, values in config.items_all(section)
                if key in ("url", "pushurl")
                for value in values
            ]
            for section in config.sections()
            if section.startswith("remote ")
        }
    for section, found in addresses.items():
        if any("::" in one.split("/")[0] for one in found):
            name = ascii(section.removeprefix("remote ").strip('"'))[1:-1]
            yield Fault(
                f"adressen till {name} får git att starta ett program",
                f"ta bort den med git remote remove {name}",
            )


def is_safe_branch(name: str) -> bool:
    """Tell whether no tool or person can take a branch's name for something else."""
    odd = name == "HEAD" or name.startswith("refs/") or ".." in name
    odd = odd or any(step.endswith((".lock", ".")) for step in name.split("/"))
    return not odd and _BRANCH.fullmatch(name) is not None
