"""What a person types at a terminal: one line at a time, asked for until it is right."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import click

from govdocs.cli.words import is_text
from govdocs.text.legible import legible

Reading = Callable[[str], str]


def prepare_terminal() -> None:
    """Let lines be edited with arrows, be pasted with their breaks, and be of any length.

    Without it the terminal cuts a line after 4 096 bytes and says nothing. Where Python
    has no such library, lines are typed as the terminal has them.
    """
    with suppress(ImportError):
        # It is imported for what it does to the terminal.
        import readline  # noqa: F401


def typed(question: str, reading: Reading = str) -> str:
    """Ask, and return what is typed, without the space round it; empty for nothing.

    Both ends must be a terminal: with the question on stderr no line could be edited.
    `reading` returns the words to keep, or raises click.UsageError with what is wrong;
    then the question is asked again.
    """

    def read(words: str) -> str:
        return reading(_readable(words))

    suffix = " " if question.endswith("?") else ": "
    try:
        words: str = click.prompt(
            question,
            default="",
            show_default=False,
            prompt_suffix=suffix,
            value_proc=read,
        )
    except click.Abort:
        click.echo()
        raise
    return words


def _readable(words: str) -> str:
    if not is_text(words):
        raise click.UsageError(
            "Raden har tecken som inte är UTF-8. Ställ in terminalen på UTF-8, "
            "eller skriv raden på annat sätt."
        )
    return legible(words).strip()
