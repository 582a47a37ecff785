"""List the files of a workspace, and judge their names and kinds before reading any.

Links are never followed, so nothing outside the folder can be read.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from govdocs.model.finding import Finding
from govdocs.text.faults import Faults

LONGEST_NAME = 200

# The folder of a built site: the name of its link, and a digest.
_BUILT = re.compile(r"(.+)\.[0-9a-f]{16}")

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_DEVICES = frozenset(
    [
        "con",
        "prn",
        "aux",
        "nul",
        *(f"{one}{n}" for one in ("com", "lpt") for n in range(1, 10)),
    ]
)
_HIDING = re.compile(
    r"(?:^|\s)(?:-diff|-text|-merge|binary|ident|export-ignore|export-subst"
    r"|(?:diff|filter|merge|working-tree-encoding)=)",
)


@dataclass(frozen=True, slots=True)
class Listing:
    """What a folder holds: paths of usable files, and the faults of the rest."""

    files: tuple[str, ...]
    faults: tuple[Finding, ...]


def list_files(root: Path) -> Listing:
    """List regular files below a workspace, sorted; hidden files and sites are left out."""
    files: list[str] = []
    found: list[Finding] = []
    for path, entry in _walk(root, ""):
        faults = Faults(_printable(path))
        if _is_usable(entry, faults):
            files.append(path)
        _judge_name(entry, faults)
        found += faults.found
    found += _collisions(files)
    found += _git_tricks(root)
    return Listing(tuple(sorted(files)), tuple(found))


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        listed = sorted(entries, key=lambda one: one.name)
    for entry in listed:
        if entry.name.startswith(".") or _is_site(Path(entry.path)):
            continue
        path = f"{prefix}{entry.name}"
        yield path, entry
        if entry.is_dir(follow_symlinks=False) and not _is_repository(entry):
            yield from _walk(Path(entry.path), f"{path}/")


def is_site_of(link: str, target: str) -> bool:
    """Tell whether a link of this name leads to a folder that `build` has made for it."""
    built = _BUILT.fullmatch(target)
    return built is not None and built[1] == link


def is_left_out(root: Path, path: str) -> bool:
    """Tell whether a path below a workspace is hidden, or part of a built site."""
    parts = PurePosixPath(path).parts
    places = (root.joinpath(*parts[:count]) for count in range(1, len(parts) + 1))
    return any(one.name.startswith(".") or _is_site(one) for one in places)


def _is_site(place: Path) -> bool:
    """Tell whether a place is a built site, or the link to one."""
    if place.is_symlink():
        return is_site_of(place.name, str(place.readlink()))
    return _BUILT.fullmatch(place.name) is not None and place.is_dir()


def _is_repository(folder: os.DirEntry[str]) -> bool:
    return Path(folder.path, ".git").exists()


def _is_usable(entry: os.DirEntry[str], faults: Faults) -> bool:
    if entry.is_dir(follow_symlinks=False):
        if _is_repository(entry):
            faults.add(
                "GD017",
                1,
                1,
                "mappen är ett eget git-förråd (undermodul)",
                "flytta ut det, eller lägg filerna direkt i arbetsytan",
            )
        return False
    if not entry.is_file(follow_symlinks=False):
        what = "en symbolisk länk" if entry.is_symlink() else "ingen vanlig fil"
        faults.add("GD012", 1, 1, f"filen är {what}", "ersätt den med en vanlig fil")
        return False
    mode = entry.stat(follow_symlinks=False).st_mode
    if mode & stat.S_IXUSR:
        faults.add("GD015", 1, 1, "filen är körbar", f"kör chmod 644 {faults.file}")
    return True


def _judge_name(entry: os.DirEntry[str], faults: Faults) -> None:
    name = entry.name
    kind = "mapp" if entry.is_dir(follow_symlinks=False) else "fil"
    stem = name.split(".")[0].lower()
    if len(name.encode("utf-8", "surrogateescape")) > LONGEST_NAME:
        what = f"{kind}namnet är längre än {LONGEST_NAME} tecken"
    elif not _NAME.fullmatch(name):
        what = f"{kind}namnet har andra tecken än a–z, 0–9, punkt, bindestreck och understreck"
    elif stem in _DEVICES:
        what = f'namnet "{stem}" är upptaget i Windows'
    elif name.endswith("."):
        what = f"{kind}namnet slutar med en punkt"
    else:
        return
    remedy = f"döp om {kind}en till {_suggestion(name, kind)}"
    faults.add("GD013", 1, 1, what, remedy)


def _suggestion(name: str, kind: str) -> str:
    """Return a name that would do, made from the letters of the old one."""
    if kind == "mapp":
        return _suggestion(f"{name}.md", "fil").removesuffix(".md")
    stem, dot, ending = name.rpartition(".")
    folded = unicodedata.normalize("NFKD", stem if dot and stem else name)
    plain = folded.encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))[:60] or "dokument"
    words = f"{words}-1" if words in _DEVICES else words
    kept = ending if re.fullmatch(r"[A-Za-z0-9]{1,8}", ending) and dot else "md"
    return f"{words}.{kept}"


def _collisions(files: list[str]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for path in files:
        folded = unicodedata.normalize("NFC", path).casefold()
        if folded in seen:
            faults = Faults(_printable(path))
            faults.add(
                "GD014",
                1,
                1,
                f"namnet skiljer sig bara i skrivsätt från {_printable(seen[folded])}",
                "döp om en av filerna",
            )
            yield from faults.found
        seen.setdefault(folded, path)


def _git_tricks(root: Path) -> Iterator[Finding]:
    """Find files that make git hide changes or fetch from elsewhere."""
    for path in sorted(root.rglob(".gitattributes")):
        faults = Faults(path.relative_to(root).as_posix())
        text = path.read_text("utf-8", "replace") if path.is_file() else ""
        for number, line in enumerate(text.split("\n"), start=1):
            found = _HIDING.search(line)
            if found and not line.lstrip().startswith("#"):
                faults.add(
                    "GD018",
                    number,
                    1,
                    "raden får git att dölja eller ändra innehåll",
                    "ta bort raden",
                )
        yield from faults.found
    if (root / ".gitmodules").exists():
        faults = Faults(".gitmodules")
        faults.add("GD018", 1, 1, "undermoduler får inte användas", "ta bort filen")
        yield from faults.found


def _printable(path: str) -> str:
    """Return a path that can stand on one line, odd characters told by number."""
    raw = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(one if one.isprintable() else f"\\u{ord(one):04x}" for one in raw)
