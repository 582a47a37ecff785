"""The process that reads a workbook from a stranger, as shut in as that for Word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from govdocs.text.excel.file_kind import SAVE_AGAIN, opened
from govdocs.text.excel.sheets import read_sheets
from govdocs.text.excel.workbook import as_json
from govdocs.text.word.child import serve
from govdocs.text.word.errors import Unreadable
from govdocs.text.word.limits import Limits


def main() -> None:
    """Read one workbook; the limits come as JSON in the first argument."""
    serve(read_book)


def read_book(
    content: bytes, limits: Limits, before_reading: Callable[[], None]
) -> dict[str, Any]:
    """Return the sheets of a workbook as JSON has them. Raises Unreadable."""
    try:
        package = opened(content, limits)
        before_reading()
        return as_json(read_sheets(package))
    except Unreadable as error:
        raise _in_excel(error) from error


def _in_excel(error: Unreadable) -> Unreadable:
    """Return a fault and its remedy; what is shared with Word files speaks of Word."""
    remedy = SAVE_AGAIN if "Word" in error.remedy else error.remedy
    return Unreadable(error.message.replace("Word", "Excel"), remedy)
