"""A workspace with a locked version, and ways to treat its register well or badly."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from govdocs.cli.main import run
from govdocs.lint.run import check
from govdocs.text.memory import Memory
from tests.record.records import git, new_record
from tests.workspaces import DAY, write_workspace

REGISTER = "hsavtal/versioner.yaml"
TEXT = "hsavtal/avtal.md"
FRONT = "---\nid: avtal\ntyp: bilaga\ntitel: Avtal\n---\n\n"
FIRST = "Kommunen ansvarar för vården i hemmet och betalar den. {#k7m2}\n"
SECOND = "Kommunen ansvarar för all vård i hemmet och betalar den. {#k7m2}\n"
OTHER = "Parterna möts två gånger om året för att följa upp samarbetet."
ZEROS = "0" * 40

Act = Callable[[Path], None]


def made_record(root: Path) -> Path:
    """Make a workspace with one locked version."""
    new_record(write_workspace(root, {TEXT: FRONT + FIRST}))
    save(root, "ett")
    lock(root, "avtal", "1.0")
    return root


def save(root: Path, message: str) -> None:
    """Commit all that lies in the workspace."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", message)


def lock(root: Path, *names: str) -> None:
    """Lock versions as a person does."""
    words = ["version", "lock", *names, "--reason", "Prov.", "--on", "2024-01-15"]
    assert 0 == run(["--workspace", str(root), *words])


def put(root: Path, path: str, text: str) -> None:
    """Write a file of the workspace."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


def swap(root: Path, pattern: str, new: str, path: str = REGISTER) -> None:
    """Change what stands in a file, once."""
    text = (root / path).read_text("utf-8")
    changed, count = re.subn(pattern, new, text, count=1)
    assert 1 == count
    put(root, path, changed)


def told(root: Path) -> list[str]:
    """Return the findings of a check that knows nothing from before."""
    return [f"{one.code} {one.message}" for one in check(root, DAY, Memory()).findings]


def told_codes(root: Path) -> list[str]:
    """Return the codes of those findings."""
    return [one.split()[0] for one in told(root)]


def drop_register(root: Path) -> None:
    """Remove the whole register."""
    (root / REGISTER).unlink()


def write_by_hand(root: Path) -> None:
    """Add a row that was never locked."""
    text = (root / REGISTER).read_text("utf-8")
    row = text.partition("\n  - ")[2].replace('"1.0"', '"2.0"')
    row = re.sub(r'full: "\w{8}', 'full: "00000000', row)
    put(root, REGISTER, f"{text}  - {row}")


def delete_tags(root: Path) -> None:
    """Delete the tag of the version."""
    git(root, "tag", "-d", "avtal/1.0")


def lock_a_second(root: Path) -> None:
    """Change the text and lock it anew."""
    put(root, TEXT, FRONT + SECOND)
    save(root, "två")
    lock(root, "avtal", "2.0")
