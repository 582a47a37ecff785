"""What is written as .docx or .odt is read back as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from hypothesis import given, settings

from govdocs.model.word_text import WordText
from govdocs.overview.editions import find_library
from govdocs.render.flow_page import word_text
from govdocs.render.odt.text import write_odt
from govdocs.render.site_plan import plan_site
from govdocs.render.text_page import text_pages
from govdocs.render.word.text import write_docx
from govdocs.text.load import load
from govdocs.text.memory import Memory
from govdocs.text.word.docx import read_docx
from govdocs.text.word.file_kind import opened
from govdocs.text.word.limits import Limits
from govdocs.text.word.odt import read_odt
from tests.places import AGREEMENTS
from tests.word.word_same import same
from tests.word.word_texts import texts

DAY = date(2026, 11, 1)

Write = Callable[[WordText, date], bytes]
WRITERS: dict[str, Write] = {"docx": write_docx, "odt": write_odt}


def read(content: bytes, ending: str) -> WordText:
    """Read a file in this process, for one for each of many costs too much."""
    _, package = opened(content, Limits())
    return read_docx(package) if ending == "docx" else read_odt(package)


def exported(ending: str) -> Iterator[tuple[str, WordText]]:
    """Yield the name and text of everything there is to export."""
    library = find_library(load(AGREEMENTS, lambda reading: (), Memory()), DAY)
    plan = plan_site(AGREEMENTS, library, AGREEMENTS)
    for page in text_pages(library, library.work.settings.stage):
        if page.has_files:
            yield page.name, word_text(page, plan, ending)


@pytest.mark.parametrize("ending", WRITERS)
def test_every_agreement_is_read_back_as_it_was(ending: str) -> None:
    count = 0
    for name, text in exported(ending):
        back = read(WRITERS[ending](text, DAY), ending)
        assert same(back) == same(text), name
        count += 1
    assert count > 20


@settings(deadline=None, max_examples=60)
@given(texts(is_tracked=True))
def test_any_text_is_read_back_from_word_as_it_was(text: WordText) -> None:
    assert same(read(write_docx(text, DAY), "docx")) == same(text)


@settings(deadline=None, max_examples=60)
@given(texts())
def test_any_text_is_read_back_from_opendocument_as_it_was(text: WordText) -> None:
    back = read(write_odt(text, DAY), "odt")
    assert same(back, by_paragraph=False) == same(text, by_paragraph=False)


@settings(deadline=None, max_examples=20)
@given(texts(is_tracked=True))
def test_the_same_text_gives_the_same_bytes(text: WordText) -> None:
    for write in WRITERS.values():
        assert write(text, DAY) == write(text, DAY)
