"""The engines that the redline is measured against, and the redline itself, by one door."""

from __future__ import annotations

import json
import os
import resource
import selectors
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from place import BENCH, Place

_GIT = (
    "git diff --no-index --word-diff=porcelain -U1000000 "
    "--word-diff-regex=[[:alnum:]_]+|[^[:space:]]"
).split()
_SIGNS = {" ": "equal", "-": "delete", "+": "insert"}
OWN = "govdocs"
GITS = {one: f"git word-diff, {one}" for one in ("myers", "patience", "histogram")}
_JSDIFF = "diff@9.0.0"
CHARACTERS = "fast-diff-match-patch, tecken"
WORDS = "fast-diff-match-patch, ord"
SCRIPT = "jsdiff, ord"
# What is missing where a registry or node cannot be reached.
INSTALLED = (CHARACTERS, WORDS, SCRIPT)

Answer = Mapping[str, Any]


class Engine(Protocol):
    """Compares two files; `whole_words` when its pieces may lack white space."""

    whole_words: bool

    @property
    def name(self) -> str:
        """Return the name shown."""

    def ask(self, old: Path, new: Path, **more: Any) -> Answer | None:
        """Return the seconds and, when asked to tell, the pieces; None on failure."""

    def close(self) -> None:
        """End what was started."""


@dataclass(slots=True)
class Git:
    """git in a process for each pair, which is how it is used; its start is counted."""

    algorithm: str
    limit: float
    whole_words: bool = True

    @property
    def name(self) -> str:
        """Return the name shown."""
        return GITS[self.algorithm]

    def ask(self, old: Path, new: Path, **more: Any) -> Answer | None:
        """Return user and system seconds of git, and its porcelain in pieces."""
        begun = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [*_GIT, f"--diff-algorithm={self.algorithm}", str(old), str(new)]
        env = {**os.environ, "LC_ALL": "C.UTF-8", "GIT_CONFIG_GLOBAL": os.devnull}
        try:
            done = subprocess.run(
                command, capture_output=True, env=env, timeout=self.limit
            )
        except subprocess.TimeoutExpired:
            return None
        if done.returncode > 1:
            return None
        ended = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = ended.ru_utime + ended.ru_stime - begun.ru_utime - begun.ru_stime
        told = done.stdout.decode("utf-8", "replace") if more.get("tell") else ""
        return {"seconds": seconds, "pieces": _porcelain(told)}

    def close(self) -> None:
        """Do nothing: each process has ended."""


def _porcelain(told: str) -> list[tuple[str, str]]:
    """Return what git prints as pieces; a tilde is the end of a line."""
    pieces: list[tuple[str, str]] = []
    for line in told.partition("\n@@")[2].split("\n")[1:]:
        if line[:1] in _SIGNS:
            pieces.append((_SIGNS[line[0]], line[1:]))
        elif line == "~":
            pieces.append(("equal", "\n"))
    return pieces


@dataclass(slots=True)
class Worker:
    """An engine in a process that is kept; one that takes too long is ended."""

    name: str
    argv: Sequence[str]
    env: Mapping[str, str]
    limit: float
    whole_words: bool = False
    _child: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def ask(self, old: Path, new: Path, **more: Any) -> Answer | None:
        """Return what the worker answers within the limit of wall time."""
        child = self._started()
        assert child.stdin, "it is a pipe"
        assert child.stdout, "and so is this"
        asked = {"old": str(old), "new": str(new), **more}
        child.stdin.write(json.dumps(asked).encode() + b"\n")
        child.stdin.flush()
        with selectors.DefaultSelector() as waiting:
            waiting.register(child.stdout, selectors.EVENT_READ)
            ready = waiting.select(self.limit)
        line = child.stdout.readline() if ready else b""
        if not line:
            self.close()
            return None
        answer: Answer = json.loads(line)
        return answer

    def close(self) -> None:
        """End the process."""
        if self._child:
            self._child.kill()
            self._child.communicate()
            self._child = None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is None:
            self._child = subprocess.Popen(
                self.argv,
                env=dict(self.env),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._child


def engines(place: Place, python: Path | None, limit: float) -> list[Engine]:
    """Return the redline, git and the peers that can be installed here."""
    own = (sys.executable, str(BENCH / "redline_worker.py"))
    found: list[Engine] = [Worker(OWN, (*own, "own"), place.env(), 60)]
    found += [Git(one, limit) for one in GITS]
    found.append(Worker("difflib, ord", (*own, "difflib"), place.env(), limit))
    if python:
        theirs = (str(python), own[1])
        for mode, name in (("characters", CHARACTERS), ("words", WORDS)):
            found.append(Worker(name, (*theirs, mode), place.env(), limit))
    modules = jsdiff(place) if python else None
    if modules:
        env = {**place.env(), "NODE_PATH": str(modules)}
        argv = ("node", str(BENCH / "redline_worker.cjs"))
        found.append(Worker(SCRIPT, argv, env, limit))
    return found


def jsdiff(place: Place) -> Path | None:
    """Install jsdiff and return the folder of modules; None where there is no node."""
    folder = place.folder / _JSDIFF.replace("@", "-")
    modules = folder / "node_modules"
    npm = shutil.which("npm")
    if not (modules / "diff").exists():
        if not npm or not shutil.which("node"):
            return None
        words = ("install", "--silent", "--prefix", str(folder), _JSDIFF)
        if subprocess.run([npm, *words], capture_output=True).returncode:
            return None
    return modules


def versions() -> str:
    """Return what git and node say that they are."""
    told = []
    for command in ("git", "node"):
        if shutil.which(command):
            done = subprocess.run(
                [command, "--version"], capture_output=True, text=True
            )
            told.append(f"{command} {done.stdout.split()[-1].lstrip('v')}")
    return ", ".join(told)
