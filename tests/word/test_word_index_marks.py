"""Marks for an index in a Word file: their words are none of the text, and are told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from govdocs.render.word.text import write_docx
from tests.intake.test_intake_word_files import root, sent, take_in
from tests.word.word_parts import docx, p, r, read, unzipped, zipped

__all__ = ["root"]
SIGN = '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="{}"/></w:r>'.format
CODE = "<w:r><w:instrText>{}</w:instrText></w:r>".format
PLAIN = CODE(' XE "kallelse" ')
PARTED = CODE(' XE "') + r("kallelse") + CODE('" ')
STRUCK = CODE(' XE "') + "<w:r><w:delText>kallelse</w:delText></w:r>" + CODE('" ')


@pytest.mark.parametrize("code", [PLAIN, PARTED, STRUCK])
@pytest.mark.parametrize("shown", ["", SIGN("separate"), SIGN("separate") + r("")])
def test_a_mark_is_none_of_the_text_and_is_told(code: str, shown: str) -> None:
    mark = SIGN("begin") + code + shown + SIGN("end")

    found = read(docx(p(r("Före"), mark, r(" efter."))))

    assert ["Före efter."] == [one.text for one in found.paragraphs]
    assert ('ett fält som inget visar: XE "kallelse"',) == found.left


def test_what_a_mark_from_libreoffice_shows_is_text_and_no_more_is_told() -> None:
    mark = SIGN("begin") + PLAIN + SIGN("separate") + r("kallelse") + SIGN("end")

    found = read(docx(p(r("En "), mark)))

    assert ("En kallelse", ()) == (found.paragraphs[0].text, found.left)


def test_a_mark_without_an_end_swallows_no_text() -> None:
    found = read(docx(p(SIGN("begin") + PARTED, r(" efter.")) + p(r("Nästa."))))

    assert ["kallelse efter.", "Nästa."] == [
        " ".join(one.text.split()) for one in found.paragraphs
    ]
    plain = read(docx(p(SIGN("begin") + PLAIN) + p(r("Nästa."))))
    assert "Nästa." == plain.paragraphs[-1].text
    assert ('ett fält som inget visar: XE "kallelse"',) == plain.left


@pytest.mark.parametrize("code", [PLAIN, PARTED])
def test_a_mark_in_the_code_of_another_field_and_one_in_its_own_code(code: str) -> None:
    inner = SIGN("begin") + CODE("REF x") + SIGN("separate") + r("inre") + SIGN("end")
    outer = SIGN("begin") + CODE(' XE "') + inner + code + SIGN("end")

    found = read(docx(p(r("Ord."), outer)))

    assert "Ord." == found.paragraphs[0].text
    assert "inre" in found.left[0]


def test_a_mark_as_a_simple_field_is_told() -> None:
    found = read(docx(p(r("Ord."), "<w:fldSimple w:instr='XE \"a\"'/>")))

    assert ("Ord.", ('ett fält som inget visar: XE "a"',)) == (
        found.paragraphs[0].text,
        found.left,
    )


def test_hidden_words_are_told_and_hidden_signs_of_a_field_are_not() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>gömt</w:t></w:r>"

    assert ("dold text, som här är läst som vanlig text",) == read(
        docx(p(r("Text "), hidden))
    ).left


@pytest.mark.parametrize("code", [PLAIN, PARTED])
@pytest.mark.parametrize("place", ["text", "box"])
def test_a_mark_in_a_form_is_told_and_is_no_answer(
    code: str, place: str, root: Path, tmp_path: Path
) -> None:
    parts = unzipped(write_docx(sent(root)[0], date(2021, 9, 15)))
    whole = parts["word/document.xml"].decode("utf-8")
    if place == "text":
        at = whole.index("</w:r>", whole.index("skickas inom")) + len("</w:r>")
    else:
        box = whole.index('w:val="synpunkt:c2b3"')
        at = whole.index("</w:sdtContent>", box)
    mark = SIGN("begin") + code + SIGN("end")
    parts["word/document.xml"] = (whole[:at] + mark + whole[at:]).encode("utf-8")

    found = take_in(root, tmp_path, zipped(parts))

    assert () == found.comments
    assert (
        'Se originalet: i filen finns ett fält som inget visar: XE "kallelse".',
    ) == found.unread
