"""The lines of a form that differ between those asked, and a form made over to one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from govdocs.consultation.form.form import UNINVITED, Form
from govdocs.consultation.form.places import INSTANCE_PROPERTY, Ask, FormBox
from govdocs.model.period import in_words
from govdocs.model.word_text import Piece, WordParagraph, WordText

# What is asked for in a form, and in a copy to read.
WANTED, WANTED_READ = "Svara", "Lämna synpunkter"
_WHO = FormBox(Ask.DETAIL, "instans")


def head(title: str, name: str | None) -> WordParagraph:
    """Return what stands at the top of every sheet: what it is, and whose."""
    words = f"{title}\t{name}" if name else title
    return WordParagraph((Piece(words),), "header", place="sidhuvud")


def last_day(wanted: str, day: date) -> WordParagraph:
    """Return what tells the last day for what is wanted."""
    told = f"{wanted} senast den {in_words(day)} kl. 23.59."
    return WordParagraph((Piece(told, bold=True),), "Body Text")


def uninvited(form: Form) -> Iterator[WordParagraph]:
    """Yield the line for an instance that has not been asked; none for any other."""
    if form.is_uninvited:
        yield WordParagraph((Piece(UNINVITED, bold=True),), "Body Text")


def named(consultee: str, name: str | None) -> WordParagraph:
    """Return the line that tells whose the answer is, where it is known."""
    told = f"{name} ({consultee})" if name else consultee
    pieces = Piece(f"{_WHO.label('')}: ", bold=True), Piece(told)
    return WordParagraph(pieces, "Body Text", anchors=(_WHO.bookmark,))


def addressed(made: WordText, form: Form, name: str | None) -> WordText:
    """Return a text made for nobody, for the instance of a form; `name` is its name.

    The same to hold a file against as if it had been made for that one: only what is told
    to writers differs, the boxes and the digests of lines.
    """
    if form.consultee is None:
        return made
    properties = {**made.properties, INSTANCE_PROPERTY: form.consultee}
    paragraphs = tuple(_paragraphs(made, form, form.consultee, name))
    return made._replace(paragraphs=paragraphs, properties=properties)


def _paragraphs(
    made: WordText, form: Form, consultee: str, name: str | None
) -> Iterator[WordParagraph]:
    asked = form.round
    general = [last_day(one, asked.deadline) for one in (WANTED, WANTED_READ)]
    own = asked.deadline_of(consultee)
    top, *rest = made.paragraphs
    yield head(top.text, name)
    for one in rest:
        if _WHO.bookmark in one.anchors:
            yield named(consultee, name)
        elif one in general:
            yield last_day((WANTED, WANTED_READ)[general.index(one)], own)
            yield from uninvited(form)
        else:
            yield one
