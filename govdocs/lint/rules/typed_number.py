"""GD116: a number typed into a heading, where the tool counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.model.document import walk_sections
from govdocs.text.reading import Reading

# "2.1 Mål", "2. Syfte" and "2 Syfte", but neither "24 timmar" nor "1177 Vårdguiden".
_NUMBER = re.compile(r"(?:\d+(?:\.\d+)+\.?|\d{1,2}\.|\d{1,2}(?= +[A-ZÅÄÖ]))\s+(?=\S)")


def typed_number(reading: Reading) -> Iterator[Hit]:
    """Find headings that begin with a number of their own."""
    if reading.part is None:
        return
    for section in walk_sections(reading.part.sections):
        found = _NUMBER.match(section.source)
        if found and section.number:
            yield Hit(
                reading.path,
                section.line,
                section.level + 2,
                f"rubriken börjar med ett skrivet nummer ({found[0].strip()})",
                "ta bort numret, det räknas fram",
            )
