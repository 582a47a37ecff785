"""Parts of a Word file that are not text, told of."""

from __future__ import annotations

from govdocs.text.word.docx_parts import Parts, Relation
from govdocs.text.word.left import Left
from govdocs.text.word.tree import long, parsed

_MACROS = "vbaProject.bin"


def tell_of_parts(parts: Parts, left: Left) -> None:
    """Note what the file holds or points at that is not its text."""
    if any(name.rpartition("/")[2] == _MACROS for name in parts.package.names):
        left.add("makron, som aldrig körs")
    settings = [one for one in parts.own.values() if one.kind == "settings"]
    for one in settings:
        for relation in parts.relations(one.target).values():
            _tell_of_template(relation, left)
    for name in parts.of_kind("glossaryDocument"):
        _tell_of_blocks(parts.package.read(name), left)


def _tell_of_template(relation: Relation, left: Left) -> None:
    if relation.kind == "attachedTemplate" and relation.is_outside:
        left.add("en mall på en annan plats, som inte hämtas")


def _tell_of_blocks(raw: bytes, left: Left) -> None:
    """Tell of building blocks, other than what controls show while they are empty."""
    for one in parsed(raw).iter(long("w:docPart")):
        kinds = {kind.get(long("w:val")) for kind in one.iter(long("w:type"))}
        if "bbPlcHdr" not in kinds:
            left.add("ett snabbdelsblock, som inte är en del av texten")
