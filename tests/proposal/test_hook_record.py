"""Pushes of locked versions, whole readings, and pushes over git://."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.proposal.hooked import (
    FILES,
    TEXT,
    Clone,
    begun,
    cloned,
    environment,
    install,
    standing,
)
from tests.proposal.test_hook_server import refused
from tests.record.locked import AGREEMENT, EVENTS, REVISED, lock, two_versions

LAPSED = """  - sort: förfallen
    version: "3.0"
    från: 2023-12-01
    konstaterad: {av: vvg, skäl: Nej.}
"""
PLACES = """namn: Prov
skede: utkast
skeden:
  utkast:
    policyer: [{policy: låsta-avsnitt, ställen: [avtal#gemensamt]}]
"""
WHOLE = """---
id: avtal
typ: bilaga
titel: Avtal
delar: [delen]
---
"""
PART = """---
id: delen
typ: del
titel: Del
---

## Gemensamt {#gemensamt}

Det som delas av alla. {#k2m3}
"""


def served(top: Path) -> Clone:
    """Return a clone with two locked versions, and their server with our hook."""
    root = two_versions(top / "klon")
    server = top / "server.git"
    subprocess.run(
        ["git", "clone", "-q", "--bare", f"file://{root}", str(server)], check=True
    )
    install(server)
    clone = Clone(root)
    clone.git("remote", "add", "origin", f"file://{server}")
    clone.git("fetch", "-q")
    return clone


def test_new_version_and_new_event_are_let_in(tmp_path: Path) -> None:
    clone = served(tmp_path)
    (clone.root / "avtal.md").write_text(REVISED.replace("andra", "tredje"))
    clone.save({})
    assert 0 == lock(clone.root, "avtal", "3.0", "--on", "2023-03-01")
    clone.save({"handelser.yaml": EVENTS + LAPSED})

    pushed = clone.push("main", "avtal/3.0")

    assert 0 == pushed.code, pushed.said


def test_locked_version_is_not_edited_in_the_register(tmp_path: Path) -> None:
    clone = served(tmp_path)
    before = standing(clone)
    register = (clone.root / "versioner.yaml").read_text()
    clone.save({"versioner.yaml": register.replace("Ett prov", "Ett annat prov")})

    refused(
        clone, clone.push("main"), before, "GD961 versioner.yaml", "GD702 versioner"
    )


def test_version_registered_with_bytes_that_nobody_has_is_refused(
    tmp_path: Path,
) -> None:
    clone = served(tmp_path)
    before = standing(clone)
    register = (clone.root / "versioner.yaml").read_text()
    start = register.index('  - nummer: "2.0"')
    row = register[start:].replace('"2.0"', '"3.0"')
    blob = clone.git("rev-parse", "HEAD:avtal.md")
    assert blob in row
    clone.save({"versioner.yaml": register + row.replace(blob, "1" * 40)})

    refused(clone, clone.push("main"), before, "FEL GD701 versioner.yaml")


def test_first_text_pushed_with_its_versions(tmp_path: Path) -> None:
    root = two_versions(tmp_path / "klon")
    server = tmp_path / "server.git"
    subprocess.run(["git", "init", "-q", "--bare", str(server)], check=True)
    install(server)
    clone = Clone(root)
    clone.git("remote", "add", "origin", f"file://{server}")

    pushed = clone.push("main", "--tags")

    assert 0 == pushed.code, pushed.said


def test_locked_place_in_a_part_of_an_unchanged_document(tmp_path: Path) -> None:
    files = {**FILES, "govdocs.yaml": PLACES, "avtal.md": WHOLE, "delen.md": PART}
    clone = begun(tmp_path, files)
    before = standing(clone)
    clone.save({"delen.md": PART.replace("alla", "några")})

    line = "FEL GD803 delen.md:9:1: avtal#gemensamt är låst"
    refused(clone, clone.push("main"), before, line)
    clone.git("reset", "-q", "--hard", "HEAD~1")
    clone.save({"bilaga.md": TEXT.replace(" alltid", "")})
    assert 0 == clone.push("main").code


def test_linked_document_that_moves_is_no_change_of_the_link(tmp_path: Path) -> None:
    linked = TEXT.replace("läkare", "[läkare](avtal.md#avtalstid)")
    clone = begun(tmp_path, {**FILES, "bilaga.md": linked, "avtal.md": AGREEMENT})
    (clone.root / "hsavtal").mkdir()
    clone.git("mv", "avtal.md", "hsavtal/avtal.md")
    clone.save({"bilaga.md": linked.replace("(avtal.md", "(hsavtal/avtal.md")})

    assert 0 == clone.push("main").code


@pytest.fixture
def daemon(tmp_path: Path) -> Iterator[str]:
    """Serve the folder over git:// on this machine, for as long as the test runs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = (
        "--reuseaddr",
        "--export-all",
        "--enable=receive-pack",
        "--listen=127.0.0.1",
    )
    run = subprocess.Popen(
        [
            "git",
            "daemon",
            *words,
            f"--port={port}",
            f"--base-path={tmp_path}",
            str(tmp_path),
        ],
        env={**environment(tmp_path), "PATH": "/usr/bin:/bin"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(500):
            with socket.socket() as probe:
                if not probe.connect_ex(("127.0.0.1", port)):
                    break
            time.sleep(0.02)
        yield f"git://127.0.0.1:{port}"
    finally:
        run.terminate()
        run.wait()


def test_push_over_the_net_is_judged(tmp_path: Path, daemon: str) -> None:
    clone = begun(tmp_path)
    clone.git("remote", "set-url", "origin", f"{daemon}/server.git")
    clone.save({"bilaga.md": TEXT.replace("alltid", "alltid inte")})
    assert 0 == clone.push("main").code

    before = standing(clone)
    clone.save(
        {"govdocs.yaml": "namn: Prov\n", "bilaga.md": TEXT.replace(" alltid", "")}
    )

    refused(clone, clone.push("main"), before, "”alltid inte”")


def test_clone_of_the_server_can_be_pushed_from_again(tmp_path: Path) -> None:
    served(tmp_path)
    other = cloned(tmp_path / "server.git", "annan")
    other.save({"avtal.md": REVISED.replace("andra", "tredje")})

    assert 0 == other.push("main").code
