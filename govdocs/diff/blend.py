"""Two wordings of one unit put together, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from govdocs.diff.gaps import Places, kept_gap, near_gaps, widest
from govdocs.diff.hunks import Hunk, Wording, find_hunks
from govdocs.diff.lcs import Run
from govdocs.model.merge import Verdict, worst

Blended = tuple[str | None, Verdict]


def blend(base: str, one: str, other: str, *, is_data: bool) -> Blended:
    """Return a unit with both changes, and how they stand; None when they compete."""
    if other in (base, one):
        return one, Verdict.INDEPENDENT
    if one == base:
        return other, Verdict.INDEPENDENT
    texts = [Wording(text, is_data) for text in (base, one, other)]
    (left, kept), (right, others) = (find_hunks(texts[0], side) for side in texts[1:])
    same = {hunk.key for hunk in left}
    right = [hunk for hunk in right if hunk.key not in same]
    verdict = worst([_judge(a, b) for a, b in product(left, right)])
    if verdict is Verdict.COMPETING:
        return None, verdict
    steps = list(_steps(left, right, texts[0], (kept, others)))
    text = "".join(_written(steps, texts))
    meant = [_word(texts, places) for places in steps]
    if Wording(text, is_data).words != meant:
        return None, Verdict.COMPETING
    return text, verdict


def _judge(one: Hunk, other: Hunk) -> Verdict:
    """Tell how two changes of one unit stand to each other."""
    if one.key == other.key:
        return Verdict.INDEPENDENT
    if one.is_sentence is not other.is_sentence and one.a == other.a:
        # A new sentence and a word in the one after it only meet.
        return Verdict.INDEPENDENT
    if _overlap((one.a, one.b), (other.a, other.b)):
        return Verdict.COMPETING
    if one.sentences.isdisjoint(other.sentences):
        return Verdict.INDEPENDENT
    if _overlap((one.low, one.high), (other.low, other.high)):
        return Verdict.COMPETING
    meet = one.low <= other.high and other.low <= one.high
    is_beside = meet and (one.is_addition or other.is_addition)
    return Verdict.COMPETING if is_beside else Verdict.FLAGGED


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two stretches share a word, or are one place, or one is inside."""
    if one[0] == one[1] and other[0] == other[1]:
        return one == other
    return one[0] < other[1] and other[0] < one[1]


def _steps(
    left: Sequence[Hunk],
    right: Sequence[Hunk],
    base: Wording,
    runs: tuple[Sequence[Run], Sequence[Run]],
) -> Iterator[Places]:
    """Yield the words of the result in order, by where they stand in each text."""
    maps = [{i + n: j + n for i, j, size in one for n in range(size)} for one in runs]
    both = [*((hunk, 1) for hunk in left), *((hunk, 2) for hunk in right)]
    hunks = sorted(both, key=lambda one: (*_rank(one[0], base), one[1]))
    at = 0
    for hunk, side in [*hunks, (None, 0)]:
        end = hunk.a if hunk else len(base.words)
        for place in range(at, end):
            yield place, maps[0].get(place), maps[1].get(place)
        if hunk is not None:
            for place in range(hunk.c, hunk.d):
                yield (None, place, None) if side == 1 else (None, None, place)
            at = hunk.b


def _rank(hunk: Hunk, base: Wording) -> tuple[int, int, int]:
    """Return what puts a new sentence after the one before it and before the next."""
    after = base.sentence[hunk.a] if hunk.a < len(base.words) else None
    in_next = hunk.is_addition and after in hunk.sentences
    return hunk.a, hunk.b, 1 if hunk.is_sentence else 2 if in_next else 0


def _word(texts: Sequence[Wording], places: Places) -> str:
    return next(texts[n].words[at] for n, at in enumerate(places) if at is not None)


def _written(steps: Sequence[Places], texts: Sequence[Wording]) -> Iterator[str]:
    lengths = [len(one.words) for one in texts]

    def blank(text: int, place: int) -> str:
        return texts[text].blank(place)

    before: Places | None = None
    for here in steps:
        gap = kept_gap(before, here, blank)
        if gap is None:
            gap = widest(near_gaps(before, here, blank, lengths))
        yield gap if before is not None else ""
        yield _word(texts, here)
        before = here
