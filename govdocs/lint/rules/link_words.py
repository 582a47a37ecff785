"""GD208: a link text that says nothing when it is read alone."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.text.reading import Reading

_EMPTY = frozenset(
    {
        "",
        "här",
        "klicka här",
        "länk",
        "länken",
        "läs mer",
        "läs mer här",
        "läs vidare",
        "mer",
        "mer information",
        "se här",
        "denna länk",
        "den här länken",
    }
)


def link_words(reading: Reading) -> Iterator[Hit]:
    """Find links whose text is empty, a phrase such as "här", or a bare address."""
    if reading.outline is None:
        return
    for one in reading.outline.references:
        if one.is_image:
            continue
        label = " ".join(one.label.lower().split()).strip(".!»> ")
        bare = label.startswith(("http://", "https://", "www."))
        if label in _EMPTY or bare:
            yield Hit(
                reading.path,
                one.line,
                one.column,
                f'länktexten "{one.label}" säger inte vart länken går',
                "skriv målets namn som länktext",
            )
