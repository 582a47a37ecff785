"""Judge the names of files and folders, wherever they are listed from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from govdocs.model.finding import Finding
from govdocs.text.faults import Faults

LONGEST_NAME = 200
QUESTIONS_FOLDER = "fragor"
# Files that are read, so a folder by such a name stands in the way of one.
READ_ENDINGS = (".md", ".yaml")
KNOWN_ANYWHERE = frozenset({"versioner.yaml", "handelser.yaml"})

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
_GIT_FOLDERS = frozenset({".git", "git~1"})
_KNOWN_FILES = frozenset(
    "govdocs.yaml parter.yaml organ.yaml remissinstanser.yaml begrepp.yaml "
    "lagrum.yaml".split()
)


def judge_name(name: str, faults: Faults, *, is_folder: bool) -> None:
    """Note a name that some system would refuse or read as something else."""
    kind = "mapp" if is_folder else "fil"
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


def judge_folder(path: str, faults: Faults) -> None:
    """Note a folder whose name some system would refuse, or that is one of a file."""
    judge_name(path.rpartition("/")[2], faults, is_folder=True)
    if path.endswith(READ_ENDINGS):
        what = "en mapp ligger där en fil ska vara"
        remedy = f"flytta mappen, och hämta filen ur historiken (git log -- {path})"
        faults.add("GD012", 1, 1, what, remedy)


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


def judge_ending(path: str, faults: Faults) -> None:
    """Note files that look like documents or registers but would never be read."""
    stem, _, ending = path.rpartition(".")
    folder, slash, name = path.rpartition("/")
    usual = path
    if ending.lower() in {"md", "markdown", "mdown"}:
        usual = f"{stem}.md"
    elif ending.lower() in {"yaml", "yml"}:
        meant = f"{name.rpartition('.')[0]}.yaml".lower()
        is_known = meant in KNOWN_ANYWHERE or (meant in _KNOWN_FILES and not folder)
        if is_known or folder.rpartition("/")[2] == QUESTIONS_FOLDER:
            usual = f"{folder}{slash}{meant}"
    if usual != path:
        faults.add(
            "GD013",
            1,
            1,
            "filen läses inte, för namnet är inte det väntade",
            f"döp om filen till {usual.rpartition('/')[2]}",
        )


def collisions(paths: list[str]) -> Iterator[Finding]:
    """Find names that fall together where case or composition does not count."""
    seen: dict[str, str] = {}
    for path in paths:
        folded = unicodedata.normalize("NFC", path).casefold()
        if folded in seen:
            faults = Faults(printable(path))
            other = printable(seen[folded])
            words = f"namnet skiljer sig bara i skrivsätt från {other}"
            remedy = "döp om en av dem"
            if seen[folded] == path:
                words, remedy = "namnet finns två gånger", "ta bort en av dem"
            faults.add("GD014", 1, 1, words, remedy)
            yield from faults.found
        seen.setdefault(folded, path)


def judge_git_name(name: str, faults: Faults) -> None:
    """Note names that make git fetch from elsewhere, or that it reads as its own."""
    read = _as_systems_read(name)
    if read in _GIT_NAMES and name != read:
        words = f"{read} är ett namn som git använder"
        faults.add("GD013", 1, 1, words, "döp om eller ta bort")
    elif name == ".gitmodules":
        faults.add("GD018", 1, 1, "undermoduler får inte användas", "ta bort filen")


def leads_out(name: str) -> bool:
    """Tell whether a system would take a name in a tree for git's own folder or one above."""
    return name in ("", ".", "..") or _as_systems_read(name) in _GIT_FOLDERS


def _as_systems_read(name: str) -> str:
    """Return a name as Windows or macOS may read it: case, endings, hidden characters."""
    shown = "".join(one for one in name if unicodedata.category(one) != "Cf")
    return shown.partition(":")[0].rstrip(" .").lower()


def judge_attributes(text: str, faults: Faults) -> None:
    """Note lines of .gitattributes that can make git hide or change content."""
    for number, line in enumerate(text.split("\n"), start=1):
        if _HIDING.search(line) and not line.lstrip().startswith("#"):
            faults.add(
                "GD018",
                number,
                1,
                "raden får git att dölja eller ändra innehåll",
                "ta bort raden",
            )


def printable(path: str) -> str:
    """Return a path that can stand on one line, odd characters told by number."""
    if path.isascii() and path.isprintable():
        return path
    raw = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(one if _is_plain(one) else f"\\u{ord(one):04x}" for one in raw)


def _is_plain(mark: str) -> bool:
    return mark.isprintable() and not unicodedata.combining(mark)
