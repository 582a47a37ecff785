"""What is written in a form in Word comes back: at its paragraph, and every word of it.

Long form: GOVDOCS_LONG=1, 2 000 files, half of them saved by LibreOffice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import pytest

from tests.long import LONG
from tests.word.office import needs_office
from tests.word_forms.cases import (
    Case,
    Outcome,
    is_lost,
    judged,
    make_case,
    saved_by_libreoffice,
    share_right,
    written_by_python_docx,
)
from tests.word_forms.opened import Opened
from tests.word_forms.sent import sent

COUNT = 2000 if LONG else 100


def cases(start: int, count: int) -> list[Case]:
    return [make_case(sent(), number) for number in range(start, start + count)]


def outcomes(files: Sequence[Case], contents: Sequence[bytes]) -> Iterator[Outcome]:
    for case, content in zip(files, contents, strict=True):
        yield from judged(sent(), case, content)


def bare(content: bytes) -> bytes:
    """Return a file as a program saves it that knows neither bookmarks nor controls."""
    file = Opened(content)
    file.without_marks()
    return file.to_bytes()


def hold(found: Sequence[Outcome]) -> None:
    """Hold the goal, and name what fell short of it by how it was written."""
    wrong = Counter(one.edit for one in found if not one.is_right)
    assert [] == [one for one in found if one.is_lost]
    assert share_right(found) >= 0.99, wrong


def test_what_is_written_in_word_comes_back() -> None:
    files = cases(0, COUNT // 2)

    hold(list(outcomes(files, [one.content for one in files])))


@needs_office
@pytest.mark.parametrize(("part", "form"), [(0, "docx:MS Word 2007 XML"), (1, "odt")])
def test_what_libreoffice_has_saved_comes_back(part: int, form: str) -> None:
    files = cases(10_000 + part * COUNT, COUNT // 4)
    contents = [one.content for one in files]

    hold(list(outcomes(files, saved_by_libreoffice(contents, form))))


def test_what_has_lost_every_mark_comes_back() -> None:
    files = cases(25_000, COUNT // 10)

    hold(list(outcomes(files, [bare(one.content) for one in files])))


def test_what_python_docx_writes_comes_back() -> None:
    for case in cases(20_000, COUNT // 20):
        content, words = written_by_python_docx(case.content, case.number)

        assert not is_lost(sent().read(content), words)
        assert all(one.is_right for one in judged(sent(), case, content))


def test_a_form_that_nobody_has_written_in_says_nothing() -> None:
    answer = sent().read(sent().content)

    assert () == answer.comments
    assert ("filen är sparad som den kom, men svaret i den är tomt",) == answer.unread
