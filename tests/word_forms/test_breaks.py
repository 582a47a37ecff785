"""Paragraphs that are parted or put together are told, also when no word is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import pairwise

import pytest
from lxml import etree

from govdocs.consultation.form.places import FormBox, text_mark
from govdocs.consultation.intake.word.stretches import Stretch, stretches
from tests.word.office import needs_office
from tests.word_forms.cases import saved_by_libreoffice
from tests.word_forms.opened import Opened, make, w
from tests.word_forms.sent import DOCUMENT, sent

_BY = {"id": "8801", "author": "Någon", "date": "2021-12-01T10:00:00Z"}

# What is done to a paragraph and the next one; what is told names the first of them.
Edit = Callable[[Opened, str, str], str]


def part(file: Opened, first: str, second: str, *, is_tracked: bool = False) -> str:
    """Press Enter in the middle of a paragraph."""
    paragraph = file.paragraph(text_mark(first))
    found = max(file.texts(paragraph), key=lambda one: len(one.find(w("t")).text))
    words = found.find(w("t")).text
    at = words.index(" ", len(words) // 3) + 1
    half = deepcopy(paragraph)
    for one in [*half]:
        if one.tag != w("pPr"):
            half.remove(one)
    rest = deepcopy(found)
    found.find(w("t")).text, rest.find(w("t")).text = words[:at], words[at:]
    half.append(rest)
    half.extend([*found.itersiblings()])
    paragraph.addnext(half)
    if is_tracked:
        _track(paragraph, "ins")
    return f"Stycket är delat i flera utan ord om varför, vid {DOCUMENT}#{first}"


def part_tracked(file: Opened, first: str, second: str) -> str:
    """Press Enter with tracked changes on."""
    return part(file, first, second, is_tracked=True)


def join(file: Opened, first: str, second: str) -> str:
    """Delete the break between two paragraphs."""
    paragraph = file.paragraph(text_mark(first))
    other = paragraph.getnext()
    while other.tag != w("p"):
        # The mark of the next paragraph may stand before it.
        other = other.getnext()
    between = [*paragraph.itersiblings()]
    paragraph.extend(between[: between.index(other)])
    paragraph.extend(one for one in [*other] if one.tag != w("pPr"))
    other.getparent().remove(other)
    return _together(first)


def join_tracked(file: Opened, first: str, second: str) -> str:
    """Delete the break with tracked changes on."""
    _track(file.paragraph(text_mark(first)), "del")
    return _together(first)


def _together(first: str) -> str:
    return f"Stycket är hopslaget med nästa utan ord om varför, vid {DOCUMENT}#{first}"


def _track(paragraph: etree._Element, tag: str) -> None:
    """Say that tracked changes have put in the end of a paragraph, or taken it out."""
    style = paragraph.find(w("pPr"))
    if style is None:
        style = make("pPr")
        paragraph.insert(0, style)
    style.append(make("rPr", make(tag, **_BY)))


EDITS: tuple[Edit, ...] = (part, part_tracked, join, join_tracked)


def neighbours() -> Iterator[tuple[str, str]]:
    """Yield blocks of the form that follow each other without a box between them."""
    for one, two in pairwise(stretches(sent().templates[0])):
        first, second = _block(one), _block(two)
        if first and second and first != second and len(one.text.split()) > 4:
            yield first, second


def _block(one: Stretch) -> str | None:
    if one.paragraph.cell or one.paragraph.level:
        return None
    return one.home[1] if one.home and not isinstance(one.home, FormBox) else None


def made(edit: Edit, at: int) -> tuple[bytes, str]:
    """Return a form with one edit, and what is to be told."""
    pairs = [*neighbours()]
    file = Opened(sent().content)
    told = edit(file, *pairs[at % len(pairs)])
    return file.to_bytes(), told


def test_each_break_that_is_put_in_or_taken_out_is_told() -> None:
    for edit in EDITS:
        for at in range(6):
            content, told = made(edit, at)

            answer = sent().read(content)

            assert ((), (told,)) == (answer.comments, answer.unread), edit.__name__


@needs_office
@pytest.mark.parametrize("form", ["docx:MS Word 2007 XML", "odt"])
def test_each_is_told_of_what_libreoffice_has_saved(form: str) -> None:
    cases = [made(edit, at) for edit in EDITS for at in (0, 3)]
    contents = saved_by_libreoffice([one for one, _ in cases], form)

    for (_, told), content in zip(cases, contents, strict=True):
        answer = sent().read(content)

        assert ((), (told,)) == (answer.comments, answer.unread)
