"""Carry anchors from one text to the next: by lineage, then by the quote, never guessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from govdocs.diff.lcs import common_runs
from govdocs.diff.lineage import Kept, Lineage, Replaced
from govdocs.diff.pieces import token_spans
from govdocs.model.anchor import Anchor, Placement, PlacementStatus
from govdocs.model.redline import Redline, Span

# Two sentences that have nothing to do with each other share about a third.
_SURE = 0.5
_GONE = 0.3
_QUOTE = 20
_BY_QUOTE = 0.9


class _Word(NamedTuple):
    old: Span
    new: Span
    move: int


def place_anchors(
    old: str, new: str, redline: Redline, anchors: Iterable[Anchor]
) -> tuple[Placement, ...]:
    """Return where each anchor is, in the order given."""
    lineage = Lineage(redline)
    placer = _Placer(old, new, lineage)
    return tuple(map(placer.place, anchors))


class _Placer:
    """Places one anchor after another in the same pair of texts."""

    def __init__(self, old: str, new: str, lineage: Lineage) -> None:
        self._old = old
        self._new = new
        self._lineage = lineage
        self._known: dict[Replaced, list[Kept]] = {}

    def place(self, anchor: Anchor) -> Placement:
        """Return where an anchor is."""
        whole = self._whole(anchor)
        if whole is not None:
            return whole
        words = token_spans(self._old, *anchor.span)
        if not words:
            return Placement(anchor.id, PlacementStatus.UNSURE, None, 0.0)
        found = self._together(anchor.span, words)
        share = len(found) / len(words)
        if share < _SURE:
            return self._by_quote(anchor, share)
        span = self._span(anchor.span, words, found)
        return self._placed(anchor, span, found[0].move, share)

    def _whole(self, anchor: Anchor) -> Placement | None:
        """Return where an anchor is when all of it is kept; None when it is not."""
        start, end = anchor.span
        for one in self._lineage.kept((max(start - 1, 0), end + 1)):
            if one.start <= start and end <= one.end:
                shift = one.new - one.start
                moved = PlacementStatus.MOVED if one.move else PlacementStatus.EXACT
                return Placement(anchor.id, moved, (start + shift, end + shift), 1.0)
        return None

    def _placed(self, anchor: Anchor, span: Span, move: int, share: float) -> Placement:
        words = self._old[slice(*anchor.span)].split()
        if words != self._new[slice(*span)].split():
            status = PlacementStatus.EDITED
            return Placement(anchor.id, status, span, round(min(share, 0.99), 2))
        status = PlacementStatus.MOVED if move else PlacementStatus.EXACT
        return Placement(anchor.id, status, span, 1.0)

    def _together(self, span: Span, words: list[Span]) -> list[_Word]:
        """Return the words that are kept, those that went the same way as most."""
        kept = list(self._lineage.kept(span))
        if kept:
            replaced = map(self._within, self._lineage.replaced(span))
            kept = sorted(chain(kept, *replaced))
        found: list[_Word] = []
        at = 0
        for one in kept:
            while at < len(words) and words[at][0] < one.start:
                at += 1
            while at < len(words) and words[at][1] <= one.end:
                shift = one.new - one.start
                new = words[at][0] + shift, words[at][1] + shift
                found.append(_Word(words[at], new, one.move))
                at += 1
        ways = Counter(word.move for word in found)
        return [word for word in found if word.move == ways.most_common(1)[0][0]]

    def _within(self, one: Replaced) -> list[Kept]:
        """Return the words that are on both sides of a replacement, in order.

        Words between changes may be marked for the sake of the reader.
        """
        found = self._known.get(one)
        if found is None:
            here = token_spans(self._old, one.start, one.end)
            there = token_spans(self._new, *one.new)
            words = [self._old[a:b] for a, b in here]
            runs = common_runs(words, [self._new[a:b] for a, b in there])
            found = self._known[one] = [
                Kept(*here[i + n], there[j + n][0], one.move)
                for i, j, size in runs
                for n in range(size)
            ]
        return found

    def _span(self, anchor: Span, words: list[Span], found: list[_Word]) -> Span:
        """Return the new stretch, with what took the place of its first and last words."""
        start, end = found[0].new[0], found[-1].new[1]
        move = found[0].move
        if found[0].old != words[0]:
            before = self._lineage.replaced_at(words[0][0], move)
            if before and before.start >= anchor[0] and before.new[0] < start:
                start = self._word_from(before.new[0], start)
        if found[-1].old != words[-1]:
            after = self._lineage.replaced_at(words[-1][0], move)
            if after and after.end <= anchor[1] and after.new[1] > end:
                put = self._new[end : after.new[1]]
                end += len(put.rstrip())
        return start, end

    def _word_from(self, at: int, end: int) -> int:
        put = self._new[at:end]
        return at + len(put) - len(put.lstrip())

    def _by_quote(self, anchor: Anchor, share: float) -> Placement:
        """Place text that nothing was made of, if it stands once elsewhere, word for word."""
        quote = self._old[slice(*anchor.span)].strip()
        at = self._new.find(quote)
        if at >= 0 and self._new.find(quote, at + 1) < 0:
            once = self._old.count(quote) == 1
            if once and len(quote) >= _QUOTE:
                span = at, at + len(quote)
                return Placement(anchor.id, PlacementStatus.MOVED, span, _BY_QUOTE)
        is_gone = at < 0 and share < _GONE
        status = PlacementStatus.GONE if is_gone else PlacementStatus.UNSURE
        confidence = 1 - share if is_gone else share
        return Placement(anchor.id, status, None, round(confidence, 2))
