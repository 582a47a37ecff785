"""One workbook from bytes to words, read by a child with limits."""

from __future__ import annotations

from govdocs.text.excel.file_kind import SAVE_AGAIN
from govdocs.text.excel.workbook import Workbook, from_json
from govdocs.text.word.errors import Unreadable
from govdocs.text.word.limits import Limits
from govdocs.text.word.read import read_in_child

_LIMITS = Limits()
_CHILD = "govdocs.text.excel.child"


def read_workbook(content: bytes, limits: Limits = _LIMITS) -> Workbook:
    """Return what stands in an .xlsx file. Raises Unreadable, for whatever it holds."""
    try:
        return from_json(read_in_child(content, limits, _CHILD))
    except Unreadable as error:
        remedy = SAVE_AGAIN if "Word" in error.remedy else error.remedy
        raise Unreadable(error.message, remedy) from error
