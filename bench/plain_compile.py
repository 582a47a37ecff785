"""The plain templates to compare a compilation with: jinja2 and lists, nothing else.

`plain_compile.py TREE OUT` reads published answers with libyaml and writes one page, with
every comment by document and once more by instance, in the markup that govdocs has.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment

_PAGE = Path(__file__).with_suffix(".html")
_TEMPLATE = Environment(
    autoescape=True, trim_blocks=True, lstrip_blocks=True
).from_string(_PAGE.read_text("utf-8"))


def read_answers(tree: Path) -> list[Any]:
    """Return the published answers of a workspace as they are written."""
    paths = sorted(tree.rglob("publicerat/*.yaml"))
    return [yaml.load(path.read_bytes(), yaml.CSafeLoader) for path in paths]


def writing(answers: list[Any]) -> Callable[[], bytes]:
    """Return what writes the page, from answers that have been read."""

    def write() -> bytes:
        documents: dict[str, list[Any]] = {}
        for answer in answers:
            for one in answer["synpunkter"]:
                row = {**one, "instans": answer["instans"]}
                documents.setdefault(one["ankare"]["dokument"], []).append(row)
        names = {one["instans"]: one["instans"].capitalize() for one in answers}
        page = _TEMPLATE.render(
            documents=documents.items(), answers=answers, names=names
        )
        return page.encode("utf-8")

    return write


def main() -> None:
    """Read the answers of a tree and write the page."""
    tree, out = map(Path, sys.argv[1:])
    out.write_bytes(writing(read_answers(tree))())


if __name__ == "__main__":
    main()
