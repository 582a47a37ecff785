"""Two proposals and the text they build upon to one text, on words and block ids.

Words that both changed compete, and so does what one takes away and the other changes.
Different words of one sentence are put together, and flagged for a person to look at.
A block that one moves and the other edits is edited in its new place, and flagged.
New blocks at the same place both stand, in an order that does not depend on which
proposal comes first, and are flagged; new words at the same place in a block compete.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from govdocs.diff.blend import blend
from govdocs.diff.gaps import Places, kept_gap, near_gaps, widest
from govdocs.diff.order import Order, put_in_order
from govdocs.diff.pairing import Side, pair_up
from govdocs.diff.units import Laid, Unit, lay
from govdocs.model.merge import Clash, Merged, Verdict

_SAME_KIND = ("-", "*", "+", "|")


def merge(base: str, one: str, other: str, *, is_data: bool = False) -> Merged:
    """Return two proposals in one text; `is_data` says that the text is YAML."""
    if other in (base, one):
        return Merged(one)
    if one == base:
        return Merged(other)
    # The order of the two must not decide anything, so it is set here.
    texts = sorted((one, other), key=lambda text: (len(text), text))
    ground, *laid = (lay(text, is_data=is_data) for text in (base, *texts))
    sides = pair_up(ground, laid[0]), pair_up(ground, laid[1])
    return _Work(ground, sides, is_data).merged()


def touched_blocks(base: str, text: str, *, is_data: bool = False) -> tuple[str, ...]:
    """Return the ids, keys or lines of all that a proposal changes, each once."""
    if base == text:
        return ()
    ground, laid = (lay(one, is_data=is_data) for one in (base, text))
    return tuple(dict.fromkeys(pair_up(ground, laid).touched()))


@dataclass
class _Work:
    """A merge under way: what is known of each unit of the base so far."""

    base: Laid
    sides: tuple[Side, Side]
    is_data: bool
    clashes: list[Clash] = field(default_factory=list)
    words: dict[int, tuple[str, str]] = field(default_factory=dict)

    def merged(self) -> Merged:
        """Return the whole text, or what competes."""
        dropped = frozenset(
            at for at in range(len(self.base.units)) if not self._settle(at)
        )
        order = put_in_order(self.sides, dropped)
        self.clashes += [self._clash(one, Verdict.FLAGGED) for one in order.beside]
        self.clashes += [self._clash(one, Verdict.COMPETING) for one in order.lost]
        self._find_twins(order)
        self.clashes.sort(key=lambda one: one.block)
        if any(one.verdict is Verdict.COMPETING for one in self.clashes):
            return Merged(None, tuple(self.clashes))
        text = self._written(order)
        if self._is_sound(text, order):
            return Merged(text, tuple(self.clashes))
        blocks = {*self.sides[0].touched(), *self.sides[1].touched()}
        whole = [Clash(block, Verdict.COMPETING) for block in sorted(blocks)]
        return Merged(None, tuple(whole))

    def _settle(self, at: int) -> bool:
        """Settle the words of a unit of the base; False when it is taken away."""
        one, other = self.sides
        if at not in one.to and at not in other.to:
            return False
        if at not in one.to or at not in other.to:
            left = other if at in other.to else one
            if left.is_edited(at) or at in left.moved:
                self._note(at, Verdict.COMPETING)
            return False
        units = [self.base.units[at], *(s.laid.units[s.to[at]] for s in self.sides)]
        is_data = units[0].is_data
        text, verdict = blend(*(unit.words for unit in units), is_data=is_data)
        if verdict is Verdict.INDEPENDENT and self._is_moved_and_edited(at):
            verdict = Verdict.FLAGGED
        self._note(at, verdict)
        indents = [unit.indent for unit in units]
        changed = [one for one in indents[1:] if one != indents[0]]
        self.words[at] = (max(changed, default=indents[0]), text or "")
        return True

    def _is_moved_and_edited(self, at: int) -> bool:
        one, other = self.sides
        return (at in one.moved and other.is_edited(at)) or (
            at in other.moved and one.is_edited(at)
        )

    def _note(self, at: int, verdict: Verdict) -> None:
        if verdict is not Verdict.INDEPENDENT:
            self.clashes.append(Clash(self.base.label(at), verdict))

    def _clash(self, item: Places, verdict: Verdict) -> Clash:
        laid, place = self._found(item)
        return Clash(laid.label(place), verdict)

    @property
    def _laid(self) -> tuple[Laid, Laid, Laid]:
        return self.base, self.sides[0].laid, self.sides[1].laid

    def _found(self, item: Places) -> tuple[Laid, int]:
        """Return the first text that has a unit, and where."""
        both = zip(self._laid, item, strict=True)
        return next((laid, place) for laid, place in both if place is not None)

    def _find_twins(self, order: Order) -> None:
        """Note names that both proposals give, so that they would stand twice."""
        labels = {one.name: one.label for one in map(self._unit, order.items)}
        before = [Counter(unit.name for unit in one.units) for one in self._laid]
        names = Counter(self._unit(item).name for item in order.items)
        for name, count in names.items():
            if name and count > max(one[name] for one in before):
                self.clashes.append(Clash(labels[name] or name, Verdict.COMPETING))

    def _unit(self, item: Places) -> Unit:
        laid, place = self._found(item)
        return laid.units[place]

    def _whole(self, item: Places) -> str:
        if item[0] is not None:
            return "".join(self.words[item[0]])
        return self._unit(item).whole

    def _written(self, order: Order) -> str:
        laid = self._laid

        def blank(text: int, place: int) -> str:
            return laid[text].gaps[place]

        chunks = [_outer([one.gaps[0] for one in laid])]
        before: Places | None = None
        for item in order.items:
            if before is not None:
                gap = kept_gap(before, item, blank)
                if gap is None:
                    sizes = [len(one.units) for one in laid]
                    near = near_gaps(before, item, blank, sizes)
                    gap = self._parting(before, item, near)
                chunks.append(gap)
            chunks.append(self._whole(item))
            before = item
        return "".join([*chunks, _outer([one.gaps[-1] for one in laid])])

    def _parting(self, before: Places, item: Places, near: list[str]) -> str:
        """Return a gap between two units that no text has side by side."""
        one, other = self._unit(before), self._unit(item)
        parting = [gap for gap in near if "\n" in gap]
        if one.is_data and other.is_data:
            return min(parting, key=len, default="\n")
        mark = one.words[:1]
        if mark in _SAME_KIND and other.words.startswith(mark):
            return min(parting, key=len, default="\n")
        wide = widest(parting)
        return wide if wide.count("\n") > 1 else "\n\n"

    def _is_sound(self, text: str, order: Order) -> bool:
        """Tell whether the text reads back as the units it was made of."""
        again = lay(text, is_data=self.is_data)
        return [unit.whole for unit in again.units] == [
            self._whole(item) for item in order.items
        ]


def _outer(gaps: Sequence[str]) -> str:
    """Return the gap at the beginning or end of a text that two have changed."""
    changed = [gap for gap in gaps[1:] if gap != gaps[0]]
    return widest(changed) if changed else gaps[0]
