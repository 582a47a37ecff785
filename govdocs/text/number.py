"""Numbers of headings: display, counted anew from the structure every time."""

from __future__ import annotations

from dataclasses import replace

from govdocs.model.document import Section


def numbered(sections: tuple[Section, ...], prefix: str = "") -> tuple[Section, ...]:
    """Return the sections with numbers such as 3.10.1, counted from 1 under `prefix`."""
    return tuple(
        replace(
            section,
            number=f"{prefix}{count}",
            sections=numbered(section.sections, f"{prefix}{count}."),
        )
        for count, section in enumerate(sections, start=1)
    )
