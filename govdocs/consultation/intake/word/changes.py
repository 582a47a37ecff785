"""What was changed in the text that is asked about: each changed block one comment.

Tracked or not makes no difference where the file holds the very text of the round. In a
file that was made of another text only what is tracked is somebody's proposal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from govdocs.consultation.intake.word.draft import Draft, joined
from govdocs.consultation.intake.word.links import link_drafts
from govdocs.consultation.intake.word.looks import kept_words
from govdocs.consultation.intake.word.marks import (
    altered,
    folded,
    is_same,
    restored,
    span_of,
    without_number,
)
from govdocs.consultation.intake.word.match import How, Settled
from govdocs.consultation.intake.word.rows import Row, row_of
from govdocs.consultation.intake.word.stretches import Mark, Stretch
from govdocs.diff.lcs import common_length
from govdocs.model.submission import CommentKind

_AFTER = "Nytt stycke efter det här."
_ROWS = {False: "Ny rad efter den här.", True: "Ny rad före den här."}
_GONE = "Hela stycket är struket."
_PICTURE = "En bild är infogad här: {told}. Se originalet."
_KEPT = "Förslaget att stryka ”{words}” är borttaget."
_KIND = CommentKind.CHANGE.value


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the text: what the template has of it, and what the file has.

    `is_other` says that the file was made of another text than the round's.
    """

    mark: Mark
    rows: tuple[Stretch, ...]
    found: tuple[Settled, ...]
    is_other: bool = False

    def changes(self) -> Iterator[Draft]:
        """Yield what was changed in it, and what was written right below it."""
        if self.is_other or not self.rows:
            yield from self._tracked_only()
            return
        yield from self._pictures()
        yield from link_drafts(self.mark, self.rows, self.found)
        for words in kept_words(self.rows, self.found):
            said = _KEPT.format(words=words)
            yield Draft(self.found[0].stretch.order, self.mark, said, kind=_KIND)
        yield from self._rewritten(*self._paired())

    def is_parted(self) -> bool:
        """Tell whether a paragraph of it now stands as several, tracked or not."""
        if self.is_other or not self.rows:
            own = [one.stretch for one in self.found if _is_left(one.stretch)]
            return any(_is_parted(one) for one, _ in pairwise(own))
        return any(
            len({one.order for one in run if _is_left(one)}) > 1
            for _, run in self._paired()[0]
        )

    def _paired(self) -> tuple[list[tuple[Stretch, list[Stretch]]], list[Stretch]]:
        """Return what each changed paragraph of it became, and what became of none."""
        known = {id(one.row) for one in self.found if one.row and _is_kept(one)}
        rows = [one for one in self.rows if id(one) not in known]
        free = [one.stretch for one in self.found if not (one.row and _is_kept(one))]
        new = self._new_rows()
        pairs = _paired(rows, [one for one in free if row_of(one) not in new])
        used = {id(one) for _, run in pairs for one in run}
        return pairs, [one for one in free if id(one) not in used]

    def _new_rows(self) -> set[Row | None]:
        """Return the rows of a table that somebody has put beside that of the block."""
        of_block = {row_of(one.stretch) for one in self.found if one.how is How.MARK}
        rows = {row_of(one.stretch) for one in self.found if one.how is How.LABEL}
        return rows - of_block - {None}

    def _pictures(self) -> Iterator[Draft]:
        """Yield the pictures that somebody has put in the block."""
        had = sum(bool(one.picture) for row in self.rows for one in row.pieces)
        have = [
            (found.stretch.order, one)
            for found in self.found
            for one in found.stretch.pieces
            if one.picture and not found.stretch.is_gone(one)
        ]
        for order, one in have[had:]:
            told = one.text or one.picture
            yield Draft(order, self.mark, _PICTURE.format(told=told), kind=_KIND)

    def _rewritten(
        self, pairs: Sequence[tuple[Stretch, list[Stretch]]], more: list[Stretch]
    ) -> Iterator[Draft]:
        new = {id(row): _wording(row, run) for row, run in pairs}
        old_words = joined((one, one.whole) for one in self.rows)
        kept = [one for one in self.rows if new.get(id(one), one.whole)]
        if more and not kept:
            # A block that was struck and written anew is one change, not two.
            anew = joined((one, now(one)) for one in more)
            # What was cut out and pasted with changes tracked says the same words.
            if not is_same(old_words, anew):
                yield self._change(old_words, anew)
            return
        # Of a row of a table a whole cell can be emptied without any trace.
        if any(
            not is_same(new[id(row)], row.whole)
            for row, run in pairs
            if run or row.paragraph.cell
        ):
            words = joined((one, new.get(id(one), one.whole)) for one in kept)
            yield self._change(old_words, words)
        yield from self._added(more)

    def _change(self, old: str, new: str) -> Draft:
        order = self.found[0].stretch.order
        if not new:
            return Draft(order, self.mark, _GONE, kind=_KIND, quote=(old, "", ""))
        return Draft(order, self.mark, told(old, new), new, _KIND)

    def _added(self, more: Sequence[Stretch]) -> Iterator[Draft]:
        """Yield what stands in the block beside its own words."""
        new_rows = self._new_rows()
        for run in _runs([one for one in more if one.told]):
            words = joined((one, one.told) for one in run)
            if row_of(run[0]) in new_rows and len(run) > 1:
                is_above = run[0].order < self._order()
                yield Draft(run[0].order, self.mark, _ROWS[is_above], words, _KIND)
            elif all(one.is_inserted for one in run):
                yield Draft(run[0].order, self.mark, _AFTER, words, _KIND)
            else:
                yield Draft(run[0].order, self.mark, words)

    def _order(self) -> int:
        """Return where in the file the block itself begins."""
        return next(one.stretch.order for one in self.found if one.how is not How.LABEL)

    def _tracked_only(self) -> Iterator[Draft]:
        changed = [
            one.stretch for one in self.found if one.stretch.removed or _is_in(one)
        ]
        for one in changed:
            if one.is_inserted:
                yield Draft(one.order, self.mark, _AFTER, one.told, _KIND)
            elif not is_same(one.original, one.text):
                gone = "" if one.text else _GONE
                said = gone or told(one.original, one.text)
                yield Draft(one.order, self.mark, said, one.text, _KIND)


def told(old: str, new: str) -> str:
    """Return what was changed between two wordings, in words."""
    parts = []
    for one in altered(old, new):
        if one.gone and one.come:
            parts.append(f"”{one.gone}” ersätts med ”{one.come}”")
        elif one.gone:
            parts.append(f"”{one.gone}” stryks")
        else:
            parts.append(f"”{one.come}” läggs till")
    return f"Ändrat i texten: {'; '.join(parts) or 'mellanrum'}."


def now(one: Stretch, proposed: str = "") -> str:
    """Return how a paragraph reads when what is struck out by hand is gone too.

    `proposed` are words that the text itself shows as struck; they are kept.
    """
    if not any(piece.struck for piece in one.pieces):
        return one.text
    kept = (
        piece.text
        for piece in one.pieces
        if not (piece.picture or one.is_gone(piece))
        if not piece.struck or span_of(piece.text, proposed)
    )
    return " ".join("".join(kept).split())


def _is_in(one: Settled) -> bool:
    return any(
        piece.tracked and piece.text.strip() for piece in one.stretch.pieces
    ) or bool(one.stretch.paragraph.row_mark)


def _is_left(one: Stretch) -> bool:
    """Tell whether some of the words of the text stand there still."""
    return bool(one.text and one.original)


def _is_parted(one: Stretch) -> bool:
    return bool(one.paragraph.mark and one.paragraph.mark.is_new)


def _is_kept(one: Settled) -> bool:
    assert one.row is not None, "asked of what the template has"
    return is_same(_wording(one.row, [one.stretch]), one.row.whole)


def _wording(row: Stretch, run: Sequence[Stretch]) -> str:
    """Return the words that now stand for a paragraph, in its own marks."""
    proposed = "".join(piece.text for piece in row.pieces if piece.struck)
    parts = [now(one, proposed) for one in run]
    if parts == [row.whole]:
        return row.whole
    if row.paragraph.level and _is_same_heading(" ".join(parts), row.whole):
        return row.whole
    if len(parts) > 1 and is_same("".join(parts), row.whole):
        return row.whole
    return restored(" ".join(one for one in parts if one), row.whole)


def _is_same_heading(one: str, other: str) -> bool:
    return is_same(without_number(one), without_number(other))


def _paired(
    rows: Sequence[Stretch], free: Sequence[Stretch]
) -> list[tuple[Stretch, list[Stretch]]]:
    """Return for each row the stretches that it became; none for one that is not there."""
    left = list(free)
    pairs = []
    for at, row in enumerate(rows):
        is_last = at == len(rows) - 1
        run = _best_run(row, left, is_alone=is_last and len(left) == 1)
        used = {id(one) for one in run}
        left = [one for one in left if id(one) not in used]
        pairs.append((row, run))
    return pairs


def _best_run(
    row: Stretch, left: Sequence[Stretch], *, is_alone: bool
) -> list[Stretch]:
    """Return the neighbours that together are most like a paragraph; [] for none."""
    own = folded(row.whole)
    best, score = (0, 0), 0.0
    for start in range(len(left)):
        for end in range(start + 1, min(len(left), start + 6) + 1):
            found = _score(own, left[start:end])
            if found > score + 1e-9:
                best, score = (start, end), found
    if score < 0.3 and is_alone and not left[0].is_inserted:
        return list(left)
    return list(left[slice(*best)]) if score >= 0.3 else []


def _score(own: tuple[str, ...], run: Sequence[Stretch]) -> float:
    """Return how like a paragraph some stretches are, before or after tracked changes."""
    best = 0.0
    for words in (
        folded(" ".join(one.original for one in run)),
        folded(" ".join(one.text for one in run)),
    ):
        size = len(own) + len(words)
        best = max(best, 2 * common_length(own, words) / size if size else 0.0)
    return best


def _runs(found: Sequence[Stretch]) -> Iterator[list[Stretch]]:
    """Yield stretches that follow each other, those put in with tracked changes apart."""
    run: list[Stretch] = []
    for one in found:
        if run and (
            one.order > run[-1].order + 1 or one.is_inserted != run[-1].is_inserted
        ):
            yield run
            run = []
        run.append(one)
    if run:
        yield run
