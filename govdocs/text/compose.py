"""Join the parts of a publication into one document, shared parts kept in one file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from govdocs.model.document import Document, Part
from govdocs.model.kinds import ROWS
from govdocs.text.number import numbered
from govdocs.text.reading import Reading


def compose(reading: Reading, by_id: Mapping[str, Reading]) -> Document | None:
    """Return the whole publication of a file, its named parts first and its own body last.

    With two parts or more the number of the part stands first in the headings' numbers.
    None when the file or one of its parts could not be read.
    """
    if reading.outline is None or reading.part is None:
        return None
    metadata = reading.outline.metadata
    parts = [by_id[one].part for one in metadata.part_ids if one in by_id]
    if len(parts) < len(metadata.part_ids) or None in parts:
        return None
    own = reading.part
    if not parts or own.preamble or own.sections:
        parts.append(own)
    known = tuple(part for part in parts if part is not None)
    if len(known) > 1 and ROWS[metadata.kind].numbered:
        known = tuple(_numbered(part, count) for count, part in enumerate(known, 1))
    return Document(reading.path, metadata, known)


def _numbered(part: Part, count: int) -> Part:
    return replace(part, sections=numbered(part.sections, f"{count}."))
