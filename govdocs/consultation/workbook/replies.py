"""Replies that were typed in the workbook of a compilation, held against those of today."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize

from govdocs.consultation.compilation import Compilation
from govdocs.consultation.replies import Wish
from govdocs.consultation.workbook.apart import (
    Whose,
    is_own,
    refuse_apart,
    refuse_emptied,
    refuse_swapped,
    told_rewritten,
    told_without_id,
)
from govdocs.consultation.workbook.beside import short
from govdocs.consultation.workbook.columns import (
    COMMENT_HEAD,
    ID,
    SHOWN,
    TEXT,
    BookKind,
    ReplyColumn,
    comment_words,
    reply_words,
    shown,
)
from govdocs.consultation.workbook.ends import Ends
from govdocs.consultation.workbook.table import (
    UNKNOWN,
    Filled,
    Slips,
    Table,
    rows_by_id,
    table_of,
    told_hidden,
)
from govdocs.model.amount import counted
from govdocs.model.metadata import Target
from govdocs.model.reply import Caused, Reply, ReplyOutcome
from govdocs.text.excel.workbook import LONGEST, Workbook
from govdocs.text.source import first_hidden

_KNOWN = (ID, *COMMENT_HEAD, *ReplyColumn, SHOWN)
_NEEDED = (ID, *ReplyColumn, SHOWN)
_PLACE = re.compile(r"([A-Za-z][A-Za-z0-9-]*)#([A-Za-z0-9][A-Za-z0-9-]*)")
_BETWEEN = re.compile(r"[\s,;]+")
IsThere = Callable[[Target], bool]
_OUTCOMES = {one.value: one for one in ReplyOutcome}


@dataclass(slots=True)
class TypedReplies:
    """What a workbook comes to: replies to write, and what there is to know of it.

    Nothing may be written when something is in `slips`.
    """

    slips: Slips
    wishes: list[Wish] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def typed_replies(
    found: Compilation,
    book: Workbook,
    file: str,
    is_there: IsThere = lambda place: True,
) -> TypedReplies:
    """Return the replies that are changed or new in a workbook; `file` is its name.

    A row counts as changed when it says something else than it showed, and as a
    conflict when the reply has been changed since too. `is_there` tells whether a place
    is in the text asked about or in that of today.
    """
    typed = TypedReplies(Slips(file))
    about = found.round.id, BookKind.COMPILATION
    table = table_of(book, about, (_KNOWN, _NEEDED), typed.slips)
    if table is None:
        return typed
    typed.notes += table.told
    owners = _owners(found)
    rows = _by_comment(found, table, owners, typed)
    whole = _whole(found, table, rows, owners, typed.slips)
    changed = {
        id_: wish
        for id_, row in whole.items()
        if (wish := _wish(found, id_, row, typed.slips, is_there)) is not None
    }
    said = found.comments
    typed.notes += told_rewritten(
        whole, COMMENT_HEAD, [*ReplyColumn], lambda id_: comment_words(found, said[id_])
    )
    typed.notes += told_hidden(rows[one] for one in changed)
    typed.wishes = [*_joined(found, changed, rows, typed.slips)]
    return typed


def _whole(
    found: Compilation,
    table: Table,
    rows: Mapping[str, Filled],
    owners: Mapping[str, str],
    slips: Slips,
) -> dict[str, Filled]:
    """Return the rows that are still in one piece; none when columns were sorted apart."""
    texts = {id_: one.comment.text for id_, one in found.comments.items()}
    whose = Whose(owners, TEXT, texts, "synpunkten")
    apart = refuse_apart(table, rows, whose, slips)
    whole = {id_: row for id_, row in rows.items() if id_ not in apart}
    before = _reasons(found, whole)
    is_refused = refuse_emptied(
        table, [whole[one] for one in before], slips
    ) or refuse_swapped(table, whole, ReplyColumn.REASON, before, slips)
    return {} if is_refused else whole


def _reasons(found: Compilation, rows: Mapping[str, Filled]) -> dict[str, str]:
    """Return the reasons of today, of the rows that were written with them."""
    return {
        id_: now.reason
        for id_, row in rows.items()
        if (now := found.replies.get(id_)) and row.shown == shown(id_, reply_words(now))
    }


def _owners(found: Compilation) -> dict[str, str]:
    """Return the comments by what their rows show now, or showed before any reply."""
    nothing = reply_words(None)
    every = ((id_, reply_words(found.replies.get(id_))) for id_ in found.comments)
    return {shown(id_, words): id_ for id_, now in every for words in (nothing, now)}


def _by_comment(
    found: Compilation, table: Table, owners: Mapping[str, str], typed: TypedReplies
) -> dict[str, Filled]:
    """Return the row of each comment, in the order of the compilation."""
    ends = Ends(found)
    own = [row for row in table.rows if row.words[ID] or not ends.are_all(row)]
    columns = [*ReplyColumn]
    by_id = rows_by_id(own, found.comments, columns, "synpunkten", typed.slips, owners)
    nameless = [row for row in table.rows if not row.words[ID] and ends.are_all(row)]
    typed.notes += told_without_id(table.name, nameless, columns, owners, ends.has)
    missing = len(found.annex) - len(by_id)
    if missing:
        said = counted(missing, "synpunkt", "synpunkter")
        typed.notes.append(f"{said} står inte i arbetsboken och rörs inte.")
    return {one: by_id[one] for one in found.comments if one in by_id}


def _wish(
    found: Compilation, id_: str, row: Filled, slips: Slips, is_there: IsThere
) -> Wish | None:
    """Return what a row wants replied; None when it says what it showed, or nothing new."""
    now = found.replies.get(id_)
    words = row.typed(ReplyColumn)
    is_as_shown = shown(id_, words) == row.shown
    if is_as_shown or shown(id_, words) == shown(id_, reply_words(now)):
        return None
    before = len(slips.found)
    _judge_row(found, id_, row, now, slips)
    wish = _read(id_, row, now, slips, is_there)
    if wish is None or len(slips.found) > before or _says_so(wish, now):
        return None
    return wish


def _says_so(wish: Wish, now: Reply | None) -> bool:
    """Tell whether a reply says already what is wanted, in other white space."""
    return now is not None and (wish.outcome, wish.reason, wish.caused) == (
        now.outcome,
        now.reason,
        now.caused,
    )


def _judge_row(
    found: Compilation, id_: str, row: Filled, now: Reply | None, slips: Slips
) -> None:
    """Note what makes it unsure that a row is about what it says."""
    if not row.shown:
        slips.note(
            row.number,
            f"raden för {id_} saknar uppgiften om vad den visade (kolumnen {SHOWN})",
            "skriv bemötandet på raden så som arbetsboken skrevs ut",
        )
    elif row.shown != shown(id_, reply_words(now)):
        says = f'"{now.outcome.value}. {short(now.reason)}"' if now else "obemött"
        slips.note(
            row.number,
            f"{id_} är bemött på annat sätt sedan arbetsboken skrevs ut, eller så är "
            f"raden hopblandad med en annan; nu är den {says}",
            "skriv ut arbetsboken på nytt, och för över bemötandet om det ska gälla",
        )
    elif not is_own(row, TEXT, found.comments[id_].comment.text):
        slips.note(
            row.number,
            f"raden för {id_} har en annan text än synpunkten har",
            f"ångra ändringen i cellen {row.cells[TEXT]}, eller sortera alla kolumner "
            "tillsammans",
        )


def _read(
    id_: str, row: Filled, now: Reply | None, slips: Slips, is_there: IsThere
) -> Wish | None:
    """Return what a row says; None when something of it is missing or cannot be used."""
    if now and not any(row.typed(ReplyColumn)):
        slips.note(
            row.number,
            f"bemötandet av {id_} är borttaget i arbetsboken",
            "ett bemötande kan ändras men inte tas bort",
        )
        return None
    outcome = _outcome(id_, row, slips)
    reason = _reason(id_, row, now, slips)
    caused = _caused(row, now, slips, is_there)
    if outcome is None or not reason:
        return None
    return Wish((id_,), outcome, reason, caused, now.version if now else None)


def _outcome(id_: str, row: Filled, slips: Slips) -> ReplyOutcome | None:
    words = " ".join(row.words[ReplyColumn.OUTCOME].split()).lower().rstrip(".")
    cell = row.cells[ReplyColumn.OUTCOME]
    if words in _OUTCOMES:
        return _OUTCOMES[words]
    allowed = ", ".join(_OUTCOMES)
    if not words:
        slips.note(row.number, f"utfallet av {id_} saknas", f"skriv {allowed} i {cell}")
    else:
        slips.note(
            row.number,
            f'"{short(words)}" i cellen {cell} är inget utfall',
            f"skriv {allowed}",
        )
    return None


def _reason(id_: str, row: Filled, now: Reply | None, slips: Slips) -> str:
    words, cell = _plain(row, ReplyColumn.REASON, slips), row.cells[ReplyColumn.REASON]
    if not words:
        slips.note(row.number, f"motiveringen av {id_} saknas", f"skriv den i {cell}")
    elif len(words) >= LONGEST or (now and len(now.reason) > LONGEST):
        slips.note(
            row.number,
            f"motiveringen av {id_} har inte plats i en cell",
            "skriv den med govdocs remiss reply",
        )
    elif ReplyColumn.REASON in row.marks:
        _refuse_number(row, ReplyColumn.REASON, slips)
    return words


def _plain(row: Filled, column: str, slips: Slips) -> str:
    """Return the words of a cell as they are kept; what no file of ours holds is noted."""
    # Some programs write å as two characters.
    words = normalize("NFC", row.words[column])
    hidden = first_hidden(words)
    if hidden:
        slips.note(
            row.number,
            f"cellen {row.cells[column]} ({column}) har ett tecken som inte syns "
            f"(U+{ord(hidden):04X})",
            "skriv ett blanksteg i stället"
            if hidden.isspace()
            else "ta bort tecknet, eller skriv om cellen",
        )
    return words


def _refuse_number(row: Filled, column: str, slips: Slips) -> None:
    if row.marks[column] not in UNKNOWN:
        slips.note(
            row.number,
            f"cellen {row.cells[column]} ({column}) är ett tal eller ett datum i Excel, "
            "och visas kanske på annat sätt än det är sparat",
            "ställ in cellen som text och skriv om den",
        )


def _blocks(row: Filled, slips: Slips, is_there: IsThere) -> Iterator[str]:
    cell, wrong = row.cells[ReplyColumn.BLOCKS], list[str]()
    for one in filter(None, _BETWEEN.split(row.words[ReplyColumn.BLOCKS])):
        found = _PLACE.fullmatch(one)
        place = Target(found[1].lower(), found[2].lower()) if found else None
        if place is None:
            wrong.append(one)
        elif not is_there(place):
            what = f"{place} i cellen {cell} finns varken i texten som remitterades eller i dagens"
            slips.note(row.number, what, "rätta id, som står sist i stycket: {#k7m2}")
        else:
            yield str(place)
    if wrong:
        what = f"{short(' '.join(wrong))} i cellen {cell} är inget ställe"
        slips.note(row.number, what, "skriv som hsavtal#k7m2")


def _caused(
    row: Filled, now: Reply | None, slips: Slips, is_there: IsThere
) -> Caused | None:
    """Return what a row says has changed; the commit is kept, for no column shows it."""
    blocks = [*_blocks(row, slips, is_there)]
    if ReplyColumn.ELSEWHERE in row.marks:
        _refuse_number(row, ReplyColumn.ELSEWHERE, slips)
    elsewhere = _plain(row, ReplyColumn.ELSEWHERE, slips) or None
    commit = now.caused.commit if now and now.caused else None
    if not (blocks or commit or elsewhere):
        return None
    return Caused(tuple(dict.fromkeys(blocks)), commit, elsewhere)


def _joined(
    found: Compilation,
    changed: dict[str, Wish],
    rows: dict[str, Filled],
    slips: Slips,
) -> Iterator[Wish]:
    """Yield one reply for comments that share it; a shared one is changed whole."""
    groups = {id_: one.ids for one in found.groups for id_ in one.ids}
    done: set[str] = set()
    for id_, wish in changed.items():
        if id_ in done:
            continue
        now = found.replies.get(id_)
        if now is None:
            same = _same(
                wish, [one for one in groups[id_] if one not in found.replies], changed
            )
        else:
            same = _same(wish, now.comments, changed)
            if len(same) < len(now.comments):
                _refuse_part(
                    now,
                    id_,
                    [one for one in now.comments if one not in same],
                    rows,
                    slips,
                )
        done |= set(same)
        yield Wish(tuple(same), wish.outcome, wish.reason, wish.caused, wish.version)


def _same(wish: Wish, comments: Sequence[str], changed: dict[str, Wish]) -> list[str]:
    return [
        one
        for one in comments
        if one in changed
        and (changed[one].outcome, changed[one].reason, changed[one].caused)
        == (wish.outcome, wish.reason, wish.caused)
    ]


def _refuse_part(
    now: Reply, id_: str, others: Sequence[str], rows: dict[str, Filled], slips: Slips
) -> None:
    where = [
        f"{one} (rad {rows[one].number})" if one in rows else f"{one} (saknas i boken)"
        for one in others
    ]
    slips.note(
        rows[id_].number,
        f"{id_} delar bemötande med {', '.join(where)}, som inte är ändrade likadant",
        f"skriv samma utfall, motivering och ändring för alla {len(now.comments)}",
    )
