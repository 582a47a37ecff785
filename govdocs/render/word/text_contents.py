"""The contents of a text as a field that Word brings up to date."""

from __future__ import annotations

from collections.abc import Sequence

from govdocs.render.flow_styles import CONTENTS
from govdocs.render.word.element import Element, make, named, text_element

_CODE = f' TOC \\o "1-{CONTENTS}" \\h \\z \\u '


def contents_of(rows: Sequence[Element]) -> Element:
    """Return rows, each a paragraph, as the result of a field in a control of its own."""
    start = [_mark("begin"), _code(), _mark("separate")]
    for place, one in enumerate(start, 1):
        rows[0].insert(place, one)
    rows[-1].append(_mark("end"))
    kind = make("docPartGallery", val="Table of Contents")
    about = make("sdtPr", make("docPartObj", kind, make("docPartUnique")))
    return make("sdt", about, make("sdtContent", *rows))


def _mark(kind: str) -> Element:
    mark = make("fldChar", fldCharType=kind)
    if kind == "begin":
        # Only Word knows the pages, and it works them out when it opens the file.
        mark.set(named("dirty"), "true")
    return make("r", mark)


def _code() -> Element:
    return make("r", text_element("instrText", _CODE))
