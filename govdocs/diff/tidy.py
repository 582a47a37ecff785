"""Changes as a reader would tell them: at borders of sentences, not chopped to bits."""

from __future__ import annotations

from collections.abc import Sequence

from govdocs.diff.clusters import ENDS, Edit, join_near
from govdocs.diff.lcs import Run
from govdocs.diff.vocabulary import Tokens

Words = Sequence[str]


def tidy(here: Tokens, there: Tokens, runs: list[Run]) -> list[Run]:
    """Return runs with changes slid to better places, and joined where they are near."""
    one, other = here.words, there.words
    edits = _edits(len(one), len(other), runs)
    if len(edits) == 1 and edits[0][0] < edits[0][1] and edits[0][2] < edits[0][3]:
        return runs
    edits = _slid(one, other, edits)
    return _runs(len(one), len(other), join_near(edits, here, there))


def slid(one: Words, other: Words, runs: Sequence[Run]) -> list[Run]:
    """Return runs with changes slid to better places, and every equal word kept."""
    edits = _slid(one, other, _edits(len(one), len(other), runs))
    return _runs(len(one), len(other), edits)


def _edits(width: int, height: int, runs: Sequence[Run]) -> list[Edit]:
    edits: list[Edit] = []
    a = c = 0
    for i, j, size in [*runs, (width, height, 0)]:
        if a < i or c < j:
            edits.append((a, i, c, j))
        a, c = i + size, j + size
    return edits


def _runs(width: int, height: int, edits: Sequence[Edit]) -> list[Run]:
    runs: list[Run] = []
    at = to = 0
    for a, b, _, d in [*edits, (width, width, height, height)]:
        if a > at:
            runs.append((at, to, a - at))
        at, to = b, d
    return runs


def _slid(one: Words, other: Words, edits: list[Edit]) -> list[Edit]:
    """Slide what is only taken out or only put in, and join it to what it meets."""
    done: list[Edit] = []
    for n, edit in enumerate(edits):
        a, b, c, d = edit
        low = done[-1][1] if done else -1
        if a == b or c == d:
            high = edits[n + 1][0] if n + 1 < len(edits) else len(one)
            edit = _slide(one, other, edit, (max(low, 0), high), n + 1 < len(edits))
        if edit[0] == low:
            before = done.pop()
            edit = (before[0], edit[1], before[2], edit[3])
        done.append(edit)
    return done


def _slide(
    one: Words, other: Words, edit: Edit, room: tuple[int, int], is_followed: bool
) -> Edit:
    a, b, c, d = edit
    side, start, end = (one, a, b) if a < b else (other, c, d)
    back = _reach(side, start - 1, end - 1, -1, a - room[0])
    ahead = _reach(side, start, end, 1, room[1] - b)
    if back == ahead == 0:
        return edit
    is_met = room[0] > 0 and back == a - room[0]
    shift = -back if is_met else _best(side, (start, end), back, ahead)
    if not is_met and is_followed and ahead == room[1] - b:
        shift = ahead
    return a + shift, b + shift, c + shift, d + shift


def _reach(side: Words, one: int, other: int, step: int, most: int) -> int:
    """Return how far a stretch can slide one way with the same result."""
    count = 0
    while count < most and side[one + step * count] == side[other + step * count]:
        count += 1
    return count


def _best(side: Words, span: tuple[int, int], back: int, ahead: int) -> int:
    """Return the slide after which the stretch begins where a sentence does."""
    start, end = span
    for shift in range(ahead, -back - 1, -1):
        if side[end + shift - 1] in ENDS and (
            not start + shift or side[start + shift - 1] in ENDS
        ):
            return shift
    return ahead if start + ahead < len(side) else 0
