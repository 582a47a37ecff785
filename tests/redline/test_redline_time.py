"""The time of a redline: what is made to be slow costs no more than a few times more."""

from __future__ import annotations

import gc
import random
import time

import pytest

from govdocs.diff.redline import compare
from govdocs.diff.rows import Side
from govdocs.diff.sheet import make_sheet
from govdocs.render.html.redline_rows import stretches

FIRST = "Första stycket handlar om parterna och deras ansvar för vården i länet."
SECOND = "Andra stycket handlar om kostnader och om vem som betalar för hjälpmedel."
_SIZE = 60_000
_CHANCE = random.Random(7)
_WORDS = ["".join(_CHANCE.choices("abcdefghijklmno", k=6)) for _ in range(2_000)]


def _line(words: int = 20) -> str:
    return " ".join(_CHANCE.choices(_WORDS, k=words))


def _document(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


def _grown(text: str, size: int = _SIZE) -> str:
    return text * (size // len(text))


def _seconds(old: str, new: str, rounds: int = 2) -> float:
    """Return the fewest seconds of processor time that a megabyte takes."""
    best = float("inf")
    for _ in range(rounds):
        begun = time.process_time()
        assert compare(old, new).exact
        best = min(best, time.process_time() - begun)
    return best / (len(old) + len(new)) * 1e6


@pytest.fixture(scope="module")
def ordinary() -> float:
    """Return the time of a revision with a word changed in every fifth paragraph."""
    old = [_line() for _ in range(_SIZE // 140)]
    new = [f"{one} {_line(1)}" if n % 5 == 0 else one for n, one in enumerate(old)]
    return _seconds(_document(*old), _document(*new), 5)


def _shuffled(paragraphs: list[str]) -> str:
    return _document(*_CHANCE.sample(paragraphs, len(paragraphs)))


_PARAGRAPHS = [_line() for _ in range(_SIZE // 140)]
_REPEATED = [_PARAGRAPHS[n % 20] for n in range(len(_PARAGRAPHS))]
_LETTERS = "abc"
_HOSTILE = {
    "same word": (_grown("ja "), _grown("ja ") + "nej"),
    "two words": (_grown("ja nej "), _grown("nej nej ja ")),
    "one line": (_line(_SIZE // 7), _line(_SIZE // 7)),
    "one line for many": (" ".join(_PARAGRAPHS), _document(*_PARAGRAPHS)),
    "random marks": tuple(
        "".join(_CHANCE.choices("ab \n.#|-[]{}:`1é", k=_SIZE)) for _ in range(2)
    ),
    "alternating lines": (_grown("ja\nnej\n"), _grown("nej\nja\n")),
    "alternating items": (_grown("- ja\n- nej\n"), _grown("- nej\n- nej\n- ja\n")),
    "deep lists": tuple(
        "".join(f"{'  ' * (n % 50)}- punkt {n % lap}\n" for n in range(_SIZE // 70))
        for lap in (97, 89)
    ),
    "one letter a line": tuple(
        "\n".join(_CHANCE.choices(_LETTERS, k=_SIZE // 2)) for _ in range(2)
    ),
    "one letter a paragraph": tuple(
        "\n\n".join(_CHANCE.choices(_LETTERS, k=_SIZE // 3)) for _ in range(2)
    ),
    "shuffled": (_document(*_PARAGRAPHS), _shuffled(_PARAGRAPHS)),
    "repeated and shuffled": (_document(*_REPEATED), _shuffled(_REPEATED)),
    "reversed": tuple(
        _document(*(f"Stycke nummer {n} om vård" for n in numbers))
        for numbers in (range(2_300), range(2_300, 0, -1))
    ),
    "same line": (_grown("- punkt\n"), _grown("- punkter\n")),
    "empty lines": (_grown("\n"), _grown(" \n")),
    "blanks": (_grown(" ") + "a", _grown("\t") + "b"),
    "marks": (_grown("{#"), _grown("#}")),
    "pipes": (_grown("|"), _grown("| ")),
    "front matter": tuple(f"---\n{_grown(one)}---\n" for one in ("a: b\n", "a: c\n")),
}
# Nothing but changes or places to look: linear, but more than an ordinary text.
_DENSE = {
    "marks",
    "one letter a line",
    "one letter a paragraph",
    "pipes",
    "random marks",
    "reversed",
    "two words",
}


def _most(name: str) -> int:
    """Return how many times the time of an ordinary text is too much.

    About twice what was measured, for a machine that does other things. Most of a long
    front matter is the reading of it as YAML, line by line.
    """
    if name == "front matter":
        return 70
    return 50 if name in _DENSE else 15


@pytest.mark.parametrize("name", sorted(_HOSTILE))
def test_hostile_texts_cost_no_more_than_a_few_times_ordinary_ones(
    name: str, ordinary: float
) -> None:
    old, new = _HOSTILE[name]

    assert _seconds(old, new) < _most(name) * ordinary


def test_time_grows_with_the_text_and_little_more() -> None:
    _revision(200)

    assert _revision(3_200) < 16 * 3 * max(_revision(200), 0.002)


def _revision(paragraphs: int) -> float:
    words = FIRST.split()
    texts = [" ".join([*words[n % 7 :], str(n)]) for n in range(paragraphs)]
    edited = [
        one.replace("vården", "omsorgen") if n % 5 == 0 else one
        for n, one in enumerate(texts)
        if n % 11
    ]
    begun = time.process_time()
    compare(_document(*texts), _document(*edited))
    return time.process_time() - begun


def test_the_collector_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    compare(FIRST, SECOND)
    assert gc.isenabled()

    monkeypatch.setattr("govdocs.diff.redline.rebuilds", None)
    with pytest.raises(TypeError):
        compare(FIRST, SECOND)
    assert gc.isenabled()


def _table_seconds(count: int) -> float:
    """Return the fewest seconds that it takes to part a table, all of it changed."""
    old, new = (
        "| A | B |\n|---|---|\n" + "".join(f"| {n} | {word} |\n" for n in range(count))
        for word in ("förut", "nu")
    )
    rows = make_sheet(Side(old, 0, {}), Side(new, 0, {}), compare(old, new)).rows
    best = float("inf")
    for _ in range(5):
        begun = time.process_time()
        assert [False] == [is_folded for is_folded, _ in stretches(rows)]
        best = min(best, time.process_time() - begun)
    return best


def test_a_table_four_times_as_long_is_not_sixteen_times_as_slow() -> None:
    assert _table_seconds(8_000) < 9 * _table_seconds(2_000)
