"""Pairs of texts with the edits between them known; nothing of them is asked of the engine.

`python bench/redline_pairs.py OUT [--count 200] [--seed 1]` writes NNN.old.md, NNN.new.md
and NNN.json, which tells what was moved, renumbered and where each comment belongs.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from agreement_text import Author, Block, Kind, Sentence
from edits import Editor
from printed_text import TOKEN, Printed, Span, print_blocks

SMALLEST, LARGEST = 2_000, 300_000
GREAT = (480_000, 600_000, 750_000, 900_000, 1_100_000, 1_400_000)
_RATES = (0.02, 0.05, 0.1, 0.2)
_ANCHORS_OF_A_KIND = 8
_SHORTEST_ANCHOR = 4


@dataclass(frozen=True, slots=True)
class TrueAnchor:
    """A comment on a sentence; `new` is None when the sentence is gone."""

    old: Span
    new: Span | None
    kind: str
    repeated: bool


@dataclass(frozen=True, slots=True)
class Truth:
    """What was done: spans count code points, `marked` tokens taken out and put in."""

    marked: int
    moves: tuple[tuple[Span, Span], ...]
    renumbered: tuple[tuple[Span, Span], ...]
    anchors: tuple[TrueAnchor, ...]
    edits: dict[str, int]
    marks: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts; the truth is known of those that were made here."""

    name: str
    old: str
    new: str
    truth: Truth | None = None

    @property
    def size(self) -> int:
        """Return the mean size of the two in bytes."""
        return (len(self.old.encode()) + len(self.new.encode())) // 2


def made_pairs(count: int, seed: int, great: Sequence[int] = ()) -> Iterator[Pair]:
    """Yield pairs of 2 to 300 kB, small ones as often as large, then the great ones."""
    rng = Random(seed)
    lengths = [
        int(SMALLEST * (LARGEST / SMALLEST) ** rng.random()) for _ in range(count)
    ]
    for number, length in enumerate([*lengths, *great]):
        yield make_pair(f"g{number:03d}", length, seed * 1_000_003 + number)


def make_pair(name: str, length: int, seed: int) -> Pair:
    """Make a pair of about so many characters, every second one with ids on its blocks."""
    rng = Random(seed)
    marks, lines = bool(seed % 2), rng.random() < 0.5
    author = Author(rng, marks=marks)
    blocks = author.document(length)
    editor = Editor(author, rng, blocks)
    editor.edit(max(2, round(rng.choice(_RATES) * len(blocks))))
    old = print_blocks(blocks, lines=lines)
    new = print_blocks(editor.blocks, lines=lines)
    truth = Truth(
        _marked(old, new),
        tuple(_moves(editor.moves, old, new)),
        tuple(_renumbered(old, new)),
        _anchors(rng, blocks, editor, old, new),
        dict(editor.made),
        marks,
    )
    return Pair(name, old.text, new.text, truth)


def _marked(old: Printed, new: Printed) -> int:
    """Return how many tokens are on one side only; those that were moved are on both."""
    one = sum(n for key, n in old.tokens.items() if key not in new.tokens)
    return one + sum(n for key, n in new.tokens.items() if key not in old.tokens)


def _moves(
    moves: Sequence[tuple[int, ...]], old: Printed, new: Printed
) -> Iterator[tuple[Span, Span]]:
    for ids in moves:
        here = [old.blocks[one] for one in ids if one in old.blocks]
        there = [new.blocks[one] for one in ids if one in new.blocks]
        if here and there:
            yield (here[0][0], here[-1][1]), (there[0][0], there[-1][1])


def _renumbered(old: Printed, new: Printed) -> Iterator[tuple[Span, Span]]:
    for block, here in old.numbers.items():
        there = new.numbers.get(block)
        if there and old.text[slice(*here)] != new.text[slice(*there)]:
            yield here, there


def _anchors(
    rng: Random, blocks: Sequence[Block], editor: Editor, old: Printed, new: Printed
) -> tuple[TrueAnchor, ...]:
    """Choose sentences of the old text, as many of each kind as there is room for."""
    moved = {one for group in editor.moves for one in group}
    after = {one.id: one for block in editor.blocks for one in block.sentences}
    texts = Counter(old.text[slice(*span)] for span in old.sentences.values())
    found: dict[str, list[TrueAnchor]] = {}
    for block in blocks:
        if block.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.STEP):
            for one in block.sentences:
                span = old.sentences[one.id]
                repeated = texts[old.text[slice(*span)]] > 1
                kind = _kind(one, after.get(one.id), block.id in moved)
                anchor = TrueAnchor(span, new.sentences.get(one.id), kind, repeated)
                name = f"{kind} {repeated}"
                if len(TOKEN.findall(old.text, *span)) >= _SHORTEST_ANCHOR:
                    found.setdefault(name, []).append(anchor)
    chosen = [
        one
        for _, many in sorted(found.items())
        for one in rng.sample(many, min(len(many), _ANCHORS_OF_A_KIND))
    ]
    return tuple(sorted(chosen, key=lambda one: one.old))


def _kind(before: Sentence, after: Sentence | None, is_moved: bool) -> str:
    if after is None:
        return "borta"
    edited = before.words != after.words
    return ("flyttad" if is_moved else "kvar") + (", ändrad" if edited else "")


def write_pair(pair: Pair, folder: Path) -> None:
    """Write a pair and what is known of it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{pair.name}.old.md").write_bytes(pair.old.encode())
    (folder / f"{pair.name}.new.md").write_bytes(pair.new.encode())
    if pair.truth:
        told = json.dumps(asdict(pair.truth), ensure_ascii=False)
        (folder / f"{pair.name}.json").write_text(told, "utf-8")


def read_pairs(folder: Path) -> list[Pair]:
    """Return the pairs in a folder, by name, of which only the texts are known."""
    return [
        Pair(
            path.name.removesuffix(".old.md"),
            path.read_bytes().decode("utf-8"),
            path.with_name(path.name.replace(".old.", ".new."))
            .read_bytes()
            .decode("utf-8"),
        )
        for path in sorted(folder.glob("*.old.md"))
    ]


def main() -> None:
    """Write the pairs that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--great", action="store_true", help="and 480 kB to 1,4 MB")
    asked = parser.parse_args()
    for pair in made_pairs(asked.count, asked.seed, GREAT if asked.great else ()):
        write_pair(pair, asked.out)


if __name__ == "__main__":
    main()
