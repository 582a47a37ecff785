"""Remarks in the order that a reader meets them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from itertools import count

from govdocs.model.word_text import Remark


def free_name(name: str, taken: Container[str]) -> str:
    """Return a name for a remark that no other has, for a file may give two the same."""
    if name not in taken:
        return name
    return next(one for at in count(2) if (one := f"{name} ({at})") not in taken)


def by_marks(
    remarks: Mapping[str, Remark], marked: Mapping[str, None]
) -> Iterator[Remark]:
    """Yield remarks as their marks come in the text, and then those without one."""
    yield from (remarks[one] for one in marked if one in remarks)
    yield from (one for id_, one in remarks.items() if id_ not in marked)
