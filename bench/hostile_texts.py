"""Pairs made to be slow: repeated words and lines, no line ends, everything in new order."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from redline_pairs import Pair

_LINE = "Kommunen ansvarar för boende och regionen för vård, som parterna har bestämt."


def hostile_pairs(scale: int = 1) -> Iterator[Pair]:
    """Yield pairs of a few hundred kB each, times the scale."""
    rng = Random(1)
    n = 1_000 * scale
    numbers = [f"Stycke {one} om vård och omsorg." for one in range(6 * n)]
    letters = (
        "".join(rng.choices("ab", k=200 * n)),
        "".join(rng.choices("ab", k=200 * n)),
    )
    words = [" ".join(rng.choices(("ja", "nej"), k=60 * n)) for _ in range(2)]
    few = [" ".join(rng.choices("av om i på och att".split(), k=60 * n)) for _ in "ab"]
    yield Pair("samma ord", "ja " * (80 * n), "ja " * (79 * n) + "nej")
    yield Pair("två ord i slumpad följd", words[0], words[1])
    yield Pair("sex ord i slumpad följd", few[0], few[1])
    yield Pair("två bokstäver utan blanksteg", *letters)
    yield Pair("samma rad", "- punkt\n" * (25 * n), "- punkter\n" * (25 * n))
    yield Pair("samma stycke", f"{_LINE}\n\n" * (3 * n), f"{_LINE}\n\n" * (2 * n))
    yield Pair("tomma rader", "\n" * (250 * n), " \n" * (125 * n))
    yield Pair("blanksteg", " " * (250 * n) + "a", "\t" * (250 * n) + "b")
    yield Pair("klamrar", "{#" * (100 * n), "#}" * (100 * n))
    yield Pair("en enda rad", " ".join(numbers), " ".join(rng.sample(numbers, 6 * n)))
    yield Pair("baklänges", "\n\n".join(numbers), "\n\n".join(reversed(numbers)))
    shuffled = rng.sample(numbers, 6 * n)
    yield Pair("omkastat", "\n\n".join(numbers), "\n\n".join(shuffled))
    yield Pair("varannan rad", "\n".join(numbers), "\n".join(numbers[::2]))
    rows = [f"| {one} | {one % 7} |" for one in range(12 * n)]
    other = [f"| {one} | {one % 5} |" for one in range(12 * n)]
    yield Pair("tabell", "\n".join(rows), "\n".join(other))
    yield Pair("inget gemensamt", f"{_LINE} " * (3 * n), "xyzzy plugh. " * (20 * n))
