"""What stands before the texts in a Word form: how to fill it in, and what is asked once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govdocs.consultation.form.addressed import WANTED, last_day, named, uninvited
from govdocs.consultation.form.flows import Flows, FormText
from govdocs.consultation.form.form import APART, PRIVACY, Form
from govdocs.consultation.form.places import Ask
from govdocs.consultation.form.word_text import Boxes
from govdocs.model.consultation import Asked
from govdocs.model.submission import Stance
from govdocs.model.word_text import ListPlace, Piece, WordParagraph

# Lists are told apart by number; those of the texts come after these.
CONTENTS_LIST = 3
LISTS = 4
# Questions that have room on the page of the stances. In a long file LibreOffice may leave
# what is near the end of that page there, and its box on the next.
_FEW = 2
_STEPS = (
    "Fyll i vilka ni är och vem som har beslutat svaret.",
    "Välj er samlade inställning, och svara på frågorna.",
    "Läs texten. Skriv synpunkter i rutorna under det stycke som de gäller. "
    "Rutor som ni inte behöver lämnar ni tomma.",
    "Vill ni ändra orden? Skriv hela stycket så som ni vill ha det "
    "vid Föreslagen lydelse.",
    "Spara filen och skicka den så som missivet säger.",
)
_HINTS = (
    "Ta en synpunkt i taget. Då kan varje synpunkt få ett eget svar.",
    "Börja med det ni vill ändra. Skälet kommer sedan.",
    "Skriv korta meningar, säg vem som ska göra vad, och förklara förkortningar.",
    "Sort säger om synpunkten är ett ändringsförslag, en fråga, ett sakfel eller stöd.",
    PRIVACY,
    "Hellre kommentarer i marginalen eller spårade ändringar? Vi läser dem också.",
)
_LOCKED = (
    "Texten är låst så att inget ändras av misstag. Det finns inget lösenord. "
    "Går det inte att skriva i rutorna? Öppna filen i Word på datorn, eller be om en "
    "mall utan lås."
)
_MEANS = {
    Stance.SUPPORTS: "ni vill att texten beslutas som den är",
    Stance.SUPPORTS_CHANGED: "ni vill att den beslutas, med era ändringar",
    Stance.NO_OBJECTION: "ni har inget att invända",
    Stance.OPPOSES: "ni vill inte att den beslutas",
    Stance.ABSTAINS: "ni tar inte ställning",
}


def heading(text: str, level: int = 1) -> WordParagraph:
    """Return a heading of the form's own."""
    return WordParagraph((Piece(text),), f"heading {level}", level)


def body(text: str) -> WordParagraph:
    """Return a paragraph of the form's own."""
    return WordParagraph((Piece(text),), "Body Text")


def front(
    form: Form, flows: Flows, boxes: Boxes, name: str | None, *, is_locked: bool
) -> Iterator[WordParagraph]:
    """Yield all that stands before the texts; `name` is that of the instance."""
    title = f"Svar på remiss {form.round.id}"
    yield from opening(form, title, WANTED)
    yield body("Lämna ett samlat svar. Flera kan skriva, men en lämnar in.")
    yield heading("Så fyller ni i")
    yield from listed(_STEPS, 1, is_numbered=True)
    yield heading("Bra att veta", 2)
    yield from listed((*_HINTS, _LOCKED) if is_locked else _HINTS, 2)
    yield heading("Texterna i filen", 2)
    yield from contents(flows)
    yield heading("Vem svarar?")
    yield from _who(form, boxes, name)
    yield heading("Inställning")
    yield from _stances(flows.texts, boxes)
    if form.questions:
        is_long = len(form.questions) > _FEW
        yield heading("Frågor")._replace(begins_page=is_long)
        yield from questions(form, flows, boxes)


def contents(flows: Flows) -> Iterator[WordParagraph]:
    """Yield a link to each text."""
    for one in flows.texts:
        link = f"#{flows.mark(one, None)}"
        title = Piece(one.asked.title, link=link)
        yield WordParagraph((title,), "List Bullet", item=ListPlace(1, CONTENTS_LIST))


def opening(form: Form, title: str, wanted: str) -> Iterator[WordParagraph]:
    """Yield the title, what the round is about, and the last day for what is wanted."""
    asked = form.round
    yield WordParagraph((Piece(title),), "Title")
    yield WordParagraph((Piece(asked.title),), "Subtitle")
    if asked.marking:
        yield WordParagraph((Piece(asked.marking, italic=True),), "Body Text")
    yield last_day(wanted, form.last_day)
    yield from uninvited(form)


def listed(
    lines: Sequence[str], group: int, *, is_numbered: bool = False
) -> Iterator[WordParagraph]:
    """Yield a list of the form's own; `group` tells it from the others."""
    style = "List Number" if is_numbered else "List Bullet"
    for number, line in enumerate(lines, 1):
        place = ListPlace(1, group, number if is_numbered else None)
        yield WordParagraph((Piece(line),), style, item=place)


def _who(form: Form, boxes: Boxes, name: str | None) -> Iterator[WordParagraph]:
    if form.consultee:
        yield named(form.consultee, name)
    else:
        yield boxes.line(Ask.DETAIL, "instans")
    for key in ("organ", "datum", "paragraf"):
        yield boxes.line(Ask.DETAIL, key)
    yield boxes.line(Ask.DETAIL, "diarienummer", is_last=True)


def _stances(texts: Sequence[FormText], boxes: Boxes) -> Iterator[WordParagraph]:
    yield boxes.line(Ask.DETAIL, "installning")
    yield boxes.line(Ask.DETAIL, "skal", is_last=True)
    yield body("Det här betyder orden:")
    for one, means in _MEANS.items():
        pieces = Piece(f"{one}", bold=True), Piece(f": {means}")
        yield WordParagraph(pieces, "List Bullet", item=ListPlace(1, LISTS))
    if len(texts) > 1:
        yield body(APART)
        for text in texts:
            is_last = text is texts[-1]
            yield boxes.line(Ask.STANCE, text.ready.id, text.name, is_last=is_last)
    yield body(
        "Vill partier eller ledamöter reservera sig? Skriv det här, utan personers namn."
    )
    yield boxes.line(Ask.DETAIL, "reservation", is_last=True)


def questions(form: Form, flows: Flows, boxes: Boxes) -> Iterator[WordParagraph]:
    """Yield each question with its box, and the place in a text that it is about."""
    homes = {
        one.id: text.document for text in form.round.texts for one in text.questions
    }
    by_id = {one.ready.id: one for one in flows.texts}
    for number, one in enumerate(form.questions, 1):
        must = " (Måste besvaras.)" if one.is_required else ""
        yield heading(f"{number}. {one.text}{must}", 2)
        home = by_id.get(homes.get(one.id, ""))
        if home:
            yield WordParagraph(tuple(_about(one, home, flows)), "Body Text")
        yield boxes.line(Ask.ANSWER, one.id, f"{number}", is_last=True)


def _about(asked: Asked, text: FormText, flows: Flows) -> Iterator[Piece]:
    """Yield where in a text a question belongs, as a link to it."""
    spot = text.asked.spot(asked.section) if asked.section else None
    told = f"{text.name} {spot.cited}" if spot else text.name
    yield Piece("Frågan gäller ")
    yield Piece(told, link=f"#{flows.mark(text, asked.section)}")
    yield Piece(".")
