"""THE table of columns in the workbooks of a round, and of what a row showed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum

from govdocs.clock import STOCKHOLM, day_of
from govdocs.consultation.compilation import Compilation
from govdocs.consultation.grouping import Said
from govdocs.consultation.status import Standing, State, Status
from govdocs.model.consultation import Consultation
from govdocs.model.reply import Reply
from govdocs.text.excel.workbook import LONGEST

# What a workbook cannot hold, and the mark that stands for it there.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffd-\uffff\ud800-\udfff]")
# Stands between cells; nobody writes it, for it means nothing.
_CELL = "\ue000"
# The sheet that tells which round a workbook belongs to, and its head.
ABOUT = "govdocs"
ABOUT_HEAD = ("remiss", "bok")
# The column that tells what a row showed when it was written.
SHOWN = "Visat"


class BookKind(StrEnum):
    """What a workbook is; the value stands in its sheet about itself."""

    COMPILATION = "sammanställning"
    STATUS = "status"


class BookSheet(StrEnum):
    """The sheets that we write for people; the value is the name of the sheet."""

    SUMS = "Siffror"
    SECTIONS = "Efter avsnitt"
    STANCES = "Inställning"
    QUESTIONS = "Frågor"
    COMMENTS = "Alla synpunkter"
    INSTANCES = "Instanser"


class ReplyColumn(StrEnum):
    """What is filled in for each comment; the value is the head of the column."""

    OUTCOME = "Utfall"
    REASON = "Motivering"
    BLOCKS = "Ändring"
    ELSEWHERE = "Utanför texten"


ID, TEXT, PROPOSAL, INSTANCE = "Id", "Synpunkt", "Förslag", "Instans"
# What rows say that is not to be filled in.
COMMENT_HEAD = (INSTANCE, "Ställe", "Citat", "Sort", "Inställning", TEXT, PROPOSAL)
STANDING_HEAD = (INSTANCE, "Läge", "Sista svarsdag", "Inkom", "Antal svar")


class StatusColumn(StrEnum):
    """What is filled in for each instance; the value is the head of the column."""

    EXTENSION = "Anstånd till"
    DECLINED = "Avstår"
    OPENED = "Öppnat"


def reply_words(reply: Reply | None) -> tuple[str, ...]:
    """Return what a row shows of a reply, column by column; '' for what is not there."""
    if reply is None:
        return ("",) * len(ReplyColumn)
    caused = reply.caused
    return (
        reply.outcome.value,
        reply.reason,
        "\n".join(caused.blocks) if caused else "",
        (caused.elsewhere or "") if caused else "",
    )


def status_words(
    asked: Consultation, one: Standing, opened: datetime | None
) -> tuple[str, ...]:
    """Return what a row shows of an instance, column by column; '' for nothing."""
    last = asked.deadline_of(one.consultee)
    return (
        str(last) if last > asked.deadline else "",
        "ja" if one.state is State.DECLINED else "",
        str(day_of(int(opened.timestamp()))) if opened else "",
    )


def comment_words(found: Compilation, one: Said) -> tuple[str, ...]:
    """Return what a row says of a comment that is not to be filled in, by its columns."""
    comment = one.comment
    quote = comment.place.quote if comment.place else None
    return (
        found.name(one.consultee),
        found.cited(comment),
        quote.exact if quote else "",
        comment.kind.value,
        comment.stance.value if comment.stance else "",
        comment.text,
        comment.proposal or "",
    )


def standing_words(status: Status, one: Standing, name: str) -> tuple[str, ...]:
    """Return what a row says of an instance that is not to be filled in, by its columns.

    An answer's moment is in Stockholm's time, to the second.
    """
    answer = one.answer
    at = answer.received.astimezone(STOCKHOLM) if answer else None
    return (
        name,
        status.told(one.state),
        str(status.round.deadline_of(one.consultee)),
        f"{at:%Y-%m-%d %H:%M:%S}" if at else "",
        str(one.sent),
    )


def mark(id_: str, typed: Iterable[str], told: Iterable[str]) -> str:
    """Return what a row keeps of what it showed: what may be filled in, and the rest."""
    return f"{shown(id_, typed)} {told_digest(id_, told)}"


def told_digest(id_: str, words: Iterable[str]) -> str:
    """Return the digest of what a row says that is not to be filled in."""
    return hashlib.sha256(_line((id_, *words)).encode("utf-8")).hexdigest()


def sheet_mark(rows: Iterable[Sequence[str]]) -> str:
    """Return the digest of all words on a sheet, in whatever order its rows stand."""
    written = sorted(filter(None, (_line(row).rstrip(_CELL) for row in rows)))
    return hashlib.sha256("\n".join(written).encode("utf-8")).hexdigest()


def _line(row: Sequence[str]) -> str:
    """Return the words of a row without what programs change in them when they save."""
    whole = _CELL.join(row)
    if len(whole) > LONGEST:
        whole = _CELL.join([one[:LONGEST] for one in map(_lines, row)])
    plain = " ".join(_UNSEEN.sub("", _lines(whole)).split())
    return plain.replace(f" {_CELL}", _CELL).replace(f"{_CELL} ", _CELL)


def shown(id_: str, words: Iterable[str]) -> str:
    """Return the digest of what a row shows of a comment or an instance.

    White space is counted as one space, for programs change it when they save. Of words
    too long for a cell, those that have room in it are counted.
    """
    plain = [one and " ".join(seen(one).split()) for one in (id_, *words)]
    whole = json.dumps(plain, ensure_ascii=False).encode("utf-8")
    return hashlib.sha256(whole).hexdigest()


def seen(words: str) -> str:
    """Return words as they can be told from a cell."""
    return _UNSEEN.sub("", _lines(words)[:LONGEST])


def rest(words: str) -> str:
    """Return the end of words that has no room in a cell, as it can be told from others."""
    return _UNSEEN.sub("", _lines(words)[LONGEST:])


def _lines(words: str) -> str:
    return words.replace("\r\n", "\n").replace("\r", "\n")
