"""Rounds of consultation made by hand: a text, those who are asked, and their answers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from govdocs.consultation.asked_text import AskedText
from govdocs.consultation.compilation import Compilation, compile_comments
from govdocs.consultation.status import find_status
from govdocs.model.consultation import (
    Asked,
    Consultation,
    ConsultationKind,
    Frozen,
    Invited,
)
from govdocs.model.reply import Reply
from govdocs.model.submission import (
    Comment,
    CommentKind,
    CommentPlace,
    Stance,
    Submission,
)

TEXT = """Ingress. {#i1}

## Ansvar {#ansvar}

Parterna ansvarar för vården. {#k7m2}

- En punkt. {#p001}
- En till. {#p002}

## Tid {#tid}

Avtalet gäller i tre år. {#t001}
"""
NUMBERS = {"ansvar": "1", "tid": "2"}
ASKED_TEXT = AskedText("avtal", "Avtalet", TEXT, 0, NUMBERS)
LATER = datetime(2022, 6, 1, tzinfo=UTC)
AT = datetime(2021, 12, 1, 8, tzinfo=UTC)


def asked(*invited: str, **facts: Any) -> Consultation:
    """Return a round on the agreement with two questions."""
    return Consultation(
        "2021-1",
        "Avtalet på remiss",
        ConsultationKind.CONSULTATION,
        date(2021, 9, 15),
        date(2021, 12, 31),
        (Frozen("avtal", "a" * 64, "1.0", questions=(Asked("f2", "Och tiden?"),)),),
        tuple(map(Invited, invited)),
        (Asked("f1", "Är det bra?"),),
        place=("remisser/2021-1/remiss.yaml", 1),
        **facts,
    )


def comment(id_: str, text: str, block: str | None = "k7m2", **facts: Any) -> Comment:
    """Return a comment on a block of the agreement; block '' has no place."""
    place = None if block == "" else CommentPlace("avtal", block)
    kind = facts.pop("kind", CommentKind.CHANGE)
    return Comment(id_, kind, text, place, **facts)


def answer(consultee: str, *comments: Comment, **facts: Any) -> Submission:
    """Return an answer that came in time."""
    facts.setdefault("stance", Stance.SUPPORTS)
    received = facts.pop("received", AT)
    return Submission(
        "2021-1", consultee, received, "webb", "b" * 64, comments=comments, **facts
    )


def compiled(
    invited: Iterable[str],
    answers: Iterable[Submission],
    replies: Iterable[Reply] = (),
    text: AskedText = ASKED_TEXT,
) -> Compilation:
    """Return a round compiled long after it closed."""
    names = {one: f"{one.capitalize()} kommun" for one in invited}
    status = find_status(asked(*names), answers, LATER)
    return compile_comments(status, (text,), replies, names)


def asked_later(text: AskedText, words: str) -> AskedText:
    """Return a text in other words."""
    return AskedText(text.document, text.title, words, text.body, text.numbers)
