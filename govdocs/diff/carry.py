"""Carry comments to the next text: by block id, then by lineage, then by the quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govdocs.diff.homes import Home, Homes
from govdocs.diff.pieces import token_spans
from govdocs.diff.place import place_anchors
from govdocs.model.anchor import Anchor, Placement, PlacementStatus
from govdocs.model.redline import Redline, Span

_BY_ID = 0.95
_BY_ORIGIN = 0.9
# A comment on so much of a block is one on the block.
_WHOLE = 0.9
_SAME_WORDS = (PlacementStatus.EXACT, PlacementStatus.MOVED)


def carry_anchors(
    texts: tuple[str, str],
    homes: tuple[Homes, Homes],
    redline: Redline,
    anchors: Iterable[Anchor],
) -> Iterator[Placement]:
    """Yield where each anchor is, in the order given; `homes` are those of the texts.

    A comment stays with its block however that is rewritten. When the block is gone, only
    its own words count: never a block that stood beside it in the old text.
    """
    asked = tuple(anchors)
    found = place_anchors(*texts, redline, asked)
    for anchor, placed in zip(asked, found, strict=True):
        yield _Carried(texts, homes, anchor).settle(placed)


class _Carried:
    """One anchor on its way."""

    def __init__(
        self, texts: tuple[str, str], homes: tuple[Homes, Homes], anchor: Anchor
    ) -> None:
        self._old, self._new = texts
        self._homes = homes
        self._anchor = anchor
        self._home = homes[0].by_id.get(anchor.block) if anchor.block else None
        self._home = self._home or homes[0].holding(self._stripped(anchor.span))

    def settle(self, placed: Placement) -> Placement:
        """Return where it is, given where its words alone would put it."""
        if self._home is None:
            return placed
        heirs = self._homes[1].of(self._home.id)
        if placed.span and any(one.holds(placed.span) for one in heirs):
            has_more = placed.status in _SAME_WORDS and self._has_more(heirs)
            return self._on_block(heirs) if has_more else placed
        if heirs and self._is_on_block():
            return self._on_block(heirs)
        if placed.span is None or placed.status in _SAME_WORDS:
            return placed
        if heirs or self._is_neighbour(placed.span):
            return self._unsure(placed.confidence)
        return placed

    def _is_on_block(self) -> bool:
        """Tell whether the comment is on the block rather than on some words in it."""
        assert self._home is not None, "asked of anchors in a block with an id"
        if self._anchor.block:
            return True
        own = len(token_spans(self._old, *self._anchor.span))
        return own >= _WHOLE * len(token_spans(self._old, *self._home.words))

    def _has_more(self, heirs: list[Home]) -> bool:
        """Tell whether a comment is on a block that has other words beside its own now."""
        assert self._home is not None, "asked of anchors in a block with an id"
        heir = heirs[0]
        was = self._words(self._old, self._home.words)
        is_own = bool(self._anchor.block) and heir.id == self._home.id
        return is_own and was != self._words(self._new, heir.words)

    def _on_block(self, heirs: list[Home]) -> Placement:
        """Place it on the block with the same id, or on the only one made of it."""
        assert self._home is not None, "asked of anchors in a block with an id"
        heir = heirs[0]
        is_same = heir.id == self._home.id
        if not is_same and len(heirs) > 1:
            return self._unsure(0.5)
        confidence = _BY_ID if is_same else _BY_ORIGIN
        status = PlacementStatus.EDITED
        if self._words(self._old, self._home.words) == self._words(
            self._new, heir.words
        ):
            status = PlacementStatus.MOVED
        return Placement(self._anchor.id, status, heir.words, confidence)

    def _is_neighbour(self, span: Span) -> bool:
        """Tell whether a place is in, or goes into, a block that the old text had too."""
        there = self._homes[1].met_by(span)
        return any(one.id in self._homes[0].by_id for one in there)

    def _unsure(self, confidence: float) -> Placement:
        return Placement(self._anchor.id, PlacementStatus.UNSURE, None, confidence)

    def _stripped(self, span: Span) -> Span:
        quote = self._old[slice(*span)]
        start = span[0] + len(quote) - len(quote.lstrip())
        return start, max(start, span[0] + len(quote.rstrip()))

    @staticmethod
    def _words(text: str, span: Span) -> list[str]:
        return text[slice(*span)].split()
