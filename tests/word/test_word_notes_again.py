"""A footnote that is marked in several places: out to a file, through others, and back."""

from __future__ import annotations

import pytest

from govdocs.model.word_text import Piece, WordParagraph, WordText
from tests.word.test_word_round_trip import DAY, WRITERS, read
from tests.word.word_parts import docx, odt, p, r
from tests.word.word_parts import read as read_file

_NOTE = (WordParagraph((Piece("Noten."),), "footnote text", place="fotnot"),)
_FIELD = "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"
_MARKS = {
    "footnotes": f'<w:footnote w:id="2">{p(r("Noten."))}</w:footnote>',
}
_REFERENCE = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def told(text: WordText) -> str:
    """Return the words of the first paragraph, with the marks of notes."""
    pieces = text.paragraphs[0].pieces
    return "".join(f"[{one.note}]" if one.note else one.text for one in pieces)


@pytest.mark.parametrize("ending", WRITERS)
def test_each_mark_comes_back(ending: str) -> None:
    pieces = [Piece("ett"), Piece("", note="1"), Piece(" två"), Piece("", note="1")]
    text = WordText((WordParagraph((*pieces, Piece(".")), "Body Text"),), {"1": _NOTE})

    back = read(WRITERS[ending](text, DAY), ending)

    assert "ett[1] två[1]." == told(back)
    assert ["1"] == list(back.notes)


def field(code: str, shown: str, look: str = "") -> str:
    marks = (
        f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>'
        for one in ("begin", "separate", "end")
    )
    begin, separate, end = marks
    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return f"{begin}{instruction}{separate}{r(shown, look)}{end}"


@pytest.mark.parametrize(
    ("code", "shown", "words"),
    [
        ("NOTEREF _Ref7 \\f \\h", "1", "ett[1] två[1]."),
        ("NOTEREF _Ref7 \\h", "1", "ett[1] två1."),
        ("NOTEREF _Ref8 \\f", "1", "ett[1] två1."),
        ("NOTEREF _Ref7 \\f", "i", "ett[1] tvåi."),
        ("NOTEREF", "1", "ett[1] två1."),
    ],
)
@pytest.mark.parametrize("round_", [True, False])
def test_a_field_of_word_marks_the_note_that_its_bookmark_is_at(
    code: str, shown: str, words: str, round_: bool
) -> None:
    start, end = (
        '<w:bookmarkStart w:id="1" w:name="_Ref7"/>',
        '<w:bookmarkEnd w:id="1"/>',
    )
    mark = f"{start}{_REFERENCE}{end}" if round_ else f"{start}{end}{_REFERENCE}"
    body = p(r("ett"), mark, r(" två"), field(code, shown), r("."))

    assert words == told(read_file(docx(body, **_MARKS)))


def test_a_mark_that_libreoffice_has_written_for_word() -> None:
    start = '<w:bookmarkStart w:id="1" w:name="_RefF1"/><w:bookmarkEnd w:id="1"/>'
    again = field("REF _RefF1 \\h", "1", '<w:vertAlign w:val="superscript"/>')
    words = field("REF _RefF1 \\h", "1")

    text = read_file(docx(p(start, _REFERENCE, again, r(" se "), words), **_MARKS))

    assert ("[1][1] se 1", ()) == (told(text), text.left)


def test_a_field_of_word_that_libreoffice_has_kept() -> None:
    code = "NOTEREF _Ref7 \\f \\h"
    start = (
        f'<field:fieldmark-start xmlns:field="{_FIELD}"><field:param field:name="vnd.x.code"'
        f' field:value="{code}"/></field:fieldmark-start>'
    )
    note = (
        '<text:bookmark text:name="_Ref7"/><text:note><text:note-citation>1'
        "</text:note-citation><text:note-body><text:p>Noten.</text:p></text:note-body>"
        "</text:note>"
    )
    end = f'<field:fieldmark-end xmlns:field="{_FIELD}"/>'

    text = read_file(odt(f"<text:p>ett{note} två{start}1{end} 2</text:p>"))

    assert "ett[1] två[1] 2" == told(text)


def test_a_number_that_is_not_raised_is_words() -> None:
    note = '<text:note text:id="a"><text:note-body><text:p>x</text:p></text:note-body></text:note>'
    body = f'<text:p>ett{note} se not <text:note-ref text:ref-name="a">1</text:note-ref></text:p>'

    assert "ett[1] se not 1" == told(read_file(odt(body)))
