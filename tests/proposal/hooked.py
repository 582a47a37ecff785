"""Bare repositories with our hook, and clones that push to them with plain git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from govdocs.cli.main import run
from tests.workspaces import BODIES, PARTIES

WHO = {"user.name": "Prov Provsson", "user.email": "prov@exempel.invalid"}
SETTINGS = """namn: Prov
skede: utkast
skeden:
  utkast: {policyer: [ingen-borttagning]}
"""
TEXT = """---
id: bilaga
typ: bilaga
titel: Bilaga
---

## Ett {#ett}

Regionen ska alltid svara för läkare i hemmet. {#a2b3}

Kommunen svarar för sjuksköterskor. {#a2b4}
"""
EVENTS = """bilaga:
  - {sort: fortsatt giltighet, version: "1.0", från: 2021-01-01, beslut: okänt}
"""
DECISION = f"""organ: vvg
datum: 2024-01-01
föreslaget: "{"1f" * 32}"
att_satser:
  - {{utfall: antar, text: anta bilagan}}
källa: Protokollet.
"""
FILES: Mapping[str, str] = {
    "govdocs.yaml": SETTINGS,
    "parter.yaml": PARTIES,
    "organ.yaml": BODIES,
    "bilaga.md": TEXT,
}


@dataclass(frozen=True)
class Pushed:
    """How a push ended: its exit code, and what the server said."""

    code: int
    said: str
    raw: str

    @property
    def lines(self) -> list[str]:
        """Return the lines of the server's answer."""
        return self.said.split("\n") if self.said else []


@dataclass(frozen=True)
class Clone:
    """A clone that knows git and nothing more."""

    root: Path

    def git(self, *words: str, check: bool = True) -> str:
        """Run git, and return what it wrote."""
        return self.run(*words, check=check).stdout.strip()

    def run(
        self, *words: str, check: bool = False, text: str | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run git with a PATH of its own and no settings but the clone's."""
        return subprocess.run(
            ["git", *words],
            cwd=self.root,
            env=environment(self.root.parent),
            capture_output=True,
            text=True,
            check=check,
            input=text,
        )

    def write(self, files: Mapping[str, str | bytes | None]) -> None:
        """Write files; None takes one away."""
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                path.unlink()
            else:
                raw = content.encode() if isinstance(content, str) else content
                path.write_bytes(raw)

    def save(
        self, files: Mapping[str, str | bytes | None], words: str = "ändrat"
    ) -> str:
        """Write files, and commit all there is."""
        self.write(files)
        self.git("add", "-A")
        self.git("commit", "-qm", words)
        return self.git("rev-parse", "HEAD")

    def save_entry(self, mode: str, path: str, content: str) -> None:
        """Commit an entry that no work tree needs to hold: a mode, a path, its bytes."""
        done = self.run("hash-object", "-w", "--stdin", check=True, text=content)
        self.git(
            "update-index",
            "--add",
            "--cacheinfo",
            f"{mode},{done.stdout.strip()},{path}",
        )
        self.git("commit", "-qm", "ändrat")

    def push(self, *words: str) -> Pushed:
        """Push, and return what the server said."""
        done = self.run("push", "-q", "origin", *(words or ("HEAD",)))
        marked = (one.partition("remote: ")[2] for one in done.stderr.split("\n"))
        said = "\n".join(one.rstrip() for one in marked if one.strip())
        return Pushed(done.returncode, said, done.stderr)


def environment(folder: Path) -> dict[str, str]:
    """Return an environment whose PATH leads to git alone, and to no Python."""
    place = folder / "bara-git"
    if not place.exists():
        place.mkdir()
        for name in ("git", "git-receive-pack", "git-upload-pack", "sh"):
            found = subprocess.run(
                ["sh", "-c", f"command -v {name}"], capture_output=True, text=True
            )
            (place / name).symlink_to(found.stdout.strip())
    kept = {name: value for name, value in os.environ.items() if "GIT_" not in name}
    return {
        **kept,
        "PATH": str(place),
        "HOME": str(folder),
        "PYTHONPATH": "",
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_NOSYSTEM": "1",
    }


def new_server(folder: Path, *, hook: bool = True) -> Path:
    """Make an empty bare repository, with our hook."""
    server = folder / "server.git"
    subprocess.run(
        ["git", "init", "-q", "--bare", "-b", "main", str(server)], check=True
    )
    if hook:
        install(server)
    return server


def install(server: Path) -> None:
    """Put the hook in."""
    assert 0 == run(["hook", "install", "--server", str(server)])


def cloned(server: Path, name: str = "klon") -> Clone:
    """Clone a server over file://."""
    root = server.parent / name
    clone = Clone(root)
    root.mkdir()
    clone.git("init", "-q", "-b", "main")
    clone.git("remote", "add", "origin", f"file://{server}")
    for key, value in WHO.items():
        clone.git("config", key, value)
    if clone.git("ls-remote", "origin"):
        clone.git("fetch", "-q", "origin")
        clone.git("reset", "-q", "--hard", "origin/main")
    return clone


def begun(folder: Path, files: Mapping[str, str | bytes | None] = FILES) -> Clone:
    """Return a clone of a server that has a first commit and our hook."""
    server = new_server(folder, hook=False)
    clone = cloned(server)
    clone.save(files, "de första texterna")
    assert 0 == clone.push("main").code
    install(server)
    return clone


def standing(clone: Clone) -> str:
    """Return the refs of the server."""
    return clone.git("ls-remote", "origin")
