"""Run the child processes that make PDF files, and keep what they have made."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from ctypes.util import find_library
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from queue import Empty, SimpleQueue
from tempfile import TemporaryDirectory

from govdocs.errors import CannotWrite, GovdocsError, PdfFailed, PdfToolMissing
from govdocs.render.pdf.child import DISK, OVER_LIMIT
from govdocs.render.pdf.job import Limits, PdfJob
from govdocs.text.files import error_words

# The line for a bare Debian 12 or Ubuntu 24.04.
APT = (
    "apt-get install --no-install-recommends "
    "python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)
_LIMITS = Limits()
LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")


def missing_libraries() -> list[str]:
    """Return the system libraries that PDF needs and the machine lacks."""
    return [name for name in LIBRARIES if find_library(name) is None]


def make_pdfs(
    jobs: Sequence[PdfJob],
    kept: Path,
    workers: int,
    done: Callable[[str], None],
    limits: Limits = _LIMITS,
) -> dict[str, Path]:
    """Make the PDFs that are not among the kept ones; return the file of each by name.

    Raises PdfToolMissing, CannotWrite, or PdfFailed for the first document that could
    not be made.
    """
    kept.mkdir(parents=True, exist_ok=True)
    salt = pdf_salt()
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
        _run(waiting, min(workers, count), done, limits)
    return files


def make_pdf(job: PdfJob, limits: Limits = _LIMITS) -> bytes:
    """Return one PDF that is not kept.

    Raises PdfToolMissing, CannotWrite or PdfFailed.
    """
    return make_each([job], 1, limits)[job.name]


def make_each(
    jobs: Sequence[PdfJob], workers: int, limits: Limits = _LIMITS
) -> dict[str, bytes]:
    """Return PDFs that are not kept, by name.

    Raises PdfToolMissing, CannotWrite or PdfFailed.
    """
    with TemporaryDirectory() as folder:
        made = make_pdfs(jobs, Path(folder), workers, lambda name: None, limits)
        return {name: path.read_bytes() for name, path in made.items()}


def _run(
    waiting: SimpleQueue[PdfJob],
    workers: int,
    done: Callable[[str], None],
    limits: Limits,
) -> None:
    missing = missing_libraries()
    if missing:
        raise PdfToolMissing(f"biblioteket {', '.join(missing)}", f"kör sudo {APT}")
    faults: list[GovdocsError] = []
    with ThreadPoolExecutor(workers) as pool:
        for future in [
            pool.submit(_work, waiting, faults, done, limits) for _ in range(workers)
        ]:
            future.result()
    if faults:
        raise faults[0]


def _work(
    waiting: SimpleQueue[PdfJob],
    faults: list[GovdocsError],
    done: Callable[[str], None],
    limits: Limits,
) -> None:
    """Feed one child until the queue is empty, or until a document cannot be made."""
    child = None
    # The fonts a child unpacks are its own to clear away, but it may be stopped first.
    scratch = TemporaryDirectory(prefix="govdocs-pdf-", ignore_cleanup_errors=True)
    try:
        while not faults:
            try:
                job = waiting.get_nowait()
            except Empty:
                return
            if child is None:
                child = _start(limits, scratch.name)
            fault = _ask(child, job, limits)
            if fault:
                faults.append(fault)
            done(job.name)
    finally:
        if child:
            child.kill()
            child.communicate()
        scratch.cleanup()


def _start(limits: Limits, scratch: str) -> subprocess.Popen[str]:
    # -P: a weasyprint.py in the folder one happens to stand in is not the program's.
    return subprocess.Popen(
        [
            sys.executable,
            "-P",
            "-m",
            "govdocs.render.pdf.child",
            str(limits.cpu_seconds),
            str(limits.memory),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env={**os.environ, "TMPDIR": scratch},
    )


def _ask(
    child: subprocess.Popen[str], job: PdfJob, limits: Limits
) -> GovdocsError | None:
    """Send one job and wait for the answer; return what went wrong, if anything."""
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
        return PdfFailed(job.name, "processen avslutades")
    with selectors.DefaultSelector() as waiting:
        waiting.register(child.stdout, selectors.EVENT_READ)
        if not waiting.select(limits.wall_seconds):
            child.kill()
            words = f"det tog mer än {limits.wall_seconds} sekunder"
            return PdfFailed(job.name, words)
    line = child.stdout.readline()
    if not line:
        return PdfFailed(job.name, OVER_LIMIT)
    return _fault(job, json.loads(line))


def _fault(job: PdfJob, answer: dict[str, str]) -> GovdocsError | None:
    if answer["fault"] == DISK:
        reason = error_words(OSError(int(answer["errno"]), ""))
        return CannotWrite(Path(job.out), reason)
    return PdfFailed(job.name, answer["fault"]) if answer["fault"] else None


@cache
def pdf_salt() -> str:
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
