"""The form to fill in with a word processor: what is asked, and the texts to comment on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from govdocs.consultation.form import Form
from govdocs.consultation.form_flows import Flows, FormText, Shown, join_flows
from govdocs.consultation.form_places import (
    DIGEST_PROPERTY,
    INSTANCE_PROPERTY,
    ROUND_PROPERTY,
    place_key,
    text_mark,
)
from govdocs.consultation.form_word_front import LISTS, body, front, heading
from govdocs.consultation.form_word_text import Boxes, Reading
from govdocs.model.digest import in_fours
from govdocs.model.word_text import Piece, WordParagraph, WordText


def form_word(
    form: Form, texts: Sequence[FormText], name: str | None = None
) -> WordText:
    """Return the form; `name` is that of the instance. The same round gives the same."""
    flows = join_flows(texts, LISTS)
    boxes = Boxes()
    paragraphs = (
        _head(form, name),
        *front(form, texts, boxes, name),
        *(line for one in flows.shown for line in _text(one, flows, boxes)),
    )
    return WordText(
        paragraphs,
        flows.notes,
        flows.remarks,
        {**_properties(form, f"Svar på remiss {form.round.id}"), **flows.properties},
        boxes=boxes.by_tag,
        is_locked=True,
    )


def _head(form: Form, name: str | None) -> WordParagraph:
    """Return what stands at the top of every sheet: the round, and whose answer it is."""
    words = f"Svar på remiss {form.round.id}\t{name or ''}".rstrip("\t")
    return WordParagraph((Piece(words),), place="sidhuvud")


def _text(shown: Shown, flows: Flows, boxes: Boxes) -> Iterator[WordParagraph]:
    """Yield one text with its boxes, and one for the whole of it."""
    text = shown.text
    key = place_key(text.ready.id, None)
    yield replace(heading(text.asked.title), anchors=(text_mark(key),))
    yield from about(shown)
    # The first text may have parts that all share, so its places are told alone.
    prefix = "" if shown is flows.shown[0] else f"{text.name} "
    yield from Reading(shown, flows.marks, boxes, prefix).paragraphs()
    yield heading(f"Om hela {text.name}", 2)
    yield from boxes.place(key, f"hela {text.name}")


def about(shown: Shown) -> Iterator[WordParagraph]:
    """Yield which text it is, and which parts of it stand elsewhere."""
    digest = shown.text.ready.digests.full
    yield body(f"Textens kontrollsumma: {in_fours(digest)}")
    if shown.elsewhere:
        told = " och ".join(shown.elsewhere)
        yield body(f"Hit hör också {told}. De visas längre upp i filen.")


def _properties(form: Form, title: str) -> dict[str, str]:
    """Return what the file says of itself: which round and texts, and whose it is."""
    asked = form.round
    found = {"title": f"{title}: {asked.title}", ROUND_PROPERTY: asked.id}
    if form.consultee:
        found[INSTANCE_PROPERTY] = form.consultee
    digests = ((f"{DIGEST_PROPERTY}{one.document}", one.digest) for one in asked.texts)
    return {**found, **dict(digests)}
