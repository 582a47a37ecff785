"""Read an answer that came as a saved e-mail: its words, and our forms sent along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govdocs.consultation.form.form import Form
from govdocs.consultation.intake.html_form import is_sent_form, sent_fields
from govdocs.consultation.intake.markdown import markdown_fields
from govdocs.consultation.intake.understood import Field
from govdocs.consultation.intake.word.draft import renumbered
from govdocs.consultation.intake.word.read import Templates, attached_answer, is_word
from govdocs.consultation.intake.word.size import LIMITS
from govdocs.text.legible import decoded, legible
from govdocs.text.mail import read_mail
from govdocs.text.word.errors import Unreadable
from govdocs.text.word.limits import MEGA

_NOT_READ = (
    "bilagan {name} i e-postmeddelandet är inte läst; spara den som en egen fil och ta "
    "emot den"
)
_UNREAD = (
    "filen är sparad som den kom, men den går inte att läsa: {what}; spara bilagorna som "
    "egna filer och ta emot dem"
)
# What was sent along comes back whole.
_LIMITS = LIMITS._replace(answer=64 * MEGA)


def mail_fields(content: bytes, form: Form, templates: Templates) -> list[Field]:
    """Return the fields of an e-mail; an attachment that is no form of ours is told.

    Of one that cannot be read, one sentence that says why.
    """
    try:
        mail = read_mail(content, _LIMITS)
    except Unreadable as error:
        return [("", _UNREAD.format(what=error.message))]
    fields = [("", f"Ämne: {mail.subject}")] if mail.subject else []
    words: list[str] = []
    for one in mail.texts:
        if is_sent_form(one):
            fields += sent_fields(one)
        else:
            words.append(one)
    fields += markdown_fields("\n".join(words), form)
    for number, (name, content) in enumerate(mail.attached, 1):
        fields += renumbered(_attached(name, content, form, templates), number)
    return fields


def _attached(
    name: str, content: bytes, form: Form, templates: Templates
) -> Iterable[Field]:
    if is_word(content):
        found = attached_answer(content, form, templates)
        return [("", _NOT_READ.format(name=name))] if found is None else found
    return _typed(name, legible(decoded(content)))


def _typed(name: str, text: str) -> Iterator[Field]:
    if is_sent_form(text):
        yield from sent_fields(text)
    else:
        yield "", _NOT_READ.format(name=name)
