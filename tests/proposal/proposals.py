"""A small workspace with a policy, proposals to change it, and their reviews."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.command.test_json import closed, schemas
from tests.record.locked import git, save, start, told

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

## Ansvar {#ansvar}

Kommunen ska inte betala. {#a2b3}

Regionen betalar resan. {#c4d5}
"""
CASE = """---
id: fall
typ: bilaga
titel: Fall
belyser: [bilaga#a2b3]
---

## Fallet {#fallet}

Se [ansvaret](bilaga.md#a2b3). {#e6f7}
"""
FILES = {"govdocs.yaml": SETTINGS, "bilaga.md": TEXT, "fall.md": CASE}
WAIVER = """undantag:
  - regel: ingen-borttagning
    filer: [bilaga.md]
    skäl: Ja.
    av: jag
    till: 2099-01-01
"""


def begun(folder: Path) -> Path:
    """Return a workspace with one commit on main, at the branch egen."""
    made = start(folder, FILES)
    git(made, "checkout", "-q", "-b", "egen")
    return made


def propose(root: Path, files: Mapping[str, str | None], message: str = "ett") -> None:
    """Commit files; None takes one away."""
    for name, text in files.items():
        if text is None:
            (root / name).unlink()
    kept = {name: text for name, text in files.items() if text is not None}
    save(root, kept, message)


def reviewed(
    root: Path, capsys: pytest.CaptureFixture[str], *more: str
) -> tuple[int, dict[str, Any]]:
    """Return the exit code and the JSON of a review of the branch, held to its schema."""
    words = more or ("main", "egen")
    code, out, err = told(root, capsys, "review", *words, "--format", "json")
    assert "" == err
    found = json.loads(out)
    jsonschema.validate(found, closed(schemas()["review BAS FÖRSLAG"]))
    return code, found
