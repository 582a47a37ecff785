"""Which headings and blocks of which documents differ between two workspaces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from govdocs.model.document import Part, Section, walk_blocks, walk_sections
from govdocs.model.outline import Outline
from govdocs.text.load import Loaded


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids that were changed, added or removed in one document, and their section.

    `terms` says that the front matter changed; a heading counts as changed when anything
    under it did.
    """

    blocks: Mapping[str, str]
    terms: bool


def changed_documents(old: Loaded, new: Loaded) -> dict[str, Changes]:
    """Return what differs, by document id; only files whose bytes differ are parsed.

    A text that only moved to another file of the same publication, or of the workspace
    with its block id, is not changed.
    """
    before = {one.metadata.id: one for one in old.workspace.outlines}
    after = {one.metadata.id: one for one in new.workspace.outlines}
    names = [
        name
        for name in sorted({*before, *after})
        if _digest(before.get(name)) != _digest(after.get(name))
    ]
    texts = {name: _texts(old, before.get(name)) for name in names}
    others = {name: _texts(new, after.get(name)) for name in names}
    gone = {pair for own in texts.values() for pair in own.items()}
    come = {pair for own in others.values() for pair in own.items()}
    found: dict[str, Changes] = {}
    for name in names:
        one, other = before.get(name), after.get(name)
        blocks = {
            block: what
            for block, what in _differing(texts[name], others[name])
            if (what, True)
            not in (
                ("nytt", (block, others[name].get(block)) in gone),
                ("borttaget", (block, texts[name].get(block)) in come),
            )
        }
        terms = (one and one.metadata) != (other and other.metadata)
        if blocks or terms:
            found[name] = Changes(blocks, terms)
    return found


def _digest(outline: Outline | None) -> str | None:
    return outline.digest if outline else None


def _differing(
    before: Mapping[str, str], after: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for name in {**before, **after}:
        if name not in after:
            yield name, "borttaget"
        elif name not in before:
            yield name, "nytt"
        elif before[name] != after[name]:
            yield name, "ändrat"


def _texts(loaded: Loaded, outline: Outline | None) -> dict[str, str]:
    """Return the text under each id of a file; a heading's is all that it holds."""
    part = loaded.reading(outline.path).part if outline else None
    return dict(_ids(part)) if part else {}


def _ids(part: Part) -> Iterator[tuple[str, str]]:
    for block in walk_blocks((*part.preamble, *part.notes)):
        if block.id:
            yield block.id, _words(block.source)
    for section in walk_sections(part.sections):
        for block in walk_blocks(section.blocks):
            if block.id:
                yield block.id, _words(block.source)
        if section.id:
            yield section.id, _whole(section)


def _whole(section: Section) -> str:
    own = [section.source, *(block.source for block in walk_blocks(section.blocks))]
    return "\n".join([*map(_words, own), *map(_whole, section.sections)])


def _words(source: str) -> str:
    return " ".join(source.split())
