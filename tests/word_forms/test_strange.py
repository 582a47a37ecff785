"""What is rarely done to the text of a form is understood, or listed for a person."""

from __future__ import annotations

import pytest

from govdocs.consultation.form.places import text_mark
from govdocs.model.submission import Submission
from tests.word.office import needs_office
from tests.word_forms.cases import saved_by_libreoffice, texts_of
from tests.word_forms.opened import Opened, elements
from tests.word_forms.sent import sent
from tests.word_forms.strange import AMONG_RUNS, TOLD
from tests.word_forms.strange_edits import EDITS, WORD

DOCUMENT, BLOCK = "barn-unga", "5fdp"
# What LibreOffice itself keeps of what is done, when it saves a file of Word's.
KEPT = (
    "link_elsewhere",
    "link_to_another_place",
    "link_taken_away",
    "link_added",
    "strike",
    "strike_all",
    "highlight",
    "shade",
    "colour",
    "underline",
    "embolden",
    "footnote",
    "endnote",
    "header",
    "footer",
    "hide",
    "delete_paragraph",
    "move_words",
    "move_paragraph",
    "heading_to_text",
    "item_to_text",
)
FORMS = ("docx:MS Word 2007 XML", "odt")


def edited(name: str) -> tuple[bytes, str]:
    """Return a form after an edit, and what a person must be told of it."""
    file = Opened(sent(DOCUMENT).content)
    told = EDITS[name](file, file.paragraph(text_mark(BLOCK)))
    return file.to_bytes(), told


def everything(answer: Submission) -> str:
    return "\n".join(texts_of(answer))


@pytest.mark.parametrize("name", EDITS)
def test_what_is_done_to_the_text_is_told(name: str) -> None:
    content, told = edited(name)

    assert told in everything(sent(DOCUMENT).read(content))


@pytest.mark.parametrize("name", AMONG_RUNS)
def test_what_is_put_in_the_text_is_told(name: str) -> None:
    file = Opened(sent(DOCUMENT).content)
    first = next(file.texts(file.paragraph(text_mark(BLOCK))))
    for one in reversed(elements(AMONG_RUNS[name].replace("@", WORD))):
        first.addnext(one)

    answer = sent(DOCUMENT).read(file.to_bytes())

    assert TOLD.get(name, "@").replace("@", WORD) in everything(answer)
    assert ("@" in AMONG_RUNS[name]) is (WORD in everything(answer))


@needs_office
@pytest.mark.parametrize("form", FORMS)
def test_what_libreoffice_has_saved_is_told_too(form: str) -> None:
    edits = [edited(name) for name in KEPT]
    contents = saved_by_libreoffice([one for one, _ in edits], form)

    silent = {
        name: everything(sent(DOCUMENT).read(content))
        for name, content, (_, told) in zip(KEPT, contents, edits, strict=True)
        if told not in everything(sent(DOCUMENT).read(content))
    }

    assert {} == silent


@needs_office
@pytest.mark.parametrize("form", FORMS)
def test_libreoffice_alone_changes_nothing(form: str) -> None:
    (content,) = saved_by_libreoffice([sent(DOCUMENT).content], form)

    answer = sent(DOCUMENT).read(content)

    assert () == answer.comments
    assert 1 == len(answer.unread), answer.unread
