"""Tracked changes as we write them ourselves are read back as both texts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from govdocs.model.word_text import WordText
from tests.redline.pairs import pairs
from tests.word.test_word_redline import BOTH, written
from tests.word.word_flat import Flat
from tests.word.word_parts import read
from tests.word.word_settled import settle

_SPACE = re.compile(r"\s+")


def _of(text: WordText, *, is_new: bool) -> str:
    lines = (
        one.text if is_new else one.original for one in text.paragraphs if not one.place
    )
    return _SPACE.sub("", "".join(lines))


def _settled(rows: list[Flat]) -> str:
    words = (text for row in rows for cell in row.cells for text, _ in cell)
    return _SPACE.sub("", "".join(words))


def _check(old: str, new: str) -> None:
    data = written(old, new)
    text = read(data)

    for is_new in (False, True):
        assert _settled(settle(data, is_new=is_new)) == _of(text, is_new=is_new)


@pytest.mark.parametrize("name", list(BOTH))
def test_both_texts_are_read_from_a_redline(name: str) -> None:
    _check(*BOTH[name])


@settings(max_examples=50, deadline=None)
@given(pairs())
def test_both_texts_are_read_from_any_redline(both: tuple[str, str]) -> None:
    _check(*both)
