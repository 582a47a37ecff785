"""Write an answer as YAML by the schema `svar`; the same answer gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from govdocs.model.submission import Comment, CommentPlace, Submission
from govdocs.text.consultations import instant_text
from govdocs.text.quoted import quoted

_MARGIN = "  "


def submission_text(one: Submission) -> str:
    """Return the text of the file; what is not known is left out."""
    return "".join(f"{line}\n" for line in _lines(one))


def _lines(one: Submission) -> Iterator[str]:
    yield from _plain("remiss", one.round)
    yield from _plain("instans", one.consultee)
    yield from _plain("märkning", one.marking)
    yield from _plain("mottaget", instant_text(one.received))
    yield from _plain("kanal", one.channel)
    yield from _plain("sha256", one.sha256)
    yield from _plain("inställning", one.stance and one.stance.value)
    if one.stances:
        yield "inställningar:"
    for text, stance in one.stances.items():
        yield f"{_MARGIN}{text}: {quoted(stance.value)}"
    yield from _plain("skäl", one.reason)
    if one.answers:
        yield "svar:"
        yield from (
            f"{_MARGIN}{key}: {quoted(one.answers[key])}" for key in one.answers
        )
    yield from _decided(one)
    yield from _listed("diarienummer", one.dockets)
    yield from _plain("reservation", one.reservation)
    if one.comments:
        yield "synpunkter:"
    for comment in one.comments:
        first, *rest = _comment(comment)
        yield f"{_MARGIN}- {first}"
        yield from (f"{_MARGIN * 2}{line}" for line in rest)
    yield from _listed("ej_lästa", one.unread)


def _decided(one: Submission) -> Iterator[str]:
    if one.decided_by:
        yield "beslutat_av:"
        row = one.decided_by
        for key, value in (
            ("organ", row.body),
            ("datum", row.day),
            ("paragraf", row.minutes_item),
        ):
            yield from (f"{_MARGIN}{line}" for line in _plain(key, value))


def _comment(one: Comment) -> Iterator[str]:
    yield from _plain("id", one.id)
    if one.place:
        yield "ankare:"
        yield from (f"{_MARGIN}{line}" for line in _place(one.place))
    yield from _plain("sort", one.kind.value)
    yield from _plain("inställning", one.stance and one.stance.value)
    yield from _plain("text", one.text)
    yield from _plain("förslag", one.proposal)


def _place(one: CommentPlace) -> Iterator[str]:
    yield from _plain("dokument", one.document)
    yield from _plain("block", one.block)
    if one.quote:
        yield "citat:"
        for key, words in (
            ("exakt", one.quote.exact),
            ("före", one.quote.before),
            ("efter", one.quote.after),
        ):
            yield from (f"{_MARGIN}{line}" for line in _plain(key, words or None))


def _plain(key: str, value: str | date | None) -> Iterator[str]:
    if value is not None:
        yield f"{key}: {value if isinstance(value, date) else quoted(value)}"


def _listed(key: str, values: tuple[str, ...]) -> Iterator[str]:
    if values:
        yield f"{key}:"
    yield from (f"{_MARGIN}- {quoted(one)}" for one in values)
