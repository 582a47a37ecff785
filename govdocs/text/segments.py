"""The words of a block as they are read, each with its place in the source.

A Markdown parser gives no places within a line, so the text it read is followed through
the source. Where the two cannot be matched, the source itself is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape
from typing import NamedTuple

from markdown_it.token import Token

from govdocs.model.sheet import PLAIN, Style

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
# What may be written otherwise than it reads.
_MARKED = re.compile(r"[\\&\n]")
_REASON = re.compile(r"\{>>[^<]*<<\}")
_MARGIN = re.compile(r"[ \t>]*")


class Segment(NamedTuple):
    """Text in one style; `text` is the source itself unless the two differ in length."""

    start: int
    end: int
    text: str
    style: Style


def segments(
    source: str, start: int, end: int, tokens: Iterable[Token]
) -> tuple[Segment, ...]:
    """Return what is read between two places of a source, in order."""
    try:
        return tuple(_joined(_Follower(source, start, end).follow(tokens)))
    except _Lost:
        return as_written(source, start, end)


def as_written(source: str, start: int, end: int) -> tuple[Segment, ...]:
    """Return a stretch of the source as it stands."""
    return (Segment(start, end, source[start:end], PLAIN),) if start < end else ()


class _Lost(Exception):
    """What was read cannot be found in the source."""


class _Follower:
    """Goes through a source and the tokens made of it, side by side."""

    def __init__(self, source: str, start: int, end: int) -> None:
        self._source = source
        self._at = start
        self._end = end
        self._styles = [PLAIN]

    def follow(self, tokens: Iterable[Token]) -> Iterator[Segment]:
        """Yield a segment for every mark, or for every stretch that is atomic."""
        for token in tokens:
            match token.type:
                case "text":
                    yield from self._text(token.content)
                case "softbreak" | "hardbreak":
                    yield self._break(hard=token.type == "hardbreak")
                case "code_inline":
                    yield from self._code(token)
                case "image":
                    yield self._image(token)
                case "footnote_ref":
                    yield self._note(str(token.meta["label"]))
                case _:
                    self._turn(token)

    def _turn(self, token: Token) -> None:
        """Begin or end a style."""
        style = self._styles[-1]
        match token.type:
            case "strong_open":
                self._begin(token.markup, replace(style, bold=True))
            case "em_open":
                self._begin(token.markup, replace(style, italic=True))
            case "deletion_open":
                self._begin("{--", replace(style, proposed=True))
            case "link_open":
                mark = "<" if token.markup == "autolink" else "["
                target = str(token.attrs.get("href", ""))
                self._begin(mark, replace(style, link=target))
            case "link_close":
                self._end_link(token.markup == "autolink")
            case "deletion_close":
                self._end_with("--}")
                if reason := _REASON.match(self._source, self._at, self._end):
                    self._at = reason.end()
            case "strong_close" | "em_close":
                self._end_with(token.markup)

    def _begin(self, mark: str, style: Style) -> None:
        self._skip_to(mark)
        self._styles.append(style)

    def _end_with(self, mark: str) -> None:
        self._skip_to(mark)
        self._styles.pop()

    def _skip_to(self, mark: str) -> None:
        found = self._source.find(mark, self._at, self._end)
        if found < 0:
            raise _Lost
        self._at = found + len(mark)

    def _end_link(self, is_address: bool) -> None:
        self._end_with(">" if is_address else "]")
        if not is_address:
            self._at = _after_target(self._source, self._at, self._end)

    def _text(self, content: str) -> Iterator[Segment]:
        at, end = self._at, self._at + len(content)
        # Most text stands as it is read, so it need not be sought mark by mark.
        is_plain = not _MARKED.search(content) and end <= self._end
        if content and is_plain and self._source.startswith(content, at):
            self._at = end
            yield Segment(at, end, content, self._styles[-1])
            return
        for mark in content:
            start, end = self._find(mark)
            yield Segment(start, end, mark, self._styles[-1])

    def _find(self, mark: str) -> tuple[int, int]:
        """Return where a mark that was read stands, and step past it."""
        source = self._source
        while self._at < self._end:
            at = self._at
            found = _ENTITY.match(source, at, self._end) if source[at] == "&" else None
            if found and (said := unescape(found[0])) != found[0] and said[:1] == mark:
                self._at = found.end()
                return at, found.end()
            if (
                source[at] == "\\"
                and mark in _ESCAPABLE
                and source[at + 1 : at + 2] == mark
            ):
                self._at = at + 2
                return at, at + 2
            if source[at] == mark:
                self._at = at + 1
                return at, at + 1
            self._at += 1
        raise _Lost

    def _break(self, *, hard: bool) -> Segment:
        at = self._source.find("\n", self._at, self._end)
        if at < 0:
            raise _Lost
        start = self._at
        margin = _MARGIN.match(self._source, at + 1, self._end)
        self._at = margin.end() if margin else at + 1
        return Segment(start, self._at, "\n" if hard else " ", self._styles[-1])

    def _code(self, token: Token) -> Iterator[Segment]:
        self._skip_to(token.markup)
        style = replace(self._styles[-1], code=True)
        for mark in token.content:
            while self._at < self._end and not _reads(self._source[self._at], mark):
                self._at += 1
            if self._at == self._end:
                raise _Lost
            yield Segment(self._at, self._at + 1, mark, style)
            self._at += 1
        self._skip_to(token.markup)

    def _image(self, token: Token) -> Segment:
        self._skip_to("![")
        start = self._at - 2
        for child in token.children or ():
            for mark in child.content:
                self._find(mark)
        self._skip_to("]")
        self._at = _after_target(self._source, self._at, self._end)
        alternative = "".join(one.content for one in token.children or ())
        style = replace(self._styles[-1], image=str(token.attrs.get("src", "")))
        return Segment(start, self._at, f"[bild: {alternative}]", style)

    def _note(self, label: str) -> Segment:
        mark = f"[^{label}]"
        self._skip_to(mark)
        style = replace(self._styles[-1], note=label)
        return Segment(self._at - len(mark), self._at, label, style)


def _reads(written: str, read: str) -> bool:
    return written == read or (written == "\n" and read == " ")


def _after_target(source: str, at: int, end: int) -> int:
    """Return where a link's target in brackets ends; it may hold brackets in pairs."""
    if source[at : at + 1] != "(":
        raise _Lost
    depth = 0
    while at < end:
        mark = source[at]
        if mark == "\\":
            at += 1
        elif mark == "<" and source[at - 1] == "(":
            at = max(source.find(">", at, end), at)
        elif mark in "()":
            depth += 1 if mark == "(" else -1
            if not depth:
                return at + 1
        at += 1
    raise _Lost


def _joined(found: Iterable[Segment]) -> Iterator[Segment]:
    """Yield segments with those that are the source itself joined to each other."""
    before: Segment | None = None
    for one in found:
        if before and _meet(before, one):
            text = before.text + one.text
            before = Segment(before.start, one.end, text, one.style)
            continue
        if before:
            yield before
        before = one
    if before:
        yield before


def _meet(one: Segment, other: Segment) -> bool:
    return (
        one.end == other.start
        and one.style == other.style
        and len(one.text) == one.end - one.start
        and len(other.text) == other.end - other.start
        and not other.style.image
        and not one.text.startswith("\n")
    )
