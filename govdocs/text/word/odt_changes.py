"""Tracked changes of an OpenDocument text: what was taken out lies before the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from govdocs.model.word_text import Tracked
from govdocs.text.word.odt_blocks import end, shape_of
from govdocs.text.word.odt_story import Handler, Story
from govdocs.text.word.scribe import Shape
from govdocs.text.word.tree import Element, attribute, child, long, short

_PARAGRAPHS = ("text:p", "text:h")


def regions(story: Story, element: Element) -> None:
    """Take down what has been taken out of the text, to be read where it stood."""
    for one in element.iter(long("text:changed-region")):
        name = attribute(one, "text:id") or attribute(one, "xml:id")
        gone = child(one, "text:deletion")
        if gone is not None:
            story.deleted[name] = gone
        if child(one, "text:format-change") is not None:
            story.shared.restyled.add(name)


def taken_out(story: Story, element: Element) -> None:
    """Read what stood here before it was taken out."""
    gone = story.deleted.pop(attribute(element, "text:change-id"), None)
    if gone is None:
        return
    story.scribe.tracked.append(Tracked.DELETED)
    blocks = [one for one in gone if short(one.tag) != "office:change-info"]
    if story.scribe.is_open:
        _go_on(story, list(_rows(story, blocks)))
    else:
        for one in blocks:
            story.handle(one)
    story.scribe.tracked.pop()


class _Row(NamedTuple):
    """A block that was taken out; a paragraph with the list it was an item of, if any."""

    element: Element
    style: str = ""
    level: int = 0

    @property
    def is_paragraph(self) -> bool:
        return short(self.element.tag) in _PARAGRAPHS

    def shape(self, story: Story) -> Shape:
        """Return what the paragraph was; an item is counted as one that is gone."""
        place = None
        if self.level:
            place = story.lists.taken_out(story.styles, self.style, self.level)
        return shape_of(story, self.element, place)[1]


def _rows(
    story: Story, blocks: Iterable[Element], style: str = "", level: int = 0
) -> Iterator[_Row]:
    """Yield blocks, those of lists as they come; only the first of an item has its mark."""
    for one in blocks:
        if short(one.tag) != "text:list":
            yield _Row(one, style, level)
            continue
        own = attribute(one, "text:style-name") or style
        for item in one:
            first = True
            for row in _rows(story, item, own, level + 1):
                yield row if first or row.level > level + 1 else row._replace(level=0)
                first = False


def _go_on(story: Story, rows: Sequence[_Row]) -> None:
    """Read what was taken out of a paragraph: only the breaks between them are breaks.

    Where it stood before the first word, the paragraph that is open is what comes after.
    """
    scribe, lists, last = story.scribe, story.lists, len(rows) - 1
    own = scribe.shape
    is_before = last > 0 and not scribe.has_words and rows[0].is_paragraph
    for at, row in enumerate(rows):
        if not row.is_paragraph:
            story.handle(row.element)
            continue
        if at == 0 and is_before:
            lists.step_back(own.item)
            scribe.reshape(row.shape(story))
        elif at == last and is_before:
            end(story)
            item = lists.again(story.styles, own.item)
            scribe.begin(*own._replace(item=item))
        elif at:
            end(story)
            shape = row.shape(story)
            item = shape.item and shape.item.now_as(own.item)
            scribe.begin(*shape._replace(item=item))
        _walk(story, row.element)


def _walk(story: Story, element: Element) -> None:
    before = story.look
    story.look = story.styles.paragraph(attribute(element, "text:style-name")).look
    story.walk(element)
    story.look = before


def added(story: Story, element: Element) -> None:
    """Begin text that was put in; one that only looks otherwise was there before."""
    if attribute(element, "text:change-id") not in story.shared.restyled:
        story.scribe.tracked.append(Tracked.INSERTED)


def added_end(story: Story, element: Element) -> None:
    """End text that was put in."""
    if attribute(element, "text:change-id") in story.shared.restyled:
        return
    if Tracked.INSERTED in story.scribe.tracked:
        story.scribe.tracked.remove(Tracked.INSERTED)


CHANGES: dict[str, Handler] = {
    "text:tracked-changes": regions,
    "text:change": taken_out,
    "text:change-start": added,
    "text:change-end": added_end,
}
