"""The compilation of a round as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.consultation.compilation import Compilation, SectionCompiled
from govdocs.consultation.grouping import Group
from govdocs.consultation.sums import prove_sums
from govdocs.model.submission import Comment, Stance, Submission
from govdocs.render.markdown.escape import plain, quoted, table
from govdocs.render.round_words import (
    STANCE_TOTAL,
    answer_line,
    numbers_line,
    question_title,
    sayers_line,
    section_line,
    section_title,
    stance_totals,
)

_NONE = "–"


def compilation_markdown(found: Compilation) -> bytes:
    """Return the whole compilation; every comment stands unedited in its annex.

    Raises CannotCompile when a sum does not hold.
    """
    lines = [
        *_head(found),
        *_matrix(found),
        *_sections(found),
        *_questions(found),
        *_annex(found),
    ]
    return ("\n".join(lines).rstrip("\n") + "\n").encode("utf-8")


def _head(found: Compilation) -> Iterator[str]:
    yield f"# Sammanställning av {found.round.called} {plain(found.round.title)}"
    yield ""
    if found.round.marking:
        yield f"**{plain(found.round.marking)}**"
        yield ""
    yield numbers_line(found.status)
    yield ""
    yield "## Så går siffrorna ihop"
    yield ""
    for one in prove_sums(found):
        yield f"- {one.told}"
    yield ""


def _matrix(found: Compilation) -> Iterator[str]:
    yield "## Inställning"
    yield ""
    names = [plain(one.name) for one in found.texts.values()]
    rows = (
        [
            plain(found.name(row.consultee)),
            *(_stance(one) for one in (row.whole, *row.documents)),
        ]
        for row in found.matrix
    )
    totals = [[STANCE_TOTAL, *stance_totals(found)]] if found.matrix else []
    yield from table(["Instans", "Samlat", *names], [*rows, *totals])
    yield ""


def _stance(one: Stance | None) -> str:
    return one.value if one else _NONE


def _sections(found: Compilation) -> Iterator[str]:
    yield "## Efter avsnitt"
    yield ""
    for one in found.sections:
        yield f"### {plain(section_title(found, one))}"
        yield ""
        yield section_line(one)
        yield ""
        yield from _groups(found, one)


def _groups(found: Compilation, section: SectionCompiled) -> Iterator[str]:
    for one in section.groups:
        yield f"**{plain(sayers_line(found, one))}** ({', '.join(one.ids)}), {_kind(found, one)}"
        yield ""
        yield from quoted(one.first.text)
        yield ""
        if one.first.proposal:
            yield "Förslag:"
            yield ""
            yield from quoted(one.first.proposal)
            yield ""
        if len(one.consultees) > 1:
            names = ", ".join(plain(found.name(each)) for each in one.consultees)
            yield f"Samma synpunkt från {names}."
            yield ""
        if one.near:
            yield f"Nästan samma ord: {', '.join(one.near)}."
            yield ""


def _kind(found: Compilation, one: Group) -> str:
    return f"{one.first.kind.value}. {plain(found.cited_below(one.first))}."


def _questions(found: Compilation) -> Iterator[str]:
    if not found.questions:
        return
    yield "## Svar på frågor"
    yield ""
    for one in found.questions:
        yield f"### {plain(question_title(found, one))}"
        yield ""
        for consultee, words in one.answers:
            yield f"**{plain(found.name(consultee))}**"
            yield ""
            yield from quoted(words)
            yield ""
        if not one.answers:
            yield "Ingen har svarat."
            yield ""


def _annex(found: Compilation) -> Iterator[str]:
    yield "## Bilaga: alla svar som de lämnades"
    yield ""
    for one in found.answers:
        yield from answer_lines(found, one)


def answer_lines(found: Compilation, answer: Submission) -> Iterator[str]:
    """Yield one answer as it was written."""
    yield f"### {plain(found.name(answer.consultee))}"
    yield ""
    yield plain(answer_line(found, answer))
    yield ""
    if answer.reason:
        yield from quoted(answer.reason)
        yield ""
    if answer.reservation:
        yield "Reservation:"
        yield ""
        yield from quoted(answer.reservation)
        yield ""
    for comment in answer.comments:
        yield from _comment_lines(found, comment)
    for words in answer.unread:
        yield "Ej läst:"
        yield ""
        yield from quoted(words)
        yield ""


def _comment_lines(found: Compilation, comment: Comment) -> Iterator[str]:
    stance = f", {comment.stance.value}" if comment.stance else ""
    cited = plain(found.cited(comment))
    yield f"**{comment.id}**, {comment.kind.value}{stance}. {cited}."
    yield ""
    if comment.place and comment.place.quote:
        yield f"Om orden: {plain(comment.place.quote.exact)}"
        yield ""
    yield from quoted(comment.text)
    yield ""
    if comment.proposal:
        yield "Förslag:"
        yield ""
        yield from quoted(comment.proposal)
        yield ""
