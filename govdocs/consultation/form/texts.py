"""The texts of a round as all who are asked see them, put together once for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from govdocs.consultation.form.flows import Flows, FormText, Shown, join_flows
from govdocs.consultation.form.places import place_key
from govdocs.consultation.form.word_front import LISTS, body, heading
from govdocs.consultation.form.word_text import Boxes, Reading
from govdocs.model.digest import in_fours
from govdocs.model.word_text import WordParagraph


class FormTexts(tuple[FormText, ...]):
    """The texts in their order, and what a form and a copy to read show of them."""

    @cached_property
    def flows(self) -> Flows:
        """Return them as one run of paragraphs."""
        return join_flows(self, LISTS)

    @cached_property
    def with_boxes(self) -> tuple[tuple[WordParagraph, ...], Boxes]:
        """Return them with places to write in, and the boxes there are."""
        boxes = Boxes()
        flows = self.flows
        lines = (line for one in flows.shown for line in _with_boxes(one, flows, boxes))
        return tuple(lines), boxes

    @cached_property
    def to_read(self) -> tuple[WordParagraph, ...]:
        """Return them without places to write in."""
        flows = self.flows
        return tuple(line for one in flows.shown for line in _to_read(one, flows))


def _with_boxes(shown: Shown, flows: Flows, boxes: Boxes) -> Iterator[WordParagraph]:
    """Yield one text with its boxes, and one for the whole of it."""
    text = shown.text
    yield from _opening(shown, flows)
    # The first text may have parts that all share, so its places are told alone.
    prefix = "" if shown is flows.shown[0] else f"{text.name} "
    yield from Reading(shown, flows.marks, boxes, prefix).paragraphs()
    yield heading(f"Om hela {text.name}", 2)
    yield from boxes.place(place_key(text.ready.id, None), f"hela {text.name}")


def _to_read(shown: Shown, flows: Flows) -> Iterator[WordParagraph]:
    yield from _opening(shown, flows)
    yield from Reading(shown, flows.marks).paragraphs()


def _opening(shown: Shown, flows: Flows) -> Iterator[WordParagraph]:
    """Yield the title with the bookmark of the whole text, which text it is, and parts.

    Only parts that stand elsewhere in the file are told.
    """
    text = shown.text
    mark = flows.mark(text, None)
    yield heading(text.asked.title)._replace(anchors=(mark,), begins_page=True)
    yield body(f"Textens kontrollsumma: {in_fours(text.ready.digests.full)}")
    if shown.elsewhere:
        told = " och ".join(shown.elsewhere)
        yield body(f"Hit hör också {told}. De visas längre upp i filen.")
