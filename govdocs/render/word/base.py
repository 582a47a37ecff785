"""The Word file that all others begin as: A4, Swedish, our styles, a head and a foot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm

from govdocs.model.period import in_words
from govdocs.render.flow_styles import TEXT_WIDTH
from govdocs.render.word.element import Element, held, make, text_element
from govdocs.render.word.styles import write_styles

# The version of how texts are laid out that Word has had since 2013.
_WORD = "15"

# Longest value of a property that the format allows.
_LONGEST = 255


@dataclass(frozen=True, slots=True)
class Cover:
    """What a file says of itself: its title, both ends of the head, and its day."""

    title: str
    name: str
    state: str
    day: date


def blank(cover: Cover) -> WordDocument:
    """Return a file without text."""
    document = Document()
    for child in list(document.element.body)[:-1]:
        document.element.body.remove(child)
    _leave_behind(document)
    write_styles(document.styles)
    _describe(document, cover)
    _set_page(document.sections[0])
    _head(document.sections[0], cover)
    _foot(document.sections[0], cover)
    return document


def page_of(document: WordDocument) -> Element:
    """Return the properties of the page, which all text stands before."""
    page: Element = document.element.body[-1]
    return page


def moment(day: date) -> datetime:
    """Return the instant that stands for a day in files that want an instant."""
    return datetime.combine(day, time(), UTC)


def _leave_behind(document: WordDocument) -> None:
    """Drop what the library's blank document shows of itself: a picture and old styles."""
    part = document.part
    for rels, last in ((part.package.rels, "thumbnail"), (part.rels, "customXml")):
        for key, one in list(rels.items()):
            if one.reltype.endswith(last):
                rels.pop(key)
    for key, one in list(part.rels.items()):
        if one.reltype.endswith("stylesWithEffects"):
            part.rels.pop(key)


def _describe(document: WordDocument, cover: Cover) -> None:
    about = document.core_properties
    about.title = held(cover.title)[:_LONGEST]
    about.author = about.last_modified_by = "govdocs"
    about.language = "sv-SE"
    about.comments = about.keywords = about.subject = about.category = ""
    about.created = about.modified = moment(cover.day)
    about.revision = 1
    settings = document.settings.element
    for old in settings.findall(qn("w:themeFontLang")):
        old.set(qn("w:val"), "sv-SE")
    # Otherwise Word tells everybody that the file is made for an old Word.
    for old in settings.iter(qn("w:compatSetting")):
        if old.get(qn("w:name")) == "compatibilityMode":
            old.set(qn("w:val"), _WORD)


def _set_page(section: Section) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(25)
    section.left_margin, section.right_margin = Mm(28), Mm(22)
    section.header_distance = section.footer_distance = Mm(12)


def _head(section: Section, cover: Cover) -> None:
    """Write what stands at the top of every sheet: the short name, and which text."""
    section.header.is_linked_to_previous = False
    _two_ends(
        section.header._element,
        "Header",
        _words(cover.name),
        _words(cover.state),
    )


def _foot(section: Section, cover: Cover) -> None:
    pages = [*_words("Sida "), _field("PAGE"), *_words(" av "), _field("NUMPAGES")]
    section.footer.is_linked_to_previous = False
    _two_ends(
        section.footer._element,
        "Footer",
        pages,
        _words(in_words(cover.day)),
    )


def _two_ends(
    root: Element, style: str, left: list[Element], right: list[Element]
) -> None:
    for child in list(root):
        root.remove(child)
    stop = make("tab", val="right", pos=str(TEXT_WIDTH))
    look = make("pPr", make("pStyle", val=style), make("tabs", stop))
    root.append(make("p", look, *left, make("r", make("tab")), *right))


def _words(text: str) -> list[Element]:
    return [make("r", text_element("t", text))]


def _field(name: str) -> Element:
    return make("fldSimple", *_words("1"), instr=f" {name} ")
