"""What a workbook says of itself, for when it is read back."""

from __future__ import annotations

from collections.abc import Iterable

from govdocs.consultation.workbook.columns import (
    ABOUT,
    ABOUT_HEAD,
    BookKind,
    sheet_mark,
)
from govdocs.model.consultation import Consultation
from govdocs.render.xlsx.book import Sheet, lines_of


def about(asked: Consultation, kind: BookKind, beside: Iterable[Sheet]) -> Sheet:
    """Return a sheet, hidden, that names the round and what the workbook is.

    It keeps the digests of the sheets `beside`, which nothing is read from.
    """
    marks = ((one.name, sheet_mark(lines_of(one))) for one in beside)
    return Sheet(
        ABOUT, ABOUT_HEAD, [(asked.id, kind.value), *marks], (20, 20), is_kept=True
    )
