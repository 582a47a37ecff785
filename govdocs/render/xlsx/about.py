"""What a workbook says of itself, for when it is read back."""

from __future__ import annotations

from govdocs.consultation.workbook_columns import ABOUT, ABOUT_HEAD, BookKind
from govdocs.model.consultation import Consultation
from govdocs.render.xlsx.book import Sheet


def about(asked: Consultation, kind: BookKind) -> Sheet:
    """Return a sheet, hidden, that names the round and what the workbook is."""
    rows = [(asked.id, kind.value)]
    return Sheet(ABOUT, ABOUT_HEAD, rows, (20, 20), is_kept=True)
