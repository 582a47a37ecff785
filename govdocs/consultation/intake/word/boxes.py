"""What is written in the boxes of a form: each place's boxes one comment, the rest fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from govdocs.consultation.form.places import Ask, FormBox, read_label
from govdocs.consultation.intake.understood import Field
from govdocs.consultation.intake.word.draft import Draft, joined
from govdocs.consultation.intake.word.marks import (
    folded,
    is_same,
    without_end,
    without_start,
)
from govdocs.consultation.intake.word.match import Settled
from govdocs.consultation.intake.word.stretches import Mark, Stretch
from govdocs.model.submission import CommentKind

_COMMENTS = frozenset({Ask.COMMENT, Ask.PROPOSAL, Ask.KIND, Ask.STANCE})
_REMOVED = "Före spårade ändringar stod i rutan {tag}: {words}"


@dataclass(frozen=True, slots=True)
class Value:
    """Words that somebody wrote in a box; `order` is where in the file."""

    box: FormBox
    words: str
    order: int


@dataclass
class _Place:
    """The boxes of one place, until a second of the same kind comes."""

    order: int
    words: dict[Ask, str] = field(default_factory=dict)


def values(
    template: Sequence[Stretch], settled: Iterable[Settled]
) -> tuple[list[Value], list[str]]:
    """Return what is written in each box, and words that tracked changes took away."""
    ours: dict[FormBox, list[Stretch]] = {}
    for row in template:
        if isinstance(row.home, FormBox):
            ours.setdefault(row.home, []).append(row)
    found: list[Value] = []
    removed: list[str] = []
    boxed = (one for one in settled if isinstance(one.home, FormBox))
    for home, run in groupby(boxed, key=lambda one: one.home):
        assert isinstance(home, FormBox), "only boxes were kept"
        own = list(run)
        rows = ours.get(home, [])
        written = [_written(one, rows) for one in own]
        words = joined(one for one in written if one[1])
        if words:
            found.append(Value(home, words, own[0].stretch.order))
        removed += _removed(home, own, rows)
    return found, removed


def _removed(
    home: FormBox, own: Sequence[Settled], rows: Sequence[Stretch]
) -> Iterator[str]:
    """Yield what was taken away in a box, unless it was ours."""
    words = " ".join(one.stretch.before for one in own if one.stretch.before)
    if not words:
        return
    ours = {word for row in rows for word in folded(row.whole)}
    if not ours.issuperset(folded(words)):
        yield _REMOVED.format(tag=home.tag, words=words)


def _written(one: Settled, rows: Sequence[Stretch]) -> tuple[Stretch, str]:
    """Return what somebody wrote in a stretch, without label and filling."""
    stretch = one.stretch
    if one.row and one.row.pieces == stretch.pieces:
        # Most boxes are as they were sent out.
        return stretch, ""
    words = stretch.told
    if not words or (one.row and is_same(words, one.row.whole)):
        return stretch, ""
    for row in rows:
        words = _without(words, row)
    return stretch, _unlabelled(words) if words == stretch.told else words


def _unlabelled(words: str) -> str:
    """Return words without the label of an older template that they begin with."""
    label, colon, rest = words.partition(":")
    return rest.strip() if colon and read_label(label) else words


def _without(words: str, row: Stretch) -> str:
    label, filling = row.text, _filling(row)
    if is_same(words, row.whole):
        return ""
    words = without_start(words, label)
    if filling:
        words = "" if is_same(words, filling) else without_start(words, filling)
        words = without_end(words, filling)
    return words


def _filling(row: Stretch) -> str:
    return "".join(one.text for one in row.pieces if one.is_placeholder).strip()


def box_drafts(
    found: Iterable[Value], place_of: Callable[[FormBox], Mark | None]
) -> Iterator[Draft]:
    """Yield the comments of the boxes; a second text on the same place is one of its own."""
    places: dict[Mark | str, list[_Place]] = {}
    for one in found:
        if one.box.ask in _COMMENTS:
            key = place_of(one.box) or one.box.key
            own = places.setdefault(key, [_Place(one.order)])
            _put(own, one)
    for key, rows in places.items():
        yield from (_draft(key, row) for row in rows)


def _put(own: list[_Place], one: Value) -> None:
    """Put words where the place has none of that kind yet; the same words count once."""
    for row in own:
        known = row.words.get(one.box.ask)
        if known is not None and is_same(known, one.words):
            return
        if known is None and (row is own[-1] or one.box.ask is not Ask.COMMENT):
            row.words[one.box.ask] = one.words
            return
    own.append(_Place(one.order, {one.box.ask: one.words}))


def _draft(key: Mark | str, row: _Place) -> Draft:
    text = row.words.get(Ask.COMMENT, "")
    stance = row.words.get(Ask.STANCE, "")
    kind = row.words.get(Ask.KIND, "")
    proposal = row.words.get(Ask.PROPOSAL, "")
    place = key if isinstance(key, tuple) else None
    if not text and not proposal:
        # A sort that is picked where nothing is said is told; other words are a comment.
        is_told = stance or kind.lower() in set(CommentKind)
        text, kind = ("", kind) if is_told else (kind, "")
    return Draft(row.order, place, text, proposal, kind, stance=stance)


def box_fields(found: Iterable[Value], questions: Mapping[str, str]) -> Iterator[Field]:
    """Yield what was written in boxes that are no comments, by the names of fields."""
    for one in found:
        if one.box.ask is Ask.ANSWER:
            yield f"svar.{questions.get(one.box.key, one.box.key)}", one.words
        elif one.box.ask is Ask.DETAIL:
            detail = one.box.detail
            yield detail.field if detail else one.box.key, one.words
