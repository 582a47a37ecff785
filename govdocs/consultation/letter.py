"""The letter that goes out with a round (missiv), as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdocs.consultation.form.form import PRIVACY, UNINVITED, Form
from govdocs.model.digest import in_fours
from govdocs.model.period import in_words
from govdocs.model.settings import Contact

_HEADING = re.compile(r"^(#{1,5})(?= )", re.MULTILINE)


def letter_markdown(form: Form, name: str | None, sender: Contact | None = None) -> str:
    """Return the letter to the form's instance by its name, or to all with None.

    `sender` is where answers are sent.
    """
    return "\n".join(_lines(form, name, sender)) + "\n"


def _lines(form: Form, name: str | None, sender: Contact | None) -> Iterator[str]:
    asked = form.round
    titles = {one.document: one.title for one in form.headings if one.block is None}
    yield f"# {asked.noun.capitalize()} {asked.id}: {asked.title}"
    yield ""
    if asked.marking:
        yield from (f"*{asked.marking}*", "")
    if name:
        yield from (f"Till {name}", "")
    if asked.dockets:
        yield from (f"Diarienummer: {', '.join(asked.dockets)}", "")
    last = in_words(form.last_day)
    # The letter has one title, so headings of its own stand one step below it.
    own = _HEADING.sub(r"\1#", asked.letter or "").strip()
    yield own or "Vi vill ha era synpunkter på texterna nedan."
    yield ""
    yield f"**Svara senast den {last} kl. 23.59.** Lämna ett samlat svar."
    if form.is_uninvited:
        yield UNINVITED
    yield "Ett nytt svar inom svarstiden ersätter det förra, och båda sparas."
    yield from sent_to(sender)
    yield from ("", "## Texterna", "")
    for text in asked.texts:
        version = f" version {text.version}" if text.version else ""
        title = titles.get(text.document, text.document)
        yield f"- {title}{version}, kontrollsumma {in_fours(text.digest)}"
    yield from _questions(form)
    if asked.outside:
        yield from ("", "## Utanför remissen", "")
    for row in asked.outside:
        title = form.outside.get(row.document, row.document)
        yield f"- {title}: {row.reason}"
    if asked.enclosed:
        yield from ("", "## Sänds med", "")
    for one in asked.enclosed:
        # The address too, for a letter is read on paper as well.
        link = f"[{one.title}]({one.link}) ({one.link})"
        yield f"- {link if one.link else one.title}"
    yield from ("", "## Så behandlas svaren", "")
    # What a working group writes to itself is not always handed in anywhere.
    yield PRIVACY.replace("blir", "kan bli") if asked.is_internal else PRIVACY
    yield f"Varje synpunkt bemöts, och svaren publiceras när {asked.called} är avslutad."


def sent_to(sender: Contact | None) -> Iterator[str]:
    """Yield the sentence on where an answer is sent, in every letter that asks for one."""
    if sender:
        address = f", {sender.email}" if sender.email else ""
        yield f"Skicka svaret till {sender.name}{address}."


def _questions(form: Form) -> Iterator[str]:
    """Yield the questions with the numbers that they have in the form for Word."""
    if form.questions:
        yield from ("", "## Frågor", "")
    for number, one in enumerate(form.questions, 1):
        must = " (Måste besvaras.)" if one.is_required else ""
        place = form.place_of(one)
        yield f"{number}. {one.text}{must}{f' {place}' if place else ''}"
