"""Run the child processes that make PDF files, and keep what they have made."""

from __future__ import annotations

import json
import selectors
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from ctypes.util import find_library
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from queue import Empty, SimpleQueue

from govdocs.errors import PdfFailed, PdfToolMissing
from govdocs.render.pdf.job import PdfJob

WALL_SECONDS = 180

# The line for a bare Debian 12 or Ubuntu 24.04.
APT = (
    "apt-get install --no-install-recommends "
    "python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)
LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")


def missing_libraries() -> list[str]:
    """Return the system libraries that PDF needs and the machine lacks."""
    return [name for name in LIBRARIES if find_library(name) is None]


def make_pdfs(
    jobs: Sequence[PdfJob], kept: Path, workers: int, done: Callable[[str], None]
) -> dict[str, Path]:
    """Make the PDFs that are not among the kept ones; return the file of each by name.

    Raises PdfToolMissing, or PdfFailed for the first document that could not be made.
    """
    kept.mkdir(parents=True, exist_ok=True)
    salt = _salt()
    files = {job.name: kept / f"{job.key(salt)}.pdf" for job in jobs}
    waiting: SimpleQueue[PdfJob] = SimpleQueue()
    count = 0
    for job in jobs:
        if files[job.name].exists():
            done(job.name)
        else:
            waiting.put(replace(job, out=str(files[job.name])))
            count += 1
    if count:
        _run(waiting, min(workers, count), done)
    return files


def _run(
    waiting: SimpleQueue[PdfJob], workers: int, done: Callable[[str], None]
) -> None:
    missing = missing_libraries()
    if missing:
        raise PdfToolMissing(f"biblioteket {', '.join(missing)}", f"kör sudo {APT}")
    faults: list[PdfFailed] = []
    with ThreadPoolExecutor(workers) as pool:
        for future in [
            pool.submit(_work, waiting, faults, done) for _ in range(workers)
        ]:
            future.result()
    if faults:
        raise faults[0]


def _work(
    waiting: SimpleQueue[PdfJob], faults: list[PdfFailed], done: Callable[[str], None]
) -> None:
    """Feed one child until the queue is empty; a child that dies is replaced."""
    child = None
    try:
        while not faults:
            try:
                job = waiting.get_nowait()
            except Empty:
                return
            if child is None:
                child = _start()
            fault = _ask(child, job)
            if fault:
                faults.append(PdfFailed(job.name, fault))
            done(job.name)
    finally:
        if child:
            child.kill()
            child.communicate()


def _start() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "govdocs.render.pdf.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )


def _ask(child: subprocess.Popen[str], job: PdfJob) -> str:
    """Send one job and wait for the answer; return what went wrong, or ''."""
    assert child.stdin, "a pipe"
    assert child.stdout, "a pipe"
    facts = {
        "name": job.name,
        "html": job.html,
        "css": job.css,
        "out": job.out,
        "assets": job.assets,
    }
    try:
        child.stdin.write(json.dumps(facts) + "\n")
        child.stdin.flush()
    except BrokenPipeError:
        return "processen avslutades"
    with selectors.DefaultSelector() as waiting:
        waiting.register(child.stdout, selectors.EVENT_READ)
        if not waiting.select(WALL_SECONDS):
            child.kill()
            return f"det tog mer än {WALL_SECONDS} sekunder"
    line = child.stdout.readline()
    if not line:
        return "processen nådde gränsen för tid eller minne"
    return str(json.loads(line)["fault"])


def _salt() -> str:
    """Return a mark that changes with what decides the bytes of a PDF besides its input."""
    from importlib.metadata import version

    packages = (
        "weasyprint",
        "pydyf",
        "fonttools",
        "pikepdf",
        "font-source-serif-pro",
        "font-source-sans-pro",
    )
    versions = [f"{name}={version(name)}" for name in packages]
    own = Path(__file__).with_name("child.py").read_bytes()
    return sha256("\n".join(versions).encode() + own).hexdigest()
