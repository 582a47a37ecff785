"""Where each comment belongs in a later text; never on the paragraph beside its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from govdocs.consultation.asked_text import AskedText
from govdocs.consultation.compilation import Compilation
from govdocs.consultation.grouping import Said
from govdocs.diff.carry import carry_anchors
from govdocs.diff.homes import Home
from govdocs.diff.quoted import quoted_spans
from govdocs.diff.redline import compare
from govdocs.model.anchor import Anchor, Placement, PlacementStatus
from govdocs.model.redline import Span
from govdocs.model.submission import CommentPlace

_Key = tuple[str, str, str]
_Fate = tuple[PlacementStatus, "Landed | None", float]
_GONE: _Fate = (PlacementStatus.GONE, None, 0.0)
_UNSURE: _Fate = (PlacementStatus.UNSURE, None, 0.0)


@dataclass(frozen=True, slots=True)
class Landed:
    """A place in the later text; `block` is None where no block with an id is.

    Without a span it is the whole document.
    """

    text: AskedText
    block: str | None = None
    span: Span | None = None

    @property
    def cited(self) -> str:
        """Return the place in words, as readers cite it."""
        return self.text.cited_at(self.span[0]) if self.span else "hela dokumentet"

    @property
    def words(self) -> str:
        """Return what the block says now."""
        spot = self.text.spot(self.block) if self.block else None
        if spot:
            return spot.words
        return self.text.text[slice(*self.span)].strip() if self.span else ""


class Placed(NamedTuple):
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
    keys = [_key(one.comment.place) for one in found.annex]
    fates: dict[_Key | None, _Fate] = {None: _UNSURE}
    for document, old in found.texts.items():
        own = [one for one in dict.fromkeys(keys) if one and one[0] == document]
        new = later.get(document)
        if new and own:
            fates.update(_carried(old, new, own))
    both = zip(found.annex, keys, strict=True)
    return tuple([Placed._make((one, *fates.get(key, _GONE))) for one, key in both])


def _key(place: CommentPlace | None) -> _Key | None:
    if place is None:
        return None
    return place.document, place.block or "", place.quote.exact if place.quote else ""


def _carried(
    old: AskedText, new: AskedText, keys: Iterable[_Key]
) -> Iterator[tuple[_Key, _Fate]]:
    """Yield what became of each place in a text."""
    anchors: dict[_Key, Anchor] = {}
    for key in keys:
        home = old.homes.by_id.get(key[1])
        if home:
            anchors[key] = _anchor(old.text, home, key[2])
        elif key[1]:
            yield key, _UNSURE
        else:
            yield key, (PlacementStatus.EXACT, Landed(new), 1.0)
    texts, homes = (old.text, new.text), (old.homes, new.homes)
    redline = compare(*texts)
    placed = carry_anchors(texts, homes, redline, anchors.values())
    for key, one in zip(anchors, placed, strict=True):
        yield key, (one.status, _landed(new, one), one.confidence)


def _anchor(text: str, home: Home, quote: str) -> Anchor:
    spans = quoted_spans(text, home, quote)
    # Words that stand twice, or not at all, are commented on as their block.
    if quote and len(spans) == 1:
        return Anchor("", spans[0])
    return Anchor("", home.words, home.id)


def _landed(new: AskedText, placed: Placement) -> Landed | None:
    if placed.span is None:
        return None
    home = new.homes.holding(placed.span)
    return Landed(new, home.id if home else None, placed.span)
