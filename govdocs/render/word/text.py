"""A text as a .docx: real styles, lists, footnotes, bookmarks and places to write in."""

from __future__ import annotations

from datetime import date

from docx.opc.part import Part

from govdocs.model.word_text import WordText
from govdocs.render.flow_alike import Writer
from govdocs.render.flow_tree import tree_of
from govdocs.render.word.base import Cover, blank, page_of
from govdocs.render.word.file import parts_of, to_zip
from govdocs.render.word.inline import Links
from govdocs.render.word.text_about import (
    PROPERTIES_FILE,
    guard,
    note_rules,
    properties_xml,
    write_properties,
)
from govdocs.render.word.text_body import TextBody
from govdocs.render.word.text_boxes import Boxes
from govdocs.render.word.text_lists import TextLists
from govdocs.render.word.text_notes import NoteMarks, begin_notes, note
from govdocs.render.word.text_pictures import Pictures
from govdocs.render.word.text_remarks import Remarks
from govdocs.render.word.track import Tracker

_HAND = "govdocs"


def write_docx(text: WordText, day: date) -> bytes:
    """Return a .docx, the same for the same input; all that wants a day is given `day`.

    The title is the property 'title'. Paragraphs in a 'sidhuvud' are the head of every
    sheet, both its ends parted by a tab; the number of the page and `day` are its foot.
    """
    return to_zip(_parts(text, day))


def _parts(text: WordText, day: date) -> dict[str, bytes]:
    """Return the files that a .docx is made of, by name."""
    name, _, state = _head(text).partition("\t")
    document = blank(Cover(text.properties.get("title", ""), name, state, day))
    body = [one for one in text.paragraphs if not one.place]
    tracker = Tracker(_HAND, day)
    lists = TextLists(document, body)
    boxes, pictures = Boxes(text.boxes), Pictures(document, text.pictures)
    remarks = Remarks(document, text, tracker)
    marks = NoteMarks(text, tracker)

    def story(part: Part) -> TextBody:
        links = Links(part)
        return TextBody(links, lists, boxes, remarks, tracker, marks, pictures.run)

    page = page_of(document)
    for element in story(document.part).elements(tree_of(body)):
        page.addprevious(element)
    if text.notes:
        part = begin_notes(document)
        notes = story(part)
        for label, number in marks.numbers.items():
            inner = notes.elements(tree_of(text.notes[label]))
            part.element.append(note(number, inner))
        note_rules(document)
    if own := _own_properties(text):
        write_properties(document, own)
    if text.is_locked or text.is_tracking:
        guard(document, is_tracking=text.is_tracking)
    return parts_of(document)


def _about(text: WordText, day: date) -> dict[str, bytes]:
    """Return the files that tell of a text's own properties."""
    own = _own_properties(text)
    return {PROPERTIES_FILE: properties_xml(own)} if own else {}


def _own_properties(text: WordText) -> dict[str, str]:
    return {name: one for name, one in text.properties.items() if name != "title"}


def _head(text: WordText) -> str:
    return "\t".join(one.text for one in text.paragraphs if one.place == "sidhuvud")


# The way that a .docx is written, for many that are alike.
DOCX = Writer(_parts, _about, to_zip, "word/document.xml", "word/header1.xml")
