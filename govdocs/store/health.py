"""Find what makes a repository tell less, or other, than what was recorded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from govdocs.store.gateway import Gateway, git_faults
from govdocs.store.refused import GitRefused, is_unread
from govdocs.text.names import printable

# What git takes for the name of a program that fetches; see transport.c.
_HELPER = re.compile(r"[A-Za-z0-9][A-Za-z0-9+.-]*::")
_BRANCH = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")

_OBJECT = re.compile(r"\b[0-9a-f]{40}\b")
_LOOSE = re.compile(r"objects/([0-9a-f]{2})/([0-9a-f]{38})\b")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a repository, and what to do about it."""

    words: str
    remedy: str


def find_harm(gateway: Gateway) -> Iterator[Fault]:
    """Find what of a clone git cannot read: every object is read, so it takes a while.

    Raises GitRefused for what stops git altogether, such as a damaged index.
    """
    gateway.changed_paths()
    yield from _find_elsewhere(gateway)
    yield from _find_lost_branch(gateway)
    damaged = find_damage(gateway)
    if damaged is not None:
        words = f"objekt i förrådet är skadade eller saknas (minst {len(damaged)})"
        yield Fault(
            words if damaged else "förrådet är skadat",
            "hämta förrådet på nytt från en annan kopia; govdocs verify säger vad som är skadat",
        )


def _find_elsewhere(gateway: Gateway) -> Iterator[Fault]:
    """Find a setting that makes git take another folder for the work tree."""
    with git_faults():
        top = Path(str(gateway.repo.git.rev_parse("--show-toplevel")))
    here = Path(gateway.repo.working_dir)
    if top.resolve() != here.resolve():
        words = f"git tar {printable(str(top))} för arbetsytan (core.worktree)"
        yield Fault(words, "kör git config --unset core.worktree")


def _find_lost_branch(gateway: Gateway) -> Iterator[Fault]:
    """Find a HEAD at a branch that is not there, though others are."""
    if gateway.head() is not None:
        return
    with git_faults():
        other = gateway.repo.git.for_each_ref(
            "--count=1", "--format=%(refname:short)", "refs/heads/"
        )
    if other:
        with git_faults():
            name = gateway.repo.git.symbolic_ref("--short", "HEAD")
        words = f"HEAD leder till grenen {printable(str(name))}, som inte finns"
        yield Fault(words, f"kör git switch {printable(str(other))}")


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
    with git_faults():
        replaced = gateway.repo.git.for_each_ref("--count=1", "refs/replace/")
    if replaced:
        yield Fault(
            "förrådet har utbytta objekt (refs/replace), så git visar annat än det sparade",
            "ta bort dem med git replace --delete",
        )
    if Path(gateway.repo.common_dir, "info", "grafts").exists():
        yield Fault(
            "förrådet har ympad historik (grafts)", "ta bort filen .git/info/grafts"
        )


def find_damage(gateway: Gateway) -> tuple[str, ...] | None:
    """Return the ids of objects that are damaged or lacking; None when all are whole.

    Every object is read and held against its id. What git says can name none.
    Raises GitRefused when git stops before it has read any.
    """
    status, said, errors = gateway.repo.git.fsck(
        "--full",
        "--no-dangling",
        "--no-progress",
        with_extended_output=True,
        with_exceptions=False,
    )
    if not status:
        return None
    if is_unread(errors):
        raise GitRefused(errors)
    told = _LOOSE.sub(r"\1\2", f"{said}\n{errors}")
    return tuple(dict.fromkeys(_OBJECT.findall(told)))


def find_unsafe_branches(gateway: Gateway) -> Iterator[Fault]:
    """Find branches with names that we refuse."""
    with git_faults():
        refs = gateway.repo.git.for_each_ref("--format=%(refname)", "refs/heads/")
    listed = str(refs)
    for name in listed.split("\n"):
        short = name.removeprefix("refs/heads/")
        if short and not is_safe_branch(short):
            yield Fault(
                f"grenen {printable(short)} har ett namn som kan misstolkas",
                "döp om den med bokstäver a–z, siffror, punkt, bindestreck och snedstreck",
            )


def find_dangerous_remotes(gateway: Gateway) -> Iterator[Fault]:
    """Find addresses of other repositories that are orders to start a program."""
    told: dict[str, Fault] = {}
    for key, value in gateway.settings():
        name = _address_of(key)
        if name is not None and _HELPER.match(value):
            told[name] = _dangerous(name, f"git remote remove {printable(name)}")
        elif name is None and _starts_program(key, value):
            words = f"inställningen {printable(key)} får git att starta ett program"
            told[key] = Fault(words, "ta bort den ur .git/config")
    for file in _old_addresses(gateway):
        told[str(file)] = _dangerous(
            file.name, f"rm .git/{file.parent.name}/{file.name}"
        )
    yield from told.values()


def _dangerous(name: str, remedy: str) -> Fault:
    words = f"adressen till {printable(name)} får git att starta ett program"
    return Fault(words, f"ta bort den med {remedy}")


def _address_of(key: str) -> str | None:
    """Return the name of the repository whose address a setting holds."""
    found = re.fullmatch(r"remote\.(.+)\.(?:url|pushurl)", key, re.DOTALL)
    return found[1] if found else None


def _starts_program(key: str, value: str) -> bool:
    """Tell whether a setting other than an address makes git start a program to fetch."""
    section, _, rest = key.partition(".")
    name, _, variable = rest.rpartition(".")
    match section:
        case "url":
            return _HELPER.match(name) is not None
        case "branch" if variable in ("remote", "pushremote"):
            return _HELPER.match(value) is not None
        case "remote" if variable == "pushdefault":
            return _HELPER.match(value) is not None
        case "remote":
            return variable in ("vcs", "uploadpack", "receivepack")
    return False


def _old_addresses(gateway: Gateway) -> Iterator[Path]:
    """Yield files of addresses, as they were kept before, that start a program."""
    for folder in ("remotes", "branches"):
        for file in sorted(Path(gateway.repo.common_dir, folder).glob("*")):
            lines = (
                file.read_text("utf-8", "replace").splitlines()
                if file.is_file()
                else []
            )
            if any(_HELPER.match(one.rpartition(": ")[2]) for one in lines):
                yield file


def is_safe_branch(name: str) -> bool:
    """Tell whether no tool or person can take a branch's name for something else."""
    odd = name == "HEAD" or name.startswith("refs/") or ".." in name
    odd = odd or any(step.endswith((".lock", ".")) for step in name.split("/"))
    return not odd and _BRANCH.fullmatch(name) is not None
