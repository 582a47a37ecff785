"""Ask a person, in Swedish, until the answer can be used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

from govdocs.cli import show
from govdocs.errors import BadArgument

_YES = frozenset({"j", "ja", "y", "yes"})
_NO = frozenset({"", "n", "nej", "no"})

Answer = TypeVar("Answer")


def ask(question: str, read: Callable[[str], Answer]) -> Answer:
    """Return an answer as it is read; what cannot be read is told and asked for again.

    `read` is given the words without blanks around them, and raises BadArgument.
    """
    while True:
        words = click.prompt(question, default="", show_default=False, err=True)
        try:
            return read(words.strip())
        except BadArgument as error:
            show.message(f"{_sentence(error.message)} {_sentence(error.remedy)}")


def is_agreed(question: str) -> bool:
    """Ask whether to go on; no answer is no."""
    return ask(f"{question} [j/N]", _agreed)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith('?') else '.'}"


def _agreed(words: str) -> bool:
    if words.lower() not in _YES | _NO:
        raise BadArgument(f'"{words}" är varken ja eller nej', "svara j eller n")
    return words.lower() in _YES
