"""Words in an answer that may point out a person, each with a mark to name it by."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from govdocs.consultation.personal import Personal, find_personal, masked
from govdocs.model.submission import Comment, DecidedBy, Quote, Submission

# A text of an answer, by what it is called, to the same text or another.
Rewrite = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Flag:
    """One finding: its mark, as `lerum:2`, where in the answer it is, and the words."""

    mark: str
    where: str
    found: Personal


def flags_of(answer: Submission) -> tuple[Flag, ...]:
    """Return all findings in an answer, numbered in its order."""
    rows: list[Flag] = []

    def look(where: str, text: str) -> str:
        for one in find_personal(text):
            rows.append(Flag(f"{answer.consultee}:{len(rows) + 1}", where, one))
        return text

    rewritten(answer, look)
    return tuple(rows)


def masked_answer(answer: Submission, marks: Collection[str]) -> Submission:
    """Return an answer with the findings of those marks masked; the original stays."""
    by_place: dict[str, list[Personal]] = {}
    for one in flags_of(answer):
        if one.mark in marks:
            by_place.setdefault(one.where, []).append(one.found)
    return rewritten(answer, lambda where, text: masked(text, by_place.get(where, ())))


def rewritten(answer: Submission, rewrite: Rewrite) -> Submission:
    """Return an answer with each of its free texts rewritten; no place comes twice."""

    def maybe(where: str, text: str | None) -> str | None:
        return None if text is None else rewrite(where, text)

    return replace(
        answer,
        reason=maybe("skäl", answer.reason),
        answers={
            name: rewrite(f"svar på {name}", text)
            for name, text in answer.answers.items()
        },
        decided_by=answer.decided_by and _decided(answer.decided_by, maybe),
        dockets=tuple(_each(answer.dockets, "diarienummer", rewrite)),
        comments=tuple(_comment(one, rewrite) for one in answer.comments),
        reservation=maybe("reservation", answer.reservation),
        unread=tuple(_each(answer.unread, "ej läst", rewrite)),
    )


def _each(texts: tuple[str, ...], where: str, rewrite: Rewrite) -> Iterator[str]:
    for count, text in enumerate(texts, 1):
        yield rewrite(f"{where} {count}", text)


def _decided(
    one: DecidedBy, maybe: Callable[[str, str | None], str | None]
) -> DecidedBy:
    body = maybe("beslutat av", one.body)
    assert body is not None, "there is a body"
    item = maybe("beslutets paragraf", one.minutes_item)
    return replace(one, body=body, minutes_item=item)


def _comment(one: Comment, rewrite: Rewrite) -> Comment:
    text = rewrite(f"synpunkt {one.id}", one.text)
    proposal = one.proposal and rewrite(f"förslag i {one.id}", one.proposal)
    place = one.place
    if place and place.quote:
        place = replace(place, quote=_quote(place.quote, one.id, rewrite))
    return replace(one, text=text, proposal=proposal, place=place)


def _quote(one: Quote, id_: str, rewrite: Rewrite) -> Quote:
    """Return a quote rewritten; it is written by the sender, as the rest is."""
    return Quote(
        rewrite(f"citat i {id_}", one.exact),
        rewrite(f"före citatet i {id_}", one.before),
        rewrite(f"efter citatet i {id_}", one.after),
    )
