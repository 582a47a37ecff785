"""The plain templates to compare a compilation with: jinja2 and lists, nothing else.

`plain_compile.py TREE OUT [PDF]` reads published answers with libyaml and writes one page,
with every comment by document and once more by instance, in the markup that govdocs has.
With PDF the page is printed too, with a page size and nothing more to its look.
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


def print_page(page: bytes, out: Path) -> None:
    """Write the page as a PDF, with WeasyPrint as it is."""
    from weasyprint import CSS, HTML

    look = CSS(string="@page { size: A4; margin: 25mm }")
    HTML(string=page.decode("utf-8")).write_pdf(out, stylesheets=[look])


def main() -> None:
    """Read the answers of a tree, write the page and print it if asked to."""
    tree, out, *printed = map(Path, sys.argv[1:])
    page = writing(read_answers(tree))()
    out.write_bytes(page)
    for one in printed:
        print_page(page, one)


if __name__ == "__main__":
    main()
