"""The floor for a check: `bare_check.py TREE` reads, splits and renders in memory."""

from __future__ import annotations

import sys

from bare_render import bodies
from markdown_it import MarkdownIt


def bare_check(tree: str) -> int:
    """Return how many files were read."""
    md = MarkdownIt("commonmark").enable("table")
    return sum(1 for _, body in bodies(tree) if md.render(body) is not None)


if __name__ == "__main__":
    print(bare_check(sys.argv[1]))
