"""The bytes a decision binds to, and the two digests over them.

The recipe is told in docs/digest.md; `sha256sum` on an exported file gives the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from govdocs.model.document import (
    Block,
    BlockKind,
    Document,
    Part,
    Section,
    blocks_of,
    plain,
)
from govdocs.model.outline import Outline
from govdocs.model.register import Party
from govdocs.text.links import LinkKind, destination
from govdocs.text.write import write_part
from govdocs.text.yaml import Data

Rewrite = Callable[[str], str]

BINDING_KEYS = (
    "id typ titel parter avtalstid ikraftträdande förlängning uppsägning "
    "underavtal_till följer ersätter lagstöd"
).split()

_ADDRESS = re.compile(
    r"(?<=\]\()(?P<target><[^>\n]*>|[^()\s<>]*(?:\([^()\s]*\)[^()\s]*)*)"
)


@dataclass(frozen=True, slots=True)
class Digests:
    """SHA-256, in hexadecimal, of the whole canonical text and of its words alone."""

    full: str
    text: str


@dataclass(frozen=True, slots=True)
class Publication:
    """A composed document with the front matter data that its digest covers."""

    document: Document
    front: Mapping[str, Data]


def digests(canonical: bytes, document: Document) -> Digests:
    """Return both digests of a document whose canonical bytes are given."""
    return Digests(sha256(canonical).hexdigest(), words_digest(document))


def words_digest(document: Document) -> str:
    """Return the digest of a document's words, which rest on no other document."""
    return sha256(running_text(document).encode("utf-8")).hexdigest()


def canonical_bytes(publication: Publication, by_path: Mapping[str, Outline]) -> bytes:
    """Return the canonical text: binding terms, an empty line, then the Markdown."""
    terms = [
        f"{key}: {_compact(publication.front[key])}"
        for key in BINDING_KEYS
        if key in publication.front
    ]
    parts = [
        write_part(_addressed(part, by_path)).rstrip("\n")
        for part in publication.document.parts
    ]
    body = "\n\n".join(part for part in parts if part)
    text = "\n".join(terms) + "\n\n" + body
    return (text.rstrip("\n") + "\n").encode("utf-8")


def _compact(value: Data) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def binding_front(
    front: Mapping[str, Data],
    inherited: Sequence[Mapping[str, Data]],
    parties: Sequence[Party],
) -> dict[str, Data]:
    """Return front matter with inherited terms filled in and the parties as a list of ids.

    `inherited` are the fronts of the documents followed, nearest first; only the keys
    that `följer` names are taken from them.
    """
    own = dict(front)
    follows = front.get("följer")
    if isinstance(follows, dict) and isinstance(wanted := follows.get("vad"), list):
        for key in wanted:
            source = next((one for one in inherited if key in one), None)
            if isinstance(key, str) and key not in own and source is not None:
                own[key] = source[key]
    if "parter" in own:
        own["parter"] = list(_party_ids(own["parter"], parties))
    return own


def _party_ids(value: Data, parties: Sequence[Party]) -> list[Data]:
    if value == "alla":
        return [party.id for party in parties]
    if isinstance(value, dict) and isinstance(areas := value.get("område"), list):
        return [party.id for party in parties if party.area in areas]
    return list(value) if isinstance(value, list) else []


def running_text(document: Document) -> str:
    """Return the words of a document, a block a line, footnotes last."""
    lines = [line for part in document.parts for line in _lines(part, notes=False)]
    lines += [line for part in document.parts for line in _lines(part, notes=True)]
    return "\n".join(lines) + "\n"


def _lines(part: Part, *, notes: bool) -> Iterator[str]:
    if notes:
        for block in blocks_of(replace(part, preamble=(), sections=())):
            yield from _words(block)
        return
    for block in blocks_of(replace(part, sections=(), notes=())):
        yield from _words(block)
    for section in part.sections:
        yield from _section_lines(section)


def _section_lines(section: Section) -> Iterator[str]:
    yield " ".join(section.title.split())
    for block in blocks_of(Part("", "", "", section.blocks, (), ())):
        yield from _words(block)
    for below in section.sections:
        yield from _section_lines(below)


def _words(block: Block) -> Iterator[str]:
    raw = block.source if block.kind is BlockKind.CODE else plain(block.inlines)
    text = " ".join(raw.split())
    if text:
        yield text


def _addressed(part: Part, by_path: Mapping[str, Outline]) -> Part:
    """Return the part with links within the workspace as `document-id#block`."""

    def rewrite(source: str) -> str:
        if "](" not in source:
            return source
        return _ADDRESS.sub(
            lambda found: _address(found[0], part.path, by_path), source
        )

    return replace(
        part,
        preamble=tuple(_rewritten(block, rewrite) for block in part.preamble),
        sections=tuple(_rewritten_section(one, rewrite) for one in part.sections),
        notes=tuple(_rewritten(block, rewrite) for block in part.notes),
    )


def _address(target: str, path: str, by_path: Mapping[str, Outline]) -> str:
    bare = target[1:-1] if target.startswith("<") else target
    meant = destination(path, bare)
    outline = by_path.get(meant.path)
    if meant.kind is not LinkKind.INTERNAL or outline is None:
        return target
    return (
        f"{outline.metadata.id}#{meant.anchor}" if meant.anchor else outline.metadata.id
    )


def _rewritten(block: Block, rewrite: Rewrite) -> Block:
    if block.kind is BlockKind.CODE or not (block.children or "](" in block.source):
        return block
    children = tuple(_rewritten(child, rewrite) for child in block.children)
    return replace(block, source=rewrite(block.source), children=children)


def _rewritten_section(section: Section, rewrite: Rewrite) -> Section:
    return replace(
        section,
        source=rewrite(section.source),
        blocks=tuple(_rewritten(block, rewrite) for block in section.blocks),
        sections=tuple(_rewritten_section(one, rewrite) for one in section.sections),
    )
