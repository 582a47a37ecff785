"""A saved e-mail (.eml) as its words and what was sent along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from govdocs.text.legible import decoded, legible

if TYPE_CHECKING:
    from email.message import EmailMessage, MIMEPart

_HEADER = re.compile(rb"([!-9;-~]+):[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:\r?\n|\Z)")
# What every program that sends writes, and nobody who writes a form.
_SENT = frozenset({b"mime-version", b"message-id", b"received", b"return-path"})
_EARLY = 64_000
_BLOCKS = frozenset(
    {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "blockquote"}
)
_UNSEEN = frozenset({"style", "script", "title"})
_FORWARDED = "vidarebefordrat meddelande"


@dataclass(frozen=True, slots=True)
class Mail:
    """What an e-mail says, as lines of text. `attached` are name and bytes."""

    subject: str
    text: str
    attached: tuple[tuple[str, bytes], ...] = ()


def read_mail(content: bytes) -> Mail | None:
    """Read an e-mail; None for what does not begin as one."""
    if not _is_mail(content[:_EARLY]):
        return None
    # Few answers come so, and this takes long to import.
    from email import message_from_bytes, policy
    from email.message import EmailMessage

    found = message_from_bytes(content, policy=policy.default)
    assert isinstance(found, EmailMessage), "the policy makes such"
    body = found.get_body(("plain", "html"))
    return Mail(
        legible(str(found["subject"] or "")).strip(),
        legible(_words(body)) if body else "",
        tuple(_attached(found)),
    )


def _is_mail(start: bytes) -> bool:
    """Tell whether bytes begin with the headers of an e-mail that has been sent."""
    names, at = set[bytes](), 0
    while found := _HEADER.match(start, at):
        names.add(found[1].lower())
        at = found.end()
    return b"from" in names and not names.isdisjoint(_SENT)


def _words(part: MIMEPart) -> str:
    raw = _bytes(part)
    try:
        text = raw.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
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


def _attached(found: EmailMessage) -> Iterator[tuple[str, bytes]]:
    for part in found.iter_attachments():
        name = legible(part.get_filename() or "").replace("\n", " ").strip()
        yield name or _FORWARDED, _bytes(part)


def _bytes(part: MIMEPart) -> bytes:
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""
