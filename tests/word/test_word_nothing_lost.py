"""Nothing that is text in a file is lost, however the file is put together."""

from __future__ import annotations

import json
import re
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from govdocs.model.word_text import WordText
from govdocs.text.word.as_json import as_json, from_json
from tests.word.word_parts import all_words, docx, odt, read

# A word stands for itself; each one in a file is made another.
_WORD = "@"
_NUMBER = re.compile("ord[0-9]+x")

_DOCX_TEXTS = (
    "<w:r><w:t>@</w:t></w:r>",
    "<w:r><w:delText>@</w:delText></w:r>",
    "<w:t>@</w:t>",
    "<w:r><w:rPr><w:vanish/><w:b/></w:rPr><w:t>@</w:t><w:tab/><w:t>@</w:t></w:r>",
    "<m:oMath><m:r><m:t>@</m:t></m:r></m:oMath>",
    '<w:r><w:commentReference w:id="1"/></w:r>',
    '<w:r><w:footnoteReference w:id="2"/></w:r>',
    '<w:bookmarkStart w:id="1" w:name="gd_a"/>',
    '<w:bookmarkEnd w:id="1"/>',
    '<w:commentRangeStart w:id="1"/>',
    '<w:commentRangeEnd w:id="1"/>',
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    '<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>',
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    '<w:r><w:drawing><a:blip r:embed="no"/></w:drawing></w:r>',
    '<w:r><w:drawing><wp:docPr descr="@"/></w:drawing></w:r>',
    '<w:r><w:pict><v:line alt="@"/></w:pict></w:r>',
    '<w:r><w:rPr><w:vertAlign w:val="superscript"/><w:highlight w:val="red"/></w:rPr>'
    "<w:t>@</w:t></w:r>",
)
_DOCX_AROUND = (
    "<w:p>{}</w:p>",
    '<w:p><w:pPr><w:pStyle w:val="Rubrik1"/><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>',
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr></w:pPr>{}</w:p>',
    '<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>{}</w:p>',
    "<w:r>{}</w:r>",
    '<w:ins w:id="5">{}</w:ins>',
    '<w:del w:id="6">{}</w:del>',
    "<w:moveTo>{}</w:moveTo>",
    "<w:moveFrom>{}</w:moveFrom>",
    '<w:sdt><w:sdtPr><w:tag w:val="a"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>',
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
    '<w:fldSimple w:instr="REF x">{}</w:fldSimple>',
    "<w:smartTag>{}</w:smartTag>",
    "<w:customXml>{}</w:customXml>",
    "<w:bdo>{}</w:bdo>",
    "<w:okänd>{}</w:okänd>",
    "<w:tbl>{}</w:tbl>",
    "<w:tr>{}</w:tr>",
    "<w:tr><w:trPr><w:del/></w:trPr>{}</w:tr>",
    "<w:tc>{}</w:tc>",
    "<w:tc><w:tcPr><w:vMerge/></w:tcPr>{}</w:tc>",
    '<w:tc><w:tcPr><w:gridSpan w:val="3"/><w:vMerge w:val="restart"/></w:tcPr>{}</w:tc>',
    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>"
    "</v:shape></w:pict></w:r>",
    "<w:r><w:object>{}</w:object></w:r>",
    "<mc:AlternateContent><mc:Choice>{}</mc:Choice>"
    "<mc:Fallback><w:p><w:r><w:t>@</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>",
    "<mc:AlternateContent><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
    "<w:ruby><w:rt>{}</w:rt></w:ruby>",
    "<w:ruby><w:rt><w:r><w:t>@</w:t></w:r></w:rt><w:rubyBase>{}</w:rubyBase></w:ruby>",
    "<m:f><m:num>{}</m:num><m:den><m:r><m:t>@</m:t></m:r></m:den></m:f>",
    "<w:pict>{}</w:pict>",
    "<m:oMathPara>{}</m:oMathPara>",
)
_ODT_TEXTS = (
    "@",
    " @ <text:s text:c='2'/>@<text:tab/><text:line-break/>",
    '<text:span text:style-name="T1">@</text:span>',
    '<text:bookmark-start text:name="a"/>',
    '<text:bookmark-end text:name="a"/>',
    '<text:change-start text:change-id="c1"/>',
    '<text:change-end text:change-id="c1"/>',
    '<text:change text:change-id="c2"/>',
    '<text:change text:change-id="c3"/>',
    "<text:placeholder>@</text:placeholder>",
    "<text:page-number>@</text:page-number>",
    "<office:annotation><dc:creator>N N</dc:creator><text:p>@</text:p></office:annotation>",
    '<office:annotation office:name="n1"><text:p>@</text:p></office:annotation>',
    '<office:annotation-end office:name="n1"/>',
    "<draw:frame><draw:image xlink:href='x.png'/><svg:desc>@</svg:desc>"
    "<svg:title>@</svg:title></draw:frame>",
    "<text:hidden-text>@</text:hidden-text>",
    '<text:alphabetical-index-mark text:string-value="@"/>',
    "<draw:line><svg:desc>@</svg:desc></draw:line>",
)
_ODT_AROUND = (
    "<text:p>{}</text:p>",
    '<text:p text:style-name="P1">{}</text:p>',
    '<text:h text:outline-level="2">{}</text:h>',
    "<text:span>{}</text:span>",
    '<text:a xlink:href="x">{}</text:a>',
    "<text:list>{}</text:list>",
    '<text:list text:continue-numbering="true">{}</text:list>',
    "<text:list-item>{}</text:list-item>",
    "<text:list-header>{}</text:list-header>",
    "<text:section>{}</text:section>",
    "<text:note><text:note-citation>1</text:note-citation>"
    "<text:note-body>{}</text:note-body></text:note>",
    '<loext:content-control loext:tag="a">{}</loext:content-control>',
    '<loext:content-control loext:showing-place-holder="true">{}</loext:content-control>',
    "<table:table>{}</table:table>",
    "<table:table-header-rows>{}</table:table-header-rows>",
    "<table:table-row>{}</table:table-row>",
    '<table:table-cell table:number-rows-spanned="2">{}</table:table-cell>',
    "<table:covered-table-cell>{}</table:covered-table-cell>",
    "<draw:frame><svg:desc>@</svg:desc><draw:text-box>{}</draw:text-box></draw:frame>",
    "<draw:custom-shape><svg:title>@</svg:title>{}</draw:custom-shape>",
    "<text:okänd>{}</text:okänd>",
    "<text:ruby><text:ruby-base>{}</text:ruby-base><text:ruby-text>@</text:ruby-text></text:ruby>",
    "<text:table-of-content><text:index-body>{}</text:index-body></text:table-of-content>",
)
_GONE = (
    "<text:tracked-changes>"
    '<text:changed-region text:id="c1"><text:insertion/></text:changed-region>'
    '<text:changed-region text:id="c2"><text:deletion><text:p>@</text:p>'
    "<text:p>@</text:p></text:deletion></text:changed-region>"
    '<text:changed-region text:id="c3"><text:deletion><text:list><text:list-item>'
    "<text:p>@</text:p></text:list-item></text:list></text:deletion></text:changed-region>"
    "</text:tracked-changes>"
)


def _bodies(texts: tuple[str, ...], around: tuple[str, ...]) -> SearchStrategy[str]:
    return st.recursive(
        st.sampled_from(texts),
        lambda inner: st.builds(
            lambda outer, parts: outer.replace("{}", "".join(parts)),
            st.sampled_from(around),
            st.lists(inner, min_size=1, max_size=5),
        ),
        max_leaves=30,
    )


def _numbered(body: str) -> tuple[str, list[str]]:
    """Give each word a number of its own; return them too."""
    numbers = count(1)
    named = re.sub(_WORD, lambda _: f"ord{next(numbers)}x", body)
    return named, _NUMBER.findall(named)


@settings(max_examples=300, deadline=None)
@given(_bodies(_DOCX_TEXTS, _DOCX_AROUND))
def test_every_word_of_a_docx_is_read_or_told(body: str) -> None:
    note = '<w:footnote w:id="2"><w:p>{}</w:p></w:footnote>'.format
    text = "<w:r><w:t>@</w:t></w:r>"
    remark = f'<w:comment w:id="1"><w:p>{text}</w:p></w:comment>'
    whole, words = _numbered(f"{body}\x1f{note(text)}\x1f{remark}\x1f{text}")
    inside, notes, comments, header = whole.split("\x1f")

    found = all_words(
        read(docx(inside, footnotes=notes, comments=comments, header=header))
    )

    assert [] == [one for one in words if one not in found]


@settings(max_examples=300, deadline=None)
@given(_bodies(_ODT_TEXTS, _ODT_AROUND))
def test_every_word_of_an_odt_is_read_or_told(body: str) -> None:
    whole, words = _numbered(_GONE + body)

    found = all_words(read(odt(whole)))

    assert [] == [one for one in words if one not in found]


@settings(max_examples=100, deadline=None)
@given(_bodies(_DOCX_TEXTS, _DOCX_AROUND))
def test_no_word_of_a_docx_is_read_twice(body: str) -> None:
    inside, words = _numbered(body)

    found = _NUMBER.findall(all_words(read(docx(inside))))

    assert sorted(words) == sorted(found)


@settings(max_examples=100, deadline=None)
@given(_bodies(_ODT_TEXTS, _ODT_AROUND))
def test_no_word_of_an_odt_is_read_twice(body: str) -> None:
    inside, words = _numbered(_GONE + body)

    found = _NUMBER.findall(all_words(read(odt(inside))))

    assert sorted(words) == sorted(found)


def _check_whole(text: WordText) -> None:
    """Check that a paragraph has what its pieces have, and survives the way as JSON."""
    for one in text.everything():
        for piece in one.pieces:
            assert set(piece.anchors) <= set(one.anchors)
            assert piece.controls[: len(one.controls)] == one.controls
    assert text == from_json(json.loads(json.dumps(as_json(text))))


@settings(max_examples=150, deadline=None)
@given(_bodies(_DOCX_TEXTS, _DOCX_AROUND))
def test_what_is_read_of_a_docx_holds_together(body: str) -> None:
    _check_whole(read(docx(_numbered(body)[0])))


@settings(max_examples=150, deadline=None)
@given(_bodies(_ODT_TEXTS, _ODT_AROUND))
def test_what_is_read_of_an_odt_holds_together(body: str) -> None:
    _check_whole(read(odt(_numbered(_GONE + body)[0])))
