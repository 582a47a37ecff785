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
    r"|(?:linguist|gitlab)-generated|(?:diff|filter|merge|working-tree-encoding)=)",
)
_GIT_NAMES = frozenset({".git", ".gitattributes", ".gitmodules"})
_KNOWN_FILES = frozenset(
    "govdocs.yaml parter.yaml organ.yaml remissinstanser.yaml begrepp.yaml "
    "lagrum.yaml".split()
)


@dataclass(frozen=True, slots=True)
class Listing:
    """What a folder holds: paths of usable files, and the faults of the rest."""

    files: tuple[str, ...]
    faults: tuple[Finding, ...]


def list_files(root: Path) -> Listing:
    """List regular files below a workspace, sorted; hidden files and sites are left out."""
    files: list[str] = []
    names: list[str] = []
    found: list[Finding] = []
    for path, entry in _walk(root, ""):
        faults = Faults(_printable(path))
        if entry.name.startswith("."):
            _judge_hidden(entry, faults)
        else:
            names.append(path)
            # A file whose name no line can show is told of, and left unread.
            if _is_usable(entry, faults) and _printable(path) == path:
                files.append(path)
            _judge_name(entry, faults)
            _judge_ending(path, faults)
        found += faults.found
    found += _collisions(sorted(names))
    return Listing(tuple(sorted(files)), tuple(found))


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield all that lies below a folder, but not what hidden folders hold."""
    with os.scandir(folder) as entries:
        listed = sorted(entries, key=lambda one: one.name)
    for entry in listed:
        if not entry.name.startswith(".") and _is_site(Path(entry.path)):
            continue
        path = f"{prefix}{entry.name}"
        yield path, entry
        is_folder = entry.is_dir(follow_symlinks=False)
        if is_folder and not entry.name.startswith(".") and not _is_repository(entry):
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
        what = f"{kind}namnet är längre än {LONGEST_NAME} byte"
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


def _judge_ending(path: str, faults: Faults) -> None:
    """Note files that look like documents or registers but would never be read."""
    stem, _, ending = path.rpartition(".")
    usual = path
    if path.lower() in _KNOWN_FILES:
        usual = path.lower()
    elif ending.lower() in {"md", "markdown", "mdown"}:
        usual = f"{stem}.md"
    elif ending.lower() in {"yaml", "yml"} and f"{stem}.yaml".lower() in _KNOWN_FILES:
        usual = f"{stem}.yaml".lower()
    if usual != path:
        faults.add(
            "GD013",
            1,
            1,
            "filen läses inte, för namnet är inte det väntade",
            f"döp om filen till {usual.rpartition('/')[2]}",
        )


def _collisions(paths: list[str]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for path in paths:
        folded = unicodedata.normalize("NFC", path).casefold()
        if folded in seen:
            faults = Faults(_printable(path))
            faults.add(
                "GD014",
                1,
                1,
                f"namnet skiljer sig bara i skrivsätt från {_printable(seen[folded])}",
                "döp om en av dem",
            )
            yield from faults.found
        seen.setdefault(folded, path)


def _judge_hidden(entry: os.DirEntry[str], faults: Faults) -> None:
    """Find files that make git hide changes or fetch from elsewhere."""
    name = entry.name.lower()
    if name not in _GIT_NAMES:
        return
    if name != entry.name:
        words = f"{name} är ett namn som git använder"
        faults.add("GD013", 1, 1, words, "döp om eller ta bort")
    elif name == ".gitmodules":
        faults.add("GD018", 1, 1, "undermoduler får inte användas", "ta bort filen")
    elif name == ".gitattributes" and _is_usable(entry, faults):
        _judge_attributes(Path(entry.path), faults)


def _judge_attributes(path: Path, faults: Faults) -> None:
    text = path.read_text("utf-8", "replace")
    for number, line in enumerate(text.split("\n"), start=1):
        if _HIDING.search(line) and not line.lstrip().startswith("#"):
            faults.add(
                "GD018",
                number,
                1,
                "raden får git att dölja eller ändra innehåll",
                "ta bort raden",
            )


def _printable(path: str) -> str:
    """Return a path that can stand on one line, odd characters told by number."""
    raw = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(one if _is_plain(one) else f"\\u{ord(one):04x}" for one in raw)


def _is_plain(mark: str) -> bool:
    return mark.isprintable() and not unicodedata.combining(mark)
