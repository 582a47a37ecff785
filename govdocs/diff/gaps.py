"""The white space before something in a text put together from three."""

from __future__ import annotations

from collections.abc import Callable, Sequence

# Where something stands in the base and in each proposal; None where it is not.
Places = tuple[int | None, int | None, int | None]
Blank = Callable[[int, int], str]


def kept_gap(before: Places | None, here: Places, blank: Blank) -> str | None:
    """Return the gap as a text has it where the two follow each other; None if none has.

    `before` is None for what comes first. What one proposal changed outweighs the base.
    """
    found: dict[int, str] = {}
    for text, place in enumerate(here):
        last = -1 if before is None else before[text]
        if place is not None and last is not None and place == last + 1:
            found[text] = blank(text, place)
    if not found:
        return None
    if 0 not in found:
        return _widest(list(found.values()))
    changed = [gap for gap in found.values() if gap != found[0]]
    return _widest(changed) if changed else found[0]


def near_gaps(
    before: Places | None, here: Places, blank: Blank, lengths: Sequence[int]
) -> list[str]:
    """Return what may part two that no text has side by side, by what is near them.

    That is the gap before the latter if all texts agree on it, or else also the gaps
    after the former.
    """
    found = [blank(text, place) for text, place in enumerate(here) if place]
    if len(set(found)) != 1 and before is not None:
        found += [
            blank(text, place + 1)
            for text, place in enumerate(before)
            if place is not None and place + 1 < lengths[text]
        ]
    return found


def _widest(gaps: list[str]) -> str:
    return max(gaps, key=lambda gap: (len(gap), "\n" in gap, gap))


def widest(gaps: list[str]) -> str:
    """Return the gap that parts most; '' when there is none."""
    return _widest(gaps) if gaps else ""
