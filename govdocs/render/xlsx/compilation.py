"""The compilation of a round as an Excel workbook."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.consultation.compilation import Compilation
from govdocs.consultation.sums import prove_sums
from govdocs.consultation.workbook.columns import (
    COMMENT_HEAD,
    ID,
    SHOWN,
    BookKind,
    BookSheet,
    ReplyColumn,
    comment_words,
    mark,
    reply_words,
)
from govdocs.model.reply import ReplyOutcome
from govdocs.model.submission import Stance
from govdocs.render.round_words import (
    STANCE_TOTAL,
    numbers_line,
    question_title,
    section_title,
    stance_totals,
)
from govdocs.render.xlsx.about import about
from govdocs.render.xlsx.book import SUMS_WIDTH, Sheet, write_book


def compilation_xlsx(found: Compilation) -> bytes:
    """Return a workbook with every comment on a row of its own, to be replied to there.

    Raises CannotCompile when a sum does not hold.
    """
    beside = _sums(found), _groups(found), _matrix(found), _questions(found)
    kept = about(found.round, BookKind.COMPILATION, beside)
    title = f"Sammanställning av {found.round.called} {found.round.title}"
    return write_book(title, (*beside, _all(found), kept))


def _sums(found: Compilation) -> Sheet:
    marking = [[found.round.marking]] if found.round.marking else []
    told = [[numbers_line(found.status)], *([one.told] for one in prove_sums(found))]
    rows = [*marking, *told, [_how_to(found)]]
    return Sheet(BookSheet.SUMS, (found.round.title,), rows, (SUMS_WIDTH,))


def _how_to(found: Compilation) -> str:
    columns = f"{', '.join([*ReplyColumn][:-1])} och {[*ReplyColumn][-1]}"
    return (
        f"Bemötanden kan skrivas på bladet {BookSheet.COMMENTS}, i kolumnerna "
        f"{columns}. De läses in med govdocs remiss reply {found.round.id} --from FIL.xlsx."
    )


def _groups(found: Compilation) -> Sheet:
    head = (
        "Avsnitt",
        "Antal instanser",
        "Sort",
        "Synpunkt",
        "Förslag",
        "Instanser",
        "Synpunkter",
        "Nästan samma",
    )
    rows = [
        (
            section_title(found, section),
            str(len(one.consultees)),
            one.first.kind.value,
            one.first.text,
            one.first.proposal or "",
            ", ".join(found.name(each) for each in one.consultees),
            ", ".join(one.ids),
            ", ".join(one.near),
        )
        for section in found.sections
        for one in section.groups
    ]
    return Sheet(BookSheet.SECTIONS, head, rows, (30, 10, 16, 60, 40, 30, 20, 20))


def _matrix(found: Compilation) -> Sheet:
    names = [one.name for one in found.texts.values()]
    rows = [
        (found.name(row.consultee), *map(_stance, (row.whole, *row.documents)))
        for row in found.matrix
    ]
    if rows:
        rows.append((STANCE_TOTAL, *stance_totals(found)))
    widths = [30, *(24 for _ in range(len(names) + 1))]
    return Sheet(BookSheet.STANCES, ("Instans", "Samlat", *names), rows, widths)


def _questions(found: Compilation) -> Sheet:
    rows = [
        (question_title(found, one), found.name(consultee), words)
        for one in found.questions
        for consultee, words in one.answers
    ]
    return Sheet(BookSheet.QUESTIONS, ("Fråga", "Instans", "Svar"), rows, (40, 30, 80))


def _all(found: Compilation) -> Sheet:
    head = (ID, *COMMENT_HEAD, *ReplyColumn, SHOWN)
    widths = (24, 30, 40, 30, 18, 20, 60, 40, 16, 60, 24, 30, 10)
    outcomes = {head.index(ReplyColumn.OUTCOME) + 1: [*ReplyOutcome]}
    return Sheet(BookSheet.COMMENTS, head, _rows(found), widths, (len(head),), outcomes)


def _rows(found: Compilation) -> Iterator[tuple[str, ...]]:
    for one in found.annex:
        id_ = one.comment.id
        told, replied = comment_words(found, one), reply_words(found.replies.get(id_))
        yield id_, *told, *replied, mark(id_, replied, told)


def _stance(one: Stance | None) -> str:
    return one.value if one else ""
