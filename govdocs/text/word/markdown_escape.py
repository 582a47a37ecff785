"""Words of others as Markdown that reads as exactly those words."""

from __future__ import annotations

import re

from govdocs.text.source import mend

_INLINE = re.compile(
    r"[\\`*]"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|\[(?=\^)|\](?=[(])"
    r"|<(?=[A-Za-z/!?<])"
    r"|&(?=#?[A-Za-z0-9]{1,31};)"
    r"|\{(?=#|--)"
)
_EVERY = re.compile(r"[!-/:-@\[-`{-~]")
_NOTE_START = re.compile(r"(\[\^[^\]]+\]):")
_START = re.compile(r"(?:[#>+=|~:-]|\d{1,9}(?=[.)](?:\s|$)))")


def clean(text: str) -> str:
    """Return text with only what a document may hold; a line break stays a line feed.

    Hard blanks become blanks, and marks that nobody sees are dropped.
    """
    mended = mend(text.replace("\x0b", "\n").replace("\x0c", "\n").replace("\t", " "))
    return re.sub(r" {2,}", " ", mended)


def clean_code(text: str) -> str:
    """Return lines of code with only what a document may hold, blanks kept."""
    return mend(text.replace("\x0b", "\n").replace("\x0c", "\n")).strip("\n")


def escaped(text: str, *, is_every: bool = False) -> str:
    """Return text with a backslash before marks that Markdown would read.

    `is_every` escapes all punctuation, for the odd text where less does not do.
    """
    return (_EVERY if is_every else _INLINE).sub(lambda found: f"\\{found[0]}", text)


def escaped_start(line: str) -> str:
    """Return a line that begins no heading, list, quotation, table, term, note or code."""
    if line.startswith("[^"):
        return _NOTE_START.sub(r"\1\\:", line, count=1)
    found = _START.match(line)
    if not found:
        return line
    mark = found[0]
    return f"{mark}\\{line[len(mark) :]}" if mark[0].isdigit() else f"\\{line}"


def address(target: str) -> str:
    """Return the address of a link as it stands between brackets."""
    bare = "".join(target.split("\n")).strip()
    if re.fullmatch(r"[^\s()<>\\&]+", bare):
        return bare
    inner = re.sub(r"[<>\\]", lambda found: f"%{ord(found[0]):02X}", bare)
    return f"<{inner}>"
