"""Measure a push that a server's hook judges, against the push alone and a warm check."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from make_workspace import Size, change, commit
from measure import Case, Sample, interleave, run
from place import Place
from results import Results

_MOST = 1.5
_POLICIES = {
    "ingen-borttagning": "ingen-borttagning",
    # Half of the places are in documents that the push leaves as they are.
    "låsta-avsnitt": "{policy: låsta-avsnitt, ställen: [dok-00000#avtalstid, "
    "dok-00001, dok-00003#kapitel-1, dok-00006]}",
}
_DOCUMENT = "rutiner"


def measure_push(
    place: Place, documents: int, rounds: int, budget: float, results: Results
) -> None:
    """Push one paragraph's change to two servers, of which one has the hook.

    Once for each policy of the table: one that sees the texts that differ, and one that
    looks up others.
    """
    for name in _POLICIES:
        _measure(
            place, name, Size(documents, 100, 10, revisions=1), results, rounds, budget
        )


def _measure(
    place: Place, policy: str, size: Size, results: Results, rounds: int, budget: float
) -> None:
    tree = place.tree("push", size)
    settings = tree / "govdocs.yaml"
    stages = f"skeden:\n  utkast: {{policyer: [{_POLICIES[policy]}]}}\n"
    settings.write_text(settings.read_text("utf-8") + stages, "utf-8")
    commit(tree, "Policy")
    plain, hooked = (_served(place, tree, name) for name in ("plain", "hooked"))
    server = str(place.folder / "hooked.git")
    run(place.govdocs("hook", "cache", "hook", "install", "--server", server))
    cases = [
        _push(place, "git push", plain),
        _check(place, plain),
        _push(place, "git push med krok", hooked),
    ]
    for case in cases[1:]:
        case.prepare()
        run(case)
    found = interleave(cases, rounds, budget)
    both = [
        Sample(
            one.cpu + other.cpu, one.wall + other.wall, max(one.memory, other.memory)
        )
        for one, other in zip(found["git push"], found["check, varm"], strict=False)
    ]
    words = f"{policy}, {size.documents} korta dokument"
    results.add(
        f"git push med krok / git push och check, varm, {words}",
        found["git push med krok"],
        both,
        _MOST,
    )
    results.costs += [(f"{name}, {words}", one) for name, one in found.items()]


def _served(place: Place, tree: Path, name: str) -> Path:
    """Return a clone of a new server that has what the tree has."""
    server, clone = place.folder / f"{name}.git", place.folder / name
    place.remove(server.name, clone.name)()
    for words in (["--bare", str(tree), str(server)], [f"file://{server}", str(clone)]):
        subprocess.run(["git", "clone", "--quiet", *words], check=True)
    return clone


def _push(place: Place, name: str, clone: Path) -> Case:
    words = ("git", "-C", str(clone), "push", "--quiet", "origin", "HEAD")
    return Case(name, words, place.env(), _saved(clone))


def _check(place: Place, clone: Path) -> Case:
    """Return a case that checks the file that changes, with all others known."""
    words = ("--workspace", str(clone), "check", str(_changing(clone)))
    return place.govdocs("check, varm", "cache-push", *words)


def _changing(clone: Path) -> Path:
    return sorted((clone / _DOCUMENT).glob("*.md"))[0]


def _saved(clone: Path) -> Callable[[], None]:
    """Return what saves one line more in a document, a new one each time."""
    path = _changing(clone)
    count = 0

    def prepare() -> None:
        nonlocal count
        count += 1
        path.write_text(change(path.read_text("utf-8"), f"i prov {count}"), "utf-8")
        commit(clone, f"Ändring {count}")

    return prepare
