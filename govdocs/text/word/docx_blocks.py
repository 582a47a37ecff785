"""Paragraphs of a Word file, and what stands round them: changes, bookmarks, controls."""

from __future__ import annotations

from collections.abc import Mapping

from govdocs.model.word_text import ListPlace, Tracked
from govdocs.text.word.aligns import aligned
from govdocs.text.word.docx_runs import end_marks
from govdocs.text.word.docx_story import Handler, Story
from govdocs.text.word.docx_styles import Style, outline
from govdocs.text.word.scribe import PLAIN
from govdocs.text.word.style_names import continued_level, inner_level, is_item
from govdocs.text.word.tree import (
    Element,
    attribute,
    first,
    firsts,
    is_switched,
    led,
    long,
    short,
    value,
    value_of,
    whole,
)

_CHANGES = {
    "w:ins": Tracked.INSERTED,
    "w:del": Tracked.DELETED,
    "w:moveTo": Tracked.MOVED_HERE,
    "w:moveFrom": Tracked.MOVED_AWAY,
    "w:cellIns": Tracked.INSERTED,
    "w:cellDel": Tracked.DELETED,
}
_PROPERTIES, _STYLE, _LETTERS = map(long, ("w:pPr", "w:pStyle", "w:rPr"))
_OUTLINE, _LIST, _ALIGN, _CONTROL, _INDENT = map(
    long, ("w:outlineLvl", "w:numPr", "w:jc", "w:sdtPr", "w:ind")
)
_FRAME = long("w:framePr")
_SHOWING, _TAG = map(long, ("w:showingPlcHdr", "w:tag"))
_ID, _NAME = map(long, ("w:id", "w:name"))


def paragraph(story: Story, element: Element) -> None:
    """Read a paragraph."""
    properties, inside = led(element, _PROPERTIES)
    own: Mapping[str, Element] = {} if properties is None else firsts(properties)
    if _FRAME in own and _is_capital(element, own[_FRAME]):
        story.capital += inside
        return
    style = story.shared.styles.paragraph(value_of(own.get(_STYLE)))
    mark = change_in(own.get(_LETTERS))
    said = outline(own.get(_OUTLINE))
    level = style.level if said is None else said
    item = _item(story, own, style, mark)
    look, story.look = story.look, PLAIN
    # A heading is counted with the items of its list, and is none itself unless others
    # know it by that: 'Bilaga 1', and 1.1 in it.
    set_ = value_of(own.get(_ALIGN))
    align = aligned(set_) if set_ else style.align
    is_named = item is not None and item.group in story.shared.numbering.named
    own_item = item if is_named or not level else None
    counted = item if level and not is_named else None
    size, stress = style.size, style.stress.on
    story.scribe.begin(style.name, level, own_item, align, size, stress, counted)
    story.is_new_page = False
    if story.capital:
        capital, story.capital = story.capital, []
        story.walk(capital)
    story.walk(inside)
    if story.marks:
        end_marks(story)
    story.scribe.end(mark)
    story.look = look


def _is_capital(element: Element, frame: Element) -> bool:
    """Tell whether a paragraph is only the large first letter of the next one."""
    after = element.getnext()
    is_within = after is not None and after.tag == element.tag
    return is_within and attribute(frame, "w:dropCap") in ("drop", "margin")


def change_in(properties: Element | None) -> Tracked | None:
    """Return what tracked changes have done with what these properties belong to."""
    if properties is None:
        return None
    kinds = [_CHANGES.get(short(one.tag)) for one in properties]
    found = [one for one in kinds if one]
    gone = next((one for one in found if one.is_gone), None)
    if gone and any(one.is_new for one in found):
        return Tracked.WITHDRAWN
    return gone or next(iter(found), None)


def _item(
    story: Story, said: Mapping[str, Element], style: Style, mark: Tracked | None
) -> ListPlace | None:
    own, number, depth = said.get(_LIST), style.number, style.depth
    if own is not None and (named := value(own, "w:numId")):
        number, depth = named, whole(value(own, "w:ilvl"))
    elif own is not None and (deep := value(own, "w:ilvl")):
        depth = whole(deep)
    if number and number != "0":
        place = story.shared.numbering.place(number, depth, mark)
        last = story.scribe.last_item
        is_alone = last is None or place is None or last.group != place.group
        if place is None or (place.goes_on and is_alone):
            return None
        # Each such style has a list of its own, whose first level is further in.
        level = inner_level(style.name) if place.level == 1 else None
        return place._replace(level=level or place.level)
    # LibreOffice takes any paragraph after a list out of it in so many words.
    return _goes_on(story, style, is_free=number == "0" and _is_set_in(said))


def _is_set_in(said: Mapping[str, Element]) -> bool:
    """Tell whether a paragraph begins further in than the text round it."""
    indent = said.get(_INDENT)
    if indent is None:
        return False
    return any(whole(attribute(indent, f"w:{side}")) > 0 for side in ("left", "start"))


def _goes_on(story: Story, style: Style, *, is_free: bool) -> ListPlace | None:
    """Return the place of a paragraph that only its style puts in a list."""
    last = story.scribe.last_item
    level = continued_level(style.name)
    if level:
        return ListPlace(level, last.group if last else 0, goes_on=True)
    if last and (is_free or is_item(style.name)):
        return ListPlace(last.level, last.group, goes_on=True)
    return None


def _change(kind: Tracked) -> Handler:
    def read(story: Story, element: Element) -> None:
        with story.changed(kind):
            story.walk(element)

    return read


def bookmark_start(story: Story, element: Element) -> None:
    """Open a bookmark; one without an end is of the paragraph where it begins."""
    id_, name = element.get(_ID, ""), element.get(_NAME, "")
    if not name:
        return
    story.shared.note_marks.note_bookmark(name)
    if id_ not in story.ended:
        story.scribe.point_anchor(name)
        return
    is_open = name in story.anchors.values()
    if id_ in story.anchors:
        story.scribe.end_anchor(story.anchors[id_])
    story.anchors[id_] = name
    if not is_open:
        story.scribe.begin_anchor(name)


def bookmark_end(story: Story, element: Element) -> None:
    """Close a bookmark."""
    name = story.anchors.pop(element.get(_ID, ""), "")
    if name:
        if name in story.anchors.values():
            others = story.anchors.items()
            story.anchors = {id_: one for id_, one in others if one != name}
        story.scribe.end_anchor(name)


def bookmarks_with_end(root: Element) -> frozenset[str]:
    """Return the ids of bookmarks that have an end somewhere after their beginning.

    LibreOffice writes one that runs through cells as two beginnings of the same name, of
    which only the last has an end; both are in what is returned.
    """
    ended = {one.get(_ID, "") for one in root.iter(long("w:bookmarkEnd"))}
    starts = [*root.iter(long("w:bookmarkStart"))]
    ids = [one.get(_ID, "") for one in starts]
    if ended.issuperset(ids):
        return frozenset(ended)
    names: set[str] = set()
    for id_, one in zip(reversed(ids), reversed(starts), strict=True):
        name = one.get(_NAME, "")
        if name in names:
            ended.add(id_)
        elif id_ in ended:
            names.add(name)
    return frozenset(ended)


def remark_start(story: Story, element: Element) -> None:
    """Open the stretch that a remark is about."""
    story.scribe.begin_remark(attribute(element, "w:id"))


def remark_end(story: Story, element: Element) -> None:
    """Close the stretch that a remark is about."""
    story.scribe.end_remark(attribute(element, "w:id"))


def remark_mark(story: Story, element: Element) -> None:
    """Put a remark here, unless it has a stretch of its own."""
    story.scribe.mark_remark(attribute(element, "w:id"))


def control(story: Story, element: Element) -> None:
    """Read a content control: its tag is round all that stands in it."""
    own, inside = led(element, _CONTROL)
    is_prompt = bool(is_switched(first(own, _SHOWING)))
    story.scribe.controls.append(value_of(first(own, _TAG)))
    story.prompts += is_prompt
    story.walk(inside)
    story.prompts -= is_prompt
    story.scribe.controls.pop()


def skip(story: Story, element: Element) -> None:
    """Pass by what holds no text."""


# What holds no text: how things look, and where pages end.
_BARE = (
    "w:pPr w:rPr w:sdtPr w:sdtEndPr w:tblPr w:tblGrid w:trPr w:tcPr w:tblPrEx w:sectPr"
    " w:smartTagPr w:customXmlPr w:fldData w:ffData w:rubyPr w:footnoteRef w:endnoteRef"
    " w:annotationRef w:separator w:continuationSeparator w:lastRenderedPageBreak"
    " w:proofErr w:permStart w:permEnd"
)

BLOCKS: dict[str, Handler] = {
    **dict.fromkeys(_BARE.split(), skip),
    "w:p": paragraph,
    "a:p": paragraph,
    "w:sdt": control,
    "w:bookmarkStart": bookmark_start,
    "w:bookmarkEnd": bookmark_end,
    "w:commentRangeStart": remark_start,
    "w:commentRangeEnd": remark_end,
    "w:commentReference": remark_mark,
    **{
        tag: _change(kind)
        for tag, kind in _CHANGES.items()
        if tag not in ("w:cellIns", "w:cellDel")
    },
}
