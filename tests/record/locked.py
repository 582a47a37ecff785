"""Small repositories with locked versions, made once and copied, and the commands on them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from govdocs.cli.main import run
from tests.workspaces import write_workspace

AGREEMENT = """---
id: avtal
typ: avtal
titel: Avtal om prov
parter: alla
avtalstid: {från: 2017-04-01, till: 2020-12-31}
ikraftträdande: {villkor: alla parter har beslutat lika, räknas_från: sista beslut}
uppsägning: {tid: 12 månader, räknas_till: dag, mottagare: [regionen]}
genomförande: {ansvarig: vvg, hur: Så här.}
uppföljning: {ansvarig: vvg, indikatorer: [{namn: Svar, mått: Andel}]}
det_viktigaste: [En punkt.]
---

## Syfte {#syfte}

Den första texten. {#a2b3}

## Avtalsparter {#avtalsparter}

Parterna står i registret. {#c4d5}

## Avtalstid {#avtalstid}

Se [syftet](#syfte). {#e6f7}

## Uppföljning {#uppfoljning}

En gång om året. {#g8h9}
"""
REVISED = AGREEMENT.replace("Den första texten.", "Den andra texten.").replace(
    "{från: 2017-04-01, till: 2020-12-31}", "{från: 2023-01-01, till: 2026-12-31}"
)
PART = """---
id: delen
typ: del
titel: Gemensam del
---

## Gemensamt {#gemensamt}

Det som delas. {#k2m3}
"""
WITH_PART = """---
id: {id}
typ: bilaga
titel: Bilaga {id}
delar: [delen]
---
"""
EVENTS = """avtal:
  - {sort: villkor uppfyllt, version: "1.0", från: 2017-04-01}
  - {sort: fortsatt giltighet, version: "1.0", från: 2021-01-01, beslut: okänt}
  - {sort: förfallen, version: "2.0", från: 2022-12-01, konstaterad: {av: vvg, skäl: Inte alla.}}
"""
NOTICE = """  - sort: uppsägning
    version: "1.0"
    parter: [norrby]
    inkom: [{mottagare: regionen, dag: 2022-06-01}]
"""


def git(root: Path, *words: str, when: str = "2024-01-02T12:00:00+01:00") -> str:
    """Run git in a folder, at a time of its own, with no settings but the repository's."""
    kept = {name: value for name, value in os.environ.items() if "GIT_" not in name}
    env = {
        **kept,
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_DATE": when,
        "GIT_COMMITTER_DATE": when,
    }
    done = subprocess.run(
        ["git", *words], cwd=root, env=env, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def save(root: Path, files: Mapping[str, str], message: str, when: str = "") -> None:
    """Write files of the workspace and commit everything in it."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    at = {"when": when} if when else {}
    git(root, "add", "-A", ".", **at)
    git(root, "commit", "-q", "-m", message, **at)


def start(top: Path, files: Mapping[str, str], folder: str = "") -> Path:
    """Return a workspace in a new repository, with its files committed."""
    root = write_workspace(top / folder, files)
    git(top, "init", "-q", "-b", "main")
    git(top, "config", "user.name", "Prov Provsson")
    git(top, "config", "user.email", "prov@exempel.invalid")
    save(root, {}, "texter")
    return root


def lock(root: Path, *words: str) -> int:
    """Lock versions, for a reason."""
    return run(
        ["--workspace", str(root), "version", "lock", *words, "--reason", "Ett prov."]
    )


def two_versions(top: Path, folder: str = "") -> Path:
    """Return a workspace whose 1.0 runs on and whose 2.0 has lapsed."""
    root = start(top, {"avtal.md": AGREEMENT}, folder)
    assert 0 == lock(root, "avtal", "1.0", "--on", "2017-02-01")
    save(root, {"avtal.md": REVISED}, "revision")
    assert 0 == lock(root, "avtal", "2.0", "--on", "2022-03-01")
    save(root, {"handelser.yaml": EVENTS}, "händelser")
    return root


def copied(root: Path, to: Path) -> Path:
    """Return a copy of a repository, for one test to harm."""
    return Path(shutil.copytree(root, to, symlinks=True))


def told(
    root: Path, capsys: pytest.CaptureFixture[str], *words: str
) -> tuple[int, str, str]:
    """Run a command on a workspace; return its exit code and both its outputs."""
    capsys.readouterr()
    code = run(["--workspace", str(root), *words])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def answers(root: Path, capsys: pytest.CaptureFixture[str]) -> list[object]:
    """Return all that a workspace says of the agreement, for two states to be compared."""
    asked = (
        ["version", "list", "--format", "json", "--on", "2024-05-01"],
        ["show", "avtal@1.0", "--format", "json"],
        ["show", "avtal@2.0"],
        ["show", "avtal@2018-01-01"],
        ["show", "avtal@2024-05-01"],
        ["show", "avtal@2010-01-01"],
        ["export", "avtal@1.0", "--to", "canonical", "--out", str(root / ".ut")],
    )
    found: list[object] = []
    for words in asked:
        code, result, message = told(root, capsys, *words)
        found.append((code, result, message.replace(str(root), "")))
    out = root / ".ut"
    found.append(out.read_bytes() if out.exists() else None)
    out.unlink(missing_ok=True)
    return found


def state(top: Path) -> tuple[object, ...]:
    """Return refs, staged files and every byte of the work tree."""
    files = {
        str(path.relative_to(top)): path.read_bytes()
        for path in sorted(top.rglob("*"))
        if path.is_file() and ".git" not in path.relative_to(top).parts
    }
    return git(top, "for-each-ref"), git(top, "ls-files", "-s"), files
