"""A saved e-mail (.eml) as its words and what was sent along, read by a child with limits."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import dataclass

from govdocs.text.word.limits import Limits
from govdocs.text.word.read import read_in_child

_HEADER = re.compile(rb"([!-9;-~]+):[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:\r?\n|\Z)")
# What every program that sends writes, and nobody who writes a form.
_SENT = frozenset({b"mime-version", b"message-id", b"received", b"return-path"})
_EARLY = 64_000
_CHILD = "govdocs.text.mail_child"


@dataclass(frozen=True, slots=True)
class Mail:
    """What an e-mail says: `texts` stand one after another, as lines.

    `attached` are name and bytes.
    """

    subject: str
    texts: tuple[str, ...] = ()
    attached: tuple[tuple[str, bytes], ...] = ()


def is_mail(content: bytes) -> bool:
    """Tell whether bytes begin with the headers of an e-mail that has been sent."""
    start, names, at = content[:_EARLY], set[bytes](), 0
    while found := _HEADER.match(start, at):
        names.add(found[1].lower())
        at = found.end()
    return b"from" in names and not names.isdisjoint(_SENT)


def read_mail(content: bytes, limits: Limits) -> Mail:
    """Read an e-mail. Raises Unreadable."""
    found = read_in_child(content, limits, _CHILD)
    attached = ((name, b64decode(said)) for name, said in found["attached"])
    return Mail(found["subject"], tuple(found["texts"]), tuple(attached))
