"""A file with very many of one thing is read: what it costs grows as the file does."""

from __future__ import annotations

import pytest

from govdocs.model.word_text import WordText
from govdocs.text.word.errors import Unreadable
from govdocs.text.word.limits import MEGA, Limits
from govdocs.text.word.read import read_word
from tests.word.word_parts import docx, odt, outside, p, r, unzipped, zipped

_SPACE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
_MANY = 10_000


def _read(content: bytes) -> WordText:
    return read_word(content, Limits(cpu_seconds=3, ratio=10_000))


def test_footnotes_with_a_link_each() -> None:
    notes = "".join(
        f'<w:footnote w:id="{at}"><w:p><w:hyperlink r:id="r{at}">{r("länk")}'
        "</w:hyperlink></w:p></w:footnote>"
        for at in range(2000)
    )
    marks = "".join(f'<w:footnoteReference w:id="{at}"/>' for at in range(2000))
    files = unzipped(docx(p(f"<w:r>{marks}</w:r>"), footnotes=notes))
    links = "".join(
        outside(f"r{at}", "hyperlink", f"https://a.se/{at}") for at in range(2000)
    )
    files["word/_rels/footnotes.xml.rels"] = (
        f"<Relationships {_SPACE}>{links}</Relationships>".encode()
    )

    found = _read(zipped(files))

    assert "https://a.se/1999" == found.notes["2000"][0].pieces[0].link


def test_comments_of_the_same_name() -> None:
    comments = f'<w:comment w:id="1">{p(r("Nej"))}</w:comment>' * _MANY

    found = _read(docx(p(r("x")), comments=comments))

    assert ["1", "1 (2)", "1 (3)"] == [one.id for one in found.remarks[:3]]
    assert _MANY == len({one.id for one in found.remarks})


def test_comments_without_a_name_in_an_odt() -> None:
    one = (
        "<text:p>x<office:annotation><text:p>Nej</text:p></office:annotation></text:p>"
    )

    assert _MANY == len({one.id for one in _read(odt(one * _MANY)).remarks})


def test_bookmarks_from_the_end_of_one_paragraph_to_the_next() -> None:
    body = "".join(
        f'<w:p>{r("x")}<w:bookmarkStart w:id="{at}" w:name="b{at}"/></w:p>'
        f'<w:bookmarkEnd w:id="{at}"/>'
        for at in range(2 * _MANY)
    )

    found = _read(docx(body))

    assert [(f"b{at}",) for at in range(2 * _MANY)] == [
        one.anchors for one in found.paragraphs
    ]


@pytest.mark.parametrize("memory", [70, 85, 100, 115])
def test_a_file_that_says_more_than_there_is_room_for_is_not_called_damaged(
    memory: int,
) -> None:
    stretches = "".join(
        f'<w:commentRangeStart w:id="{at}"/>{r("x", "<w:b/>" * (at % 2))}'
        for at in range(3000)
    )

    assert "skadad" not in _outcome(docx(p(stretches)), memory)


def _outcome(content: bytes, memory: int) -> str:
    try:
        read_word(content, Limits(memory=memory * MEGA, ratio=10_000))
    except Unreadable as error:
        return error.message
    return "läst"
