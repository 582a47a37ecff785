"""Which words of a template each stretch of a file is: by mark, by words, by what is above.

A bookmark or a tag says it at once. Without either the same words are looked for in the
order of the template, then what stands right below a label, then words that are likely
to be a paragraph that somebody has rewritten.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache

from govdocs.consultation.form.places import Ask, FormBox
from govdocs.consultation.intake.word.labels import Labels
from govdocs.consultation.intake.word.marks import folded, without_number
from govdocs.consultation.intake.word.rows import beside
from govdocs.consultation.intake.word.stretches import Home, Stretch
from govdocs.diff.lcs import common_length, common_runs
from govdocs.model.period import MONTHS

# Two paragraphs that have nothing to do with each other share about a third.
_LIKELY = 0.5
_WHOLLY = 0.8
_FEW = 6
# Where what stands below without a box of its own is still meant.
_OPEN = frozenset({Ask.COMMENT, Ask.PROPOSAL, Ask.KIND, Ask.ANSWER})
_FIGURES = re.compile(r"\d+")

# A last day can be moved after a form was sent, and then it tells another.
_DATES = re.compile(rf"\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}")


class How(Enum):
    """What told where a stretch belongs."""

    MARK = auto()
    TAG = auto()
    WORDS = auto()
    LABEL = auto()
    BELOW = auto()
    LIKENESS = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Settled:
    """A stretch of a file, where it belongs, and the stretch of the template it is."""

    stretch: Stretch
    home: Home
    how: How
    row: Stretch | None = None


def settle(template: Sequence[Stretch], found: Sequence[Stretch]) -> list[Settled]:
    """Return where each stretch of a file belongs, in the order of the file."""
    labels = Labels(template)
    own = list(_regained(template, list(labels.parted(found))))
    rows = _same_rows(template, own)
    likely = _likely(template, own, rows)
    known = {at for at, row in enumerate(rows) if row} | {*likely}
    new_rows = beside(own, known)
    settled: list[Settled] = []
    for at, one in enumerate(own):
        labels.pass_by(rows[at])
        found_by_label = None if one.home or rows[at] else labels.of(one)
        if found_by_label:
            settled.append(Settled(one, found_by_label, How.WORDS))
        elif at in new_rows:
            settled.append(Settled(one, new_rows[at], How.LABEL))
        else:
            settled.append(_settle(one, rows[at], likely.get(at), settled))
    return _without_last(settled)


def _regained(
    template: Sequence[Stretch], found: Sequence[Stretch]
) -> Iterator[Stretch]:
    """Yield stretches, a deleted paragraph of the text with its own home.

    LibreOffice keeps one in the paragraph after it, which may be a box.
    """
    homes = {one.home for one in found}
    lost = {
        _key(row, row.whole): row.home
        for row in template
        if isinstance(row.home, tuple) and row.home not in homes
    }
    for one in found:
        is_gone = isinstance(one.home, FormBox) and bool(one.removed) and not one.text
        home = lost.get(_key(one, one.original)) if is_gone else None
        yield replace(one, home=home) if home else one


def _without_last(settled: list[Settled]) -> list[Settled]:
    """Return what is settled; words last in the file are not below the box above them.

    They are as likely to be about all of the answer, so a person must say.
    """
    found = list(settled)
    for at in reversed(range(len(found))):
        one = found[at]
        if one.stretch.paragraph.place:
            continue
        if one.how is not How.BELOW:
            break
        found[at] = Settled(one.stretch, None, How.NOTHING)
    return found


def _settle(
    one: Stretch, row: Stretch | None, likely: Stretch | None, before: list[Settled]
) -> Settled:
    if one.home:
        how = How.TAG if one.is_tagged else How.MARK
        return Settled(one, one.home, how, row)
    if row:
        return Settled(one, row.home, How.WORDS, row)
    if likely:
        return Settled(one, likely.home, How.LIKENESS)
    return Settled(one, *_above(one, before))


def _above(one: Stretch, before: list[Settled]) -> tuple[Home, How]:
    """Return the box whose label or text stands right above in the same part of the file.

    A paragraph put in with tracked changes belongs to the text right above it.
    """
    if not before or one.paragraph.place != before[-1].stretch.paragraph.place:
        return None, How.NOTHING
    last = before[-1]
    box = last.home
    if not isinstance(box, FormBox):
        return (box, How.LABEL) if box and one.is_inserted else (None, How.NOTHING)
    if last.how in (How.WORDS, How.LABEL, How.BELOW):
        return box, How.BELOW if last.how is How.BELOW else How.LABEL
    # Below a box that is whole, more words are one more comment on the same place.
    if _takes_more(box):
        return FormBox(Ask.COMMENT, box.key), How.BELOW
    return None, How.NOTHING


def _takes_more(box: FormBox) -> bool:
    return box.ask in _OPEN and box.ask is not Ask.ANSWER


def _same_rows(
    template: Sequence[Stretch], found: Sequence[Stretch]
) -> list[Stretch | None]:
    """Return for each stretch the one of the template with the same words, if any.

    Those with the same home come first, then those that keep the order.
    """
    by_home: dict[tuple[Home, tuple[str, ...]], list[int]] = {}
    for at, one in enumerate(template):
        by_home.setdefault((one.home, _key(one, one.whole)), []).append(at)
    rows: list[Stretch | None] = [None] * len(found)
    used: set[int] = set()
    for at, one in enumerate(found):
        places = one.home and _places(by_home, one)
        if places:
            used.add(places[0])
            rows[at] = template[places.pop(0)]
    free = [at for at, one in enumerate(found) if rows[at] is None and not one.home]
    left = [at for at in range(len(template)) if at not in used]
    for i, j, size in _runs(template, left, found, free):
        for n in range(size):
            rows[free[j + n]] = template[left[i + n]]
    return rows


def _places(
    by_home: dict[tuple[Home, tuple[str, ...]], list[int]], one: Stretch
) -> list[int]:
    for words in (one.whole, one.original, one.text):
        places = by_home.get((one.home, _key(one, words)))
        if places:
            return places
    return []


def _runs(
    template: Sequence[Stretch],
    left: Sequence[int],
    found: Sequence[Stretch],
    free: Sequence[int],
) -> list[tuple[int, int, int]]:
    if not free:
        return []
    one = [_text_key(template[at], template[at].whole) for at in left]
    known = set(one)
    other = [_first_key(found[at], known) for at in free]
    return common_runs(one, other)


def _first_key(one: Stretch, known: set[str]) -> str:
    """Return the key of its words, now or before changes, that the template has."""
    every = (_text_key(one, words) for words in (one.whole, one.original, one.text))
    # What is in no template is like nothing.
    return next((key for key in every if key in known), f"\x00\x00{one.order}")


def _text_key(one: Stretch, words: str) -> str:
    return f"{one.paragraph.place}\x00{' '.join(_key(one, words))}"


def _key(one: Stretch, words: str) -> tuple[str, ...]:
    """Return words as they are looked for; the number of a page counts for nothing."""
    if one.paragraph.level:
        words = without_number(words)
    is_page = bool(one.paragraph.place) or is_contents(one)
    return _undated(words, is_page=is_page)


# A file and its template say the same things; each is read once.
@lru_cache(maxsize=8_192)
def _undated(words: str, *, is_page: bool) -> tuple[str, ...]:
    words = _DATES.sub("0", words)
    return folded(_FIGURES.sub("0", words) if is_page else words)


def is_contents(one: Stretch) -> bool:
    """Tell whether it is a line of a table of contents, by its style."""
    style = one.paragraph.style.casefold()
    return style.startswith(("toc", "contents", "innehåll"))


def _likely(
    template: Sequence[Stretch],
    found: Sequence[Stretch],
    rows: Sequence[Stretch | None],
) -> dict[int, Stretch]:
    """Return for stretches without home or row the paragraph that each probably was."""
    taken = {id(one) for one in rows if one}
    taken_homes = {one.home for one in found if one.home}
    lost = [
        one
        for one in template
        if isinstance(one.home, tuple)
        and id(one) not in taken
        and one.home not in taken_homes
    ]
    asked = [
        at
        for at, one in enumerate(found)
        if rows[at] is None and not one.home and not one.paragraph.place
    ]
    if not lost or not asked:
        return {}
    index = Likely(lost)
    likely = ((at, index.find(found[at])) for at in asked)
    return {at: one for at, one in likely if one}


class Likely:
    """Finds among paragraphs the one that words are most likely to come from."""

    def __init__(self, rows: Sequence[Stretch]) -> None:
        self._rows = rows
        self._words = [folded(one.whole) for one in rows]
        self._owners: dict[str, list[int]] = {}
        for at, words in enumerate(self._words):
            for word in set(words):
                self._owners.setdefault(word, []).append(at)

    def find(self, one: Stretch) -> Stretch | None:
        """Return the paragraph with most words in common; None when none has enough."""
        words = folded(one.original or one.text)
        best = max(self._scores(words), default=(0.0, 0))
        return self._rows[-best[1]] if best[0] >= _LIKELY else None

    def _scores(self, words: tuple[str, ...]) -> Iterator[tuple[float, int]]:
        for at in self._candidates(words):
            own = self._words[at]
            both = common_length(own, words)
            score = 2 * both / (len(own) + len(words))
            is_part = len(words) >= _FEW and both >= _WHOLLY * len(words)
            yield max(score, _LIKELY if is_part else 0.0), -at

    def _candidates(self, words: tuple[str, ...]) -> list[int]:
        votes: Counter[int] = Counter()
        for word in set(words):
            owners = self._owners.get(word, ())
            if len(owners) * 4 <= len(self._rows) + 12:
                votes.update(owners)
        return [at for at, _ in votes.most_common(_FEW)]
