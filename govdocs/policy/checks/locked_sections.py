"""GD803: chosen documents, sections and blocks say what they said, to the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from govdocs.model.document import BlockKind, walk_sections
from govdocs.model.policy import Breach, PolicyChoice
from govdocs.policy.change import Change, Text
from govdocs.policy.kept import lacking
from govdocs.policy.telling import cited, quoted
from govdocs.policy.units import Unit
from govdocs.text.load import Loaded

_REMEDY = "skriv tillbaka den låsta texten som den stod"
_TARGET = re.compile(r"\]\([^)\n]*\)")


def locked_sections(change: Change, choice: PolicyChoice) -> Iterator[Breach]:
    """Find what differs in the places that are locked; the whole of one may be moved."""
    changed = {text.path for text in change.gone}
    for place in choice.places:
        text = _holder(change.base, place)
        if text is None or text.path not in changed:
            continue
        same = (other for other in change.come if other.id == text.id)
        after = [unit for other in same for unit in _inside(other, place)]
        yield from _judge(place, _inside(text, place), after)


def idle_places(change: Change, choice: PolicyChoice) -> Iterator[str]:
    """Yield a sentence for each place that the base does not have."""
    for place in choice.places:
        if _holder(change.base, place) is None:
            yield f"Stället {place} i govdocs.yaml finns inte, så det är inte låst."


def named_documents(choice: PolicyChoice) -> frozenset[str]:
    """Return the ids of the documents that the places are in."""
    return frozenset(place.partition("#")[0] for place in choice.places)


def _holder(loaded: Loaded, place: str) -> Text | None:
    """Return the file that holds a place: the document's own, or one of its parts."""
    name, _, anchor = place.partition("#")
    by_id = loaded.workspace.by_id
    if name not in by_id:
        return None
    names = (name, *by_id[name].metadata.part_ids)
    texts = [Text(by_id[one].path, loaded) for one in names if one in by_id]
    if not anchor:
        return texts[0]
    return next((one for one in texts if _inside(one, place)), None)


def _inside(text: Text, place: str) -> list[Unit]:
    """Return the units of a place: a whole text, a section with its notes, or a block."""
    anchor = place.partition("#")[2]
    if not anchor:
        return list(text.units)
    sections = walk_sections(text.part.sections) if text.part else iter(())
    section = next((one for one in sections if one.id == anchor), None)
    if section is None:
        return [unit for unit in text.units if unit.id == anchor]
    inside = list(text.reader().section(section))
    named = {word.key for unit in inside for word in unit.words}
    notes = (unit for unit in text.units if unit.kind == BlockKind.NOTE)
    return [*inside, *(one for one in notes if f"not {one.label}" in named)]


def _judge(
    place: str, before: Sequence[Unit], after: Sequence[Unit]
) -> Iterator[Breach]:
    """Yield the first block that differs; what follows often differs because of it."""
    for one, other in zip_longest(before, after):
        if _said(one) == _said(other):
            continue
        old, new = (tuple(unit.words) if unit else () for unit in (one, other))
        gone = lacking(old, [word.key for word in new])
        come = lacking(new, [word.key for word in old])
        words = tuple(word.text for word in gone or come)
        shown = cited(old, gone) if gone else cited(new, come)
        unit = one or other
        at = unit.place(gone[0] if one and gone else None)
        what = f"{place} är låst, men {_told(one, other, shown)}"
        elsewhere = other.place(None) if one and other else None
        yield Breach(
            at=at,
            block=unit.id or "",
            words=words,
            message=what,
            remedy=_REMEDY,
            in_head=one is None,
            there=elsewhere,
        )
        return


def _told(one: Unit | None, other: Unit | None, words: Sequence[str]) -> str:
    if one is None:
        return f"text är tillagd: {quoted(words)}"
    if other is None:
        return f"text är borttagen: {quoted(words)}"
    return f"texten är ändrad: {quoted(words)}" if words else "märkningen är ändrad"


def _said(unit: Unit | None) -> tuple[object, ...]:
    """Return all that a block says; the address of a link as what it means."""
    if unit is None:
        return ()
    sources = (" ".join(leaf.source.split()) for leaf in unit.leaves)
    marked = tuple(_TARGET.sub("]()", source) for source in sources)
    return unit.kind, unit.id, unit.lineage, tuple(unit.keys), marked
