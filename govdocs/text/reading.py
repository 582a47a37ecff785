"""Read one document file: bytes to outline and part, with every fault on the way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from govdocs.model.finding import Finding
from govdocs.model.kinds import ROWS
from govdocs.model.metadata import Metadata
from govdocs.model.outline import Outline, Place
from govdocs.text.faults import Faults
from govdocs.text.front_matter import split
from govdocs.text.keys import read_metadata
from govdocs.text.schema import validate
from govdocs.text.source import Source, read_source
from govdocs.text.yaml import Data, Node, read_yaml

if TYPE_CHECKING:
    from govdocs.model.document import Part


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as far as it could be read.

    `outline` and `front` are None when the front matter has faults; `part` is None when
    there is no body to read either. `front` is the front matter as plain data.
    """

    path: str
    source: Source | None
    front: Data
    outline: Outline | None
    part: Part | None
    faults: tuple[Finding, ...]

    def lines_with(self, *codes: str) -> frozenset[int]:
        """Return the lines that hold faults of some codes."""
        found = (one.location.line for one in self.faults if one.code in codes)
        return frozenset(found)


def read_document(path: str, raw: bytes) -> Reading:
    """Read a document file of the workspace; `path` is relative to it."""
    # The parser costs more to import than all else, and many runs read no text anew.
    from govdocs.text.outline import draw_outline
    from govdocs.text.parse import parse_body

    faults = Faults(path)
    source = read_source(path, raw, faults)
    if source is None:
        return Reading(path, None, None, None, None, tuple(faults.found))
    halves = split(source, faults)
    if halves is None:
        return Reading(path, source, None, None, None, tuple(faults.found))
    node = read_yaml(halves.front, 2, faults)
    sound = node is not None and validate("dokument", node, faults)
    data = node.data() if node is not None and sound else None
    metadata = read_metadata(data) if isinstance(data, dict) else None
    name = metadata.id if metadata else ""
    title = metadata.title if metadata else ""
    part = parse_body(path, name, title, halves.body, halves.body_line, faults)
    if metadata is None or node is None:
        return Reading(path, source, None, None, part, tuple(faults.found))
    part = number_part(part, metadata)
    places = dict(find_places(node))
    outline = draw_outline(path, source.digest, metadata, places, part, source.lines)
    return Reading(path, source, data, outline, part, tuple(faults.found))


def read_front(path: str, raw: bytes) -> Metadata | None:
    """Read the front matter of a document alone; None when it has faults."""
    faults = Faults(path)
    source = read_source(path, raw, faults)
    halves = split(source, faults) if source else None
    node = read_yaml(halves.front, 2, faults) if halves else None
    if node is None or not validate("dokument", node, faults):
        return None
    data = node.data()
    return read_metadata(data) if isinstance(data, dict) else None


def number_part(part: Part, metadata: Metadata) -> Part:
    """Return the part with numbered headings, if its kind has numbers."""
    if not ROWS[metadata.kind].numbered:
        return part
    from govdocs.text.number import numbered

    return replace(part, sections=numbered(part.sections))


def find_places(node: Node, path: str = "") -> list[tuple[str, Place]]:
    """Return the place of every value and list item, by dotted path.

    Keys and lists below a key are told at the key, for they begin on the next line.
    """
    found: list[tuple[str, Place]] = []
    steps: list[tuple[str, Node]] = []
    if isinstance(node.value, dict):
        steps = list(node.value.items())
    elif isinstance(node.value, list):
        steps = [(str(count), one) for count, one in enumerate(node.value)]
    for step, below in steps:
        here = f"{path}.{step}" if path else step
        found.append((here, _place(below)))
        if not isinstance(below.value, str):
            found += find_places(below, here)
    return found


def _place(node: Node) -> Place:
    if isinstance(node.value, dict | list) and node.key_line:
        return node.key_line, node.key_column
    return node.line, node.column
