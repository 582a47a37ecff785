"""Bytes from anywhere as text that our files may hold: no word is lost, nothing is hidden."""

from __future__ import annotations

import re
import unicodedata

from govdocs.text.source import first_hidden

_BREAK = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def decoded(raw: bytes) -> str:
    """Return bytes as text: UTF-8 or UTF-16 by its mark, or else as Windows writes it."""
    for mark, name in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            return raw.decode(name, "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def legible(text: str) -> str:
    """Return text in NFC, its lines ended by line feeds, and without hidden characters.

    What separates words becomes a space or a new line; what only hides between letters
    goes. A character that cannot be read becomes a question mark.
    """
    plain = unicodedata.normalize("NFC", _BREAK.sub("\n", text))
    if first_hidden(plain) is None:
        return plain
    mended = "".join(map(_shown, plain))
    return unicodedata.normalize("NFC", mended)


def _shown(mark: str) -> str:
    if mark == "\n" or first_hidden(mark) is None:
        return mark
    if mark.isspace() or unicodedata.category(mark) in {"Cc", "Zs"}:
        return " "
    return "?" if mark == "\ufffd" else ""
