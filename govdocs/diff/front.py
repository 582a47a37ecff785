"""The front matter of any Markdown file, and where the text after it begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from govdocs.diff.value import ABSENT, Value
from govdocs.text.faults import Faults
from govdocs.text.front_matter import LARGEST
from govdocs.text.yaml import read_yaml

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


class Front(NamedTuple):
    """Front matter as written, and where it ends; empty, and 0, where there is none."""

    written: str
    end: int


def find_front(text: str) -> Front:
    """Return the front matter of any Markdown file."""
    found = _FRONT.match(text)
    return Front(found[1].replace("\r\n", "\n"), found.end()) if found else Front("", 0)


# A key that stands twice, and words after a "#": our reader passes over what others read.
_PASSED_OVER = frozenset({"GD023", "GD029"})


def read_data(front: Front) -> Value:
    """Return front matter as data; ABSENT when it cannot be read, or not all of it."""
    if not front.written:
        return {}
    faults = Faults("")
    is_small = len(front.written) <= LARGEST
    node = read_yaml(front.written, 2, faults) if is_small else None
    is_whole = all(one.code not in _PASSED_OVER for one in faults.found)
    return node.data() if node and is_whole else ABSENT


def find_bodies(old: str, new: str) -> tuple[int, int]:
    """Return where the bodies begin; 0 in both when one front matter cannot be read.

    Its differences are then told of none, so all of it is compared as text.
    """
    one, other = find_front(old), find_front(new)
    if read_data(one) is ABSENT or read_data(other) is ABSENT:
        return 0, 0
    return _body(one, old), _body(other, new)


def _body(front: Front, text: str) -> int:
    """Return where a text begins: after the mark that some programs put first in a file."""
    return front.end or int(text.startswith("\ufeff"))
