"""The streams a command is given: closed, without a reader, or in another alphabet."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path

# What a shell tells of a program whose reader went away: 128 and the number of SIGPIPE.
NO_READER = 141


def prepare() -> None:
    """Let every stream be there and take every letter.

    The number of one that is closed would otherwise be given to the next file that is
    opened, and what is told would be written in it.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            # It is open as long as the program runs, as the stream it stands for would be.
            nowhere = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115
            setattr(sys, name, nowhere)
        elif isinstance(stream, TextIOWrapper) and mode == "w":
            stream.reconfigure(errors="backslashreplace")


def give_up() -> None:
    """Send all that is still to be told nowhere, so that nothing stops on it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
