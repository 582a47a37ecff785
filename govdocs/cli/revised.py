"""One document at two revisions, as texts to compare: the text that decisions bind to."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from govdocs.cli.compared import Compared, TextFile
from govdocs.errors import BadArgument, CannotCompare, UnknownDocument
from govdocs.model.revision import DayAsked, VersionAsked, parse_revision
from govdocs.text.publication import Ready


def compare_revisions(root: Path, words: tuple[str, str], name: str | None) -> Compared:
    """Compare one document at two revisions; its name may stand in either of them.

    Raises BadArgument, or what stops a revision from being read.
    """
    from govdocs.diff.metadata import changed_terms
    from govdocs.diff.redline import compare

    document = name or _named(words)
    one, other = (_ready(root, one, document) for one in words)
    old, new = _text(words[0], one), _text(words[1], other)
    redline = compare(old.text, new.text)
    names = {**_names(one), **_names(other)}
    terms = changed_terms(dict(one.front), dict(other.front), names)
    return Compared(old, new, replace(redline, metadata=terms))


def _names(ready: Ready) -> dict[str, str]:
    """Return the names of documents, bodies and parties by id, as they were then."""
    workspace = ready.loaded.workspace
    registers = workspace.registers
    documents = {id_: one.metadata.name for id_, one in workspace.by_id.items()}
    bodies = {one.id: one.name for one in registers.bodies}
    return {**documents, **bodies, **{one.id: one.name for one in registers.parties}}


def _named(words: tuple[str, str]) -> str:
    """Return the document that revisions such as hsavtal@1.0 name."""
    for asked in map(parse_revision, words):
        if isinstance(asked, DayAsked | VersionAsked):
            return asked.document
    raise BadArgument("det framgår inte vilket dokument som menas", "ange --doc ID")


def _ready(root: Path, words: str, document: str) -> Ready:
    from govdocs.cli.commands.export import find_locked
    from govdocs.overview.at_revision import files_at
    from govdocs.text.load import load
    from govdocs.text.memory import Memory

    if isinstance(parse_revision(words), DayAsked | VersionAsked):
        return find_locked(root, words, None)
    loaded = load(root, lambda reading: (), Memory(), files_at(root, words))
    by_id = loaded.workspace.by_id
    outline = by_id.get(document.lower())
    if outline is None:
        near = get_close_matches(document.lower(), by_id, 1, 0.6)
        raise UnknownDocument(f"{document} i {words}", near[0] if near else None)
    ready = Ready(outline, loaded)
    parts = {outline.metadata.id, *outline.metadata.part_ids}
    if not parts <= by_id.keys() or any(
        loaded.reading(one.path).part is None for one in ready.sources
    ):
        what = f"dokumentet går inte att läsa i {words}"
        remedy = "kör govdocs check och rätta felen"
        raise CannotCompare(what, remedy, file=outline.path)
    return ready


def _text(words: str, ready: Ready) -> TextFile:
    name = words if "@" in words else f"{ready.id} i {words}"
    return TextFile(name, ready.canonical, ready.canonical.decode("utf-8"))
