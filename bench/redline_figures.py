"""What a redline asks of its reader: words marked, changes, and islands between them.

A token is a word or a single mark; white space counts for nothing. A run is one change
without a break, a move is one too, and what was changed inside it is counted beside it.
An island is an equal stretch of one or two tokens between two changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from printed_text import TOKEN, Span

Step = tuple[str, int]
Match = tuple[int, int, int]
Plain = Mapping[str, Any]

_ISLAND = 2


@dataclass(frozen=True, slots=True)
class Figures:
    """What one redline shows; `moved` tokens stand elsewhere and are not marked.

    Of the runs, those `inside` are changes within a move.
    """

    marked: int
    runs: int
    islands: int
    moved: int = 0
    inside: int = 0
    exact: bool = True


def count_steps(steps: Iterable[Step]) -> Figures:
    """Count equal, changed and moved stretches, given in order with their tokens."""
    marked = runs = islands = equal = 0
    last = ""
    for kind, count in steps:
        if kind == "equal":
            equal += count
            last = last if not count else kind
            continue
        if not count and kind == "change":
            continue
        marked += count if kind == "change" else 0
        if kind == "move" or last != kind:
            islands += bool(runs) and 1 <= equal <= _ISLAND
            runs += 1
        last, equal = kind, 0
    return Figures(marked, runs, islands)


def figures_of_pieces(old: str, new: str, pieces: Sequence[tuple[str, str]]) -> Figures:
    """Count pieces of whatever size: a word that was changed in part is marked whole."""
    matches: list[Match] = []
    i = j = 0
    for kind, text in pieces:
        if kind == "equal":
            matches.append((i, j, len(text)))
        i += len(text) if kind != "insert" else 0
        j += len(text) if kind != "delete" else 0
    sides = Tokens(old, (0, len(old))), Tokens(new, (0, len(new)))
    found = count_steps(_steps(*sides, matches, (), ()))
    exact = _rebuilt(pieces, "insert") == old and _rebuilt(pieces, "delete") == new
    return Figures(found.marked, found.runs, found.islands, exact=exact)


def figures_of_words(old: str, new: str, pieces: Sequence[tuple[str, str]]) -> Figures:
    """Count pieces that begin and end with whole words but may lack white space."""
    steps = ((kind, len(TOKEN.findall(text))) for kind, text in pieces)
    found = count_steps((_CHANGE.get(kind, kind), count) for kind, count in steps)
    exact = _rebuilt(pieces, "insert") == old and _rebuilt(pieces, "delete") == new
    return Figures(found.marked, found.runs, found.islands, exact=exact)


def figures_of_redline(old: str, new: str, told: Plain) -> Figures:
    """Count the script that `govdocs diff --format json` tells, its moves with it."""
    moves = told["moves"]
    spans = [tuple(one["old"]) for one in moves], [tuple(one["new"]) for one in moves]
    box = (0, len(old)), (0, len(new))
    outer = _counted(old, new, told["ops"], box, spans)
    inner = [
        _counted(old, new, one["inner"], (one["old"], one["new"]), ([], []))
        for one in moves
    ]
    every = [outer, *inner]
    whole = sum(len(TOKEN.findall(old, *a)) for a in spans[0])
    whole += sum(len(TOKEN.findall(new, *b)) for b in spans[1])
    return Figures(
        marked=sum(one.marked for one in every),
        runs=sum(one.runs for one in every),
        islands=sum(one.islands for one in every),
        moved=whole - sum(one.marked for one in inner),
        inside=sum(one.runs for one in inner),
        exact=rebuilds(old, new, told["ops"])
        and all(rebuilds(old, new, one["inner"], one) for one in moves),
    )


def rebuilds(
    old: str, new: str, ops: Iterable[Plain], box: Plain | None = None
) -> bool:
    """Tell whether a script gives both texts, byte for byte, without empty steps."""
    at, to = (box["old"][0], box["new"][0]) if box else (0, 0)
    end, stop = (box["old"][1], box["new"][1]) if box else (len(old), len(new))
    for op in ops:
        here, there = op.get("old"), op.get("new")
        wanted = {"equal": (True, True), "delete": (True, False)}
        sides = wanted.get(op["op"], (False, True))
        if (here is not None, there is not None) != sides:
            return False
        if here and (here[0] != at or here[1] <= at):
            return False
        if there and (there[0] != to or there[1] <= to):
            return False
        if here and there and old[slice(*here)] != new[slice(*there)]:
            return False
        at, to = here[1] if here else at, there[1] if there else to
    return (at, to) == (end, stop)


def fewest_marked(old: str, new: str) -> int:
    """Return how many tokens must at least be marked: all but a longest common part.

    Bit-parallel, one long integer a row (Hyyrö 2004).
    """
    one, other = TOKEN.findall(old), TOKEN.findall(new)
    total = len(one) + len(other)
    common = 0
    while one and other and one[-1] == other[-1]:
        del one[-1], other[-1]
        common += 1
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    one, other = one[head:], other[head:]
    masks = _masks(one, set(other))
    full = row = (1 << len(one)) - 1
    for word in other:
        hit = row & masks.get(word, 0)
        row = ((row + hit) | (row - hit)) & full
    return total - 2 * (common + head + len(one) - row.bit_count())


def _masks(words: Sequence[str], wanted: set[str]) -> dict[str, int]:
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        if word in wanted:
            places.setdefault(word, []).append(place)
    masks: dict[str, int] = {}
    for word, found in places.items():
        row = bytearray(found[-1] // 8 + 1)
        for place in found:
            row[place // 8] |= 1 << place % 8
        masks[word] = int.from_bytes(row, "little")
    return masks


class Tokens:
    """The tokens of a stretch of text, found by where they begin."""

    def __init__(self, text: str, span: Span) -> None:
        self.spans = [one.span() for one in TOKEN.finditer(text, *span)]
        self.places = {start: n for n, (start, _) in enumerate(self.spans)}


_CHANGE = {"delete": "change", "insert": "change"}


def _rebuilt(pieces: Iterable[tuple[str, str]], without: str) -> str:
    return "".join(text for kind, text in pieces if kind != without)


def _counted(
    old: str,
    new: str,
    ops: Sequence[Plain],
    box: tuple[Span, Span],
    moved: tuple[Sequence[Span], Sequence[Span]],
) -> Figures:
    matches = [
        (op["old"][0], op["new"][0], op["old"][1] - op["old"][0])
        for op in ops
        if op["op"] == "equal"
    ]
    return count_steps(
        _steps(Tokens(old, box[0]), Tokens(new, box[1]), matches, *moved)
    )


def _steps(
    old: Tokens,
    new: Tokens,
    matches: Sequence[Match],
    gone: Sequence[Span],
    come: Sequence[Span],
) -> Iterator[Step]:
    """Yield tokens kept, changed and moved, in the order of the new text.

    A token is kept when all of it lies in one match and is one token on both sides.
    """
    left, right = _within(old, gone), _within(new, come)
    arrivals = sorted({new.places[at] for at in _firsts(new, come)})
    i = j = 0
    for here, there in [*_kept(old, new, matches), (len(old.spans), len(new.spans))]:
        at = j
        changed = sum(n not in left for n in range(i, here))
        for stop in [*(n for n in arrivals if j <= n < there), there]:
            changed += sum(n not in right for n in range(at, stop))
            yield "change", changed
            if stop < there:
                yield "move", 0
            at, changed = stop, 0
        yield "equal", int(here < len(old.spans))
        i, j = here + 1, there + 1


def _kept(
    old: Tokens, new: Tokens, matches: Sequence[Match]
) -> Iterator[tuple[int, int]]:
    place = 0
    for i, j, size in matches:
        while place < len(old.spans) and old.spans[place][0] < i:
            place += 1
        while place < len(old.spans) and old.spans[place][1] <= i + size:
            start, end = old.spans[place]
            other = new.places.get(start - i + j)
            if other is not None and new.spans[other][1] == end - i + j:
                yield place, other
            place += 1


def _within(side: Tokens, spans: Sequence[Span]) -> set[int]:
    """Return the tokens that lie in some spans."""
    found: set[int] = set()
    ordered = sorted(spans)
    at = 0
    for n, (start, end) in enumerate(side.spans):
        while at < len(ordered) and ordered[at][1] <= start:
            at += 1
        if at < len(ordered) and ordered[at][0] <= start and end <= ordered[at][1]:
            found.add(n)
    return found


def _firsts(side: Tokens, spans: Sequence[Span]) -> Iterator[int]:
    """Yield where the first token of each span begins."""
    starts = {start for start, _ in side.spans}
    for start, end in spans:
        first = next((at for at in range(start, end) if at in starts), None)
        if first is not None:
            yield first
