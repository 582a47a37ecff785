"""The form to fill in, as Markdown that can be written in any program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govdocs.consultation.form.form import PRIVACY, UNINVITED, Form
from govdocs.model.period import in_words
from govdocs.model.submission import CommentKind, Stance

# The sort that stands in the form before anybody has written in it.
FILLED_IN = CommentKind.CHANGE
ANSWER, ABOUT, STANCE_ON = "fråga ", "synpunkt på ", "inställning till "
# Headings whose whole text is one field.
SECTIONS: Mapping[str, str] = {
    "inställning": "inställning",
    "skäl": "skäl",
    "diarienummer": "diarienummer",
    "reservation": "reservation",
}
UNINVITED_LINE = f"> {UNINVITED}"
_KINDS = ", ".join(CommentKind)
_STANCES = ", ".join(Stance)


def form_markdown(form: Form) -> str:
    """Return the text of the form; the same round gives the same text."""
    return "\n".join(_lines(form)) + "\n"


def _lines(form: Form) -> Iterator[str]:
    asked = form.round
    yield f"# Svar på remiss {asked.id}: {asked.title}"
    yield ""
    yield "> Skriv under rubrikerna och låt dem stå kvar. Rader som börjar med > läses inte."
    yield f"> Svara senast den {in_words(form.last_day)} kl. 23.59, med ett samlat svar."
    yield f"> {PRIVACY}"
    if asked.marking:
        yield f"> {asked.marking}"
    if form.is_uninvited:
        yield UNINVITED_LINE
    yield ""
    yield f"remiss: {asked.id}"
    yield f"instans: {form.consultee or ''}".rstrip()
    yield ""
    yield from ("## Inställning", "", f"> Skriv ett av: {_STANCES}.", "")
    yield from ("## Skäl", "")
    for one in form.texts:
        yield from (f"## {STANCE_ON.capitalize()}{one.document}: {one.title}", "")
        yield from ("> Fyll i om ni ställer er på annat sätt till den här texten.", "")
    yield from ("## Beslutat av", "")
    yield from ("organ:", "datum:", "paragraf:", "")
    yield from ("## Diarienummer", "", "## Reservation", "")
    for asked_for in form.questions:
        must = " (Måste besvaras.)" if asked_for.is_required else ""
        place = form.place_of(asked_for)
        yield from (f"## Fråga {asked_for.id}", "", f"> {asked_for.text}{must}")
        yield from (f"> {place}", "") if place else ("",)
    yield f"> En synpunkt kan gälla ett stycke: byt id efter #. Sort är {_KINDS}."
    yield "> Har ni fler synpunkter upprepar ni rubriken och raderna under den."
    yield ""
    for heading in form.headings:
        yield f"## Synpunkt på {heading.target}: {heading.title}"
        yield from ("", f"sort: {FILLED_IN}", "text:", "", "förslag:", "")
