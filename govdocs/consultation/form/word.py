"""The form to fill in with a word processor: what is asked, and the texts to comment on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govdocs.consultation.form.addressed import head
from govdocs.consultation.form.flows import Flows, FormText, Shown, join_flows
from govdocs.consultation.form.form import Form
from govdocs.consultation.form.places import (
    DIGEST_PROPERTY,
    INSTANCE_PROPERTY,
    ROUND_PROPERTY,
    place_key,
)
from govdocs.consultation.form.word_front import LISTS, body, front, heading
from govdocs.consultation.form.word_text import Boxes, Reading
from govdocs.model.digest import in_fours
from govdocs.model.word_frame import form_properties
from govdocs.model.word_text import WordParagraph, WordText


def form_word(
    form: Form,
    texts: Sequence[FormText],
    name: str | None = None,
    *,
    is_locked: bool = True,
) -> WordText:
    """Return the form; `name` is that of the instance. The same round gives the same."""
    flows = join_flows(texts, LISTS)
    boxes = Boxes()
    body = (
        *front(form, flows, boxes, name, is_locked=is_locked),
        *(line for one in flows.shown for line in _text(one, flows, boxes)),
    )
    title = f"Svar på remiss {form.round.id}"
    made = whole(form, title, name, body, flows, boxes)
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


def _text(shown: Shown, flows: Flows, boxes: Boxes) -> Iterator[WordParagraph]:
    """Yield one text with its boxes, and one for the whole of it."""
    text = shown.text
    yield text_heading(text, flows)
    yield from about(shown)
    # The first text may have parts that all share, so its places are told alone.
    prefix = "" if shown is flows.shown[0] else f"{text.name} "
    yield from Reading(shown, flows.marks, boxes, prefix).paragraphs()
    yield heading(f"Om hela {text.name}", 2)
    yield from boxes.place(place_key(text.ready.id, None), f"hela {text.name}")


def text_heading(text: FormText, flows: Flows) -> WordParagraph:
    """Return the title of a text, with the bookmark of the whole of it."""
    return heading(text.asked.title)._replace(anchors=(flows.mark(text, None),))


def about(shown: Shown) -> Iterator[WordParagraph]:
    """Yield which text it is, and which parts of it stand elsewhere."""
    digest = shown.text.ready.digests.full
    yield body(f"Textens kontrollsumma: {in_fours(digest)}")
    if shown.elsewhere:
        told = " och ".join(shown.elsewhere)
        yield body(f"Hit hör också {told}. De visas längre upp i filen.")


def properties(form: Form, title: str) -> dict[str, str]:
    """Return what the file says of itself: which round and texts, and whose it is."""
    asked = form.round
    found = {"title": f"{title}: {asked.title}", ROUND_PROPERTY: asked.id}
    if form.consultee:
        found[INSTANCE_PROPERTY] = form.consultee
    digests = ((f"{DIGEST_PROPERTY}{one.document}", one.digest) for one in asked.texts)
    return {**found, **dict(digests)}
