"""How a round stands as an Excel workbook, with columns for what the secretary notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from govdocs.consultation.status import Status
from govdocs.consultation.workbook.columns import (
    ID,
    SHOWN,
    STANDING_HEAD,
    BookKind,
    BookSheet,
    StatusColumn,
    mark,
    standing_words,
    status_words,
)
from govdocs.model.enumeration import enumerated
from govdocs.render.xlsx.about import about
from govdocs.render.xlsx.book import SUMS_WIDTH, Sheet, write_book


def status_xlsx(
    found: Status, names: Mapping[str, str], opened: Mapping[str, datetime]
) -> bytes:
    """Return a workbook with each instance on a row; `opened` is by id."""
    sums = _sums(found)
    kept = about(found.round, BookKind.STATUS, [sums])
    sheets = _instances(found, names, opened), sums, kept
    return write_book(f"Svar på {found.round.called} {found.round.title}", sheets)


def _instances(
    found: Status, names: Mapping[str, str], opened: Mapping[str, datetime]
) -> Sheet:
    head = (ID, *STANDING_HEAD, *StatusColumn, SHOWN)
    widths = (22, 40, 24, 16, 20, 12, 16, 10, 16, 10)
    return Sheet(
        BookSheet.INSTANCES, head, _rows(found, names, opened), widths, (len(head),)
    )


def _rows(
    found: Status, names: Mapping[str, str], opened: Mapping[str, datetime]
) -> Iterator[tuple[str, ...]]:
    for one in found.standings:
        id_ = one.consultee
        told = standing_words(found, one, names.get(id_, id_))
        noted = status_words(found.round, one, opened.get(id_))
        yield id_, *told, *noted, mark(id_, noted, told)


def _sums(found: Status) -> Sheet:
    how = (
        f"Fyll i kolumnerna {enumerated(StatusColumn)} på bladet {BookSheet.INSTANCES}. "
        f"De läses in med govdocs remiss status {found.round.id} --from FIL.xlsx."
    )
    marking = [[found.round.marking]] if found.round.marking else []
    rows = [*marking, *([one.told] for one in found.sums), [how]]
    return Sheet(BookSheet.SUMS, (found.round.title,), rows, (SUMS_WIDTH,))
