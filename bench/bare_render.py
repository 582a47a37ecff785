"""The bare loop to compare builds with: read, split, render and write each file.

`bare_render.py TREE OUT` uses markdown-it-py with tables, and nothing else.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from markdown_it import MarkdownIt


def bodies(tree: str) -> Iterator[tuple[str, str]]:
    """Yield the path below `tree` and the body of every Markdown file."""
    for folder, names, files in os.walk(tree):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            if name.endswith(".md"):
                path = os.path.join(folder, name)
                with open(path, encoding="utf-8") as file:
                    _, _, body = file.read().partition("\n---\n")
                yield os.path.relpath(path, tree), body


def main() -> None:
    """Render every file of a tree to an .html file of the same name."""
    tree, out = sys.argv[1:]
    md = MarkdownIt("commonmark").enable("table")
    for path, body in bodies(tree):
        place = os.path.join(out, path[:-3] + ".html")
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "w", encoding="utf-8") as file:
            file.write(md.render(body))


if __name__ == "__main__":
    main()
