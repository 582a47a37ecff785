"""Writers that are killed at random, and the toll: run it with a folder and a count.

Every writer commits in a loop and acknowledges each commit on a pipe. Its process group
is killed, or only the writer itself, so that its git lives on for a moment.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

from govdocs.errors import GovdocsError
from govdocs.store.change import Change
from govdocs.store.entries import id_of
from govdocs.store.write import commit
from tests.record.records import faults_of, gateway, git, unguarded, unsaved

_SHARED = "gemensam.md"


@dataclass(slots=True)
class Toll:
    """What came of the kills: the acknowledged, and everything that went wrong."""

    kills: int = 0
    acknowledged: dict[str, str] = field(default_factory=dict)
    notes: int = 0
    pace: float = 0.1
    wrong: list[str] = field(default_factory=list)


def files_of(name: str) -> dict[str, bytes | None]:
    """Return what the commit of a name like `w12/3` writes."""
    writer, number = name.split("/")
    files: dict[str, bytes | None] = {
        f"{writer}/{number}.md": f"{name}\n".encode() * 20,
        _SHARED: f"{name}\n".encode(),
    }
    if int(number) >= 2:
        files[f"{writer}/{int(number) - 2}.md"] = None
    return files


def tags_of(name: str) -> tuple[str, ...]:
    """Return the tags that the commit of a name makes: every second makes two."""
    return (f"a-{name}", f"b-{name}") if int(name.split("/")[1]) % 2 == 0 else ()


def write_for_ever(record: Path, writer: str, pipe: int) -> None:
    """Commit until killed, and acknowledge each commit."""
    here = gateway(record)
    number = 0
    while True:
        name = f"{writer}/{number}"
        change = Change(files_of(name), f"prov: {name}", tags_of(name))
        done = commit(here, partial(_same, change), unguarded)
        os.write(pipe, f"{done.commit} {name} {len(done.notes)}\n".encode())
        number += 1


def _same(change: Change, head: str | None) -> Change:
    return change


def kill_writers(record: Path, kills: int, seed: int) -> Toll:
    """Start and kill writers one after another; between them a writer that must succeed."""
    random = Random(seed)
    toll = Toll()
    for count in range(kills):
        _kill_one(record, f"w{count}", random, toll)
        _write_next(record, f"n{count}", toll)
        if count % 50 == 49:
            toll.wrong += [f"after {count}: {one}" for one in faults_of(record)]
    toll.wrong += faults_of(record)
    toll.wrong += lost(record, toll.acknowledged)
    toll.wrong += mixed(record)
    return toll


def _kill_one(record: Path, writer: str, random: Random, toll: Toll) -> None:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.setpgid(0, 0)
        os.close(reading)
        try:
            write_for_ever(record, writer, writing)
        except GovdocsError as error:
            os.write(writing, f"! {error.message}\n".encode())
        finally:
            os._exit(1)
    os.close(writing)
    os.setpgid(child, child)
    time.sleep(random.uniform(0.0, 3 * toll.pace))
    if random.random() < 0.75:
        os.killpg(child, signal.SIGKILL)
    else:
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    toll.kills += 1
    _note(os.fdopen(reading, "rb").read().decode(), toll)


def _note(told: str, toll: Toll) -> None:
    """Add what a writer acknowledged; a line that was cut off is no acknowledgement."""
    for line in told.split("\n")[:-1]:
        if line.startswith("!"):
            toll.wrong.append(line)
            continue
        new, name, notes = line.split(" ")
        toll.acknowledged[new] = name
        toll.notes += int(notes)


def _write_next(record: Path, name: str, toll: Toll) -> None:
    """Let a next writer work with no human step, and leave all clean."""
    change = Change({f"nasta/{name}.md": b"x\n"}, f"nasta: {name}")
    started = time.monotonic()
    try:
        toll.notes += len(commit(gateway(record), lambda _: change, unguarded).notes)
    except GovdocsError as error:
        toll.wrong.append(f"{name}: {error.message}")
    toll.pace = time.monotonic() - started
    toll.wrong += [f"{name}: {one}" for one in unsaved(record)]


def lost(record: Path, acknowledged: dict[str, str]) -> list[str]:
    """Return the acknowledged commits and tags that are not in the record."""
    there = set(git(record, "rev-list", "main").split("\n"))
    gone = [
        f"lost: {new} {name}" for new, name in acknowledged.items() if new not in there
    ]
    tags = set(git(record, "tag").split("\n"))
    for new, name in acknowledged.items():
        gone += [
            f"lost: tag {one} of {new}" for one in tags_of(name) if one not in tags
        ]
    return gone


def mixed(record: Path) -> list[str]:
    """Return what commits hold that is not their own, or lack, and tags that lead astray."""
    wrong = []
    expected: dict[str, str] = {}
    for new, name, found in _history(record):
        if name.startswith("w"):
            wanted = files_of(name)
            wrong += [f"mixed: {name} {one}" for one in _differs(found, wanted)]
            expected |= dict.fromkeys(tags_of(name), new)
    shown = git(
        record, "for-each-ref", "--format=%(refname:short) %(*objectname)", "refs/tags"
    )
    tags = dict(line.split(" ") for line in shown.split("\n") if line)
    return wrong + [
        f"tag: {one}" for one in sorted(set(tags.items()) ^ set(expected.items()))
    ]


def _history(record: Path) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield each commit, its name, and the ids of the files it changed."""
    told = git(
        record,
        "log",
        "--format=%x01%H %s",
        "--raw",
        "--no-abbrev",
        "--no-renames",
        "main",
    )
    for one in told.split("\x01")[1:]:
        head, *lines = [line for line in one.split("\n") if line]
        new, _, name = head.split(" ")
        yield new, name, {line.split("\t")[1]: line.split(" ")[3] for line in lines}


def _differs(found: dict[str, str], wanted: dict[str, bytes | None]) -> list[str]:
    null = "0" * 40
    ids = {
        path: null if content is None else id_of(content, null)
        for path, content in wanted.items()
    }
    return [
        path for path in ids.keys() | found.keys() if ids.get(path) != found.get(path)
    ]


if __name__ == "__main__":
    result = kill_writers(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    acked = len(result.acknowledged)
    print(f"kills {result.kills}, acknowledged {acked}, notes {result.notes}")
    print("\n".join(result.wrong))
    sys.exit(1 if result.wrong else 0)
