"""A copy to read and mark in Word: remarks in the margin and changes that are tracked."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.consultation.form.addressed import WANTED_READ
from govdocs.consultation.form.flows import Flows
from govdocs.consultation.form.form import Form
from govdocs.consultation.form.texts import FormTexts
from govdocs.consultation.form.word import whole
from govdocs.consultation.form.word_front import (
    contents,
    heading,
    listed,
    opening,
    questions,
)
from govdocs.consultation.form.word_text import Boxes
from govdocs.model.word_text import WordParagraph, WordText

_STEPS = (
    "Markera de ord som du har en synpunkt på. Välj Ny kommentar och skriv.",
    "Vill du ändra orden? Skriv direkt i texten. Word spårar det du ändrar.",
    "Spara filen. Ligger den på en gemensam yta är du klar. Annars skickar du den "
    "till den som frågade.",
)
_HINTS = (
    "Flera kan skriva i samma fil, eller i var sin kopia.",
    "Ta en synpunkt i taget. Då kan varje synpunkt få ett eget svar.",
    "Vem som har skrivit en kommentar läses inte in. Skriv i kommentaren om det har "
    "betydelse.",
    "Godkänn inga ändringar. Då syns det inte längre vad som är ändrat.",
)


def reading_word(form: Form, texts: FormTexts, name: str | None = None) -> WordText:
    """Return the copy; `name` is that of the instance. The same round gives the same."""
    flows, boxes = texts.flows, Boxes()
    title = f"Läsexemplar för {_round(form)}"
    body = (
        *opening(form, title, WANTED_READ),
        *_front(form, flows, boxes),
        *texts.to_read,
    )
    made = whole(form, title, name, body, flows, boxes)
    return made._replace(is_tracking=True)


def _round(form: Form) -> str:
    return f"{form.round.noun} {form.round.id}"


def _front(form: Form, flows: Flows, boxes: Boxes) -> Iterator[WordParagraph]:
    yield heading("Så gör du")
    yield from listed(_STEPS, 1, is_numbered=True)
    yield heading("Bra att veta", 2)
    yield from listed(_HINTS, 2)
    yield heading("Texterna i filen", 2)
    yield from contents(flows)
    if form.questions:
        yield heading("Frågor")
        yield from questions(form, flows, boxes)
