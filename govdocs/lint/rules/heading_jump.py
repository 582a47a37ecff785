"""GD102: a heading that is more than one level below the one above it."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.model.document import walk_sections
from govdocs.text.reading import Reading


def heading_jump(reading: Reading) -> Iterator[Hit]:
    """Find skipped levels, and headings at level 1, which is the title's own."""
    if reading.part is None:
        return
    before = 1
    for section in walk_sections(reading.part.sections):
        if section.level == 1:
            yield Hit(
                reading.path,
                section.line,
                1,
                "rubriken har nivå 1, som är titelns egen",
                f"skriv ## {section.title}",
            )
        elif section.level > before + 1:
            marks = "#" * (before + 1)
            yield Hit(
                reading.path,
                section.line,
                1,
                f"rubriken hoppar från nivå {before} till nivå {section.level}",
                f"skriv {marks} {section.title}",
            )
        before = max(section.level, 1)
