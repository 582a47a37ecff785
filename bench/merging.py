"""Measure merges of generated pairs of proposals: ours, and git's line by line.

Three kinds of pairs are made, and for each it is known what should become of them: edits
of different sentences of one paragraph, which must be merged exactly; edits of the same
words, which must compete; and edits of different words of one sentence, to be flagged.
git merge-file gets the same pairs with a sentence and with a paragraph on each line.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import vocabulary as v

from govdocs.diff.merge import merge
from govdocs.model.merge import Verdict

Sentence = list[str]
Paragraph = list[Sentence]
_NEW = "alltid ofta minst högst särskilt gemensamt skriftligt genast lokalt".split()
_SIZE = (3, 6)
_OUTCOMES = ("oberoende", "flaggad", "tävlar", "fel")
TITLE = "## Förslag som slås ihop"
_WORDS = (
    "Gjorda par av förslag till ett stycke, med `python bench/merging.py`; git är",
    "`git merge-file`. Förslag i olika meningar ska vara oberoende, och sådana om samma",
    "ord ska tävla. Olika ord i en mening ska flaggas, och det gör inte git. Fel är en",
    "hopslagen text som inte är precis den väntade.",
)
_HEAD = (
    "| Par | Hopslagna av | Oberoende | Flaggade | Tävlar | Fel |",
    "|---|---|--:|--:|--:|--:|",
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph, two proposals, and what they make together (None if they compete)."""

    base: Paragraph
    one: Paragraph
    other: Paragraph
    meant: Paragraph | None


class Maker:
    """Makes pairs; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self._rng = Random(seed)

    def different_sentences(self) -> Pair:
        """Return two proposals that edit a sentence each of one paragraph."""
        base = self._paragraph()
        i, j = self._rng.sample(range(len(base)), 2)
        left, right = self._edited(base[i]), self._edited(base[j])
        both = {i: left, j: right}
        return Pair(
            base,
            _with(base, {i: left}),
            _with(base, {j: right}),
            _with(base, both),
        )

    def same_words(self) -> Pair:
        """Return two proposals that do different things to the same words."""
        base = self._paragraph()
        at = self._rng.randrange(len(base))
        sentence = base[at]
        start = self._rng.randrange(1, len(sentence) - 1)
        end = self._rng.randrange(start + 1, min(start + 4, len(sentence)))
        word = self._rng.randrange(start, end)
        new, other = self._new(sentence)
        replaced = [*sentence[:word], new, *sentence[word + 1 :]]
        wide: list[list[Sentence]] = [
            [[*sentence[:start], other, *sentence[end:]]],
            [[*sentence[:start], *sentence[end:]]],
            [],
        ]
        left = [replaced]
        right = self._rng.choice(wide)
        if self._rng.random() < 0.2:
            left = [[*sentence[:start], new, *sentence[start:]]]
            right = [[*sentence[:start], other, *sentence[start:]]]
        return Pair(base, _with(base, {at: left}), _with(base, {at: right}), None)

    def same_sentence(self) -> Pair:
        """Return two proposals that replace words of one sentence, some way apart."""
        base = self._paragraph()
        at = self._rng.randrange(len(base))
        sentence = base[at]
        first = self._rng.randrange(1, len(sentence) - 3)
        last = self._rng.randrange(first + 2, len(sentence) - 1)
        new, other = self._new(sentence)
        left = [*sentence[:first], new, *sentence[first + 1 :]]
        right = [*sentence[:last], other, *sentence[last + 1 :]]
        both = [*left[:last], other, *left[last + 1 :]]
        return Pair(
            base, _with(base, {at: [left]}), _with(base, {at: [right]}), _with(base, {at: [both]})
        )  # fmt: skip

    def _new(self, sentence: Sentence) -> tuple[str, str]:
        """Return two words that the sentence does not have."""
        one, other = self._rng.sample([w for w in _NEW if w not in sentence], 2)
        return one, other

    def _paragraph(self) -> Paragraph:
        return [self._sentence() for _ in range(self._rng.randint(*_SIZE))]

    def _sentence(self) -> Sentence:
        parts = (v.ACTORS, v.VERBS, v.OBJECTS, v.WHEN)
        return " ".join(self._rng.choice(words) for words in parts).split()

    def _edited(self, sentence: Sentence) -> list[Sentence]:
        """Return what becomes of a sentence: none, one or two."""
        at = self._rng.randrange(1, len(sentence))
        new, _ = self._new(sentence)
        return self._rng.choice(
            [
                [[*sentence[:at], new, *sentence[at:]]],
                [[*sentence[:at], new, *sentence[at + 1 :]]],
                [[*sentence[:at], *sentence[at + 1 :]]],
                [[*sentence, *self._rng.sample(_NEW, 3)]],
                [[self._rng.choice(_NEW).title(), *sentence]],
                [self._sentence()],
                [sentence, self._sentence()],
                [],
            ]
        )


def _with(base: Paragraph, edits: dict[int, list[Sentence]]) -> Paragraph:
    return [
        one for n, sentence in enumerate(base) for one in edits.get(n, [sentence])
    ]  # fmt: skip


def written(paragraph: Paragraph, gap: str = "\n") -> str:
    """Return a document with the paragraph between two others."""
    lines = gap.join(f"{' '.join(one)}." for one in paragraph)
    body = f"{lines} {{#k7m2}}" if paragraph else "Utgår. {#k7m2}"
    return f"## Ansvar {{#ansvar}}\n\nFörst. {{#a2b3}}\n\n{body}\n\nSist. {{#c4d5}}\n"


def ours(pair: Pair) -> str:
    """Return 'tävlar', 'flaggad', 'oberoende', or 'fel' when the text is another."""
    merged = merge(*(written(one) for one in (pair.base, pair.one, pair.other)))
    if merged.text is None or pair.meant is None:
        return merged.verdict.value
    return merged.verdict.value if merged.text == written(pair.meant) else "fel"


def gits(pair: Pair, gap: str, folder: Path) -> str:
    """Return 'tävlar' when git merge-file sees a conflict, 'oberoende' when it does not."""
    names = []
    for name, one in (("one", pair.one), ("base", pair.base), ("other", pair.other)):
        (folder / name).write_text(written(one, gap), "utf-8")
        names.append(str(folder / name))
    done = subprocess.run(["git", "merge-file", "-p", *names], capture_output=True)
    return (Verdict.COMPETING if done.returncode else Verdict.INDEPENDENT).value


def counted(
    count: int, seed: int, *, with_git: bool = True
) -> Iterator[tuple[str, str, Counter[str]]]:
    """Yield each kind of pair, each way to merge, and what became of the pairs."""
    maker = Maker(seed)
    kinds: dict[str, Callable[[], Pair]] = {
        "olika meningar": maker.different_sentences,
        "samma ord": maker.same_words,
        "olika ord i en mening": maker.same_sentence,
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind, make in kinds.items():
            pairs = [make() for _ in range(count)]
            yield kind, "govdocs", Counter(map(ours, pairs))
            for way, gap in (("mening", "\n"), ("stycke", " ")) if with_git else ():
                found = (gits(pair, gap, folder) for pair in pairs)
                yield kind, f"git, {way} på en rad", Counter(found)


def told(count: int, seed: int) -> Iterator[str]:
    """Yield a line for each kind of pair and each way to merge."""
    for kind, way, counts in counted(count, seed):
        shown = ", ".join(f"{name} {counts[name]}" for name in _OUTCOMES)
        yield f"{kind}; {way}: {shown}"


def section(count: int, seed: int = 1) -> str:
    """Return the part of RESULTS.md that tells what became of the pairs."""
    rows = [
        f"| {kind} | {way} | {' | '.join(str(counts[name]) for name in _OUTCOMES)} |"
        for kind, way, counts in counted(count, seed)
    ]
    return "\n".join([TITLE, "", *_WORDS, "", *_HEAD, *rows]) + "\n"


def main() -> None:
    """Print what became of every kind of pair."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    for line in told(asked.pairs, asked.seed):
        print(line)


if __name__ == "__main__":
    main()
