"""Whatever a file from a word processor holds, its words come in, and none else."""

from __future__ import annotations

import re

from hypothesis import given, settings

from govdocs.model.word_text import WordText
from govdocs.text.format import format_document
from govdocs.text.word.markdown_escape import clean
from tests.word.imported import files, imported, mint


@given(files())
@settings(max_examples=150, deadline=None)
def test_no_word_is_lost_and_none_is_added(file: WordText) -> None:
    report = imported(file).report
    assert report.is_whole, (report.missing, report.added)


@given(files())
@settings(max_examples=50, deadline=None)
def test_what_is_written_is_canonical_and_without_faults(file: WordText) -> None:
    text = imported(file).text
    assert format_document("x.md", text, mint()) == text


@given(files())
@settings(max_examples=100, deadline=None)
def test_every_word_is_in_the_text_or_in_the_report(file: WordText) -> None:
    made = imported(file)
    told = "".join((made.text + "".join(made.report.told())).replace("\\", "").split())
    for paragraph in file.everything():
        for piece in paragraph.pieces:
            for word in re.findall(r"[^\W_]+", "" if piece.note else clean(piece.text)):
                assert word in told, paragraph
    for remark in file.remarks:
        assert "".join(remark.text.split()[-1:]) in told
