"""How wide the columns of a table are, by what stands in them."""

from __future__ import annotations

from collections.abc import Sequence

from govdocs.render.flow_styles import CELL_ROOM, TEXT_WIDTH
from govdocs.render.flow_tree import Control, Grid, Leaf

# A letter of a table in twentieths of a point, in a wide font, and the share of a table
# that its longest words may ask for, in percent.
_LETTER = 115
_MOST_ASKED = 95
# A longer word is broken, or a column of addresses would leave no room for the others.
_LONGEST_WORD = 36
_LONGEST = 200


def shares_of(grid: Grid) -> tuple[int, ...]:
    """Return the width of each column in percent; together they are 100.

    The longest word of a column has room on one line, and what is left goes to those
    with much to say.
    """
    said: list[list[str]] = [[] for _ in range(grid.width)]
    for row in grid.rows:
        for cell in row:
            if cell.place.width == 1:
                said[cell.place.column].append("".join(map(_words, cell.content)))
    return _shared(said)


def shares_of_words(rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Return the same for rows of words, each with a cell in every column."""
    return _shared(list(zip(*rows, strict=True)))


def _shared(columns: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Return the width of each column by what is said in it."""
    weights = [max([1.0, *map(_weight, said)]) for said in columns]
    least = [max([1.0, *map(_least, said)]) for said in columns]
    asked = sum(least)
    if asked > _MOST_ASKED:
        least = [one * _MOST_ASKED / asked for one in least]
    room = 100 - sum(least)
    whole = sum(weights)
    shares = [
        int(one + room * weight / whole)
        for one, weight in zip(least, weights, strict=True)
    ]
    shares[-1] += 100 - sum(shares)
    return tuple(shares)


def _weight(said: str) -> float:
    """Return how much room a cell asks for: long texts may break over more lines."""
    return float(min(len(said), _LONGEST) ** 0.8)


def _least(said: str) -> float:
    longest = min(max(map(len, said.split()), default=0), _LONGEST_WORD)
    return ((longest + 1) * _LETTER + 2 * CELL_ROOM) * 100 / TEXT_WIDTH


def _words(one: Leaf | Control) -> str:
    if isinstance(one, Leaf):
        return one.paragraph.text
    return "".join(map(_words, one.content))
