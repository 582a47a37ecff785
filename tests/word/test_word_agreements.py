"""A Word redline of this repository's own agreement, a large one, and pandoc's faults."""

from __future__ import annotations

import re
import time
from functools import cache
from io import BytesIO

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from govdocs.cli.commands.export import find_locked
from govdocs.diff.rows import Side
from govdocs.overview.comparison import Comparison, compare_texts
from govdocs.render.word.redline import write_redline
from tests.places import AGREEMENTS
from tests.redline.test_sheet import sheet
from tests.word.test_word_redline import CAPTION, DAY, text_of
from tests.word.word_flat import read_markdown
from tests.word.word_pandoc import read_text, read_word
from tests.word.word_settled import settle

OLD, NEW = "hsavtal@1.0", "hsavtal@2.0"
HEADING = re.compile(r"^(#+) (.*?)[ \t]*\{#([\w-]+)[^}]*\}$", re.MULTILINE)
SIGNED = 'w:id="1" w:author="a" w:date="2022-04-01T00:00:00Z"'


@cache
def compared() -> Comparison:
    """Return the two locked texts and what differs between them."""
    old, new = (find_locked(AGREEMENTS, words, None) for words in (OLD, NEW))
    return compare_texts(old, new)


def side(words: str) -> Side:
    return compared().old if words == OLD else compared().new


def numbered(one: Side) -> str:
    """Return the body with the numbers that readers see."""
    return HEADING.sub(
        lambda found: f"{found[1]} {one.numbers[found[3]]} {found[2]}",
        one.text[one.body :],
    )


@cache
def agreement() -> bytes:
    return write_redline(compared().sheet, CAPTION, DAY)


@pytest.mark.parametrize(("words", "is_new"), [(OLD, False), (NEW, True)])
def test_pandoc_reads_both_agreements(words: str, is_new: bool) -> None:
    expected = read_text(numbered(side(words)))

    assert len(expected) > 300
    assert expected == text_of(read_word(agreement(), is_new=is_new))


@pytest.mark.parametrize(("words", "is_new"), [(OLD, False), (NEW, True)])
def test_both_agreements_follow_from_the_standard(words: str, is_new: bool) -> None:
    expected = read_markdown(numbered(side(words)))

    assert expected == text_of(settle(agreement(), is_new=is_new))


def test_a_large_redline_takes_no_more_time_for_its_size() -> None:
    """Tell the time of 450 kB, and hold it against a fourth of it."""
    body = re.sub(r"[ \t]*\{#[^}]*\}", "", side(NEW).text[side(NEW).body :])
    while len(body) < 450_000:
        body += body[: 450_000 - len(body)]
    times: list[float] = []
    for text in (body[:112_500], body):
        result = sheet(text, re.sub(r"\boch\b(.*\.)$", r"samt\1", text, flags=re.M))
        start = time.process_time()
        data = write_redline(result, CAPTION, DAY)
        times.append(time.process_time() - start)
        print(f"{len(text.encode())} byte: {times[-1]:.2f} s, {len(data)} byte Word")  # noqa: T201 - shown with -rP

    assert times[1] < 4 * 2.5 * times[0] + 1


def minimal(xml: str) -> bytes:
    """Return a file with some blocks of text and no more."""
    document = docx.Document()
    for one in parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"):
        document.element.body.insert(-1, one)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def gone(words: str) -> str:
    return f"<w:del {SIGNED}><w:r><w:delText>{words}</w:delText></w:r></w:del>"


LAST = "<w:p><w:r><w:t>sist</w:t></w:r></w:p>"


def test_pandoc_leaves_a_row_that_is_gone_as_an_empty_one() -> None:
    """Why we pass over empty rows in what pandoc reads, but not in what we read."""
    cell = f"<w:tc><w:p>{gone('a')}</w:p></w:tc>"
    row = f"<w:tr><w:trPr><w:del {SIGNED}/></w:trPr>{cell}</w:tr>"
    grid = "<w:tblPr/><w:tblGrid><w:gridCol w:w='99'/></w:tblGrid>"
    data = minimal(f"<w:tbl>{grid}{row}</w:tbl>{LAST}")

    rows = read_word(data, is_new=True, has_empty=True)
    assert ["cells", "paragraph"] == [one.kind for one in rows]


def test_pandoc_leaves_a_heading_that_is_gone_as_an_empty_one() -> None:
    look = (
        f"<w:pPr><w:pStyle w:val='Heading1'/><w:rPr><w:del {SIGNED}/></w:rPr></w:pPr>"
    )
    data = minimal(f"<w:p>{look}{gone('a')}</w:p>{LAST}")

    rows = read_word(data, is_new=True, has_empty=True)
    assert ["heading", "paragraph"] == [one.kind for one in rows]


def test_pandoc_drops_tracked_text_in_what_it_takes_for_code() -> None:
    """Why code has a style that pandoc does not know."""
    data = minimal(
        f"<w:p><w:pPr><w:pStyle w:val='Code'/></w:pPr>{gone('a')}</w:p>{LAST}"
    )
    with_style = BytesIO(data)
    document = docx.Document(with_style)
    style = document.styles.add_style("Source Code", WD_STYLE_TYPE.PARAGRAPH)
    document.paragraphs[-2].style = style
    target = BytesIO()
    document.save(target)

    rows = read_word(target.getvalue(), is_new=False)
    assert ["sist"] == [row.cells[0][0][0] for row in rows]
