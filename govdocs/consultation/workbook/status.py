"""What the secretary has noted in the workbook of a round's status, held against today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from govdocs.consultation.errors import ConsultationRefused
from govdocs.consultation.opening import invite
from govdocs.consultation.status import Standing, State, Status
from govdocs.consultation.workbook.apart import (
    Whose,
    refuse_apart,
    told_rewritten,
    told_without_id,
)
from govdocs.consultation.workbook.columns import (
    ID,
    INSTANCE,
    SHOWN,
    STANDING_HEAD,
    BookKind,
    StatusColumn,
    shown,
    standing_words,
    status_words,
)
from govdocs.consultation.workbook.table import (
    UNKNOWN,
    Filled,
    Slips,
    rows_by_id,
    table_of,
    told_hidden,
)
from govdocs.model.closing import closing
from govdocs.model.consultation import Invited
from govdocs.model.period import parse_day
from govdocs.model.register import Consultee
from govdocs.text.excel.workbook import CellKind, Workbook

_KNOWN = (ID, *STANDING_HEAD, *StatusColumn, SHOWN)
_NEEDED = (ID, *StatusColumn, SHOWN)
_YES, _NO = frozenset({"ja", "x"}), frozenset({"", "nej"})
_WAITED_FOR = frozenset({State.SILENT, State.EXTENDED})
# What programs count days from.
_FIRST, _FIRST_FROM_1904 = date(1899, 12, 30), date(1904, 1, 1)


@dataclass(frozen=True, slots=True)
class Standings:
    """How a round stands now; `text` is its file, which lies at `path`."""

    status: Status
    opened: Mapping[str, datetime]
    register: Mapping[str, Consultee]
    path: str
    text: str


@dataclass(slots=True)
class TypedStatus:
    """What a workbook comes to; nothing may be written when something is in `slips`.

    `text` is the file of the round with the time that is given; `declined` and `opened`
    have the moment of each instance.
    """

    slips: Slips
    text: str
    extended: dict[str, date] = field(default_factory=dict)
    declined: dict[str, datetime] = field(default_factory=dict)
    opened: dict[str, datetime] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to write."""
        return not (self.extended or self.declined or self.opened)


def typed_status(
    now: Standings, book: Workbook, file: str, at: datetime, today: date
) -> TypedStatus:
    """Return what is noted in a workbook and is not known yet; `file` is its name."""
    typed = TypedStatus(Slips(file), now.text)
    about = now.status.round.id, BookKind.STATUS
    table = table_of(book, about, (_KNOWN, _NEEDED), typed.slips)
    if table is None:
        return typed
    typed.notes += table.told
    known = {one.consultee: one for one in now.status.standings}
    columns, whose = [*StatusColumn], _whose(now)
    rows = rows_by_id(table.rows, known, columns, whose.what, typed.slips, whose.owners)
    nameless = [
        row for row in table.rows if not row.words[ID] and not any(row.typed(columns))
    ]
    typed.notes += told_without_id(table.name, nameless, columns, whose.owners)
    apart = refuse_apart(table, rows, whose, typed.slips)
    # How an instance stands changes, so a row of old cannot tell who has changed it.
    marked = {id_: row for id_, row in rows.items() if row.told and id_ not in apart}
    typed.notes += told_rewritten(
        marked,
        STANDING_HEAD,
        columns,
        lambda id_: standing_words(now.status, known[id_], whose.says[id_]),
    )
    reader = _Reader(now, typed, at, today, book.counts_from_1904)
    for id_, row in rows.items():
        if id_ not in apart:
            reader.read(known[id_], row)
    noted = {*typed.extended, *typed.declined, *typed.opened}
    typed.notes += told_hidden(row for id_, row in rows.items() if id_ in noted)
    return typed


def _whose(now: Standings) -> Whose:
    """Return what tells whose a row is, by what it shows now or with nothing noted."""
    every = now.status.standings
    nothing = ("",) * len(StatusColumn)
    owners = {
        shown(one.consultee, words): one.consultee
        for one in every
        for words in (
            nothing,
            status_words(now.status.round, one, now.opened.get(one.consultee)),
        )
    }
    known = ((one.consultee, now.register.get(one.consultee)) for one in every)
    names = {id_: one.name if one else id_ for id_, one in known}
    return Whose(owners, INSTANCE, names, "instansen")


@dataclass(frozen=True, slots=True)
class _Reader:
    """What a row is held against, and where what it says goes."""

    now: Standings
    typed: TypedStatus
    at: datetime
    today: date
    is_1904: bool

    def read(self, one: Standing, row: Filled) -> None:
        """Take in what a row notes of an instance."""
        id_, asked = one.consultee, self.now.status.round
        words = tuple(self._words(row, column) for column in StatusColumn)
        known = status_words(asked, one, self.now.opened.get(id_))
        if shown(id_, words) == row.shown:
            return
        words = words[0], *map(_settled, words[1:], known[1:])
        if words == known:
            return
        if row.shown != shown(id_, known):
            told = ", ".join(
                f"{column}: {word or 'tomt'}"
                for column, word in zip(StatusColumn, known, strict=True)
            )
            self.typed.slips.note(
                row.number,
                f"uppgifterna om {id_} är ändrade sedan arbetsboken skrevs ut; nu står "
                f"det {told}",
                "skriv ut arbetsboken på nytt, och för över det som ska gälla",
            )
            return
        if all(invited.consultee != id_ for invited in asked.invited):
            self.typed.slips.note(
                row.number,
                f"{id_} är inte inbjuden, så inget kan antecknas",
                f"kör govdocs remiss invite {asked.id} {id_}",
            )
            return
        takers = self._extension, self._declined, self._opened
        for take, word, before in zip(takers, words, known, strict=True):
            if word != before:
                take(one, row, word, before)

    def _words(self, row: Filled, column: str) -> str:
        """Return what stands in a cell, a number as the day that it is shown as."""
        words = row.words[column].lower()
        if words and row.marks.get(column) is CellKind.NUMBER:
            first = _FIRST_FROM_1904 if self.is_1904 else _FIRST
            try:
                return str(first + timedelta(int(float(words))))
            except (ValueError, OverflowError):
                return words
        return words

    def _extension(self, one: Standing, row: Filled, words: str, known: str) -> None:
        day = parse_day(words)
        if day is None:
            self._no_day(row, StatusColumn.EXTENSION, words, known)
            return
        register = self.now.register
        try:
            added = Invited(one.consultee, None, day)
            text, _ = invite(self.typed.text, self.now.path, added, register)
        except ConsultationRefused as error:
            self.typed.slips.note(row.number, error.message, error.remedy)
        else:
            self.typed.text = text
            self.typed.extended[one.consultee] = day

    def _declined(self, one: Standing, row: Filled, words: str, known: str) -> None:
        if one.state not in _WAITED_FOR:
            self.typed.slips.note(
                row.number,
                f"{one.consultee} har redan svarat ({one.state.value})",
                "ett svar tas inte bort; ett nytt tas emot med govdocs remiss receive",
            )
            return
        at = self._moment(row, StatusColumn.DECLINED, words, known)
        if at:
            self.typed.declined[one.consultee] = at

    def _opened(self, one: Standing, row: Filled, words: str, known: str) -> None:
        if known:
            self.typed.slips.note(
                row.number,
                f"att {one.consultee} har öppnat remissen är redan antecknat, den {known}",
                "den första gången räknas; ändra tillbaka cellen",
            )
            return
        at = self._moment(row, StatusColumn.OPENED, words, known)
        if at:
            self.typed.opened[one.consultee] = at

    def _moment(
        self, row: Filled, column: str, words: str, known: str
    ) -> datetime | None:
        """Return now, or the last moment of a day that has been; None with a fault."""
        if words in _YES:
            return self.at
        day = parse_day(words)
        if day is None or day > self.today:
            self._no_day(row, column, words, known)
            return None
        opens = self.now.status.round.opens
        if day < opens:
            self.typed.slips.note(
                row.number,
                f"cellen {row.cells[column]} ({column}) läses som {day}, men remissen "
                f"öppnade {opens}",
                "skriv ja, eller en dag som 2024-05-01",
            )
            return None
        return self.at if day == self.today else closing(day).at

    def _no_day(self, row: Filled, column: str, words: str, known: str) -> None:
        if row.marks.get(column) in UNKNOWN:
            return
        cell = f"cellen {row.cells[column]} ({column})"
        if not words:
            what, remedy = (
                f"{cell} är tömd",
                f"skriv {known} igen; det kan inte tas bort",
            )
        elif column == StatusColumn.EXTENSION:
            what, remedy = f'"{words[:40]}" i {cell} är inget datum', "skriv 2024-05-01"
        else:
            what = f'"{words[:40]}" i {cell} är varken ja eller en dag som har varit'
            remedy = "skriv ja, eller en dag som 2024-05-01"
        self.typed.slips.note(row.number, what, remedy)


def _settled(words: str, known: str) -> str:
    """Return what is known for words that only say so in another way."""
    if known and (words in _YES or (known in _YES and parse_day(words))):
        return known
    return known if words in _NO and not known else words
