"""A push that costs too much to judge: refused on one line, with nothing half-written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.proposal.hooked import TEXT, Clone, begun, standing
from tests.record.records import faults_of

MEGABYTE = 10**6
SMALLER = "Inget är ändrat. Åtgärd: skicka färre ändringar eller mindre filer åt gången"


def limited(tmp_path: Path, **settings: int | str) -> Clone:
    """Return a clone of a server whose hook has these limits."""
    clone = begun(tmp_path)
    server = Clone(tmp_path / "server.git")
    for key, value in settings.items():
        server.git("config", f"govdocs.{key}", str(value))
    return clone


def assert_untouched(clone: Clone, before: str) -> None:
    """Assert that the server is as it was, whole, and lets the next push in."""
    server = clone.root.parent / "server.git"
    assert before == standing(clone)
    assert [] == faults_of(server)
    assert [] == [one.name for one in server.glob("objects/*quarantine*")]
    assert [] == [one.name for one in server.glob("govdocs/.*")]
    clone.git("reset", "-q", "--hard", "origin/main")
    clone.save({"bilaga.md": TEXT.replace("ska alltid", "ska inte alltid")})
    assert 0 == clone.push("main").code


def test_file_that_takes_all_memory_is_refused_on_one_line(tmp_path: Path) -> None:
    clone = limited(tmp_path, limitMegabytes=150)
    before = standing(clone)
    with (clone.root / "stor.md").open("wb") as file:
        file.truncate(200 * MEGABYTE)
    clone.git("config", "core.compression", "1")
    clone.save({})

    pushed = clone.push("main")

    assert 1 == pushed.code
    assert [
        f"NEKAD: granskningen behövde mer än 150 MB minne. {SMALLER}, eller be "
        "den som sköter servern höja govdocs.limitMegabytes."
    ] == pushed.lines
    assert_untouched(clone, before)


def test_push_that_takes_too_long_is_refused_on_one_line(tmp_path: Path) -> None:
    clone = limited(tmp_path, limitSeconds=1)
    before = standing(clone)
    text = TEXT + "\n".join(f"\n*a_ **b [ord {n}](#ett) `c`." for n in range(4000))
    for number in range(30):
        name = f"bilaga-{number}"
        clone.write({f"{name}.md": text.replace("id: bilaga", f"id: {name}")})
    clone.save({})

    pushed = clone.push("main")

    assert 1 == pushed.code
    assert [
        "NEKAD: granskningen tog mer än 1 s processortid eller 3 s. "
        f"{SMALLER}, eller be den som sköter servern höja govdocs.limitSeconds."
    ] == pushed.lines
    assert_untouched(clone, before)


@pytest.mark.parametrize("value", ["0", "-1", "många", "1.5", "²"])
def test_limit_that_is_no_number_refuses_and_says_so(
    tmp_path: Path, value: str
) -> None:
    clone = limited(tmp_path, limitSeconds=value)
    clone.save({"bilaga.md": TEXT.replace("ska alltid", "ska inte alltid")})

    pushed = clone.push("main")

    assert 1 == pushed.code
    assert 2 == len(pushed.lines)
    assert "FEL GD964 " in pushed.lines[1]
    assert "kör git config govdocs.limitSeconds 120 i förrådet" in pushed.lines[1]


START = """
import os, signal, subprocess, sys, time
from govdocs.cli.bounded import end_if_over, in_child
ended = in_child(1, 2, 100_000_000)
if ended is not None:
    print(ended, flush=True)
    os._exit(0)
"""
SPENDING = "subprocess.run([sys.executable, '-c', 'while True: pass'])"


@pytest.mark.parametrize(
    ("work", "ended"),
    [
        ("os._exit(7)", "7"),
        ("while True: pass", "Stop.TIME"),
        ("time.sleep(60)", "Stop.TIME"),
        (f"{SPENDING}; end_if_over(OSError(), 1)", "Stop.TIME"),
        (
            "try: bytearray(200_000_000)\nexcept MemoryError as e: end_if_over(e, 1)",
            "Stop.MEMORY",
        ),
        (
            "error = OSError(); error.__cause__ = OSError('fatal: Out of memory, m')\n"
            "end_if_over(error, 1)",
            "Stop.MEMORY",
        ),
        ("end_if_over(OSError(), 1); os._exit(3)", "3"),
        ("os.kill(os.getpid(), signal.SIGKILL)", "Stop.OTHER"),
    ],
)
def test_parent_knows_how_the_child_ended(work: str, ended: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", START + work], capture_output=True, text=True, check=True
    )

    assert f"{ended}\n" == done.stdout
