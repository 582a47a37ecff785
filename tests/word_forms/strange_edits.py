"""THE table of what people do to the text in Word beside writing words in it.

Each edit returns what a person must be told of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy

from lxml import etree

from tests.word.word_parts import NAMES
from tests.word_forms.opened import Opened, elements, make, run, w

WORD = "udda1x"
ADDRESS = f"https://exempel.se/{WORD}"
_TARGET = f"{{{NAMES['r']}}}id"
_PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="79" name="Bild" descr="{word}"/>'
    "<a:graphic><a:graphicData><pic:pic><pic:blipFill>"
    '<a:blip r:embed="{id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r>"
)

# What is done to a paragraph that has a link, and what is to be told.
Edit = Callable[[Opened, etree._Element], str]


def link_elsewhere(file: Opened, paragraph: etree._Element) -> str:
    """Let a link lead to an address instead of a place in the text."""
    link = paragraph.find(w("hyperlink"))
    del link.attrib[w("anchor")]
    link.set(_TARGET, file.relate("hyperlink", ADDRESS, is_outside=True))
    return f"leder till {ADDRESS} i stället för sip-barn"


def link_to_another_place(file: Opened, paragraph: etree._Element) -> str:
    """Let a link lead to another place in the text."""
    paragraph.find(w("hyperlink")).set(w("anchor"), "gd_zzeu")
    return "leder till zzeu i stället för sip-barn"


def link_taken_away(file: Opened, paragraph: etree._Element) -> str:
    """Take a link away and leave its words."""
    link = paragraph.find(w("hyperlink"))
    for one in reversed(list(link)):
        link.addnext(one)
    paragraph.remove(link)
    return "till sip-barn är borttagen"


def link_added(file: Opened, paragraph: etree._Element) -> str:
    """Make a link of words that were none."""
    word = _word(file, paragraph)
    link = make("hyperlink")
    link.set(_TARGET, file.relate("hyperlink", ADDRESS, is_outside=True))
    word.addprevious(link)
    link.append(word)
    return f"”senast” leder till {ADDRESS}"


def strike(file: Opened, paragraph: etree._Element) -> str:
    """Strike a word by hand."""
    return _look(file, paragraph, make("strike"), "”senast” stryks")


def strike_twice(file: Opened, paragraph: etree._Element) -> str:
    """Strike a word with two lines."""
    return _look(file, paragraph, make("dstrike"), "”senast” stryks")


def strike_by_style(file: Opened, paragraph: etree._Element) -> str:
    """Strike a word with a style."""
    look = make("style", make("name", val="Struken"), make("rPr", make("strike")))
    look.set(w("type"), "character")
    look.set(w("styleId"), "Struken")
    file.append("word/styles.xml", look)
    return _look(file, paragraph, make("rStyle", val="Struken"), "”senast” stryks")


def strike_all(file: Opened, paragraph: etree._Element) -> str:
    """Strike a paragraph by hand."""
    for one in paragraph.iter(w("r")):
        _properties(one).append(make("strike"))
    return "Hela stycket är struket"


def highlight(file: Opened, paragraph: etree._Element) -> str:
    """Highlight a word."""
    return _look(file, paragraph, make("highlight", val="yellow"))


def shade(file: Opened, paragraph: etree._Element) -> str:
    """Put a colour behind a word."""
    return _look(file, paragraph, make("shd", val="clear", fill="FFFF00"))


def colour(file: Opened, paragraph: etree._Element) -> str:
    """Make a word red."""
    return _look(file, paragraph, make("color", val="FF0000"))


def underline(file: Opened, paragraph: etree._Element) -> str:
    """Underline a word."""
    return _look(file, paragraph, make("u", val="single"))


def embolden(file: Opened, paragraph: etree._Element) -> str:
    """Make a word bold."""
    return _look(file, paragraph, make("b"))


def frame(file: Opened, paragraph: etree._Element) -> str:
    """Draw a frame round a word."""
    return _look(file, paragraph, make("bdr", val="single"))


def hide(file: Opened, paragraph: etree._Element) -> str:
    """Hide a word of the text."""
    return _look(file, paragraph, make("vanish"))


def delete_paragraph(file: Opened, paragraph: etree._Element) -> str:
    """Delete a whole paragraph with changes tracked."""
    for one in list(paragraph.iter(w("r"))):
        for text in one.findall(w("t")):
            text.tag = w("delText")
        _wrap(file, one, "del")
    _break(file, paragraph, "del")
    return "Hela stycket är struket"


def move_words(file: Opened, paragraph: etree._Element) -> str:
    """Move a word with changes tracked."""
    word = _word(file, paragraph)
    copy = deepcopy(word)
    _wrap(file, word, "moveFrom")
    paragraph.append(make("moveTo", copy, id=file.number()))
    return "”senast” stryks; ”senast” läggs till"


def move_paragraph(file: Opened, paragraph: etree._Element) -> str:
    """Move a paragraph with changes tracked."""
    copy = deepcopy(paragraph)
    for one in [*copy.iter(w("bookmarkStart"), w("bookmarkEnd"))]:
        one.getparent().remove(one)
    for moved, tag in ((paragraph, "moveFrom"), (copy, "moveTo")):
        for one in list(moved.iter(w("r"))):
            _wrap(file, one, tag)
        _break(file, moved, tag)
    file.paragraph("gd_sip_barn").addnext(copy)
    return "Planeringen börjar senast 10 veckor före hemflytt."


def heading_to_text(file: Opened, paragraph: etree._Element) -> str:
    """Make plain text of a heading."""
    heading = file.paragraph("gd_sip_barn")
    heading.find(w("pPr")).find(w("pStyle")).set(w("val"), "BodyText")
    return "Rubrik eller listpunkt är ändrad"


def item_to_text(file: Opened, paragraph: etree._Element) -> str:
    """Make plain text of an item."""
    properties = file.paragraph("gd_guzr").find(w("pPr"))
    properties.remove(properties.find(w("numPr")))
    return "Rubrik eller listpunkt är ändrad"


def footnote(file: Opened, paragraph: etree._Element) -> str:
    """Add a footnote."""
    return _note(file, paragraph, "footnote")


def endnote(file: Opened, paragraph: etree._Element) -> str:
    """Add an endnote."""
    return _note(file, paragraph, "endnote")


def header(file: Opened, paragraph: etree._Element) -> str:
    """Write in the header."""
    file.append(file.part("word/header"), make("p", run(WORD)))
    return WORD


def footer(file: Opened, paragraph: etree._Element) -> str:
    """Write in the footer."""
    file.append(file.part("word/footer"), make("p", run(WORD)))
    return WORD


def watermark(file: Opened, paragraph: etree._Element) -> str:
    """Put a watermark behind every page."""
    art = (
        f'<w:r><w:pict><v:shape><v:textpath string="{WORD}"/></v:shape></w:pict></w:r>'
    )
    file.append(file.part("word/header"), make("p", *elements(art)))
    return WORD


def picture(file: Opened, paragraph: etree._Element) -> str:
    """Put a picture in the text."""
    id_ = file.add_part("image", b"\x89PNG\r\n\x1a\n", "udda.png")
    paragraph.extend(elements(_PICTURE.format(id=id_, word=WORD)))
    return f"En bild är infogad här: {WORD}"


def remark_answered(file: Opened, paragraph: etree._Element) -> str:
    """Answer a comment in the margin; the answer's mark comes first."""
    first = _remark(file, paragraph, "Är det rimligt?")
    answer = _remark(file, paragraph, f"Nej {WORD}.")
    file.answer(answer, first)
    return f"Är det rimligt?\nSvar i marginalen: Nej {WORD}."


def remark_settled(file: Opened, paragraph: etree._Element) -> str:
    """Tick off a comment in the margin."""
    file.answer(_remark(file, paragraph, WORD), is_settled=True)
    return f"{WORD} (Markerad som löst.)"


def remark_without_words(file: Opened, paragraph: etree._Element) -> str:
    """Make an empty comment in the margin."""
    _remark(file, paragraph, "")
    return "En kommentar utan ord"


EDITS: Mapping[str, Edit] = {
    one.__name__: one
    for one in (
        link_elsewhere,
        link_to_another_place,
        link_taken_away,
        link_added,
        strike,
        strike_twice,
        strike_by_style,
        strike_all,
        highlight,
        shade,
        colour,
        underline,
        embolden,
        frame,
        hide,
        delete_paragraph,
        move_words,
        move_paragraph,
        heading_to_text,
        item_to_text,
        footnote,
        endnote,
        header,
        footer,
        watermark,
        picture,
        remark_answered,
        remark_settled,
        remark_without_words,
    )
}


def _properties(one: etree._Element) -> etree._Element:
    found = one.find(w("rPr"))
    if found is None:
        found = make("rPr")
        one.insert(0, found)
    return found


def _look(
    file: Opened,
    paragraph: etree._Element,
    look: etree._Element,
    told: str = "Framhävt i texten utan ord om varför, vid barn-unga#5fdp: ”senast”",
) -> str:
    _properties(_word(file, paragraph)).append(look)
    return told


def _word(file: Opened, paragraph: etree._Element) -> etree._Element:
    """Return the word "senast" as a run of its own."""
    found = next(
        one for one in file.texts(paragraph) if "senast" in one.find(w("t")).text
    )
    before, _, after = found.find(w("t")).text.partition("senast")
    runs = [run(before), run("senast"), run(after)]
    for one in reversed(runs):
        found.addnext(one)
    paragraph.remove(found)
    return runs[1]


def _wrap(file: Opened, one: etree._Element, tag: str) -> None:
    around = make(tag, id=file.number(), author="Någon")
    one.addprevious(around)
    around.append(one)


def _break(file: Opened, paragraph: etree._Element, tag: str) -> None:
    mark = make("rPr", make(tag, id=file.number(), author="Någon"))
    paragraph.find(w("pPr")).append(mark)


def _note(file: Opened, paragraph: etree._Element, kind: str) -> str:
    note = make(kind, make("p", run(WORD)), id="7")
    file.add_part(f"{kind}s", etree.tostring(make(f"{kind}s", note)))
    paragraph.append(make("r", make(f"{kind}Reference", id="7")))
    return f"Fotnot i filen: {WORD}"


def _remark(file: Opened, paragraph: etree._Element, words: str) -> str:
    name = file.remark(words)
    first = next(file.texts(paragraph))
    end = make("commentRangeEnd", id=name)
    first.addprevious(make("commentRangeStart", id=name))
    first.addnext(end)
    end.addnext(make("r", make("commentReference", id=name)))
    return name
