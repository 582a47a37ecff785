"""Two texts of a publication compared: the text that decisions bind to, and its terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from govdocs.diff.metadata import changed_terms
from govdocs.diff.redline import compare
from govdocs.diff.rows import Side
from govdocs.diff.sheet import make_sheet
from govdocs.model.document import walk_sections
from govdocs.model.redline import Redline
from govdocs.model.sheet import Sheet
from govdocs.text.publication import Ready
from govdocs.text.yaml import Data


@dataclass(frozen=True)
class Comparison:
    """Two texts and what differs; the sheet is made when it is first asked for."""

    old: Side
    new: Side
    redline: Redline

    @cached_property
    def sheet(self) -> Sheet:
        """Return the redline as readers see it."""
        return make_sheet(self.old, self.new, self.redline)


def compare_texts(old: Ready | None, new: Ready | None) -> Comparison:
    """Compare two texts of a publication, or of any two; None is an empty one."""
    one, other = _side(old), _side(new)
    redline = compare(one.text, other.text)
    names = {**_names(old), **_names(new)}
    terms = changed_terms(_front(old), _front(new), names)
    return Comparison(one, other, replace(redline, metadata=terms))


def _side(ready: Ready | None) -> Side:
    """Return the canonical text; its head ends at the first empty line."""
    if ready is None:
        return Side("", 0, {})
    text = ready.canonical.decode("utf-8")
    body = text.find("\n\n") + 2
    numbers = {
        section.id: section.number
        for part in ready.document.parts
        for section in walk_sections(part.sections)
        if section.id and section.number
    }
    return Side(text, body, numbers)


def _front(ready: Ready | None) -> dict[str, Data]:
    return dict(ready.front) if ready else {}


def _names(ready: Ready | None) -> Mapping[str, str]:
    """Return the names of documents, bodies and parties by id, as they were then."""
    if ready is None:
        return {}
    workspace = ready.loaded.workspace
    registers = workspace.registers
    documents = {id_: one.metadata.name for id_, one in workspace.by_id.items()}
    bodies = {one.id: one.name for one in registers.bodies}
    return {**documents, **bodies, **{one.id: one.name for one in registers.parties}}
