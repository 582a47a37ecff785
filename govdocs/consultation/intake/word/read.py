"""Read an answer from a word processor as fields: a form, a commented text, or a letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import count

from govdocs.consultation.form.form import Form
from govdocs.consultation.form.places import ROUND_PROPERTY, box_of_bookmark, box_of_tag
from govdocs.consultation.intake.markdown import markdown_fields
from govdocs.consultation.intake.understood import Field
from govdocs.consultation.intake.word.fields import word_fields
from govdocs.consultation.intake.word.prompts import with_written
from govdocs.consultation.intake.word.size import LIMITS, is_too_much
from govdocs.consultation.intake.word.stretches import stretches
from govdocs.model.word_text import BLOCK_MARK, WordParagraph, WordText
from govdocs.text.word.errors import Unreadable
from govdocs.text.word.read import read_word

# What was sent out in the round of an id, in each shape that may come back; nothing of a
# round that is not known. Made only when it is needed.
Templates = Callable[[str], Sequence[WordText]]

_UNREAD = "originalet är sparat, men {what}; {remedy}"
_TOO_MUCH = _UNREAD.format(
    what="filen har mer text eller fler kommentarer än ett svar kan ha",
    remedy="läs den själv, eller be instansen om svaret i mallen",
)
# What the files begin with that only a program of its own can show.
_STARTS = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xd0\xcf\x11\xe0",
    b"%PDF-",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
)
# What stands early in the two formats where all of a document is one XML file.
_FLAT = (b"schemas.microsoft.com/office/", b"urn:oasis:names:tc:opendocument:")
_EARLY = 4_096


def no_templates(_: str) -> Sequence[WordText]:
    """Return no template, for a round whose texts have not been read."""
    return ()


def is_word(content: bytes) -> bool:
    """Tell whether a file is one for a word processor, or nothing that is text."""
    if content.startswith(_STARTS):
        return True
    start = content[:_EARLY]
    return b"<?xml" in start and any(one in start for one in _FLAT)


def word_answer(content: bytes, form: Form, templates: Templates) -> list[Field]:
    """Return the fields of a file; of one that cannot be read, one sentence that says why."""
    try:
        found = read_word(content, LIMITS)
    except Unreadable as error:
        return [("", _UNREAD.format(what=error.message, remedy=error.remedy))]
    if is_too_much(found):
        return [("", _TOO_MUCH)]
    return text_fields(found, form, templates)


def attached_answer(
    content: bytes, form: Form, templates: Templates
) -> list[Field] | None:
    """Return the fields of a file beside the answer; None when it is not made of ours."""
    try:
        found = read_word(content, LIMITS)
    except Unreadable:
        return None
    is_read = is_ours(found) and not is_too_much(found)
    return text_fields(found, form, templates) if is_read else None


def text_fields(found: WordText, form: Form, templates: Templates) -> list[Field]:
    """Return the fields of what a file says."""
    found = with_written(found)
    asked = _likest(found, templates(form.round.id))
    if not is_ours(found) and not _is_filled_in(found, asked):
        letter = _lettered(found, form)
        if letter:
            return letter
    own = found.properties.get(ROUND_PROPERTY, form.round.id)
    # The text of an earlier round is no answer to this one, so its own template is held
    # against it.
    sent = templates(own) if own != form.round.id else ()
    return word_fields(found, _likest(found, sent) if sent else asked, form, asked)


def is_ours(found: WordText) -> bool:
    """Tell whether a file was made of a form or a text of ours, by its marks."""
    if ROUND_PROPERTY in found.properties:
        return True
    return any(map(_is_marked, found.paragraphs))


def _is_marked(one: WordParagraph) -> bool:
    anchors = {*one.anchors, *(name for piece in one.pieces for name in piece.anchors)}
    tags = {*one.controls, *(tag for piece in one.pieces for tag in piece.controls)}
    return any(
        name.startswith(BLOCK_MARK) or box_of_bookmark(name) for name in anchors
    ) or any(map(box_of_tag, tags))


def _likest(found: WordText, templates: Sequence[WordText]) -> WordText:
    """Return the template that has most paragraphs in common with a file."""
    own = _paragraphs(found)
    return max(
        templates,
        key=lambda one: (own & _paragraphs(one)).total(),
        default=WordText(()),
    )


def _is_filled_in(found: WordText, asked: WordText) -> bool:
    """Tell whether a file without marks is a template, saved by what drops them."""
    if any(one.is_tracked for one in found.paragraphs):
        return True
    own = _paragraphs(found)
    return 2 * (own & _paragraphs(asked)).total() > own.total()


def _paragraphs(found: WordText) -> Counter[str]:
    every = (one.original for one in found.paragraphs)
    return Counter(words for words in every if words.strip())


def _lettered(found: WordText, form: Form) -> list[Field] | None:
    """Return the fields of a form in Markdown that was pasted into a file; else None."""
    fields = markdown_fields("\n".join(_lines(found)), form)
    if found.remarks or found.notes or not any(key for key, _ in fields):
        return None
    return [*_placeless(fields), *(("", one) for one in found.left)]


def _lines(found: WordText) -> Iterator[str]:
    for one in stretches(found):
        is_heading = one.paragraph.level and not one.told.startswith("#")
        yield f"## {one.told}" if is_heading else one.told


def _placeless(fields: Sequence[Field]) -> Iterator[Field]:
    """Yield fields, words without a name as comments that wait for a place."""
    numbers = count(len(fields) + 1)
    for key, words in fields:
        named = key or f"synpunkter.{next(numbers)}.text"
        yield named, words
