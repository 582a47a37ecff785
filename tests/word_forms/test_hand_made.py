"""Twenty files as Word and people leave them, with what a person would get out of each.

tests/data/word has the text of each file, and beside it what is to be understood;
`mall.xml` is the form that they all were made from.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from govdocs.consultation.intake.read import read_answer
from govdocs.model.receipt import Receipt
from govdocs.model.submission import Comment, Submission
from govdocs.model.word_text import WordText
from govdocs.render.word.text import write_docx
from govdocs.text.word.read import read_word
from tests.intake.worded import FORM, template
from tests.places import DATA
from tests.word_forms.opened import Opened

FOLDER = DATA / "word"
FILES = sorted(FOLDER.glob("[0-9]*.xml"))


def packed(path: Path, remarks: dict[str, str]) -> bytes:
    """Return a file of Word's with the given text."""
    file = Opened(write_docx(template(), date(2021, 9, 15)))
    file.root = etree.fromstring(path.read_bytes())
    for name, text in remarks.items():
        file.remark(text, name)
    return file.to_bytes()


@cache
def templates(_: str) -> tuple[WordText]:
    return (read_word(packed(FOLDER / "mall.xml", {})),)


def understood(content: bytes) -> Submission:
    at = datetime(2021, 12, 20, tzinfo=UTC)
    receipt = Receipt("2021-1", "norrby", at, "word", "b" * 64, "s.docx", "s.docx", 1)
    return read_answer(receipt, content, FORM, templates).submission


def everything(answer: Submission) -> str:
    texts = [f"{one.text}\n{one.proposal}" for one in answer.comments]
    return " ".join(" ".join([*texts, *answer.unread, answer.reason or ""]).split())


def is_it(comment: Comment, wanted: dict[str, str]) -> bool:
    """Tell whether a comment is at the wanted place and says what is wanted."""
    said = {
        "block": comment.place.block if comment.place else None,
        "text": " ".join(comment.text.split()),
        "förslag": comment.proposal,
        "sort": comment.kind,
    }
    begins = str(said["text"]).startswith(wanted.get("text", ""))
    return begins and all(said[key] == wanted[key] for key in wanted.keys() - {"text"})


def test_there_are_twenty_files() -> None:
    assert 20 == len(FILES)
    assert {one.stem for one in FILES} == {one.stem for one in FOLDER.glob("*.yaml")}


@pytest.mark.parametrize("path", FILES, ids=lambda one: one.stem)
def test_a_person_gets_what_was_written(path: Path) -> None:
    wanted: dict[str, Any] = yaml.safe_load(path.with_suffix(".yaml").read_text())

    answer = understood(packed(path, wanted.get("marginal", {})))

    for one in wanted["synpunkter"]:
        assert any(is_it(comment, one) for comment in answer.comments), (one, answer)
    said = everything(answer)
    for words in wanted.get("finns_någonstans", ()):
        assert words in said, answer
        assert not wanted.get("en_gång") or len(re.findall(re.escape(words), said)) == 1
    if not ("finns_någonstans" in wanted or wanted.get("fler_synpunkter")):
        assert len(wanted["synpunkter"]) == len(answer.comments), answer
        assert tuple(wanted.get("sägs", ())) == answer.unread
