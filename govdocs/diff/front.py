"""Where the text of any Markdown file begins, after front matter that can be told apart."""

from __future__ import annotations

import re

from govdocs.text.faults import Faults
from govdocs.text.front_matter import LARGEST
from govdocs.text.yaml import read_yaml

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def find_bodies(old: str, new: str) -> tuple[int, int]:
    """Return where the bodies begin; 0 in both when one front matter cannot be read.

    Its differences are then told of none, so all of it is compared as text.
    """
    one, other = _end(old), _end(new)
    return (0, 0) if one is None or other is None else (one, other)


def _end(text: str) -> int | None:
    """Return where front matter ends, 0 without any; None when it cannot be read."""
    found = _FRONT.match(text)
    if found is None:
        return 0
    front = found[1].replace("\r\n", "\n")
    is_read = len(front) <= LARGEST and read_yaml(front, 2, Faults(""))
    return found.end() if is_read else None
