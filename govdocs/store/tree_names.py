"""Judge the names and kinds of what a tree in git holds."""

from __future__ import annotations

from govdocs.model.finding import Finding
from govdocs.store.gateway import Entry, Gateway
from govdocs.text.faults import Faults
from govdocs.text.names import (
    judge_attributes,
    judge_ending,
    judge_folder,
    judge_git_name,
    judge_name,
    leads_out,
    printable,
)

PLAIN, EXECUTABLE, SYMLINK, SUBMODULE = "100644", "100755", "120000", "160000"
_ATTRIBUTES = ".gitattributes"


def is_hidden(path: str) -> bool:
    """Tell whether a path lies where no document is looked for."""
    return any(step.startswith(".") or not step for step in path.split("/"))


def judge_entry(entry: Entry, folders: set[str], gateway: Gateway) -> list[Finding]:
    """Judge the name and kind of a file, and of folders that are not in `folders` yet."""
    found: list[Finding] = []
    steps = entry.path.split("/")
    for count in range(1, len(steps)):
        folder = "/".join(steps[:count])
        if folder not in folders:
            folders.add(folder)
            found += _judge_folder(folder, entry.path)
    faults = Faults(printable(entry.path))
    _judge_mode(entry.mode, faults)
    if leads_out(steps[-1]):
        _add_way_out(steps[-1], "fil", faults)
    else:
        judge_git_name(steps[-1], faults)
    if steps[-1] == _ATTRIBUTES and entry.mode in (PLAIN, EXECUTABLE):
        text = gateway.blob(entry.blob).decode("utf-8", "replace")
        judge_attributes(text, faults)
    if not is_hidden(entry.path):
        judge_name(steps[-1], faults, is_folder=False)
        judge_ending(entry.path, faults)
    return found + faults.found


def _judge_folder(folder: str, path: str) -> list[Finding]:
    """Judge the name of a folder, found above a file of this path."""
    name = folder.rpartition("/")[2]
    faults = Faults(printable(folder if name else path))
    if leads_out(name):
        _add_way_out(name, "mapp", faults)
    elif not name.startswith("."):
        judge_folder(folder, faults)
    return faults.found


def _add_way_out(name: str, kind: str, faults: Faults) -> None:
    shown = printable(name) or "/"
    words = f'{kind}namnet "{shown}" kan få git att skriva utanför arbetsytan'
    faults.add("GD013", 1, 1, words, f"ta bort {kind}en ur den sparade ändringen")


def _judge_mode(mode: str, faults: Faults) -> None:
    if mode == SYMLINK:
        words = "filen är en symbolisk länk"
        faults.add("GD012", 1, 1, words, "ersätt den med en vanlig fil")
    elif mode == SUBMODULE:
        faults.add(
            "GD017",
            1,
            1,
            "mappen är ett eget git-förråd (undermodul)",
            "flytta ut det, eller lägg filerna direkt i arbetsytan",
        )
    elif mode == EXECUTABLE:
        faults.add("GD015", 1, 1, "filen är körbar", f"kör chmod 644 {faults.file}")
