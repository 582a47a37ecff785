"""GD804: nothing is changed in substance; what counts as editorial is listed here.

Lines and emphasis may change, quotation marks and dashes be written in another way, ids
be given to blocks that have none, files get other names, the number in a reference be
mended, and a word be replaced by one that govdocs.yaml names beforehand. Nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from govdocs.model.finding import Location
from govdocs.model.policy import Breach, PolicyChoice
from govdocs.policy.change import Change, Text
from govdocs.policy.checks.frozen_metadata import frozen_metadata
from govdocs.policy.kept import lacking
from govdocs.policy.telling import cited, quoted
from govdocs.policy.units import Unit
from govdocs.policy.words import Word

_REMEDY = "ta bort ändringen, eller lägg den i ett eget förslag när skedet tillåter det"
# Marks that say the same and are written in several ways.
_SAME_MARK = {
    **dict.fromkeys("“”„»«", '"'),
    **dict.fromkeys("‘’‚´`", "'"),
    **dict.fromkeys("–—‑−", "-"),
}


def editorial_only(change: Change, choice: PolicyChoice) -> Iterator[Breach]:
    """Find every change that is more than editorial."""
    yield from frozen_metadata(change, replace(choice, keys=()))
    swaps = dict(choice.swaps)
    for pair in change.pairs:
        if pair.base is None:
            assert pair.head is not None, "a document is on one side at least"
            yield _new(pair.head)
        elif pair.head and pair.base.is_readable and pair.head.is_readable:
            yield from _judge(pair.base.units, pair.head.units, swaps)


def _new(text: Text) -> Breach:
    what = "dokumentet är nytt"
    return Breach(Location(text.path), "", (), what, _REMEDY, in_head=True)


def _judge(
    base: Sequence[Unit], head: Sequence[Unit], swaps: Mapping[str, str]
) -> Iterator[Breach]:
    """Yield breaches block by block, until blocks no longer follow each other alike."""
    for one, other in zip_longest(base, head):
        if one is None or other is None or not _are_same(one, other):
            yield _reordered(one, other)
            return
        before, after = _folded(one, swaps), _folded(other, swaps)
        if [word.key for word in before] != [word.key for word in after]:
            yield _reworded(one, other, before, after)
        elif _proposed(one) != _proposed(other):
            yield _marked(one, other)


def _are_same(one: Unit, other: Unit) -> bool:
    """Tell whether a block is the one it was; an id may be given to one that had none."""
    same_id = one.id in (None, other.id) and one.lineage == other.lineage
    return one.kind == other.kind and same_id


def _reordered(one: Unit | None, other: Unit | None) -> Breach:
    unit = one or other
    assert unit is not None, "one of two is there"
    words = tuple(word.text for word in unit.words)
    shown = quoted(cited(unit.words, unit.words))
    if one and other:
        what = f"stycket står inte kvar på sin plats med sitt id: {shown}"
    else:
        what = f"ett stycke är {'borttaget' if one else 'tillagt'}: {shown}"
    return Breach(
        at=unit.place(None),
        block=unit.id or "",
        words=words,
        message=what,
        remedy=_REMEDY,
        in_head=one is None,
        there=other.place(None) if one and other else None,
    )


def _reworded(
    one: Unit, other: Unit, before: Sequence[Word], after: Sequence[Word]
) -> Breach:
    gone = lacking(before, [word.key for word in after])
    come = lacking(after, [word.key for word in before])
    unit, first = (one, gone[0]) if gone else (other, come[0])
    words = tuple(word.text for word in gone or come)
    old, new = quoted(cited(one.words, gone)), quoted(cited(other.words, come))
    what = (
        f"{old} är ändrat till {new}"
        if gone and come
        else f"{old if gone else new} är {'borttaget' if gone else 'tillagt'}"
    )
    what += ", och det är mer än en redaktionell ändring"
    elsewhere = other.place(None) if gone else None
    return Breach(
        at=unit.place(first),
        block=one.id or "",
        words=words,
        message=what,
        remedy=_REMEDY,
        in_head=not gone,
        there=elsewhere,
    )


def _proposed(unit: Unit) -> int:
    """Return how many stretches are marked as proposed to go."""
    return sum(leaf.source.count("{--") for leaf in unit.leaves)


def _marked(one: Unit, other: Unit) -> Breach:
    what = "det som föreslås utgå, {--…--}, är ett annat än förut"
    at = one.place(None)
    return Breach(at, one.id or "", (), what, _REMEDY, there=other.place(None))


def _folded(unit: Unit, swaps: Mapping[str, str]) -> list[Word]:
    """Return words with what may be written in several ways written in one."""
    folded: list[Word] = []
    for word in unit.words:
        if word.key.startswith("länk "):
            source = unit.leaves[word.leaf].source
            label = source.rfind("[", 0, word.offset)
            while folded and _is_number_in(folded[-1], word.leaf, label):
                folded.pop()
        key = _SAME_MARK.get(word.key, word.key)
        folded.append(word._replace(key=swaps.get(key, key)))
    return folded


def _is_number_in(word: Word, leaf: int, label: int) -> bool:
    """Tell whether a word is part of the number that a link is shown by.

    Where the link leads is a word of its own, and that has to be the same.
    """
    is_inside = word.leaf == leaf and word.offset > label
    return is_inside and (word.key.isdigit() or word.key == ".")
