"""From named fields to an answer; a field that nobody understands is kept as words.

All forms of an answer come down to fields such as `synpunkter.2.text`, named as the
keys of the schema `svar`. What is not used is listed, so that no word is ever lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from govdocs.consultation.form.form import Form
from govdocs.consultation.intake.day_words import as_day
from govdocs.consultation.intake.docket_words import dockets_of
from govdocs.consultation.intake.empty_words import is_blank, objects_to_nothing
from govdocs.consultation.intake.field_words import STANCES, field_told
from govdocs.consultation.intake.stance_words import stance_of
from govdocs.model.amount import counted
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
# The boxes of a comment that people write in; all that is no comment is one too.
_WRITTEN = re.compile(r"(?!synpunkter\.).+|synpunkter\.\d+\.(?:text|förslag)")
_CONTENT = frozenset({Stance.SUPPORTS, Stance.NO_OBJECTION})
_COMMENT_ID = re.compile(r"[a-z][a-z0-9-]*-[1-9]\d{0,4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Understood:
    """An answer as it was understood; the ids of comments are given later.

    `round` and `consultee` are what the answer says of itself. `noted` is what is worth
    telling when it comes in, and leaves nothing to do.
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
    stances: dict[str, Stance] = field(default_factory=dict)
    noted: tuple[str, ...] = ()


class _Left:
    """The fields that have not been used yet, in the order they came."""

    def __init__(self, fields: Iterable[Field]) -> None:
        plain = (
            (legible(key).strip(), legible(words).strip()) for key, words in fields
        )
        every = [row for row in plain if row[1]]
        rows = [row for row in every if not _is_dash(*row)]
        self._rows = dict(enumerate(rows))
        self._places: dict[str, list[int]] = {}
        for at, (key, _) in reversed(self._rows.items()):
            self._places.setdefault(key, []).append(at)
        self._told: list[str] = []
        self.dashes = len(every) - len(rows)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the keys that are left, each once."""
        return tuple(dict.fromkeys(key for key, _ in self._rows.values()))

    def peek(self, key: str) -> str | None:
        """Return the first value of a key without using it."""
        places = self._places.get(key)
        return self._rows[places[-1]][1] if places else None

    def every(self, key: str) -> list[str]:
        """Return all values of a key without using them."""
        return [self._rows[at][1] for at in reversed(self._places.get(key, ()))]

    def take(self, key: str, form: re.Pattern[str] | None = None) -> str | None:
        """Use and return the first value of a key; None when it has not the form."""
        words = self.peek(key)
        if words is None or (form and not form.fullmatch(words)):
            return None
        del self._rows[self._places[key].pop()]
        return words

    def tell(self, words: str) -> None:
        """Note what a person must know of fields that have been used."""
        self._told.append(words)

    def pieces(self) -> tuple[str, ...]:
        """Return what is left, and what is to be told, as words that a person can read."""
        left = (
            f"{field_told(key)}: {words}" if key else words
            for key, words in self._rows.values()
        )
        return (*self._told, *left)


def _is_dash(key: str, words: str) -> bool:
    return _WRITTEN.fullmatch(key) is not None and is_blank(words)


def _dashes_told(count: int) -> Iterator[str]:
    if count:
        boxes = counted(count, "ruta", "rutor")
        read = "lästes som tom" if count == 1 else "lästes som tomma"
        yield f"{boxes} med bara ett streck {read}."


def understand(fields: Iterable[Field], form: Form) -> Understood:
    """Turn fields into an answer; what says something else than it can is left unread."""
    left = _Left(fields)
    for key, pattern in _OURS.items():
        left.take(key, pattern)
    comments, stances = _comments(left, form)
    return Understood(
        round=left.take("remiss"),
        consultee=left.take("instans", _ID),
        stance=_stance(left, "inställning"),
        reason=left.take("skäl"),
        answers=_answers(left, form),
        decided_by=_decided(left),
        dockets=_dockets(left),
        comments=comments,
        reservation=left.take("reservation"),
        unread=(*_listed(left, "ej_lästa"), *left.pieces()),
        marking=left.take("märkning"),
        stances=stances,
        noted=tuple(_dashes_told(left.dashes)),
    )


def _stance(left: _Left, key: str) -> Stance | None:
    """Return the stance that is said; two that differ are left for a person to read."""
    said = {one for words in left.every(key) if (one := stance_of(words))}
    first = stance_of(left.peek(key) or "")
    if first is None or len(said) > 1:
        return None
    left.take(key)
    return first


def _answers(left: _Left, form: Form) -> dict[str, str]:
    found = ((one.id, left.take(f"svar.{one.id}")) for one in form.questions)
    return {name: words for name, words in found if words}


def _decided(left: _Left) -> DecidedBy | None:
    body = left.take("beslutat_av.organ")
    if body is None:
        return None
    day = parse_day(as_day(left.peek("beslutat_av.datum") or ""))
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


def _dockets(left: _Left) -> tuple[str, ...]:
    """Return docket numbers, each once; words that say more are told as they are."""
    found: dict[str, None] = {}
    for words in _listed(left, "diarienummer"):
        each = dockets_of(words)
        if each is None:
            left.tell(f"{field_told('diarienummer')}: {words}")
        found.update(dict.fromkeys(each or ()))
    return tuple(found)


def _comments(left: _Left, form: Form) -> tuple[tuple[Comment, ...], dict[str, Stance]]:
    """Return the comments, and the stances to texts, which are no comments."""
    numbers = dict.fromkeys(
        found[1] for key in left.names if (found := _COMMENT.match(key))
    )
    comments = (_comment(left, f"synpunkter.{number}.", form) for number in numbers)
    said = [one for one in comments if one]
    stances: dict[str, Stance] = {}
    for text in form.round.texts:
        stance = _stance(left, f"{STANCES}.{text.document}")
        if stance:
            stances[text.document] = stance
            said = _standing(said, text.document, stance)
    return tuple(said), stances


def _standing(said: list[Comment], document: str, stance: Stance) -> list[Comment]:
    """Return comments with how one stands to a text on the first about all of it.

    What is said again in a copy gets it too, for it is the same comment.
    """
    whole = (one for one in said if one.place == CommentPlace(document))
    first = next((one for one in whole if one.stance in (None, stance)), None)
    return [replace(one, stance=stance) if one == first else one for one in said]


def _comment(left: _Left, key: str, form: Form) -> Comment | None:
    """Return one comment; without words of its own there is none."""
    proposal = left.peek(f"{key}förslag")
    text = left.take(f"{key}text") or proposal
    if text is None:
        _tell_what_was_chosen(left, key, form)
        return None
    has_none = objects_to_nothing(text) and proposal in (None, text)
    if proposal and not has_none and objects_to_nothing(proposal):
        proposal = None
    elif proposal:
        left.take(f"{key}förslag")
        proposal = None if has_none else proposal
    left.take(f"{key}id", _COMMENT_ID)
    chosen = _chosen_kind(left, f"{key}sort")
    place = _place(left, f"{key}ankare.", form)
    stance = _stance(left, f"{key}inställning")
    if has_none and chosen is None:
        stance = stance or Stance.NO_OBJECTION
    elif has_none and chosen is not CommentKind.SUPPORT:
        left.tell(f"Sorten {chosen} är vald{_at(place)}, men där står: {text}")
    kind = chosen or _kind(text, proposal, stance, is_content=has_none)
    return Comment("", kind, text, place, stance, proposal)


def _tell_what_was_chosen(left: _Left, key: str, form: Form) -> None:
    """Use what is chosen where nothing is written, and tell of it.

    The place alone says nothing, for the form has filled it in.
    """
    kind = _chosen_kind(left, f"{key}sort")
    stance = _stance(left, f"{key}inställning")
    if kind or stance:
        place = _place(left, f"{key}ankare.", form)
        what = f"Sorten {kind}" if kind else f"Inställningen {stance}"
        left.tell(f"{what} är vald{_at(place)}, men ingen synpunkt är skriven.")
        return
    if left.peek(f"{key}ankare.citat.exakt") is None:
        _place(left, f"{key}ankare.", form)


def _at(place: CommentPlace | None) -> str:
    if place is None:
        return ""
    block = f"#{place.block}" if place.block else ""
    return f" för {place.document}{block}"


def _chosen_kind(left: _Left, key: str) -> CommentKind | None:
    words = (left.peek(key) or "").lower()
    if words not in set(CommentKind):
        return None
    left.take(key)
    return CommentKind(words)


def _kind(
    text: str, proposal: str | None, stance: Stance | None, *, is_content: bool
) -> CommentKind:
    """Return the kind of a comment that nobody has chosen one for."""
    is_stance = stance in _CONTENT and stance_of(text) == stance
    if is_content or (is_stance and proposal is None):
        return CommentKind.SUPPORT
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
