"""A Word file as a text: all its stories, put together."""

from __future__ import annotations

from govdocs.model.word_text import TEXT_BOX, Remark, WordParagraph, WordText
from govdocs.text.word.bare_note import bare_note
from govdocs.text.word.docx_around import (
    last_id,
    properties,
    standings,
)
from govdocs.text.word.docx_blocks import BLOCKS, bookmarks_with_end
from govdocs.text.word.docx_figures import FIGURES
from govdocs.text.word.docx_formulas import FORMULAS
from govdocs.text.word.docx_left import tell_of_parts
from govdocs.text.word.docx_numbering import Numbering
from govdocs.text.word.docx_parts import Parts
from govdocs.text.word.docx_runs import RUNS
from govdocs.text.word.docx_story import Shared, Story
from govdocs.text.word.docx_styles import Styles
from govdocs.text.word.docx_tables import TABLES
from govdocs.text.word.package import Package
from govdocs.text.word.remarks import Names, by_marks, remark_text
from govdocs.text.word.scribe import Scribe
from govdocs.text.word.tree import Element, attribute, long, parsed

_NAMED = {**BLOCKS, **RUNS, **TABLES, **FIGURES, **FORMULAS}
_HANDLERS = {long(name): handler for name, handler in _NAMED.items()}
_NOTE = "fotnot"
_WORDED = "numrering som skriver ”{mark}”, men orden runt numret står inte i texten"
_PLACES = {"header": "sidhuvud", "footer": "sidfot", "diagramData": TEXT_BOX}
_NOTES = {"footnote": "footnotes", "endnote": "endnotes"}


def read_docx(package: Package) -> WordText:
    """Return all that a Word file says. Raises Unreadable."""
    reader = _Reader(Parts(package))
    paragraphs = reader.story(reader.parts.root, reader.parts.main)
    for kind, place in _PLACES.items():
        paragraphs += reader.margins(kind, place)
    notes = reader.notes()
    remarks = reader.remarks()
    tell_of_parts(reader.parts, reader.shared.left)
    for mark in reader.shared.numbering.worded:
        reader.shared.left.add(_WORDED.format(mark=mark))
    return WordText(
        paragraphs=paragraphs,
        notes=notes,
        remarks=tuple(by_marks(remarks, reader.shared.marked)),
        properties=properties(package),
        left=reader.shared.left.lines(),
    )


class _Reader:
    """Reads the stories of one file."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        styles = Styles(parts.one("styles"))
        self.shared = Shared(styles, Numbering(parts.one("numbering")))

    def story(
        self, root: Element, part: str, place: str = ""
    ) -> tuple[WordParagraph, ...]:
        """Return the paragraphs of one story."""
        shared = self.shared
        scribe = Scribe(shared.left, shared.marked, place)
        relations, ended = self.parts.relations(part), bookmarks_with_end(root)
        story = Story(shared, scribe, _HANDLERS, relations, ended)
        story.walk(root)
        return scribe.finished()

    def margins(self, kind: str, place: str) -> tuple[WordParagraph, ...]:
        """Return what stands outside the text; pages that say the same say it once."""
        found: dict[tuple[WordParagraph, ...], None] = {}
        for part in self.parts.of_kind(kind):
            root = parsed(self.parts.package.read(part))
            found.setdefault(self.story(root, part, place))
        return tuple(one for story in found for one in story)

    def notes(self) -> dict[str, tuple[WordParagraph, ...]]:
        """Return footnotes and endnotes by label, those without a mark last."""
        found: dict[tuple[str, str], tuple[WordParagraph, ...]] = {}
        for kind, parts in _NOTES.items():
            for part in self.parts.of_kind(parts):
                root = parsed(self.parts.package.read(part))
                for one in root.iter(long(f"w:{kind}")):
                    key = (kind, attribute(one, "w:id"))
                    own = self.shared.own_marks.get(key, "")
                    words = bare_note(self.story(one, part, _NOTE), own)
                    is_text = any(line.pieces for line in words)
                    if is_text or key in self.shared.notes:
                        found[key] = found.get(key, ()) + words
        labels = {key: self.shared.note_label(*key) for key in found}
        in_order = sorted(found, key=lambda key: int(labels[key]))
        return {labels[key]: found[key] for key in in_order}

    def remarks(self) -> dict[str, Remark]:
        """Return the remarks in the margin by their ids."""
        elements = [
            (part, one)
            for part in self.parts.of_kind("comments")
            for one in parsed(self.parts.package.read(part)).iter(long("w:comment"))
        ]
        known = standings(self.parts)
        ids = {last_id(one): attribute(one, "w:id") for _, one in elements}
        found: dict[str, Remark] = {}
        names = Names()
        for part, one in elements:
            parent, is_settled = known.get(last_id(one), ("", False))
            text = remark_text(self.story(one, part))
            name = names.free(attribute(one, "w:id"))
            answers = ids.get(parent, "") if parent else ""
            found[name] = Remark(name, text, answers, is_settled)
        return found
