"""Edits of known kinds, made in blocks: what was moved is known, not guessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from agreement_text import Author, Block, Kind, Sentence

_HEADINGS = (Kind.CHAPTER, Kind.SECTION)
_POINTS = (Kind.ITEM, Kind.STEP)
# A move past less than this times its own length could as well be told the other way.
_FAR = 4
_MOVED_SHARE = 0.1


class Editor:
    """Edits a list of blocks in place; each edit returns whether there was room for it."""

    def __init__(self, author: Author, rng: Random, blocks: Sequence[Block]) -> None:
        self.blocks = list(blocks)
        self.moves: list[tuple[int, ...]] = []
        self.made: Counter[str] = Counter()
        self._author = author
        self._rng = rng
        self._held: set[int] = set()
        self._to_move = _MOVED_SHARE * sum(block.length for block in blocks)
        self._kinds: tuple[tuple[str, int, Callable[[], bool]], ...] = (
            ("ord", 30, self._words),
            ("ord bort", 6, self._clause),
            ("mening in", 8, self._sentence_in),
            ("mening bort", 8, self._sentence_out),
            ("mening bytt", 5, self._sentence_new),
            ("stycke in", 6, self._paragraph_in),
            ("stycke bort", 6, self._paragraph_out),
            ("stycke flyttat", 8, self._paragraph_moved),
            ("stycke delat", 4, self._split),
            ("stycken ihop", 4, self._merge),
            ("avsnitt in", 3, self._section_in),
            ("avsnitt bort", 2, self._section_out),
            ("avsnitt flyttat", 2, self._section_moved),
            ("rubrik", 3, self._heading),
            ("punkt in", 4, self._point_in),
            ("punkt bort", 4, self._point_out),
            ("rad in", 3, self._row_in),
            ("rad bort", 3, self._row_out),
            ("cell", 4, self._cell),
        )

    def edit(self, count: int) -> None:
        """Make so many edits of any kind.

        Moves come first: what is moved must be whole, and is left alone thereafter.
        """
        weights = [weight for _, weight, _ in self._kinds]
        drawn = self._rng.choices(self._kinds, weights, k=4 * count)
        wanted = sum("flyttat" in name for name, _, _ in drawn[:count])
        for is_move, most in ((True, wanted), (False, count)):
            for name, _, doer in drawn:
                if (
                    ("flyttat" in name) is is_move
                    and self.made.total() < most
                    and doer()
                ):
                    self.made[name] += 1

    def _find(self, *kinds: Kind) -> int | None:
        """Return the place of a block that no move holds."""
        for _ in range(60):
            at = self._rng.randrange(len(self.blocks))
            block = self.blocks[at]
            if block.kind in kinds and block.id not in self._held:
                return at
        return None

    def _change(self, at: int, sentence: int, changed: Sentence) -> None:
        block = self.blocks[at]
        sentences = list(block.sentences)
        sentences[sentence] = changed
        self.blocks[at] = replace(block, sentences=tuple(sentences))

    def _words(self) -> bool:
        """Put in, take out or replace one to three words of a sentence."""
        at = self._find(Kind.PARAGRAPH, *_POINTS)
        if at is None:
            return False
        block = self.blocks[at]
        which = self._rng.randrange(len(block.sentences))
        words = list(block.sentences[which].words)
        for _ in range(self._rng.randint(1, 3)):
            place = self._rng.randrange(len(words))
            how = self._rng.random()
            if how < 0.3 or not words[place].text[0].isalnum():
                words.insert(place, self._author.word(words[place].text))
            elif how < 0.5 and len(words) > 8:
                del words[place]
            else:
                words[place] = self._author.word(words[place].text)
        changed = replace(block.sentences[which], words=tuple(words))
        self._change(at, which, changed)
        return True

    def _clause(self) -> bool:
        """Take out some words that follow each other, less than half of a sentence."""
        at = self._find(Kind.PARAGRAPH)
        if at is None:
            return False
        block = self.blocks[at]
        which = self._rng.randrange(len(block.sentences))
        words = block.sentences[which].words
        count = self._rng.randint(2, max(2, len(words) * 2 // 5))
        if len(words) < 8:
            return False
        start = self._rng.randint(1, len(words) - count - 1)
        kept = words[:start] + words[start + count :]
        self._change(at, which, replace(block.sentences[which], words=kept))
        return True

    def _sentence_in(self) -> bool:
        at = self._find(Kind.PARAGRAPH)
        if at is None:
            return False
        block = self.blocks[at]
        place = self._rng.randint(0, len(block.sentences))
        parts = list(block.sentences)
        parts.insert(place, self._author.sentence())
        self.blocks[at] = replace(block, sentences=tuple(parts))
        return True

    def _sentence_out(self) -> bool:
        at = self._find(Kind.PARAGRAPH)
        if at is None or len(self.blocks[at].sentences) < 3:
            return False
        block = self.blocks[at]
        which = self._rng.randrange(len(block.sentences))
        parts = block.sentences[:which] + block.sentences[which + 1 :]
        self.blocks[at] = replace(block, sentences=parts)
        return True

    def _sentence_new(self) -> bool:
        """Put another sentence in the place of one; a comment on that one has no place."""
        at = self._find(Kind.PARAGRAPH)
        if at is None or len(self.blocks[at].sentences) < 3:
            return False
        which = self._rng.randrange(len(self.blocks[at].sentences))
        self._change(at, which, self._author.sentence())
        return True

    def _paragraph_in(self) -> bool:
        at = self._find(Kind.PARAGRAPH)
        if at is None:
            return False
        self.blocks.insert(at, self._author.paragraph())
        return True

    def _paragraph_out(self) -> bool:
        at = self._find(Kind.PARAGRAPH)
        if at is None or len(self.blocks) < 6:
            return False
        del self.blocks[at]
        return True

    def _split(self) -> bool:
        at = self._find(Kind.PARAGRAPH)
        if at is None or len(self.blocks[at].sentences) < 3:
            return False
        place = self._rng.randint(1, len(self.blocks[at].sentences) - 1)
        self.blocks[at : at + 1] = self._author.divide(self.blocks[at], place)
        return True

    def _merge(self) -> bool:
        at = self._find(Kind.PARAGRAPH)
        if at is None or at + 1 == len(self.blocks):
            return False
        one, other = self.blocks[at : at + 2]
        if other.kind is not Kind.PARAGRAPH or other.id in self._held:
            return False
        both = replace(other, sentences=one.sentences + other.sentences)
        self.blocks[at : at + 2] = [both]
        return True

    def _heading(self) -> bool:
        at = self._find(*_HEADINGS)
        if at is None:
            return False
        words = self.blocks[at].sentences[0].words
        changed = (*words[:-1], self._author.word(words[-1].text))
        self._change(at, 0, replace(self.blocks[at].sentences[0], words=changed))
        return True

    def _section_in(self) -> bool:
        at = self._find(*_HEADINGS)
        if not at:
            return False
        self.blocks[at:at] = self._author.section()
        return True

    def _section_out(self) -> bool:
        at = self._find(Kind.SECTION)
        if at is None:
            return False
        end = self._end(at)
        held = any(block.id in self._held for block in self.blocks[at:end])
        if held or len(self.blocks) < 4 * (end - at):
            return False
        del self.blocks[at:end]
        return True

    def _point_in(self) -> bool:
        at = self._find(*_POINTS)
        if at is None:
            return False
        self.blocks.insert(at, self._author.point(self.blocks[at].kind))
        return True

    def _point_out(self) -> bool:
        at = self._find(*_POINTS)
        if at is None:
            return False
        del self.blocks[at]
        return True

    def _row_in(self) -> bool:
        at = self._find(Kind.ROW)
        if at is None:
            return False
        self.blocks.insert(at, self._author.row())
        return True

    def _row_out(self) -> bool:
        at = self._find(Kind.ROW)
        if at is None:
            return False
        del self.blocks[at]
        return True

    def _cell(self) -> bool:
        at = self._find(Kind.ROW)
        if at is None:
            return False
        which = self._rng.randrange(3)
        cell = self.blocks[at].sentences[which]
        words = (*cell.words[:-1], self._author.word(cell.words[-1].text))
        self._change(at, which, replace(cell, words=words))
        return True

    def _paragraph_moved(self) -> bool:
        at = self._find(Kind.PARAGRAPH)
        return at is not None and self._move(at, at + 1, (Kind.PARAGRAPH, *_HEADINGS))

    def _section_moved(self) -> bool:
        at = self._find(Kind.SECTION)
        if at is None:
            return False
        end = self._end(at)
        has_text = any(one.kind is Kind.PARAGRAPH for one in self.blocks[at:end])
        return has_text and self._move(at, end, _HEADINGS)

    def _move(self, start: int, end: int, before: Sequence[Kind]) -> bool:
        """Move blocks to before one of some kinds, with up to 30 % of their words new."""
        taken = self.blocks[start:end]
        length = sum(block.length for block in taken)
        if length > self._to_move or any(one.id in self._held for one in taken):
            return False
        target = self._target(start, end, length, before)
        if target is None:
            return False
        share = self._rng.choice((0.0, 0.1, 0.2, 0.3))
        self.blocks[target:target] = [self._retold(one, share) for one in taken]
        shift = len(taken) if target <= start else 0
        del self.blocks[start + shift : end + shift]
        self.moves.append(tuple(one.id for one in taken))
        self._held |= {one.id for one in taken}
        self._to_move -= length
        return True

    def _target(
        self, start: int, end: int, length: int, before: Sequence[Kind]
    ) -> int | None:
        """Return a place that lies far enough from a stretch."""
        for _ in range(20):
            place = self._rng.randrange(1, len(self.blocks))
            passed = self.blocks[end:place] or self.blocks[place:start]
            still = sum(one.length for one in passed if one.id not in self._held)
            beside = {one.id for one in self.blocks[place - 1 : place + 1]}
            free = beside.isdisjoint(self._held)
            if free and self.blocks[place].kind in before and still >= _FAR * length:
                return place
        return None

    def _retold(self, block: Block, share: float) -> Block:
        if not share or block.kind is Kind.HEAD:
            return block
        sentences = tuple(
            replace(one, words=self._author.retell(one.words, share))
            for one in block.sentences
        )
        return replace(block, sentences=sentences)

    def _end(self, at: int) -> int:
        """Return where the section that begins at a heading ends."""
        end = at + 1
        while end < len(self.blocks) and self.blocks[end].kind not in _HEADINGS:
            end += 1
        return end
