"""A file that has been damaged, by chance or on purpose, is read or refused in words."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.text.word.child import answer, read_text
from govdocs.text.word.errors import Unreadable
from govdocs.text.word.limits import MEGA, Limits
from govdocs.text.word.read import read_word
from tests.word.word_parts import control, docx, mark, odt, p, r, unzipped, zipped

_NUMBERS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_ITEM = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
_CELL = '<w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc>'
_DOCX = docx(
    mark("gd_a", p(r("ett"), '<w:r><w:footnoteReference w:id="2"/></w:r>'))
    + control("synpunkt:k7m2", p(f"<w:ins w:id='1'>{r('två')}</w:ins>", style="Rubrik"))
    + f"<w:tbl><w:tr>{_CELL}</w:tr><w:tr>{_CELL}</w:tr></w:tbl>{_ITEM}"
    + '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
    styles='<w:style w:type="paragraph" w:styleId="Rubrik"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="Rubrik"/></w:style>',
    numbering=_NUMBERS,
    footnotes=f'<w:footnote w:id="2">{p(r("not"))}</w:footnote>',
    comments=f'<w:comment w:id="0">{p(r("fråga"))}</w:comment>',
    header=p(r("huvud")),
)
_ODT = odt(
    '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>ut'
    "</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    '<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item'
    ' text:start-value="3"><text:p>a<text:s text:c="2"/><text:change text:change-id="c1"/>'
    '<text:bookmark-start text:name="gd_a"/>b<text:bookmark-end text:name="gd_a"/>'
    '<office:annotation office:name="n"><text:p>x</text:p></office:annotation></text:p>'
    "</text:list-item></text:list><table:table><table:table-row><table:table-cell"
    ' table:number-columns-spanned="2"><text:h text:outline-level="1">h</text:h>'
    "</table:table-cell></table:table-row></table:table>",
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1"'
    ' style:num-format="1"/></text:list-style>',
)
_VALUE = re.compile(rb'(?<==")[^"]*(?=")')
_TAG = re.compile(rb"<[^?>]*>")


@pytest.mark.parametrize("whole", [_DOCX, _ODT], ids=["docx", "odt"])
@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_a_damaged_part_is_read_or_refused(whole: bytes, data: st.DataObject) -> None:
    parts = unzipped(whole)
    name = data.draw(st.sampled_from(sorted(parts)))
    harm = data.draw(st.sampled_from([_other_value, _lost_tag, _lost_bytes]))
    parts[name] = harm(parts[name], data.draw)

    found = answer(read_text, zipped(parts), Limits())

    assert {"text"} == set(found) or found["fault"][0].startswith("filen ")


_Draw = Callable[[st.SearchStrategy[int]], int]


def _other_value(raw: bytes, draw: _Draw) -> bytes:
    """Give an attribute a value that nobody foresaw."""
    values = list(_VALUE.finditer(raw))
    if not values:
        return raw
    one = values[draw(st.integers(0, len(values) - 1))]
    strange = (b"", b"-1", b"99999999999999", b"x", b"../../x", b"true", b"1" * 5000)
    return (
        raw[: one.start()]
        + strange[draw(st.integers(0, len(strange) - 1))]
        + raw[one.end() :]
    )


def _lost_tag(raw: bytes, draw: _Draw) -> bytes:
    """Take an element away, with all that is in it, if it can be done."""
    tags = list(_TAG.finditer(raw))
    if not tags:
        return raw
    one = tags[draw(st.integers(0, len(tags) - 1))]
    name = re.split(rb"[ />]", one[0][1:])[0]
    end = raw.find(b"</" + name + b">", one.end())
    stop = one.end() if one[0].endswith(b"/>") or end < 0 else end + len(name) + 3
    return raw[: one.start()] + raw[stop:]


def _lost_bytes(raw: bytes, draw: _Draw) -> bytes:
    """Take some bytes away."""
    start = draw(st.integers(0, len(raw)))
    return raw[:start] + raw[start + draw(st.integers(1, 50)) :]


def _opened(count: int, start: str) -> str:
    return "".join(start.format(at) for at in range(count))


@pytest.mark.parametrize(
    "body",
    [
        _opened(20_000, '<w:bookmarkStart w:id="{0}" w:name="a{0}"/>')
        + r("x", "<w:b/>") * 20_000
        + _opened(20_000, '<w:bookmarkEnd w:id="{0}"/>'),
        _opened(20_000, '<w:commentRangeStart w:id="{0}"/><w:r><w:t>x</w:t></w:r>'),
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 30_000 + r("x") * 30_000,
        "<w:tbl><w:tr><w:tc>" * 80 + r("x") + "</w:tc></w:tr></w:tbl>" * 80,
        _opened(60_000, "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><!-- {0} -->"),
    ],
    ids=["bokmärken", "kommentarer", "fält", "tabeller i tabeller", "tabeller"],
)
def test_much_of_one_thing_costs_no_more_than_the_limits(body: str) -> None:
    limits = Limits(cpu_seconds=1, ratio=10_000, memory=300 * MEGA)
    content = docx(f"<w:p>{body}</w:p>")

    heavy = "filen kräver för mycket tid eller minne att läsa"
    assert _outcome(content, limits) in ("läst", heavy)


def _outcome(content: bytes, limits: Limits) -> str:
    try:
        read_word(content, limits)
    except Unreadable as error:
        return error.message
    return "läst"
