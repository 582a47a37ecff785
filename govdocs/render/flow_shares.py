"""How wide the columns of a table are, by what stands in them."""

from __future__ import annotations

from govdocs.render.flow_tree import Cell, Control, Grid, Leaf

# No column is narrower than this share of the table, in percent, if there is room for it.
_NARROWEST = 8
_LONGEST = 400


def shares_of(grid: Grid) -> tuple[int, ...]:
    """Return the width of each column in percent; together they are 100."""
    weights = [1.0] * grid.width
    for row in grid.rows:
        for cell in row:
            if cell.place.width == 1:
                at = cell.place.column
                weights[at] = max(weights[at], _weight(cell))
    least = min(_NARROWEST, 100 // grid.width)
    room = 100 - least * grid.width
    shares = [least + int(room * one / sum(weights)) for one in weights]
    shares[0] += 100 - sum(shares)
    return tuple(shares)


def _weight(cell: Cell) -> float:
    """Return how much room a cell asks for: long texts may break over more lines."""
    words = "".join(map(_words, cell.content))
    return float(min(len(words), _LONGEST) ** 0.5)


def _words(one: Leaf | Control) -> str:
    if isinstance(one, Leaf):
        return one.paragraph.text
    return "".join(map(_words, one.content))
