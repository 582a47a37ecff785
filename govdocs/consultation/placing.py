"""Where each comment belongs in a later text; never on the paragraph beside its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from govdocs.consultation.asked_text import AskedText
from govdocs.consultation.compilation import Compilation
from govdocs.consultation.grouping import Said
from govdocs.diff.carry import carry_anchors
from govdocs.diff.quoted import quoted_spans
from govdocs.diff.redline import compare
from govdocs.model.anchor import Anchor, Placement, PlacementStatus
from govdocs.model.submission import Comment, CommentPlace

Key = tuple[str, str, str]


class Landed(NamedTuple):
    """A place in the later text: its block, how it is cited, and the block's words."""

    block: str | None
    cited: str
    words: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A comment in a later text; with nowhere to go somebody must place it."""

    said: Said
    status: PlacementStatus
    landed: Landed | None
    confidence: float

    @property
    def needs_placing(self) -> bool:
        """Tell whether somebody must say where it belongs."""
        return self.landed is None


def place_comments(
    found: Compilation, later: Mapping[str, AskedText]
) -> tuple[Placed, ...]:
    """Return where every comment belongs in later texts, by document, in the annex's order.

    Each text is compared once, and each place in it carried once, however many comments
    there are on it.
    """
    keys = dict.fromkeys(_key(one.comment) for one in found.annex)
    known: dict[Key, tuple[Placement, Landed | None]] = {}
    for document, old in found.texts.items():
        own = [one for one in keys if one and one[0] == document and one[1]]
        new = later.get(document)
        if new and own:
            known.update(_carried(old, new, own))
    return tuple(_placed(one, known, later) for one in found.annex)


def _key(comment: Comment) -> Key | None:
    place = comment.place
    if place is None:
        return None
    return place.document, place.block or "", _quote(place)


def _quote(place: CommentPlace) -> str:
    return place.quote.exact if place.quote else ""


def _carried(
    old: AskedText, new: AskedText, keys: list[Key]
) -> dict[Key, tuple[Placement, Landed | None]]:
    anchors: list[Anchor] = []
    asked: list[Key] = []
    for at, key in enumerate(keys):
        home = old.homes.by_id.get(key[1])
        if home is None:
            continue
        spans = quoted_spans(old.text, home, key[2])
        # Words that stand twice, or not at all, are commented on as their block.
        is_quoted = key[2] and len(spans) == 1
        span = spans[0] if is_quoted else home.words
        anchors.append(Anchor(str(at), span, "" if is_quoted else home.id))
        asked.append(key)
    redline = compare(old.text, new.text)
    texts, homes = (old.text, new.text), (old.homes, new.homes)
    placed = carry_anchors(texts, homes, redline, anchors)
    return {
        key: (one, _landed(new, one)) for key, one in zip(asked, placed, strict=True)
    }


def _landed(new: AskedText, placed: Placement) -> Landed | None:
    if placed.span is None:
        return None
    home = new.homes.holding(placed.span)
    spot = new.spot(home.id) if home else None
    if home and spot:
        return Landed(home.id, spot.cited, spot.words)
    return Landed(None, new.cited_at(placed.span[0]), new.text[slice(*placed.span)])


def _placed(
    said: Said,
    known: Mapping[Key, tuple[Placement, Landed | None]],
    later: Mapping[str, AskedText],
) -> Placed:
    key = _key(said.comment)
    if key and not key[1] and key[0] in later:
        whole = Landed(None, "hela dokumentet", "")
        return Placed(said, PlacementStatus.EXACT, whole, 1.0)
    if key is None or key not in known:
        is_gone = key is not None and key[0] not in later
        status = PlacementStatus.GONE if is_gone else PlacementStatus.UNSURE
        return Placed(said, status, None, 0.0)
    placement, landed = known[key]
    return Placed(said, placement.status, landed, placement.confidence)
