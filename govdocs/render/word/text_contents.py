"""The contents of a text as a field that Word brings up to date."""

from __future__ import annotations

from collections.abc import Sequence

from docx.oxml.ns import qn

from govdocs.render.flow_styles import CONTENTS
from govdocs.render.word.element import Element, make, named, text_element

# So many rows with their heading stand on the page where they begin.
_SHORT = 10
_CODE = f' TOC \\o "1-{CONTENTS}" \\h \\z \\u '


def contents_of(rows: Sequence[Element]) -> Element:
    """Return a heading and rows, as a field with its result in a control of its own."""
    for one in rows:
        _add_page(one)
    start = [_mark("begin"), _code(_CODE), _mark("separate")]
    first = next((one for one in rows if _is_row(one)), rows[0])
    for place, one in enumerate(start, 1):
        first.insert(place, one)
    rows[-1].append(_mark("end"))
    if len(rows) > _SHORT:
        # LibreOffice else leaves the heading alone on the page before.
        rows[0].get_or_add_pPr().insert(1, make("pageBreakBefore"))
    kind = make("docPartGallery", val="Table of Contents")
    about = make("sdtPr", make("docPartObj", kind, make("docPartUnique")))
    return make("sdt", about, make("sdtContent", *rows))


def _is_row(paragraph: Element) -> bool:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return style is not None and style.get(qn("w:val")) != "TOCHeading"


def _add_page(row: Element) -> None:
    """Put the page last in a row, for Word to work out when the text is printed.

    It could be told to do so at once, but then asks each reader, in words about other
    files that nobody understands.
    """
    for link in row.findall(qn("w:hyperlink")):
        code = f" PAGEREF {link.get(named('anchor'))} \\h "
        for one in (_mark("begin"), _code(code), _mark("separate"), _mark("end")):
            link.append(one)


def _mark(kind: str) -> Element:
    return make("r", make("fldChar", fldCharType=kind))


def _code(code: str) -> Element:
    return make("r", text_element("instrText", code))
