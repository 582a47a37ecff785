"""What a Word file says round its text: notes, remarks, headers, properties."""

from __future__ import annotations

from govdocs.text.word.docx_parts import Parts
from govdocs.text.word.package import Package
from govdocs.text.word.personal import is_personal
from govdocs.text.word.tree import Element, attribute, child, long, parsed


def properties(package: Package) -> dict[str, str]:
    """Return the title and the file's own properties by name."""
    found: dict[str, str] = {}
    if raw := package.read("docProps/custom.xml"):
        for one in parsed(raw):
            name = attribute(one, "name")
            if name and not is_personal(name):
                found[name] = "".join(one.itertext()).strip()
    if raw := package.read("docProps/core.xml"):
        title = child(parsed(raw), "dc:title")
        if title is not None and title.text:
            found["title"] = title.text
    return found


def standings(parts: Parts) -> dict[str, tuple[str, bool]]:
    """Return which paragraph each remark answers and whether it is ticked off.

    Both they and what they answer are named by the ids of their last paragraphs.
    """
    root = parts.one("commentsExtended")
    if root is None:
        return {}
    return {
        attribute(one, "w15:paraId"): (
            attribute(one, "w15:paraIdParent"),
            attribute(one, "w15:done") in ("1", "true", "on"),
        )
        for one in root.iter(long("w15:commentEx"))
    }


def last_id(remark: Element) -> str:
    """Return the id of the last paragraph of a remark, by which answers find it."""
    ids = [attribute(one, "w14:paraId") for one in remark.iter(long("w:p"))]
    return ids[-1] if ids else ""
