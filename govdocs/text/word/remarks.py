"""Remarks in the order that a reader meets them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govdocs.model.word_text import Remark


def by_marks(
    remarks: Mapping[str, Remark], marked: Mapping[str, None]
) -> Iterator[Remark]:
    """Yield remarks as their marks come in the text, and then those without one."""
    yield from (remarks[one] for one in marked if one in remarks)
    yield from (one for id_, one in remarks.items() if id_ not in marked)
