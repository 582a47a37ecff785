"""Words that somebody gives on the command line."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import click

from govdocs.cli.called import called
from govdocs.errors import BadArgument

# What no file may hold and no commit tell; a line may end, and be set in.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def is_text(words: str) -> bool:
    """Tell whether words can be written as UTF-8; bytes that are not stand as halves."""
    return not any("\ud800" <= mark <= "\udfff" for mark in words)


class Words(click.types.StringParamType):
    """Words that can be written in a file; `is_filled` when they must say something."""

    def __init__(self, *, is_filled: bool = False) -> None:
        self.is_filled = is_filled

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        """Return the words, or stop with what to write instead."""
        # Letters that are copied may come in two halves, which no file may hold.
        words = unicodedata.normalize("NFC", super().convert(value, param, ctx))
        name = called(param)
        if not is_text(words):
            what = f"{name} har tecken som inte är UTF-8"
            raise BadArgument(what, "skriv om det som står där")
        if found := _CONTROL.search(words):
            what = f"{name} har ett styrtecken (U+{ord(found[0]):04X})"
            raise BadArgument(what, "ta bort tecknet")
        is_filled = self.is_filled or isinstance(param, click.Argument)
        if is_filled and not words.strip():
            otherwise = "" if param.required else f", eller utelämna {name}"
            raise BadArgument(f"{name} är tom", f"skriv något där{otherwise}")
        return words


FILLED = Words(is_filled=True)
