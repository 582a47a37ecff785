"""Receivers that are killed: run it with a folder, a count of random kills and a step.

First a receiver is killed at each of its calls to the disk in turn, before it and after;
then at random moments while it receives in a loop. What it has acknowledged on a pipe
must be stored and listed, byte for byte, and stand in the ledger; nothing half done may
be listed, and the ledger may have nothing that is not there.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from govdocs.consultation.form.form import Form
from govdocs.consultation.reception import read_in, take_in
from govdocs.model.delivery import Delivery, File
from govdocs.model.receipt import Receipt
from govdocs.text.spool import read_spool
from govdocs.text.spool_harm import find_gone
from govdocs.text.spool_ledger import LEDGER, read_ledger
from tests.intake.test_consultation_intake import ROUND

AT = datetime(2021, 12, 20, tzinfo=UTC)
_CALLS = ("fsync", "mkdir", "rename", "open", "write", "close", "replace", "unlink")


def content_of(name: str) -> bytes:
    """Return the answer of a name; large enough to be written in pieces."""
    return f"## Skäl\n\nSvaret {name}.\n".encode() + b"ord " * 20_000


def receive_one(spool: Path, name: str, pipe: int) -> None:
    """Receive an answer, acknowledge it, and read it."""
    read_in(spool, acknowledge(spool, name, pipe), Form(ROUND))


def acknowledge(spool: Path, name: str, pipe: int) -> Receipt:
    """Receive an answer and acknowledge it; nobody has read it yet."""
    file, more = File("svar.md", content_of(name)), File("b.pdf", name.encode())
    sent = Delivery(ROUND.id, name, AT, "webb", file, (more,))
    receipt, _ = take_in(spool, sent)
    os.write(pipe, f"{receipt.folder} {name}\n".encode())
    return receipt


def wrong_in(spool: Path, acknowledged: dict[str, str]) -> list[str]:
    """Return what does not hold: what is lost, changed, or listed without a receipt.

    The ledger has all that was acknowledged, and nothing that is not there.
    """
    found = read_spool(spool, ROUND.id)
    wrong = [f"broken: {one}" for one in found.broken]
    listed = {one.receipt.folder: one for one in found.received}
    wrong += [f"lost: {one}" for one in acknowledged if one not in listed]
    wrong += [f"gone: {one.told}" for one in find_gone(spool, ROUND.id)]
    ledger = read_ledger(spool / ROUND.id)
    wrong += [f"not in the ledger: {one}" for one in acknowledged if one not in ledger]
    everywhere = (spool / LEDGER).read_text("ascii") if acknowledged else ""
    wrong += [
        f"not in the ledger of all: {one}"
        for one in acknowledged
        if f"\n{ROUND.id}/{one} " not in f"\n{everywhere}"
    ]
    for folder, one in listed.items():
        if folder in ledger and not ledger[folder].is_of(one.receipt):
            wrong.append(f"another in the ledger: {folder}")
        raw = (spool / ROUND.id / folder / one.receipt.file).read_bytes()
        if raw != content_of(one.receipt.consultee):
            wrong.append(f"changed: {folder}")
        if sha256(raw).hexdigest() != one.receipt.sha256:
            wrong.append(f"digest: {folder}")
        if not one.submission.unread and one.submission.reason is None:
            wrong.append(f"empty: {folder}")
    return wrong


def in_child(
    work: Callable[[int], None], wait: float | None = None
) -> tuple[bool, str]:
    """Run work in a child that may kill itself, or is killed; return so, and its words."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        try:
            work(writing)
        finally:
            os._exit(0)
    os.close(writing)
    if wait is not None:
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    with os.fdopen(reading, "rb") as pipe:
        return os.WIFSIGNALED(status), pipe.read().decode()


def killed_at(spool: Path, name: str, call: int, when: str) -> tuple[bool, str]:
    """Receive in a child that dies at one of its calls to the disk, before or after it."""

    def work(pipe: int) -> None:
        count = 0

        def counted(real: Callable[..., Any]) -> Callable[..., Any]:
            def run(*given: Any, **named: Any) -> Any:
                nonlocal count
                count += 1
                if count == call and when == "before":
                    os.kill(os.getpid(), signal.SIGKILL)
                done = real(*given, **named)
                if count == call:
                    os.kill(os.getpid(), signal.SIGKILL)
                return done

            return run

        for one in _CALLS:
            setattr(os, one, counted(getattr(os, one)))
        receive_one(spool, name, pipe)

    return in_child(work)


def note(told: str, acknowledged: dict[str, str]) -> None:
    """Add what was acknowledged; a line that was cut off is no acknowledgement."""
    for line in told.split("\n")[:-1]:
        folder, name = line.split(" ")
        acknowledged[folder] = name


def main(folder: Path, kills: int, step: int) -> int:
    """Kill in both ways, tell the figures, and return the exit code."""
    spool, acknowledged, points = folder / "spool", dict[str, str](), 0
    wrong: list[str] = []
    for when in ("before", "after"):
        call, killed = 1, True
        while killed:
            killed, told = killed_at(spool, f"p{when[0]}{call}", call, when)
            note(told, acknowledged)
            wrong += [f"{when} {call}: {one}" for one in wrong_in(spool, acknowledged)]
            points += killed
            call += step
    random = Random(1)
    for count in range(kills):

        def loop(pipe: int, count: int = count) -> None:
            number = 0
            while True:
                receive_one(spool, f"k{count}n{number}", pipe)
                number += 1

        _, told = in_child(loop, random.uniform(0.0, 0.06))
        note(told, acknowledged)
    wrong += wrong_in(spool, acknowledged)
    print(f"points {points}, kills {kills}, acknowledged {len(acknowledged)}")
    print("\n".join(wrong[:20]))
    return 1 if wrong or not acknowledged else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
