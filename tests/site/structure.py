"""Our own check of a PDF's tags: some twenty rules that HTML and CSS can break.

The rules follow the Matterhorn protocol's list of failures for PDF/UA-1. This is not a
validator and has not been held against one; it says what we look at, and no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pikepdf

Check = Callable[["Tags"], Iterator[str]]
HEADINGS = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")
# What may stand in an element, where the standard leaves no choice.
KIDS = {
    "/L": {"/LI", "/L", "/Caption"},
    "/LI": {"/Lbl", "/LBody"},
    "/Table": {"/TR", "/THead", "/TBody", "/TFoot", "/Caption"},
    "/THead": {"/TR"},
    "/TBody": {"/TR"},
    "/TR": {"/TH", "/TD"},
}
PARENTS = {
    "/LI": {"/L"},
    "/Lbl": {"/LI"},
    "/LBody": {"/LI"},
    "/TR": {"/Table", "/THead", "/TBody", "/TFoot"},
    "/TH": {"/TR"},
    "/TD": {"/TR"},
    "/THead": {"/Table"},
    "/TBody": {"/Table"},
}
STANDARD = {
    *HEADINGS,
    *KIDS,
    *PARENTS,
    *("/Document", "/Part", "/Art", "/Sect", "/Div", "/P", "/Span", "/Link"),
    *("/BlockQuote", "/Caption", "/Figure", "/NonStruct", "/Note", "/Reference"),
    *("/Code", "/TFoot"),
}


@dataclass(frozen=True, slots=True)
class Element:
    """A tag: its name, its parent's name, and the names of what is in it."""

    name: str
    parent: str
    kids: tuple[str, ...]
    raw: Any


class Tags:
    """A PDF with its tree of tags, walked once."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.root: Any = pdf.Root
        tree = self.root.get("/StructTreeRoot")
        self.elements = list(_walk(tree, "")) if tree is not None else []

    def named(self, *names: str) -> list[Element]:
        """Return the elements of some names, in reading order."""
        return [one for one in self.elements if one.name in names]


def _kids(raw: Any) -> list[Any]:
    kids = raw.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _name(raw: Any) -> str:
    if not isinstance(raw, pikepdf.Dictionary):
        return "innehåll"
    return str(raw.get("/S", raw.get("/Type", "?")))


def _walk(raw: Any, parent: str) -> Iterator[Element]:
    name = _name(raw)
    kids = [one for one in _kids(raw) if isinstance(one, pikepdf.Dictionary)]
    yield Element(name, parent, tuple(map(_name, _kids(raw))), raw)
    for one in kids:
        if "/S" in one:
            yield from _walk(one, name)


def at(holder: Any, *keys: str) -> Any:
    """Return what lies below keys of a PDF dictionary; None where a key is missing."""
    for key in keys:
        if holder is None or key not in holder:
            return None
        holder = holder[key]
    return holder


def is_marked(tags: Tags) -> Iterator[str]:
    """06, 07: the file says that it is tagged, and has a tree."""
    if at(tags.root, "/MarkInfo", "/Marked") is not True:
        yield "MarkInfo saknas"
    if "/StructTreeRoot" not in tags.root:
        yield "StructTreeRoot saknas"
    if at(tags.root, "/MarkInfo", "/Suspects"):
        yield "märkningen är osäker"


def has_language(tags: Tags) -> Iterator[str]:
    """11: the language is given for the whole file."""
    if str(tags.root.get("/Lang", "")) != "sv":
        yield "språket är inte sv"


def shows_title(tags: Tags) -> Iterator[str]:
    """07: the window shows the title, and there is one."""
    if at(tags.root, "/ViewerPreferences", "/DisplayDocTitle") is not True:
        yield "titeln visas inte"
    if not str(tags.pdf.docinfo.get("/Title", "")).strip():
        yield "titel saknas"


def declares_ua(tags: Tags) -> Iterator[str]:
    """06: the metadata names PDF/UA-1 and the same title."""
    with tags.pdf.open_metadata() as meta:
        if str(meta.get("pdfuaid:part")) != "1":
            yield "pdfuaid:part saknas"
        if meta.get("dc:title") != str(tags.pdf.docinfo.get("/Title")):
            yield "dc:title är en annan än Title"


def names_are_standard(tags: Tags) -> Iterator[str]:
    """02: every tag has a meaning without a role map."""
    known = STANDARD | {"/StructTreeRoot"}
    yield from {one.name for one in tags.elements} - known


def one_document(tags: Tags) -> Iterator[str]:
    """01: the tree has one Document at its top."""
    if tags.elements[0].kids != ("/Document",):
        yield f"överst står {tags.elements[0].kids}"


def pages_have_tabs(tags: Tags) -> Iterator[str]:
    """28: Tab goes in the order of the tags."""
    for number, page in enumerate(tags.pdf.pages, 1):
        if page.get("/Tabs") != "/S" and "/Annots" in page:
            yield f"sida {number} saknar Tabs"


def pages_have_parents(tags: Tags) -> Iterator[str]:
    """01: every page is tied to the tree, by a number of its own."""
    numbers = [page.get("/StructParents") for page in tags.pdf.pages]
    if None in numbers or len(set(numbers)) != len(numbers):
        yield "StructParents saknas eller delas"


def content_is_tagged(tags: Tags) -> Iterator[str]:
    """01: all that is drawn is tagged content or an artifact."""
    drawing = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "b", "Do", "sh"}
    for number, page in enumerate(tags.pdf.pages, 1):
        depth = 0
        for one in pikepdf.parse_content_stream(page):
            operator = str(one.operator)
            depth += operator in {"BMC", "BDC"}
            depth -= operator == "EMC"
            if operator in drawing and not depth:
                yield f"sida {number}: omärkt {operator}"
                break


def artifacts_are_not_in_the_tree(tags: Tags) -> Iterator[str]:
    """01: tagged content is never inside an artifact, nor the other way round."""
    for number, page in enumerate(tags.pdf.pages, 1):
        opened: list[bool] = []
        for one in pikepdf.parse_content_stream(page):
            if str(one.operator) in {"BMC", "BDC"}:
                opened.append(str(one.operands[0]) == "/Artifact")
                if len(set(opened)) > 1:
                    yield f"sida {number}"
                    break
            elif str(one.operator) == "EMC":
                opened.pop()


def content_ids_are_known(tags: Tags) -> Iterator[str]:
    """01: every piece of marked content on a page is found from the parent tree."""
    numbers = list(tags.root.StructTreeRoot.ParentTree.Nums)
    known = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    for number, page in enumerate(tags.pdf.pages, 1):
        listed = known[int(page.StructParents)]
        used = [
            int(one.operands[1].MCID)
            for one in pikepdf.parse_content_stream(page)
            if str(one.operator) == "BDC" and "/MCID" in one.operands[1]
        ]
        if len(used) != len(set(used)) or max(used, default=-1) >= len(listed):
            yield f"sida {number}"


def headings_do_not_skip(tags: Tags) -> Iterator[str]:
    """14: one H1 first, and no level is left out."""
    levels = [int(one.name[2]) for one in tags.named(*HEADINGS)]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield "dokumentet börjar inte med en H1"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"H{after} efter H{before}"


def kids_fit(tags: Tags) -> Iterator[str]:
    """09: lists and tables hold what they must, and nothing else."""
    for one in tags.elements:
        allowed = KIDS.get(one.name)
        if allowed and not set(one.kids) <= allowed:
            yield f"{one.name} har {sorted(set(one.kids) - allowed)}"


def parents_fit(tags: Tags) -> Iterator[str]:
    """09: rows, cells and items stand where they belong."""
    for one in tags.elements:
        allowed = PARENTS.get(one.name)
        if allowed and one.parent not in allowed:
            yield f"{one.name} i {one.parent}"


def tables_have_headers(tags: Tags) -> Iterator[str]:
    """15: every table has a header cell."""
    for one in tags.named("/Table"):
        if not any(cell.name == "/TH" for cell in _walk(one.raw, "")):
            yield "tabell utan TH"


def rows_are_of_one_length(tags: Tags) -> Iterator[str]:
    """15: the rows of a table have as many cells."""
    for one in tags.named("/Table"):
        rows = {len(row.kids) for row in _walk(one.raw, "") if row.name == "/TR"}
        if len(rows) > 1:
            yield f"rader med {sorted(rows)} celler"


def figures_have_words(tags: Tags) -> Iterator[str]:
    """13: every figure has an alternative text."""
    for one in tags.named("/Figure"):
        if not str(one.raw.get("/Alt", "")).strip():
            yield "Figure utan Alt"


def links_are_tagged(tags: Tags) -> Iterator[str]:
    """28: every link is in the tree, has words for itself, and holds no other link."""
    for number, page in enumerate(tags.pdf.pages, 1):
        for annotation in page.get("/Annots", []):
            if "/StructParent" not in annotation or not annotation.get("/Contents"):
                yield f"sida {number}: länk utan tagg eller ord"
    for one in tags.named("/Link"):
        if one.parent == "/Link":
            yield "länk i länk"


def fonts_are_embedded(tags: Tags) -> Iterator[str]:
    """31: every font is in the file, with a map to Unicode."""
    for font in _fonts(tags.pdf):
        for below in font.get("/DescendantFonts", [font]):
            described = below.get("/FontDescriptor", {})
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(described.keys()):
                yield f"{font.get('/BaseFont')} är inte inbäddad"
        if "/ToUnicode" not in font:
            yield f"{font.get('/BaseFont')} saknar ToUnicode"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for one in pdf.objects:
        is_font = isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"
        if is_font and not str(one.get("/Subtype")).startswith("/CIDFont"):
            yield one


def nothing_runs(tags: Tags) -> Iterator[str]:
    """No scripts, forms, attached files or actions at opening."""
    for key in ("/JavaScript", "/EmbeddedFiles"):
        if at(tags.root, "/Names", key) is not None:
            yield key
    for key in ("/OpenAction", "/AA", "/AcroForm", "/AF"):
        if key in tags.root:
            yield key


CHECKS: tuple[Check, ...] = (
    is_marked,
    has_language,
    shows_title,
    declares_ua,
    names_are_standard,
    one_document,
    pages_have_tabs,
    pages_have_parents,
    content_is_tagged,
    artifacts_are_not_in_the_tree,
    content_ids_are_known,
    headings_do_not_skip,
    kids_fit,
    parents_fit,
    tables_have_headers,
    rows_are_of_one_length,
    figures_have_words,
    links_are_tagged,
    fonts_are_embedded,
    nothing_runs,
)


def addresses(pdf: pikepdf.Pdf) -> list[str]:
    """Return the addresses outside the file that its links lead to."""
    return [
        str(annotation.A.URI)
        for page in pdf.pages
        for annotation in page.get("/Annots", [])
        if "/A" in annotation and "/URI" in annotation.A
    ]
