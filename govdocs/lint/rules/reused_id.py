"""GD703: an id that stood for one text in a locked version and now stands for another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from govdocs.lint.rule import Hit
from govdocs.model.document import Part, blocks_of
from govdocs.model.ids import BLOCK_ID
from govdocs.model.outline import Outline
from govdocs.model.version import Pin, Version
from govdocs.store.versions import Versions
from govdocs.text.load import Loaded

# A rewritten paragraph keeps some of its words; measured on the revisions in agreements/,
# where the least kept is above a fifth.
_LEAST_SHARED = 0.2
_TOO_SHORT = 5
_WORD = re.compile(r"\w+")


def reused_id(loaded: Loaded, versions: Versions) -> Iterator[Hit]:
    """Find ids whose text shares almost no words with what was locked under them."""
    entries = [
        one
        for known in loaded.workspace.record.versions.values()
        for one in known
        if versions.has_bytes(one)  # else GD701 tells it
    ]
    if not entries:
        return
    blobs = sorted({pin.blob for one in entries for pin in one.pins})
    locked: Mapping[str, dict[str, str]] | None = None
    for outline in loaded.workspace.outlines:
        facts = ("ids", outline.path, outline.digest, blobs)
        if versions.proofs.holds(*facts):
            continue
        locked = _locked_texts(entries, versions) if locked is None else locked
        hits = tuple(_reused(loaded, outline, locked))
        yield from hits
        if not hits:
            versions.proofs.note(*facts)


def _reused(
    loaded: Loaded, outline: Outline, locked: Mapping[str, dict[str, str]]
) -> Iterator[Hit]:
    if not any(block.id in locked for block in outline.blocks):
        return
    part = loaded.reading(outline.path).part
    for block in blocks_of(part) if part else ():
        earlier = locked.get(block.id or "", {})
        if earlier and all(is_other_text(block.source, one) for one in earlier):
            yield Hit(
                outline.path,
                block.line,
                1,
                f"id {block.id} stod för en annan text i {next(iter(earlier.values()))}",
                "ta bort id:t, så ger govdocs fmt stycket ett eget",
            )


def is_other_text(new: str, old: str) -> bool:
    """Tell whether two texts share so few words that they are about different things."""
    one, other = _words(new), _words(old)
    if min(one.total(), other.total()) < _TOO_SHORT:
        return False
    shared = 2 * (one & other).total() / (one.total() + other.total())
    return shared < _LEAST_SHARED


def _words(source: str) -> Counter[str]:
    return Counter(_WORD.findall(source.lower()))


def _locked_texts(
    entries: Iterable[Version], versions: Versions
) -> Mapping[str, dict[str, str]]:
    """Return, by block id, each text it has had in a locked version, and which one."""
    found: dict[str, dict[str, str]] = {}
    seen: set[tuple[Pin, ...]] = set()
    for version in entries:
        if version.pins in seen:
            continue
        seen.add(version.pins)
        for part in versions.parts(version):
            for name, source in block_texts(part):
                found.setdefault(name, {}).setdefault(source, version.name)
    return found


def block_texts(part: Part) -> Iterator[tuple[str, str]]:
    """Yield each block id of a file that was not chosen by a person, with its text."""
    for block in blocks_of(part):
        if block.id and BLOCK_ID.fullmatch(block.id):
            yield block.id, block.source
