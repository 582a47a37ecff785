"""Text of a Word file: runs, breaks, signs, fields, links and marks of notes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from govdocs.model.word_text import Tracked
from govdocs.text.word.changing import told_change
from govdocs.text.word.docx_story import Field, Handler, Story
from govdocs.text.word.docx_styles import Style, is_mono_font
from govdocs.text.word.scribe import PLAIN, RAISED, Look
from govdocs.text.word.stress import docx_stress
from govdocs.text.word.symbols import TICKED, UNTICKED, in_font, symbol
from govdocs.text.word.tints import is_bright, is_shade
from govdocs.text.word.tree import (
    Element,
    attribute,
    child,
    firsts,
    is_on,
    is_switched,
    led,
    long,
    value,
    value_of,
    whole,
)

_SPACE = re.compile("[\t\n\r]")
_ARGUMENT = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_NO_STYLE = Style()
_LETTERS, _STYLE, _FONTS = map(long, ("w:rPr", "w:rStyle", "w:rFonts"))
_BOLD, _ITALIC = map(long, ("w:b", "w:i"))
_LONGEST = 80
_ON = ("1", "true", "on")
_STRUCK, _TWICE, _HIDDEN = map(long, ("w:strike", "w:dstrike", "w:vanish"))
_SIZE = long("w:sz")
_PEN, _SHADE, _FRAME = map(long, ("w:highlight", "w:shd", "w:bdr"))
_COLOUR, _LINE, _RAISED = map(long, ("w:color", "w:u", "w:vertAlign"))
_RARE = frozenset((_PEN, _SHADE, _FRAME, _COLOUR, _LINE, _RAISED))


def run(story: Story, element: Element) -> None:
    """Read a run: text in one look."""
    before = story.look
    own, inside = led(element, _LETTERS)
    story.look = _look(story, own)
    story.walk(inside)
    story.look = before
    story.unmarked = None


def _look(story: Story, own: Element | None) -> Look:
    if own is None:
        return PLAIN
    name = value_of(own[0]) if len(own) == 1 and own[0].tag == _STYLE else ""
    if not name:
        said = firsts(own)
        return _made(story, said, value_of(said.get(_STYLE)))
    # Most looks are a style and nothing more.
    key = name, story.prompts > 0
    if key not in story.shared.looks:
        story.shared.looks[key] = _made(story, firsts(own), name)
    return story.shared.looks[key]


def _made(story: Story, said: Mapping[str, Element], name: str) -> Look:
    style = story.shared.styles.character(name) if name else _NO_STYLE
    look = Look(
        bold=_switch(said, _BOLD, style.bold),
        italic=_switch(said, _ITALIC, style.italic),
        code=style.code or is_mono_font(said.get(_FONTS)),
        struck=_switch(said, _STRUCK, style.struck) or _switch(said, _TWICE, False),
        is_placeholder=style.is_prompt and story.prompts > 0,
        is_hidden=_switch(said, _HIDDEN, style.is_hidden),
        size=_size(said) or style.size,
        stress=docx_stress(said).over(style.stress),
    )
    # Most runs have none of it, and there are many runs.
    is_plain = _RARE.isdisjoint(said) and not look.is_hidden
    return look if is_plain else _rare(look, said)


def _size(said: Mapping[str, Element]) -> int:
    found = said.get(_SIZE)
    return 0 if found is None else whole(value_of(found))


def _rare(look: Look, said: Mapping[str, Element]) -> Look:
    return look._replace(
        is_marked=look.is_hidden or _is_marked(said),
        is_tinted=_is_tinted(said),
        is_raised=value_of(said.get(_RAISED)) in ("superscript", "subscript"),
    )


def _is_marked(said: Mapping[str, Element]) -> bool:
    """Tell whether letters stand in a frame, or on another colour than the rest."""
    shade = said.get(_SHADE)
    if _is_set(said.get(_PEN)) or _is_set(said.get(_FRAME)):
        return True
    return shade is not None and is_shade(attribute(shade, "w:fill"))


def _is_tinted(said: Mapping[str, Element]) -> bool:
    """Tell whether letters are in a colour or underlined, as links are too."""
    colour = said.get(_COLOUR)
    if colour is not None and is_bright(value_of(colour)):
        return True
    return _is_set(said.get(_LINE))


def _is_set(found: Element | None) -> bool:
    return found is not None and value_of(found) not in ("", "none", "nil")


def _switch(said: Mapping[str, Element], name: str, default: bool) -> bool:
    found = is_switched(said.get(name))
    return default if found is None else found


def text(story: Story, element: Element) -> None:
    """Read text; without `xml:space` the white space at its ends is that of the file."""
    words = element.text or ""
    # Most text has no such mark, which is told sooner than it is looked for.
    if not words.isprintable():
        words = in_font(_SPACE.sub(" ", words), _font(element))
    bare = words.strip(" ")
    if bare != words and attribute(element, "xml:space") != "preserve":
        words = bare
    if story.marks and (mark := _marked(story)):
        mark.code.append(words)
        mark.held.append(words)
        return
    if story.fields and bare.isdigit() and (label := _note_again(story)):
        story.scribe.note(label)
        return
    if story.look.is_raised and bare and not story.unmarked:
        story.shared.left.add(RAISED)
    story.write(words)
    if len(element):
        story.walk(element)


def _font(text: Element) -> str:
    fonts = child(text.getparent(), "w:rPr", "w:rFonts")
    return "" if fonts is None else attribute(fonts, "w:ascii")


def _marked(story: Story) -> Field | None:
    """Return the mark in whose code text stands, which nobody sees."""
    return next((one for one in story.marks if not one.is_shown), None)


def _note_again(story: Story) -> str:
    """Return the label of the note whose number a field shows as its mark, if it does."""
    one, marks = story.fields[-1], story.shared.note_marks
    if not one.is_shown or one.is_mark_again:
        return ""
    label = marks.label_of("".join(one.code), is_raised=story.look.is_raised)
    one.is_mark_again = bool(label)
    return label


def deleted_text(story: Story, element: Element) -> None:
    """Read text that a tracked change has taken out."""
    is_told = any(one.is_gone for one in story.scribe.tracked)
    with story.changed(None if is_told else Tracked.DELETED):
        text(story, element)


def _sign(mark: str) -> Handler:
    def write(story: Story, element: Element) -> None:
        story.write(mark)

    return write


def line_break(story: Story, element: Element) -> None:
    """Read a break; one to a new page or column is none of the text at either end."""
    if attribute(element, "w:type", "textWrapping") == "textWrapping":
        story.write("\n")
    else:
        story.is_new_page = story.scribe.has_words


def sign(story: Story, element: Element) -> None:
    """Read a sign of a font of its own."""
    font, code = attribute(element, "w:font"), attribute(element, "w:char")
    found = symbol(font, code)
    if found is None:
        story.shared.left.add(f"ett tecken ur teckensnittet {font[:40]} ({code[:8]})")
    story.write(found or "\ufffd")


def link(story: Story, element: Element) -> None:
    """Read a link to an address or to a bookmark."""
    story.links.append(_target(story, element))
    story.walk(element)
    story.links.pop()


def _target(story: Story, element: Element) -> str:
    anchor = attribute(element, "w:anchor")
    relation = story.relations.get(attribute(element, "r:id"))
    address = relation.target if relation else ""
    return f"{address}#{anchor}" if anchor else address


def field_mark(story: Story, element: Element) -> None:
    """Read the beginning of a field, the end of its code, or its end."""
    kind = attribute(element, "w:fldCharType")
    if kind == "begin":
        story.fields.append(Field(form=child(element, "w:ffData")))
    elif story.fields and kind == "separate":
        _show(story.fields[-1])
    elif story.fields and kind == "end":
        _end(story, story.fields.pop())


def _show(one: Field) -> None:
    one.is_shown = True
    one.link = _link_of("".join(one.code))


def _end(story: Story, one: Field) -> None:
    """Write what a form shows that has no text of its own, and tell of what shows nothing."""
    story.marks = [mark for mark in story.marks if mark is not one]
    if one.form is not None:
        story.write(_form_text(one.form))
    _tell_of_change(story, one)
    words = one.words
    is_seen = one.has_words if one.is_mark else one.is_shown
    if is_seen or one.form is not None or not words:
        return
    if words.upper().startswith("MACROBUTTON "):
        story.write(" ".join(words.split(" ")[2:]))
    else:
        story.shared.left.add(f"ett fält som inget visar: {words[:_LONGEST]}")


def _tell_of_change(story: Story, one: Field) -> None:
    """Tell of a day or a page in the text, but not of those in the contents."""
    kinds = ["".join(each.code).split()[:1] for each in (*story.fields, one)]
    told = told_change("".join(kinds[-1]).upper()) if one.is_shown else ""
    if told and not story.scribe.place and ["TOC"] not in kinds:
        story.shared.left.add(told)


def _form_text(form: Element) -> str:
    box, choices = child(form, "w:checkBox"), child(form, "w:ddList")
    if box is not None:
        said = is_on(box, "w:checked")
        is_checked = is_on(box, "w:default") if said is None else said
        return TICKED if is_checked else UNTICKED
    if choices is not None:
        words = [
            attribute(one, "w:val") for one in choices.findall(long("w:listEntry"))
        ]
        at = whole(value(choices, "w:result"))
        return words[at] if 0 <= at < len(words) else ""
    return ""


def simple_field(story: Story, element: Element) -> None:
    """Read a field with its code as an attribute."""
    own = Field(attribute(element, "w:instr"))
    story.fields.append(own)
    _note_mark(story, own)
    _show(own)
    story.walk(element)
    # What is inside may have ended it, or begun another that has no end.
    story.fields = [one for one in story.fields if one is not own]
    if own in story.marks:
        _end(story, own)
    else:
        _tell_of_change(story, own)


def end_marks(story: Story) -> None:
    """End the marks that a paragraph leaves open, and write what was taken for their code."""
    marks, story.marks = story.marks, []
    story.fields = [one for one in story.fields if one not in marks]
    for one in marks:
        if one.held:
            story.write("".join(one.held))
        else:
            _end(story, one)


def field_code(story: Story, element: Element) -> None:
    """Take down the code of a field."""
    if story.fields and not story.fields[-1].is_shown:
        one = story.fields[-1]
        one.code.append(element.text or "")
        _note_mark(story, one)


def _note_mark(story: Story, one: Field) -> None:
    if one.is_mark and one not in story.marks:
        story.marks.append(one)


def _link_of(code: str) -> str:
    words = [quoted or bare for quoted, bare in _ARGUMENT.findall(code)]
    kind = words[0].upper() if words else ""
    if kind == "REF" and len(words) > 1:
        return f"#{words[1]}"
    if kind != "HYPERLINK":
        return ""
    address = next((one for one in words[1:2] if not one.startswith("\\")), "")
    place = words[words.index("\\l") + 1 :] if "\\l" in words else []
    return address.replace("\\\\", "\\") + (f"#{place[0]}" if place else "")


def note_mark(kind: str) -> Handler:
    """Return what reads the mark of a footnote or endnote."""

    def read(story: Story, element: Element) -> None:
        key = kind, attribute(element, "w:id")
        label = story.shared.note_label(*key)
        story.shared.note_marks.note_mark(label)
        story.scribe.note(label)
        is_own = attribute(element, "w:customMarkFollows") in _ON
        story.unmarked = key if is_own else None

    return read


def ruby(story: Story, element: Element) -> None:
    """Read small letters over others after those, and not before as they stand."""
    over, base = child(element, "w:rt"), child(element, "w:rubyBase")
    for one in (one for one in element if one not in (over, base)):
        story.walk(one)
    if base is not None:
        story.walk(base)
    if over is not None:
        story.write(" (")
        story.walk(over)
        story.write(")")


RUNS: dict[str, Handler] = {
    "w:r": run,
    "w:t": text,
    "m:t": text,
    "a:t": text,
    "w:delText": deleted_text,
    "w:tab": _sign("\t"),
    "w:ptab": _sign("\t"),
    "w:br": line_break,
    "a:br": _sign("\n"),
    "w:cr": _sign("\n"),
    "w:noBreakHyphen": _sign("\u2011"),
    "w:softHyphen": _sign("\u00ad"),
    "w:sym": sign,
    "w:hyperlink": link,
    "w:fldSimple": simple_field,
    "w:fldChar": field_mark,
    "w:instrText": field_code,
    "w:delInstrText": field_code,
    "w:footnoteReference": note_mark("footnote"),
    "w:endnoteReference": note_mark("endnote"),
    "w:ruby": ruby,
}
