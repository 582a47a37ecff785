"""The form to fill in with a word processor: what is asked, and the texts to comment on."""

from __future__ import annotations

from collections.abc import Sequence

from govdocs.consultation.form.addressed import head
from govdocs.consultation.form.flows import Flows
from govdocs.consultation.form.form import Form
from govdocs.consultation.form.places import (
    DIGEST_PROPERTY,
    INSTANCE_PROPERTY,
    ROUND_PROPERTY,
)
from govdocs.consultation.form.texts import FormTexts
from govdocs.consultation.form.word_front import front
from govdocs.consultation.form.word_text import Boxes
from govdocs.model.word_frame import form_properties
from govdocs.model.word_text import WordParagraph, WordText


def form_word(
    form: Form,
    texts: FormTexts,
    name: str | None = None,
    *,
    is_locked: bool = True,
) -> WordText:
    """Return the form; `name` is that of the instance. The same round gives the same."""
    flows, boxes = texts.flows, Boxes()
    first = tuple(front(form, flows, boxes, name, is_locked=is_locked))
    title = f"Svar på remiss {form.round.id}"
    lines, those_below = texts.with_boxes
    boxes.by_tag.update(those_below.by_tag)
    made = whole(form, title, name, (*first, *lines), flows, boxes)
    return made._replace(is_locked=is_locked)


def whole(
    form: Form,
    title: str,
    name: str | None,
    body: Sequence[WordParagraph],
    flows: Flows,
    boxes: Boxes,
) -> WordText:
    """Return a file that goes out: its head, its body, and what it says of itself."""
    paragraphs = (head(title, name), *body)
    return WordText(
        paragraphs,
        flows.notes,
        flows.remarks,
        {
            **properties(form, title),
            **flows.properties,
            **form_properties(paragraphs),
        },
        boxes=boxes.by_tag,
        pictures=flows.pictures,
    )


def properties(form: Form, title: str) -> dict[str, str]:
    """Return what the file says of itself: which round and texts, and whose it is."""
    asked = form.round
    found = {"title": f"{title}: {asked.title}", ROUND_PROPERTY: asked.id}
    if form.consultee:
        found[INSTANCE_PROPERTY] = form.consultee
    digests = ((f"{DIGEST_PROPERTY}{one.document}", one.digest) for one in asked.texts)
    return {**found, **dict(digests)}
