"""Join the parts of a publication into one document, shared parts kept in one file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from govdocs.model.document import Document, Part
from govdocs.text.number import numbered
from govdocs.text.reading import Reading


def compose(reading: Reading, by_id: Mapping[str, Reading]) -> Document | None:
    """Return the whole publication of a file, its named parts first and its own body last.

    With two parts or more the number of the part stands first in the headings' numbers.
    None when the file or one of its parts could not be read.
    """
    if reading.outline is None or reading.part is None:
        return None
    outline = reading.outline
    known = {**by_id, outline.metadata.id: reading}
    parts: list[Part] = []
    for name in outline.composition:
        part = known[name].part if name in known else None
        if part is None:
            return None
        parts.append(_numbered(part, outline.prefix(name)))
    return Document(reading.path, outline.metadata, tuple(parts))


def _numbered(part: Part, prefix: str) -> Part:
    if not prefix:
        return part
    return replace(part, sections=numbered(part.sections, prefix))
