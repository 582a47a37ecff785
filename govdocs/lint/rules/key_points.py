"""GD114: "det viktigaste" with too many points, or points too long to take in."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit, at_key
from govdocs.text.reading import Reading
from govdocs.text.words import words

MOST_POINTS = 5
MOST_WORDS = 25


def key_points(reading: Reading) -> Iterator[Hit]:
    """Find lists of more than five points, and points of more than 25 words."""
    outline = reading.outline
    if outline is None:
        return
    points = outline.metadata.key_points
    if len(points) > MOST_POINTS:
        yield at_key(
            outline,
            f"det_viktigaste.{MOST_POINTS}",
            f"det viktigaste har {len(points)} punkter, högst {MOST_POINTS} går bra",
            "behåll det läsaren behöver först",
        )
    for count, point in enumerate(points):
        long = len(words(point))
        if long > MOST_WORDS:
            yield at_key(
                outline,
                f"det_viktigaste.{count}",
                f"punkten har {long} ord, högst {MOST_WORDS} går bra",
                "korta den",
            )
