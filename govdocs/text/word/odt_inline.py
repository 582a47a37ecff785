"""Text of an OpenDocument text: spans, links, marks, notes, remarks and controls."""

from __future__ import annotations

from posixpath import basename

from govdocs.model.word_text import BOLD, ITALIC, Remark
from govdocs.text.word.bare_note import bare_note, told_mark
from govdocs.text.word.changing import told_change
from govdocs.text.word.formulas import FORMULA, on_line
from govdocs.text.word.odt_story import Handler, Story
from govdocs.text.word.remarks import remark_text
from govdocs.text.word.symbols import TICKED, UNTICKED
from govdocs.text.word.tree import Element, attribute, child, long, parsed, short, whole

_NOTE = "fotnot"
_LONGEST = 10_000
_SHOWN = 80
_ROWS = tuple(map(long, ("text:p", "text:h")))
# What is said of a figure to those who do not see it.
_SAID = ("svg:desc", "svg:title")


def span(story: Story, element: Element) -> None:
    """Read text in one look."""
    before = story.look
    own = story.styles.letters(attribute(element, "text:style-name"))
    both = type(own)._make(a or b for a, b in zip(before, own, strict=True))
    off = own.stress.off
    story.look = both._replace(
        bold=both.bold and not off & BOLD,
        italic=both.italic and not off & ITALIC,
        size=own.size or before.size,
        font=own.font or before.font,
        stress=own.stress.over(before.stress),
    )
    story.walk(element)
    story.look = before


def link(story: Story, element: Element) -> None:
    """Read a link."""
    story.links.append(attribute(element, "xlink:href"))
    story.walk(element)
    story.links.pop()


def reference(story: Story, element: Element) -> None:
    """Read a reference to a place in the same text."""
    name = attribute(element, "text:ref-name")
    told = told_change(attribute(element, "text:reference-format"))
    if told and next(element.iterancestors(_CONTENTS), None) is None:
        story.shared.left.add(told)
    story.links.append(f"#{name}" if name else "")
    story.walk(element)
    story.links.pop()


def changing(story: Story, element: Element) -> None:
    """Read a day or a page, which is another when the file is opened unless it is fixed."""
    is_fixed = attribute(element, "text:fixed") == "true"
    told = told_change(short(element.tag).removeprefix("text:"))
    if told and not is_fixed and not story.scribe.place:
        story.shared.left.add(told)
    story.walk(element)


def spaces(story: Story, element: Element) -> None:
    """Read several spaces."""
    count = whole(attribute(element, "text:c", "1"), 1)
    story.sign(" " * min(max(count, 1), _LONGEST))


def _sign(mark: str) -> Handler:
    def write(story: Story, element: Element) -> None:
        story.sign(mark)

    return write


def anchor_start(story: Story, element: Element) -> None:
    """Open a bookmark; one without an end is of the paragraph where it begins."""
    name = attribute(element, "text:name")
    story.shared.note_marks.note_bookmark(name)
    if name in story.ended:
        story.scribe.begin_anchor(name)
    elif name:
        story.scribe.point_anchor(name)


def anchor_end(story: Story, element: Element) -> None:
    """Close a bookmark."""
    story.scribe.end_anchor(attribute(element, "text:name"))


def anchor(story: Story, element: Element) -> None:
    """Read a bookmark with nothing in it."""
    if name := attribute(element, "text:name"):
        story.shared.note_marks.note_bookmark(name)
        story.scribe.point_anchor(name)


def note(story: Story, element: Element) -> None:
    """Read a note where its mark stands."""
    label = str(len(story.shared.notes) + 1)
    sign = child(element, "text:note-citation")
    own = "" if sign is None else attribute(sign, "text:label")
    # The place is taken before the note is read, for a note may hold a note.
    story.shared.notes[label] = ()
    story.shared.note_marks.note_mark(label, attribute(element, "text:id"))
    story.scribe.note(label)
    body = child(element, "text:note-body")
    if body is not None:
        story.shared.notes[label] = bare_note(story.aside(body, _NOTE), own)
    story.is_after_space = False
    if own:
        story.shared.left.add(told_mark(own))
        story.own_mark = own


def note_again(story: Story, element: Element) -> None:
    """Read the number of a note; one that is raised is the mark of it once more."""
    label = story.shared.note_marks.label(attribute(element, "text:ref-name"))
    story.again = label if story.look.is_raised else ""
    story.walk(element)
    story.again = ""


def remark(story: Story, element: Element) -> None:
    """Read a remark; it is about all until its end, or about where it stands."""
    given = attribute(element, "office:name")
    name = story.shared.names.free(given or "anmärkning")
    lines = story.aside(element, "")
    parent = attribute(element, "loext:parent-name")
    is_settled = attribute(element, "loext:resolved") == "true"
    story.shared.remarks[name] = Remark(name, remark_text(lines), parent, is_settled)
    if given in story.ended:
        story.scribe.begin_remark(name)
    else:
        story.scribe.mark_remark(name)


def remark_end(story: Story, element: Element) -> None:
    """Close the stretch that a remark is about."""
    story.scribe.end_remark(attribute(element, "office:name"))


def control(story: Story, element: Element) -> None:
    """Read a content control: its tag is round all that stands in it."""
    is_prompt = attribute(element, "loext:showing-place-holder") == "true"
    story.scribe.controls.append(attribute(element, "loext:tag"))
    story.prompts += is_prompt
    story.walk(element)
    story.prompts -= is_prompt
    story.scribe.controls.pop()


def prompt(story: Story, element: Element) -> None:
    """Read a place to write in that nobody has written in."""
    before = story.look
    story.look = story.look._replace(is_placeholder=True)
    story.prompts += 1
    story.walk(element)
    story.prompts -= 1
    story.look = before


def frame(story: Story, element: Element) -> None:
    """Read a frame: a picture, a text box or an object, with what is said of it."""
    said = [_words(child(element, name)) for name in _SAID]
    words = ". ".join(dict.fromkeys(filter(None, said)))
    pictures = [one for one in element if short(one.tag) == "draw:image"]
    is_object = any(short(one.tag) in _OBJECTS for one in element)
    if pictures and not is_object:
        _picture(story, pictures[0], words)
    elif words:
        story.shared.left.add(f"en figur med beskrivningen: {words}")
    story.walk(element, without=_SAID)


def _picture(story: Story, element: Element, words: str) -> None:
    address = attribute(element, "xlink:href")
    if address.partition("?")[0].removeprefix("./") not in story.shared.package:
        story.shared.left.add("en bild som inte finns i filen, och inte hämtas")
    story.scribe.link = story.link
    story.scribe.picture(basename(address) or "bild", words)
    story.is_after_space = False


def _words(element: Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def inner_object(story: Story, element: Element) -> None:
    """Tell of a thing from another program; a formula is read as its characters."""
    name = attribute(element, "xlink:href").removeprefix("./").rstrip("/")
    raw = story.shared.package.read(f"{name}/content.xml")
    root = parsed(raw) if raw else None
    if root is not None and str(root.tag).endswith("}math"):
        story.shared.left.add(FORMULA)
        story.text(on_line(root), is_inline=True)
    else:
        story.shared.left.add("ett inbäddat objekt")


def form(story: Story, element: Element) -> None:
    """Tell what fields of a form hold, which stand outside the text."""
    for one in element.iter():
        said = attribute(one, "form:current-value") or attribute(one, "form:value")
        if said:
            story.shared.left.add(f"ett formulärfält med innehållet: {said}")
    if words := " ".join(_words(element).split()):
        story.shared.left.add(f"ett formulärfält med texten: {words}")


def form_mark(story: Story, element: Element) -> None:
    """Read a field of an old form, which shows what was chosen and has no text."""
    said: dict[str, list[str]] = {}
    for one in element.iter(long("field:param")):
        values = said.setdefault(attribute(one, "field:name"), [])
        values.append(attribute(one, "field:value"))
    kind = attribute(element, "field:type").rpartition(".")[2]
    if kind == "FORMCHECKBOX":
        is_ticked = said.get("Checkbox_Checked") == ["true"]
        story.sign(TICKED if is_ticked else UNTICKED)
    elif kind == "FORMDROPDOWN":
        chosen = whole(said.get("Dropdown_Selected", [""])[0], -1)
        if words := dict(enumerate(said.get("Dropdown_ListEntry", []))).get(chosen):
            story.sign(words)
    story.walk(element)


def other_field(story: Story, element: Element) -> None:
    """Read the start of a field of Word that LibreOffice keeps as it is."""
    for one in element.iter(long("field:param")):
        if attribute(one, "field:name").endswith(".code"):
            code = attribute(one, "field:value")
            story.again = story.shared.note_marks.label_of(code, is_raised=False)


def other_field_end(story: Story, element: Element) -> None:
    """End such a field."""
    story.again = ""


def hidden(story: Story, element: Element) -> None:
    """Read text that is shown only sometimes."""
    story.shared.left.add("dold text, som här är läst som vanlig text")
    if not _words(element):
        story.text(attribute(element, "text:string-value"), is_inline=True)
    story.walk(element)


def section(story: Story, element: Element) -> None:
    """Read a section; one that is not shown is told of, for others may not be to see it."""
    is_hidden = attribute(element, "text:is-hidden") == "true"
    if is_hidden or attribute(element, "text:display") == "none":
        _tell_of_hidden(story, "avsnitt", element)
    story.walk(element)


def hidden_paragraph(story: Story, element: Element) -> None:
    """Tell of a paragraph that is not shown, whose field this is."""
    if attribute(element, "text:is-hidden") == "true":
        _tell_of_hidden(story, "stycke", element.getparent())
    story.walk(element)


def _tell_of_hidden(story: Story, what: str, element: Element | None) -> None:
    rows = [] if element is None else [*element.iter(*_ROWS)]
    words = " ".join(_words(one) for one in rows)[:_SHOWN]
    told = f"ett dolt {what}, som här är läst som vanlig text: {words}"
    story.shared.left.add(told)


def drawing(story: Story, element: Element) -> None:
    """Read a shape; what is said of it is told, and that it is there if it says nothing."""
    for name in _SAID:
        if words := _words(child(element, name)):
            story.shared.left.add(f"en figur med beskrivningen: {words}")
    is_empty = not (_words(element) or len(element.findall(f".//{_IMAGE}")))
    if is_empty and short(element.tag) not in ("draw:control", "draw:g"):
        story.shared.left.add("en figur utan text, som ett streck eller en pil")
    story.walk(element, without=_SAID)


def ruby(story: Story, element: Element) -> None:
    """Read small letters over others, which stand after them in the file."""
    story.sign(" (")
    story.walk(element)
    story.sign(")")


def index_mark(story: Story, element: Element) -> None:
    """Tell of words that only an index shows."""
    if words := attribute(element, "text:string-value"):
        story.shared.left.add(f"ett fält som inget visar: {words}")
    story.walk(element)


def other_file(story: Story, element: Element) -> None:
    """Tell of a section that is taken from another file."""
    story.shared.left.add("ett avsnitt ur en annan fil, läst som det stod sist")


def skip(story: Story, element: Element) -> None:
    """Pass by what is no text: who and when, and how contents are made."""


_OBJECTS = ("draw:object", "draw:object-ole")
_SHOWN_BY_OTHERS = ("draw:floating-frame", "draw:plugin", "draw:applet")
_IMAGE = long("draw:image")
_SHAPES = (
    "draw:custom-shape draw:rect draw:ellipse draw:line draw:polyline draw:polygon"
    " draw:path draw:g draw:connector draw:caption draw:control draw:regular-polygon"
)
_CONTENTS = long("text:table-of-content")
_CHANGING = "date time page-number page-count"
_INDEXES = ("alphabetical-index", "toc", "user-index")
_SOURCES = (
    "table-of-content illustration-index table-index object-index user-index"
    " alphabetical-index bibliography"
)
INLINE: dict[str, Handler] = {
    "text:span": span,
    "text:a": link,
    "draw:a": link,
    "text:bookmark-ref": reference,
    "text:reference-ref": reference,
    "text:s": spaces,
    **{f"text:{one}": changing for one in _CHANGING.split()},
    "text:tab": _sign("\t"),
    "text:line-break": _sign("\n"),
    "text:bookmark-start": anchor_start,
    "text:bookmark-end": anchor_end,
    "text:bookmark": anchor,
    "text:reference-mark-start": anchor_start,
    "text:reference-mark-end": anchor_end,
    "text:reference-mark": anchor,
    "text:note": note,
    "text:note-ref": note_again,
    "office:annotation": remark,
    "office:annotation-end": remark_end,
    "loext:content-control": control,
    "text:placeholder": prompt,
    "text:hidden-text": hidden,
    "text:section": section,
    "text:hidden-paragraph": hidden_paragraph,
    "draw:frame": frame,
    **dict.fromkeys(_SHAPES.split(), drawing),
    **dict.fromkeys((*_OBJECTS, *_SHOWN_BY_OTHERS), inner_object),
    "office:forms": form,
    "field:fieldmark": form_mark,
    "field:fieldmark-start": other_field,
    "field:fieldmark-end": other_field_end,
    "text:ruby-text": ruby,
    **{f"text:{one}-mark": index_mark for one in _INDEXES},
    "text:section-source": other_file,
    **{f"text:{one}-source": skip for one in _SOURCES.split()},
    "text:number": skip,
    "text:sequence-decls": skip,
    "office:scripts": skip,
    "office:event-listeners": skip,
    "office:binary-data": skip,
    "dc:creator": skip,
    "dc:date": skip,
    "meta:creator-initials": skip,
    "loext:sender-initials": skip,
    "meta:date-string": skip,
    "office:change-info": skip,
}
