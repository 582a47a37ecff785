"""Group comments that say the same about the same place, and suggest those that nearly do."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from typing import NamedTuple

from govdocs.model.submission import Comment, Submission

# How much of the pairs of words two comments must share to be told as nearly the same.
# A name put for another changes two pairs in each, so of fifteen words it leaves 0.75.
NEAR = 0.7
# So many in ten may then be others, in whole numbers: 0.7 of 70 is 49, not a hair more.
_OTHERS = round(10 * (1 - NEAR))
# Marks that look alike are written differently by different programs.
_LOOKS = re.compile("[”“„’‘´`–—\u00ad\u00a0\u200b]")
_ALIKE = {
    **str.maketrans("”“„’‘´`–—\u00a0", "\"\"\"''''-- "),
    **str.maketrans("", "", "\u00ad\u200b"),
}
_Pair = tuple[str, str]
_Place = tuple[str, str | None] | None


class Said(NamedTuple):
    """A comment, and the answer that it stands in."""

    comment: Comment
    answer: Submission

    @property
    def consultee(self) -> str:
        """Return who said it."""
        return self.answer.consultee


@dataclass(frozen=True)
class Group:
    """Comments with the same words about the same place; never empty.

    `near` are the ids of the first comments of other groups that say nearly the same.
    """

    said: tuple[Said, ...]
    near: tuple[str, ...] = ()

    @property
    def first(self) -> Comment:
        """Return the comment that stands for all of them."""
        return self.said[0].comment

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of the comments, in order."""
        return tuple(one.comment.id for one in self.said)

    @cached_property
    def consultees(self) -> tuple[str, ...]:
        """Return who have said it, each once, in order."""
        return tuple({one.answer.consultee: None for one in self.said})


def group(said: Iterable[Said]) -> tuple[Group, ...]:
    """Return comments in groups, in the order in which each group was first said.

    Nothing is put together that differs in more than white space, case and the look of
    quotes and dashes. What nearly agrees is only suggested, with the first of its kind.
    """
    same: dict[tuple[_Place, str, str], list[Said]] = {}
    for one in said:
        comment = one.comment
        words = normal(comment.text), normal(comment.proposal or "")
        same.setdefault((_place(comment), *words), []).append(one)
    places: dict[_Place, list[int]] = {}
    for at, key in enumerate(same):
        places.setdefault(key[0], []).append(at)
    groups = [tuple(one) for one in same.values()]
    near: dict[int, list[int]] = {}
    texts = [f"{key[1]} {key[2]}" for key in same]
    plain = [key[1] for key in same]
    for members in places.values():
        found = {*_near([texts[at] for at in members])}
        found |= {*_repeated([plain[at] for at in members])}
        for first, second in sorted(found):
            near.setdefault(members[first], []).append(members[second])
            near.setdefault(members[second], []).append(members[first])
    return tuple(
        Group(each, tuple(groups[other][0].comment.id for other in near.get(at, ())))
        for at, each in enumerate(groups)
    )


def normal(text: str) -> str:
    """Return words as they are compared: one space between, small letters, plain marks."""
    plain = unicodedata.normalize("NFC", text)
    # Looking for such a mark first is ten times as fast as replacing none.
    if _LOOKS.search(plain):
        plain = plain.translate(_ALIKE)
    return " ".join(plain.casefold().split()).removesuffix(".")


def _share(one: Set[object], other: Set[object]) -> float:
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


def _place(comment: Comment) -> _Place:
    place = comment.place
    return (place.document, place.block) if place else None


def _pairs(text: str) -> frozenset[_Pair]:
    words = text.split()
    if len(words) < 2:
        return frozenset((word, "") for word in words)
    return frozenset(pairwise(words))


def _repeated(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield each text with the first one of the same words: their proposals differ."""
    seen: dict[str, int] = {}
    for at, text in enumerate(texts):
        first = seen.setdefault(text, at)
        if first != at:
            yield first, at


def _near(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield each text with the first one that it is nearly the same as.

    Two sets that share so much must share one of their rarest members, so only those
    are looked up; and only firsts are, so many of one kind cost no more than different.
    """
    if len(texts) < 2:
        return
    pairs = [_pairs(text) for text in texts]
    common = Counter(chain.from_iterable(pairs))
    rarest_first = enumerate(sorted(common, key=common.__getitem__))
    rank = {pair: at for at, pair in rarest_first}
    # Numbers are held against each other in half the time that pairs of words take.
    ranked = [frozenset(map(rank.__getitem__, own)) for own in pairs]
    leaders: dict[int, list[int]] = {}
    for at, own in enumerate(ranked):
        rarest = sorted(own)[: len(own) * _OTHERS // 10 + 1]
        found = {one for pair in rarest for one in leaders.get(pair, ())}
        # Which of equally rare pairs comes first varies, but not which texts are near.
        for one in sorted(found):
            if _share(ranked[one], own) >= NEAR:
                yield one, at
                break
        else:
            for pair in rarest:
                leaders.setdefault(pair, []).append(at)
