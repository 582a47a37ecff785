"""Run the real command in its own process, on copies of the example or small texts."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest
import yaml

from govdocs.text.load import is_document
from tests.places import ROOT

AGREEMENTS = ROOT / "agreements"
DAY = "2026-11-22"
# Where the site is said to be published.
BASE = "https://avtal.example.se/hos"
COMMAND = [sys.executable, "-c", "from govdocs.cli.main import main; main()"]
INSTALL = "kör sh tools/setup.sh test som root, så installeras {}"

_ID = re.compile(r"^id: (\S+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


def environment(
    cache: Path, fonts: Mapping[str, str] | None = None, **more: str
) -> dict[str, str]:
    """Return the variables of a process whose cache is its own.

    Cut fonts are taken from the cache of another environment, for they take seconds.
    """
    if fonts:
        known = Path(fonts["XDG_CACHE_HOME"], "govdocs/fonts")
        shutil.copytree(known, cache / "govdocs/fonts")
    own = {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(cache)}
    return {**os.environ, **own, **more}


def govdocs(
    *arguments: str | Path,
    env: Mapping[str, str],
    cwd: Path = ROOT,
    within: Sequence[str] = (),
    limit: Callable[[], None] | None = None,
) -> Ran:
    """Run govdocs to its end; `within` is a program that starts it.

    `limit` is called in the new process first, to take something from it.
    """
    done = subprocess.run(
        [*within, *COMMAND, *map(str, arguments)],
        env=env,
        cwd=cwd,
        preexec_fn=limit,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def start(*arguments: str | Path, env: Mapping[str, str]) -> subprocess.Popen[str]:
    """Start govdocs in a process group of its own, so that a test can end all of it.

    It hears Ctrl-C also when the tests run in the background, where a shell sees to it
    that nothing does.
    """
    return subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        env=env,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def build(workspace: Path, out: Path, *more: str, env: Mapping[str, str]) -> Ran:
    """Build a workspace as of the tests' day; `more` are further options."""
    options = more if "--on" in more else ("--on", DAY, *more)
    return govdocs("--workspace", workspace, "build", "--out", out, *options, env=env)


def must_build(workspace: Path, out: Path, *more: str, env: Mapping[str, str]) -> Path:
    """Build, and fail the test with the command's words if it does not succeed."""
    ran = build(workspace, out, *more, env=env)
    assert 0 == ran.code, ran.err + ran.out
    return out


def repository(folder: Path) -> Path:
    """Copy the work texts of the example into a repository of one commit.

    It is the same each time. The locked texts, and those that a round asks about, lie in
    the history of the example alone.
    """
    workspace = folder / "agreements"
    record = shutil.ignore_patterns(
        "versioner.yaml", "handelser.yaml", "beslut", "remisser"
    )
    shutil.copytree(AGREEMENTS, workspace, ignore=record)
    fixed = {
        name: value
        for who in ("AUTHOR", "COMMITTER")
        for name, value in (
            (f"GIT_{who}_NAME", "Prov"),
            (f"GIT_{who}_EMAIL", "prov@example.se"),
            (f"GIT_{who}_DATE", "2026-03-01T12:00:00+0100"),
        )
    }
    nowhere = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "Exempel"]):
        subprocess.run(
            ["git", *arguments],
            cwd=folder,
            env={**os.environ, **fixed, **nowhere},
            check=True,
        )
    return workspace


def snapshot(site: Path) -> dict[str, str]:
    """Return the digest of every file of a site, by path."""
    whole = site.resolve()
    return {
        path.relative_to(whole).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(whole.rglob("*"))
        if path.is_file()
    }


def sources() -> dict[str, tuple[Path, ...]]:
    """Return the Markdown files of every document of the example, by id.

    A document made of parts is read from them first and from its own file last.
    """
    found: dict[str, Path] = {}
    for path in sorted(AGREEMENTS.rglob("*.md")):
        if not is_document(path.name):
            continue
        match = _ID.search(path.read_text("utf-8"))
        assert match, f"{path.name} saknar id"
        found[match[1]] = path
    parts = {
        name: yaml.safe_load(path.read_text("utf-8").split("\n---\n", 1)[0])
        for name, path in found.items()
    }
    return {
        name: (*(found[one] for one in front.get("delar", [])), found[name])
        for name, front in parts.items()
        if front["typ"] != "del"
    }


def tool(name: str, package: str) -> str:
    """Return the path of a program that tests need; fail if it is not installed."""
    found = shutil.which(name)
    if found is None:
        pytest.fail(f"{name} saknas: {INSTALL.format(package)}.", pytrace=False)
    return found
