"""Small workspaces for tests, made in a folder from a few texts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from govdocs.lint.run import Checked, check
from govdocs.text.memory import Memory

DAY = date(2026, 11, 22)

SETTINGS = "namn: Prov\n"
PARTIES = """parter:
  - {id: regionen, namn: Regionen, typ: region, kod: "99"}
  - {id: norrby, namn: Norrby kommun, typ: kommun, kod: "9901", område: Norr}
  - {id: soderby, namn: Söderby kommun, typ: kommun, kod: "9902", område: Söder}
"""
BODIES = "organ:\n  - {id: vvg, namn: VVG, typ: samverkansorgan}\n"

APPENDIX = """---
id: bilaga
typ: bilaga
titel: Bilaga
---

## Ett {#ett}

Första stycket. {#a2b3}
"""


def write_workspace(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder, with settings and registers unless they are given."""
    whole: dict[str, str | bytes] = {
        "govdocs.yaml": SETTINGS,
        "parter.yaml": PARTIES,
        "organ.yaml": BODIES,
        **files,
    }
    for name, content in whole.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        raw = content.encode("utf-8") if isinstance(content, str) else content
        path.write_bytes(raw)
    return root


def check_workspace(root: Path, files: Mapping[str, str | bytes]) -> Checked:
    """Write a workspace and check it, without a cache."""
    return check(write_workspace(root, files), DAY, Memory())


def codes(checked: Checked) -> list[str]:
    """Return the codes of the findings, in order."""
    return [one.code for one in checked.findings]
