"""What an answer in Word may hold, and that much of one kind does not take for ever."""

from __future__ import annotations

import time
from random import Random

import pytest

from govdocs.consultation.intake.word.read import word_answer
from govdocs.consultation.intake.word.size import is_too_much
from govdocs.model.word_text import Piece, WordParagraph, WordText
from tests.intake.worded import FORM, template
from tests.word.word_parts import docx, p, r

RANDOM = Random(1)
LABELS = " ".join("Diarienummer hos er, Organ som: " for _ in range(15_000))


def text(*paragraphs: WordParagraph) -> WordText:
    return template()._replace(paragraphs=paragraphs)


def pieces(*found: Piece) -> WordParagraph:
    return template().paragraphs[0]._replace(pieces=found)


@pytest.mark.parametrize(
    ("file", "is_more"),
    [
        (text(pieces(Piece("x" * 1_999_000))), False),
        (text(pieces(Piece("x" * 2_000_001))), True),
        (text(*[pieces(Piece("x"))] * 49_000), False),
        (text(*[pieces(Piece("x"))] * 50_001), True),
        (text(pieces(Piece("x", remarks=("1",) * 499_000))), False),
        (text(pieces(Piece("x", remarks=("1",) * 500_001))), True),
    ],
)
def test_more_than_people_write_is_not_read(file: WordText, is_more: bool) -> None:
    assert is_more is is_too_much(file)


def test_a_file_with_too_much_is_told_in_one_line() -> None:
    words = (f"{RANDOM.getrandbits(60):x}" for _ in range(140_000))
    rows = p(r(" ".join(words)))
    (field,) = word_answer(docx(rows), FORM, lambda _: [template()])
    assert "" == field[0]
    assert "mer text eller fler kommentarer än ett svar kan ha" in field[1]


def test_words_as_in_the_labels_are_tried_so_often_and_kept() -> None:
    start = time.process_time()
    fields = word_answer(docx(p(r(f"x {LABELS}"))), FORM, lambda _: [template()])
    assert 5 > time.process_time() - start
    told = " ".join(words for _, words in fields)
    assert told.count("Organ som") == 15_000
