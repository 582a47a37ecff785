"""Tracked changes of an OpenDocument text: what was taken out lies before the text."""

from __future__ import annotations

from govdocs.model.word_text import Tracked
from govdocs.text.word.odt_blocks import begin, end
from govdocs.text.word.odt_story import Handler, Story
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
    inside = story.scribe.is_open
    for at, one in enumerate(blocks):
        if inside and short(one.tag) in _PARAGRAPHS:
            _go_on(story, one, is_first=at == 0)
        else:
            story.handle(one)
    story.scribe.tracked.pop()


def _go_on(story: Story, element: Element, *, is_first: bool) -> None:
    """Read a paragraph that was taken out: only the breaks between them are breaks."""
    if not is_first:
        end(story)
        begin(story, element)
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
