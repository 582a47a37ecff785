"""The process that reads an e-mail from a stranger, as shut in as that for Word."""

from __future__ import annotations

import codecs
import re
from base64 import b64encode
from collections.abc import Callable, Iterable
from contextlib import suppress
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from html.parser import HTMLParser
from typing import Any, TypeVar

from govdocs.text.legible import decoded, legible
from govdocs.text.word.child import serve
from govdocs.text.word.limits import Limits

_BLOCKS = frozenset(
    {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "blockquote"}
)
_UNSEEN = frozenset({"style", "script", "title"})
_TEXTS = frozenset({"text/plain", "text/html"})
# What proves who sent an e-mail, and says nothing.
_SIGNATURES = frozenset(
    {
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-signature",
    }
)
_FORWARDED, _NAMELESS = "vidarebefordrat meddelande", "utan namn"
_NAMED = re.compile(
    rb"""charset=["']?([\w.:-]{2,40})|=\?([\w.:-]{2,40})\?[bq]\?""", re.I
)
_ONE_OF_ALL = b"""\
From: =?utf-8?q?=C3=A5?= <a@b.invalid>
To: a@b.invalid
Date: Fri, 1 Apr 2022 09:00:00 +0200
Message-ID: <a@b.invalid>
MIME-Version: 1.0
Subject: =?iso-8859-1?b?5Q==?=
Content-Type: multipart/mixed; boundary=B

--B
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<p>&aring;</p>
--B
Content-Disposition: attachment; filename*=utf-8''a.txt
Content-Transfer-Encoding: base64

YQ==
--B
Content-Disposition: attachment; filename="=?utf-8?q?b?="
Content-Transfer-Encoding: x-uuencode

begin 644 b
!80``
end
--B
Content-Type: message/rfc822

Subject: a

a
--B--
"""
_USUAL = ("utf-8", "ascii", "iso-8859-1", "windows-1252")
_Part = TypeVar("_Part")
# What a part of an e-mail says, and the parts that are sent along in it.
_Found = tuple[list[str], list[MIMEPart]]


def main() -> None:
    """Read one e-mail; the limits come as JSON in the first argument."""
    serve(read, _import_late)


def _import_late(content: bytes) -> None:
    """Import what reads an e-mail and the encodings it names: none can be afterwards."""
    # The library imports its own parts as they are met.
    read(_ONE_OF_ALL, Limits(), lambda: None)
    for mark in (b"\xff", b"\xff\xfe"):
        decoded(mark)
    named = {(one or other).decode() for one, other in _NAMED.findall(content)}
    for name in (*_USUAL, *sorted(named)[:20]):
        with suppress(LookupError):
            codecs.lookup(name)


def read(
    content: bytes, limits: Limits, before_reading: Callable[[], None]
) -> dict[str, Any]:
    """Return an e-mail as JSON has it, what was sent along in base 64."""
    before_reading()
    found = message_from_bytes(content, policy=policy.default)
    assert isinstance(found, EmailMessage), "the policy makes such"
    texts, attached = _read(found)
    return {
        "subject": legible(str(found["subject"] or "")).strip(),
        "texts": [legible(one) for one in texts],
        "attached": [(_name(one), b64encode(_bytes(one)).decode()) for one in attached],
    }


def _read(part: MIMEPart) -> _Found:
    """Return what a part says to a reader, and what is sent along in it."""
    kind, is_many = part.get_content_type(), part.get_content_maintype() == "multipart"
    if is_many and part.is_multipart():
        inside = [_read(one) for one in part.iter_parts()]
        if kind == "multipart/alternative":
            return _best(inside), _flat(attached for _, attached in inside)
        return _flat(texts for texts, _ in inside), _flat(more for _, more in inside)
    # One of many parts that cannot be told apart is words.
    is_text = kind in _TEXTS or is_many
    if is_text and not (_name_sent(part) or part.is_attachment()):
        words = _words(part)
        return ([words] if words.strip() else []), []
    return [], ([] if kind in _SIGNATURES else [part])


def _best(forms: list[_Found]) -> list[str]:
    """Return the words of the first form that has any: the others say the same."""
    return next((texts for texts, _ in forms if texts), [])


def _flat(those: Iterable[list[_Part]]) -> list[_Part]:
    return [one for inside in those for one in inside]


def _words(part: MIMEPart) -> str:
    raw = _bytes(part)
    try:
        text = raw.decode(part.get_content_charset() or "utf-8")
    except (LookupError, OSError, ValueError):
        text = decoded(raw)
    return _lines(text) if part.get_content_subtype() == "html" else text


def _lines(page: str) -> str:
    """Return the words of a page, a line for each paragraph."""
    reader = _Page()
    reader.feed(page)
    reader.close()
    lines = "".join(reader.words).split("\n")
    return "\n".join(" ".join(one.split()) for one in lines)


class _Page(HTMLParser):
    """Collects the words of a page; what is only looks or program is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Begin a new line where a reader sees one."""
        self._hidden += tag in _UNSEEN
        self.words += ["\n"] if tag in _BLOCKS else []

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph."""
        self._hidden -= tag in _UNSEEN
        self.words += ["\n"] if tag in _BLOCKS else []

    def handle_data(self, data: str) -> None:
        """Keep words; a line that is broken in the file is none to a reader."""
        if self._hidden <= 0:
            self.words.append(" ".join(data.split("\n")))


def _name(part: MIMEPart) -> str:
    name = legible(_name_sent(part)).replace("\n", " ").strip()
    is_mail = part.get_content_maintype() == "message"
    return name or (_FORWARDED if is_mail else _NAMELESS)


def _name_sent(part: MIMEPart) -> str:
    """Return the name of a file as it was sent; one that nobody can read is '?'."""
    try:
        return part.get_filename() or ""
    except (IndexError, OSError, ValueError):
        return "?"


def _bytes(part: MIMEPart) -> bytes:
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""
