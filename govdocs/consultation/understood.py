"""From named fields to an answer; a field that nobody understands is kept as words.

All forms of an answer come down to fields such as `synpunkter.2.text`, named as the
keys of the schema `svar`. What is not used is listed, so that no word is ever lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from govdocs.consultation.field_words import field_told
from govdocs.consultation.form import Form
from govdocs.model.period import parse_day
from govdocs.model.submission import (
    Comment,
    CommentKind,
    CommentPlace,
    DecidedBy,
    Quote,
    Stance,
)
from govdocs.text.legible import legible

Field = tuple[str, str]

_COMMENT = re.compile(r"synpunkter\.(\d+)\.")
_ID = re.compile(r"[a-z][a-z0-9-]*")
_BLOCK = re.compile(r"[a-z0-9][a-z0-9-]*")
# What the one who receives says of an answer; what a sender writes there tells nothing.
_OURS = {
    "mottaget": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"),
    "kanal": re.compile("webb|word|e-post|brev|yaml"),
    "sha256": re.compile("[0-9a-f]{64}"),
}
_COMMENT_ID = re.compile(r"[a-z][a-z0-9-]*-[1-9]\d{0,4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Understood:
    """An answer as it was understood; the ids of comments are given later.

    `round` and `consultee` are what the answer says of itself.
    """

    round: str | None = None
    consultee: str | None = None
    stance: Stance | None = None
    reason: str | None = None
    answers: dict[str, str] = field(default_factory=dict)
    decided_by: DecidedBy | None = None
    dockets: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    reservation: str | None = None
    unread: tuple[str, ...] = ()
    marking: str | None = None


class _Left:
    """The fields that have not been used yet, in the order they came."""

    def __init__(self, fields: Iterable[Field]) -> None:
        plain = (
            (legible(key).strip(), legible(words).strip()) for key, words in fields
        )
        self._rows = [row for row in plain if row[1]]

    @property
    def names(self) -> tuple[str, ...]:
        """Return the keys that are left, each once."""
        return tuple(dict.fromkeys(key for key, _ in self._rows))

    def peek(self, key: str) -> str | None:
        """Return the first value of a key without using it."""
        return next((words for name, words in self._rows if name == key), None)

    def take(self, key: str, form: re.Pattern[str] | None = None) -> str | None:
        """Use and return the first value of a key; None when it has not the form."""
        words = self.peek(key)
        if words is None or (form and not form.fullmatch(words)):
            return None
        self._rows.remove((key, words))
        return words

    def pieces(self) -> tuple[str, ...]:
        """Return what is left as words that a person can read."""
        left = (
            f"{field_told(key)}: {words}" if key else words for key, words in self._rows
        )
        return tuple(left)


def understand(fields: Iterable[Field], form: Form) -> Understood:
    """Turn fields into an answer; what says something else than it can is left unread."""
    left = _Left(fields)
    for key, pattern in _OURS.items():
        left.take(key, pattern)
    return Understood(
        left.take("remiss"),
        left.take("instans", _ID),
        _stance(left, "inställning"),
        left.take("skäl"),
        _answers(left, form),
        _decided(left),
        _listed(left, "diarienummer"),
        _comments(left, form),
        left.take("reservation"),
        (*_listed(left, "ej_lästa"), *left.pieces()),
        left.take("märkning"),
    )


def _stance(left: _Left, key: str) -> Stance | None:
    words = (left.peek(key) or "").lower().rstrip(".")
    if words not in set(Stance):
        return None
    left.take(key)
    return Stance(words)


def _answers(left: _Left, form: Form) -> dict[str, str]:
    found = ((one.id, left.take(f"svar.{one.id}")) for one in form.questions)
    return {name: words for name, words in found if words}


def _decided(left: _Left) -> DecidedBy | None:
    body = left.take("beslutat_av.organ")
    if body is None:
        return None
    day = parse_day(left.peek("beslutat_av.datum") or "")
    if day:
        left.take("beslutat_av.datum")
    return DecidedBy(body, day, left.take("beslutat_av.paragraf"))


def _listed(left: _Left, key: str) -> tuple[str, ...]:
    numbered = re.compile(rf"{re.escape(key)}(?:\.\d+)?")
    found: list[str] = []
    for name in left.names:
        while numbered.fullmatch(name) and (words := left.take(name)):
            found.append(words)
    return tuple(found)


def _comments(left: _Left, form: Form) -> tuple[Comment, ...]:
    numbers = dict.fromkeys(
        found[1] for key in left.names if (found := _COMMENT.match(key))
    )
    comments = (_comment(left, f"synpunkter.{number}.", form) for number in numbers)
    return tuple(one for one in comments if one)


def _comment(left: _Left, key: str, form: Form) -> Comment | None:
    """Return one comment; without words of its own there is none."""
    proposal = left.peek(f"{key}förslag")
    text = left.take(f"{key}text") or proposal
    if text is None:
        _drop_what_the_form_filled_in(left, key, form)
        return None
    left.take(f"{key}förslag")
    left.take(f"{key}id", _COMMENT_ID)
    kind = _kind(left, f"{key}sort", text, proposal)
    place = _place(left, f"{key}ankare.", form)
    stance = _stance(left, f"{key}inställning")
    return Comment("", kind, text, place, stance, proposal)


def _drop_what_the_form_filled_in(left: _Left, key: str, form: Form) -> None:
    """Use the place and kind of an empty part of a form, which say nothing."""
    if (left.peek(f"{key}sort") or "") in set(CommentKind):
        left.take(f"{key}sort")
    targets = {(one.document, one.block) for one in form.headings}
    place = f"{key}ankare."
    if (left.peek(f"{place}dokument"), left.peek(f"{place}block")) in targets:
        left.take(f"{place}dokument")
        left.take(f"{place}block")


def _kind(left: _Left, key: str, text: str, proposal: str | None) -> CommentKind:
    words = (left.peek(key) or "").lower()
    if words in set(CommentKind):
        left.take(key)
        return CommentKind(words)
    is_question = proposal is None and text.endswith("?")
    return CommentKind.QUESTION if is_question else CommentKind.CHANGE


def _place(left: _Left, key: str, form: Form) -> CommentPlace | None:
    """Return the place of a comment; None for one that is not in the round's texts."""
    document, block = left.peek(f"{key}dokument"), left.peek(f"{key}block")
    if document is None or not _is_there(document, block, form):
        return None
    left.take(f"{key}dokument")
    left.take(f"{key}block")
    exact = left.take(f"{key}citat.exakt")
    if exact is None:
        return CommentPlace(document, block)
    before, after = left.take(f"{key}citat.före"), left.take(f"{key}citat.efter")
    return CommentPlace(document, block, Quote(exact, before or "", after or ""))


def _is_there(document: str, block: str | None, form: Form) -> bool:
    if not _ID.fullmatch(document) or form.round.text_of(document) is None:
        return False
    if block is None:
        return True
    known: Mapping[str, frozenset[str]] = form.blocks
    return bool(_BLOCK.fullmatch(block)) and (
        document not in known or block in known[document]
    )
