"""`ingen-borttagning` on the texts of the example: every word is held, at its place."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from govdocs.policy.change import Text
from govdocs.policy.units import Unit
from govdocs.policy.words import Word
from tests.places import AGREEMENTS
from tests.proposal.changes import breaches, loaded

FILES = sorted(path for path in AGREEMENTS.rglob("*.md") if path.name != "README.md")
TRIES = 6


def chosen(path: Path) -> list[tuple[Unit, Word]]:
    """Return some words of a document, links and notes left out; the same every time."""
    held = loaded({"a.md": path.read_text("utf-8")}, "[ingen-borttagning]")
    words = [
        (unit, word)
        for unit in Text("a.md", held).units
        for word in unit.words
        if word.key == word.text
    ]
    return Random(path.name).sample(words, min(TRIES, len(words)))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_word_is_held_at_its_place_and_may_get_another_before_it(path: Path) -> None:
    text = path.read_text("utf-8")
    for unit, word in chosen(path):
        lines = text.split("\n")
        at = unit.place(word)
        line = lines[at.line - 1]
        before, rest = line[: at.column - 1], line[at.column - 1 :]
        assert rest.startswith(word.text)

        lines[at.line - 1] = before + rest.removeprefix(word.text)
        found = breaches({"a.md": text}, {"a.md": "\n".join(lines)})
        lines[at.line - 1] = f"{before} {word.text} {rest}"
        more = breaches({"a.md": text}, {"a.md": "\n".join(lines)})

        assert any(
            word.text in one.words and at.line == one.at.line for one in found
        ), (at, word)
        assert () == more or word.text in "#-*+>|:~`_[]()\\"
