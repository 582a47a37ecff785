"""From the bytes of an answer to the answer: what is understood, and every word else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from govdocs.consultation.form.form import Form
from govdocs.consultation.intake.html_form import is_sent_form, sent_fields
from govdocs.consultation.intake.mail import mail_fields
from govdocs.consultation.intake.markdown import markdown_fields
from govdocs.consultation.intake.page import page_answer
from govdocs.consultation.intake.understood import Field, Understood, understand
from govdocs.consultation.intake.word.draft import is_numbered, renumbered
from govdocs.consultation.intake.word.read import (
    Templates,
    attached_answer,
    is_word,
    no_templates,
    word_answer,
)
from govdocs.consultation.intake.yaml import yaml_fields
from govdocs.model.receipt import Receipt
from govdocs.model.submission import Submission
from govdocs.text.legible import decoded, legible
from govdocs.text.mail import is_mail

# Above this nobody has written an answer by hand, and reading it could take for ever.
LARGEST = 2_000_000
# With what is sent along, as letters.
LARGEST_MAIL = 20_000_000

_NO_TEXT = "filen är sparad som den kom, men den går inte att läsa som text"
_TOO_LARGE = "filen är sparad som den kom, men den är för stor för att läsas"
_NOT_READ = "bilagan {name} är sparad som den kom, men den är inte läst"
_EMPTY = "filen är sparad som den kom, men svaret i den är tomt"


@dataclass(frozen=True, slots=True)
class Read:
    """An answer that has been read; `aside` says why it does not count here.

    `noted` is what is worth telling of the reading, and leaves nothing to do.
    """

    submission: Submission
    aside: str | None = None
    noted: tuple[str, ...] = ()


def read_answer(
    receipt: Receipt,
    content: bytes,
    form: Form,
    templates: Templates = no_templates,
    attached: Sequence[bytes] = (),
) -> Read:
    """Read an answer; whatever happens, what is not understood is listed.

    `attached` are the files beside it, in the order of the receipt: those that are made
    of our forms are part of the answer.
    """
    more, unread = _attached(receipt, attached, form, templates)
    try:
        found = _understood(receipt.file, content, form, templates, more)
    except Exception as error:
        why = f"filen är sparad som den kom, men läsningen stannade ({type(error).__name__})"
        words = "" if is_word(content) else legible(decoded(content)).strip()
        kept = (why, words, *(" ".join(one).strip() for one in more))
        found = Understood(unread=tuple(filter(None, kept)))
    answer = _submission(receipt, found, unread)
    return Read(answer, _aside(receipt, found), found.noted)


def _attached(
    receipt: Receipt, contents: Sequence[bytes], form: Form, templates: Templates
) -> tuple[list[Field], list[str]]:
    """Return the fields of files beside the answer, and what is told of the others."""
    fields: list[Field] = []
    told: list[str] = []
    for at, one in enumerate(receipt.attached):
        found = None
        if at < len(contents) and is_word(contents[at]):
            with suppress(Exception):
                found = attached_answer(contents[at], form, templates)
        if found is None:
            told.append(_NOT_READ.format(name=one.name))
        else:
            fields += renumbered(found, at + 1)
    return fields, told


def _understood(
    name: str, content: bytes, form: Form, templates: Templates, more: list[Field]
) -> Understood:
    if is_word(content):
        return _said(word_answer(content, form, templates), more, form)
    if len(content) <= LARGEST_MAIL and is_mail(content):
        return _said(mail_fields(content, form, templates), more, form)
    if len(content) > LARGEST:
        return Understood(unread=(_TOO_LARGE,))
    text = decoded(content)
    if "\x00" in text and not _is_unicode(content):
        return Understood(unread=(_NO_TEXT,))
    return _said(_fields(name, legible(text), form), more, form)


def _said(fields: Sequence[Field], more: Sequence[Field], form: Form) -> Understood:
    """Return what the fields of the answer and of the files beside it say, each once."""
    own = {row for row in fields if not is_numbered(row[0])}
    found = understand([*fields, *(row for row in more if row not in own)], form)
    if more:
        found = replace(found, comments=tuple(dict.fromkeys(found.comments)))
    said = replace(found, round=None, consultee=None, marking=None, noted=())
    return found if said != Understood() else replace(found, unread=(_EMPTY,))


def _is_unicode(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return True


def _fields(name: str, text: str, form: Form) -> list[Field]:
    if is_sent_form(text):
        return sent_fields(text)
    if name.endswith((".html", ".htm")):
        return page_answer(text)
    if name.endswith((".yaml", ".yml")):
        return yaml_fields(text)
    return markdown_fields(text, form)


def _submission(receipt: Receipt, found: Understood, more: Iterable[str]) -> Submission:
    return Submission(
        round=receipt.round,
        consultee=receipt.consultee,
        received=receipt.received,
        channel=receipt.channel,
        sha256=receipt.sha256,
        stance=found.stance,
        answers=found.answers,
        reason=found.reason,
        decided_by=found.decided_by,
        dockets=found.dockets,
        comments=tuple(
            replace(one, id=f"{receipt.consultee}-{number}")
            for number, one in enumerate(found.comments, 1)
        ),
        reservation=found.reservation,
        unread=(*found.unread, *more),
        marking=found.marking,
        stances=found.stances,
    )


def _aside(receipt: Receipt, found: Understood) -> str | None:
    """Return why an answer is not for this round and instance; None when it is."""
    if found.round not in (None, receipt.round):
        return f"Svaret säger att det gäller remissen {found.round}."
    if found.consultee not in (None, receipt.consultee):
        return f"Svaret säger att det kommer från {found.consultee}."
    return None
