"""What a Word file says round its text: notes, remarks, headers, properties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from govdocs.model.word_text import Remark, WordParagraph
from govdocs.text.word.docx_parts import Parts
from govdocs.text.word.package import Package
from govdocs.text.word.tree import Element, attribute, child, long, parsed

# Properties that may name a person are not ours to carry.
_PERSONAL = re.compile(
    r"^_|^msip|auth?or|author|mail|user|owner|manager|creator|modified|name|namn"
    r"|handlägg|författ|person|chef",
    re.IGNORECASE,
)


def properties(package: Package) -> dict[str, str]:
    """Return the title and the file's own properties by name."""
    found: dict[str, str] = {}
    if raw := package.read("docProps/custom.xml"):
        for one in parsed(raw):
            name = attribute(one, "name")
            if name and not _PERSONAL.search(name):
                found[name] = "".join(one.itertext()).strip()
    if raw := package.read("docProps/core.xml"):
        title = child(parsed(raw), "dc:title")
        if title is not None and title.text:
            found["title"] = title.text
    return found


def answered(parts: Parts) -> dict[str, str]:
    """Return which paragraph each remark answers, by the ids of their last paragraphs."""
    root = parts.one("commentsExtended")
    if root is None:
        return {}
    return {
        attribute(one, "w15:paraId"): attribute(one, "w15:paraIdParent")
        for one in root.iter(long("w15:commentEx"))
    }


def last_id(remark: Element) -> str:
    """Return the id of the last paragraph of a remark, by which answers find it."""
    ids = [attribute(one, "w14:paraId") for one in remark.iter(long("w:p"))]
    return ids[-1] if ids else ""


def remark_text(paragraphs: tuple[WordParagraph, ...]) -> str:
    """Return the words of a remark, those that are taken out of it too."""
    lines = ("".join(piece.text for piece in one.pieces) for one in paragraphs)
    return "\n".join(lines).strip("\n")


def by_marks(remarks: dict[str, Remark], marked: dict[str, None]) -> Iterator[Remark]:
    """Yield remarks as their marks come in the text, and then those without one."""
    yield from (remarks[one] for one in marked if one in remarks)
    yield from (one for id_, one in remarks.items() if id_ not in marked)


def bare_note(paragraphs: tuple[WordParagraph, ...]) -> tuple[WordParagraph, ...]:
    """Return a note without the space between its mark and its words."""
    first = next(iter(paragraphs), None)
    if first is None or not first.pieces:
        return paragraphs
    opening = first.pieces[0]
    mended = replace(opening, text=opening.text.lstrip(" \t\xa0"))
    pieces = (mended, *first.pieces[1:]) if mended.text else first.pieces[1:]
    if opening.note or opening.picture:
        return paragraphs
    return (replace(first, pieces=pieces), *paragraphs[1:])
