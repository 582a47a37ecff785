"""A workbook that came back from Excel: its bytes read, and what it comes to told."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from govdocs.cli import show
from govdocs.cli.named_file import bytes_of

if TYPE_CHECKING:
    from govdocs.consultation.errors import BadWorkbook
    from govdocs.text.excel.workbook import Workbook


def read_book(path: Path) -> Workbook:
    """Read a workbook. Raises BadArgument, or BadWorkbook for what cannot be read."""
    from govdocs.consultation.errors import BadWorkbook
    from govdocs.text.excel.read import read_workbook
    from govdocs.text.word.errors import Unreadable

    try:
        return read_workbook(bytes_of(path))
    except Unreadable as error:
        raise BadWorkbook(error.message, error.remedy, file=path.name) from error


def tell_slips(faults: Iterable[BadWorkbook], notes: Iterable[str]) -> int:
    """Tell all that is wrong with a workbook; return the exit code, 0 for nothing."""
    for words in notes:
        show.message(words)
    found = sorted(faults, key=lambda one: one.line)
    for one in found:
        show.fault(one)
    if found:
        show.message(f"Inget är skrivet: {len(found)} fel i arbetsboken.")
    return 1 if found else 0
