"""Measure the proof of a whole history against git's own look at its objects."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from measure import Case, interleave, run
from place import BENCH, Place
from results import Results

from govdocs.text.records import read_register

_DOCUMENTS = 200
_WHO = "Bench <bench@example.invalid>"


def measure_verify(
    place: Place, commits: int, rounds: int, budget: float, results: Results
) -> None:
    """Prove a history of which every tenth commit is a decision; then one commit more."""
    tree = _tree(place, commits)
    at = ("--workspace", str(tree), "verify")
    fsck = ("git", "-C", str(tree), "fsck", "--full", "--no-dangling", "--no-progress")
    plain = Case("git fsck", fsck, place.env())
    whole = place.govdocs("verify, allt", "cache-verify", *at, "--no-cache")
    more = place.govdocs("verify, en ändring till", "cache-verify", *at)
    run(more)
    counter = iter(range(commits, 2 * commits))
    more = Case(more.name, more.argv, more.env, lambda: _add(tree, [next(counter)]))
    found = interleave([plain, whole, more], rounds, budget)
    words = f"{commits} ändringar, {commits // 10} beslut"
    results.add(
        f"verify, allt / git fsck, {words}", found["verify, allt"], found["git fsck"]
    )
    results.add(
        f"verify, en ändring till / verify, allt, {words}",
        found["verify, en ändring till"],
        found["verify, allt"],
    )
    results.costs += [(f"{name}, {words}", one) for name, one in found.items()]


def _tree(place: Place, commits: int) -> Path:
    out = place.folder / "verify"
    shutil.rmtree(out, ignore_errors=True)
    drafts = commits - commits // 10
    size = ("--documents", str(_DOCUMENTS), "--commits", str(drafts))
    argv = (sys.executable, str(BENCH / "long_history.py"), *size, str(out))
    subprocess.run(argv, env=place.env(), check=True, stdout=subprocess.DEVNULL)
    _add(out, range(commits // 10))
    return out


def _add(tree: Path, numbers: range | list[int]) -> None:
    """Save decisions, each in a commit of its own."""
    register = min(tree.rglob("versioner.yaml"))
    versions = read_register(register.name, register.read_bytes())
    (version,) = next(iter(versions.values()))
    stream = b"".join(_commits(version.document, version.full, numbers))
    words = ("git", "-C", str(tree), "fast-import", "--quiet", "--date-format=now")
    subprocess.run(words, input=stream, check=True)
    subprocess.run(("git", "-C", str(tree), "reset", "--quiet", "--hard"), check=True)


def _commits(document: str, digest: str, numbers: range | list[int]) -> Iterator[bytes]:
    for number in numbers:
        text = (
            f"organ: vvg\ndatum: 2020-01-01\nparagraf: § {number}\n"
            f'föreslaget: "{digest}"\natt_satser: [{{utfall: noterar, text: Noteras.}}]\n'
        ).encode()
        path = f"beslut/{document}/1.0/organ-{number}/2020-01-01-1.yaml"
        yield f"commit refs/heads/main\ncommitter {_WHO} now\ndata 6\nBeslut\n".encode()
        if number == numbers[0]:
            yield b"from refs/heads/main^0\n"
        yield b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(text), text)
