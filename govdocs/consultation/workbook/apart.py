"""Rows that came apart: columns sorted alone, rows that lost their id, stray words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from govdocs.consultation.workbook.beside import listed, short
from govdocs.consultation.workbook.columns import (
    ID,
    SHOWN,
    ReplyColumn,
    seen,
    told_digest,
)
from govdocs.consultation.workbook.table import Filled, Slips, Table
from govdocs.model.enumeration import enumerated
from govdocs.text.excel.workbook import LONGEST

# So many rows that have lost their words to others have been sorted.
_SOME = 3
_TOGETHER = "ångra sorteringen och sortera alla kolumner tillsammans"
_ANEW = "skriv ut arbetsboken på nytt och för över det som är ifyllt"


@dataclass(frozen=True, slots=True)
class Whose:
    """What tells whose a row is: what it showed, and the words of one column.

    `owners` are ids by the digest of what their rows show, `says` the words by id, and
    `what` the thing with an id, as 'synpunkten'.
    """

    owners: Mapping[str, str]
    column: str
    says: Mapping[str, str]
    what: str


def refuse_apart(
    table: Table, rows: Mapping[str, Filled], whose: Whose, slips: Slips
) -> set[str]:
    """Note the rows that were put together of several, and return their ids.

    When it is every other row or more, columns have been sorted alone; that is noted
    once. Words of another row alone are noted only then, for somebody may have typed.
    """
    found = dict(_others(rows, whose))
    if len(found) > 1 and 2 * len(found) >= len(rows):
        slips.note(
            table.head,
            f"kolumnerna är sorterade var för sig: på {len(found)} av {len(rows)} rader "
            f"hör id till en annan {_a(whose.what)} än resten av raden",
            f"{_TOGETHER}, eller {_ANEW}",
        )
        return {*rows}
    marked = [one for one in found if _owner(rows[one], whose) not in ("", one)]
    for id_ in marked:
        _refuse(id_, rows[id_], found[id_], whose, slips)
    return {*marked}


def _refuse(id_: str, row: Filled, other: str, whose: Whose, slips: Slips) -> None:
    if is_own(row, whose.column, whose.says[id_]):
        slips.note(
            row.number,
            f"raden för {id_} har uppgiften om en annan rad ({other}) i den dolda "
            f"kolumnen {SHOWN}",
            _ANEW,
        )
        return
    slips.note(
        row.number,
        f"raden har id {id_} men hör i övrigt till {whose.what} {other}",
        f"skriv rätt id i cellen {row.cells[ID]}, eller {_ANEW}",
    )


def refuse_swapped(
    table: Table,
    rows: Mapping[str, Filled],
    column: str,
    before: Mapping[str, str],
    slips: Slips,
) -> bool:
    """Note that what was filled in has been sorted without the rest; tell whether it has.

    `before` are the words of a column that is filled in, by the ids of rows that were
    written with them: all are still there, but most stand in other rows.
    """
    gone = [one for one in before if not is_own(rows[one], column, before[one])]
    was = Counter(_letters(words[:LONGEST]) for words in before.values())
    now = Counter(_letters(row.words[column]) for row in rows.values())
    if len(gone) < _SOME or 2 * len(gone) < len(before) or not was <= now:
        return False
    slips.note(
        table.head,
        f"kolumnerna är sorterade var för sig: på {len(gone)} av {len(before)} rader har "
        "bemötandet flyttat till en annan rad",
        f"{_TOGETHER}, eller {_ANEW}",
    )
    return True


def refuse_emptied(table: Table, rows: Collection[Filled], slips: Slips) -> bool:
    """Note that replies are taken away in every row that had one; tell whether they are."""
    if len(rows) < _SOME or any(any(row.typed(ReplyColumn)) for row in rows):
        return False
    slips.note(
        table.head,
        f"alla {len(rows)} bemötanden är borttagna i arbetsboken",
        "ett bemötande kan ändras men inte tas bort",
    )
    return True


def _others(rows: Mapping[str, Filled], whose: Whose) -> Iterator[tuple[str, str]]:
    """Yield the rows that tell of another id than their own, with that one."""
    by_words: dict[str, str] = {}
    for id_, words in whose.says.items():
        by_words.setdefault(_letters(words), id_)
    for id_, row in rows.items():
        owner = _owner(row, whose)
        if owner not in ("", id_):
            yield id_, owner
        elif not is_own(row, whose.column, whose.says[id_]):
            other = by_words.get(_letters(row.words[whose.column]))
            if other:
                yield id_, other


def _owner(row: Filled, whose: Whose) -> str:
    return whose.owners.get(row.shown, "")


def is_own(row: Filled, column: str, words: str) -> bool:
    """Tell whether a column says what it was written with, or is not there."""
    if column not in row.words:
        return True
    return _letters(row.words[column]) == _letters(words[:LONGEST])


def _letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", words)


def _a(what: str) -> str:
    """Return the noun of 'synpunkten' or 'instansen' as one of them."""
    return what.removesuffix("en")


def told_without_id(
    sheet: str,
    rows: Sequence[Filled],
    columns: Sequence[str],
    owners: Mapping[str, str],
    goes_on: Callable[[str], bool] = lambda words: False,
) -> Iterator[str]:
    """Yield what stands in rows that have no id, and nothing new in what is filled in.

    `goes_on` tells whether words are the end of some that had no room in a cell.
    """
    lost = [row for row in rows if row.shown]
    if lost:
        each = (
            f"{sheet} rad {one.number}{_named(owners.get(one.shown))}" for one in lost
        )
        yield (
            f"Rader som har mist sitt id läses inte: {listed(each)}. Skriv tillbaka id "
            f"i kolumnen {ID}."
        )
    words = [
        f'{sheet} {row.cells[column]} ({column}) "{short(said)}"'
        for row in rows
        if not row.shown
        for column, said in row.words.items()
        if said and not goes_on(said)
    ]
    if words:
        yield (
            f"Det som står på rader utan id läses inte: {listed(words)}. Skriv det i "
            f"kolumnerna {enumerated(columns)} på en rad med id, eller ta bort det."
        )


def told_rewritten(
    rows: Mapping[str, Filled],
    columns: Sequence[str],
    filled: Sequence[str],
    now: Callable[[str], Sequence[str]],
) -> Iterator[str]:
    """Yield where somebody has written in columns that are not to be filled in.

    A row that says what it was written with is let be, whatever it would say now; `now`
    gives that by id. `filled` are the columns to fill in.
    """
    cells = [
        row.cells[column]
        for id_, row in rows.items()
        if row.told != told_digest(id_, (row.words.get(one, "") for one in columns))
        for column, words in zip(columns, now(id_), strict=True)
        if not _says(row, column, words)
    ]
    if cells:
        yield (
            f"Det som är ändrat i kolumner utanför {enumerated(filled)} läses inte: "
            f"{listed(cells)}."
        )


def _says(row: Filled, column: str, words: str) -> bool:
    """Tell whether a cell says these words; programs change white space on their own."""
    if column not in row.words or not row.told:
        return is_own(row, column, words)
    return row.words[column].split() == seen(words).split()


def _named(id_: str | None) -> str:
    return f" ({id_})" if id_ else ""
