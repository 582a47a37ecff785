"""The pieces of a paragraph as Markdown, proved by reading it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from govdocs.model.document import (
    Break,
    Code,
    Emphasis,
    Image,
    Inline,
    Link,
    NoteMark,
    ProposedDeletion,
    Strong,
    Text,
)
from govdocs.model.word_text import Piece
from govdocs.text.inline import read_inlines
from govdocs.text.markdown import parser
from govdocs.text.word.markdown_escape import address, clean, escaped, escaped_start

Look = tuple[bool, bool, bool, bool, str]
_PLAIN: Look = (False, False, False, False, "")


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph as Markdown; `is_plain` when bold, italics or links had to be left out."""

    source: str
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """How pieces are written: on one line only, and what becomes of links and notes.

    `links` gives the address for a link as the file has it, None when it leads nowhere.
    `notes` gives the label of a footnote, `reasons` by remark why some text is to go.
    """

    links: Callable[[str], str | None]
    notes: Mapping[str, str]
    reasons: Mapping[str, str] = field(default_factory=dict)
    is_one_line: bool = False
    is_bold_dropped: bool = False


def write_pieces(pieces: Iterable[Piece], style: Style) -> Written:
    """Return Markdown that reads as these words in these looks.

    Tries to escape little, then everything, then to leave looks out; words never differ.
    """
    whole = _tidied(_prepared(pieces, style))
    bare = [one._replace(bold=False, italic=False, struck=False) for one in whole]
    flat = [one._replace(link="", code=False) for one in bare]
    for tried, is_every in (
        (whole, False),
        (whole, True),
        (bare, False),
        (bare, True),
        (_merged(flat), True),
    ):
        source = _source(tried, is_every=is_every)
        if _looks_of(source, tried) == _wanted(tried):
            return Written(source, is_plain=tried not in (whole,))
    return Written(source, is_plain=True)


def _prepared(pieces: Iterable[Piece], style: Style) -> Iterator[Piece]:
    """Yield pieces as they can be written: texts cleaned, links and labels known."""
    for piece in pieces:
        if piece.note:
            if label := style.notes.get(piece.note):
                yield Piece("", note=label)
            continue
        text = clean(piece.text)
        if style.is_one_line or piece.picture:
            text = " ".join(text.split("\n"))
        link = (style.links(piece.link) or "") if piece.link else ""
        if piece.picture:
            yield Piece(text, link=link, picture=piece.picture)
        elif text:
            yield Piece(
                text,
                bold=piece.bold and not style.is_bold_dropped,
                italic=piece.italic,
                code=piece.code,
                struck=piece.struck,
                link=link,
                remarks=_reason(piece, style) if piece.struck else (),
            )


def _reason(piece: Piece, style: Style) -> tuple[str, ...]:
    found = (style.reasons[one] for one in piece.remarks if one in style.reasons)
    return (written_reason(next(found, "")),)


def written_reason(reason: str) -> str:
    """Return why some text is to go as it can be written."""
    return " ".join(clean(reason).replace("<", "(").split())


def _look(piece: Piece) -> Look:
    return (piece.bold, piece.italic, piece.code, piece.struck, piece.link)


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    """Return pieces with neighbours of the same look as one."""
    merged: list[Piece] = []
    for piece in pieces:
        before = merged[-1] if merged else None
        is_text = not (piece.note or piece.picture)
        if (
            before
            and is_text
            and not (before.note or before.picture)
            and (_look(before), before.remarks) == (_look(piece), piece.remarks)
        ):
            merged[-1] = before._replace(text=before.text + piece.text)
        else:
            merged.append(piece)
    return merged


def _tidied(pieces: Iterable[Piece]) -> list[Piece]:
    """Return pieces whose marks stand close to words, with no blanks at either end."""
    split: list[Piece] = []
    for piece in _merged(pieces):
        if piece.note or piece.picture or _look(piece) == _PLAIN:
            split.append(piece)
        else:
            split += _outdented(piece)
    return _trimmed(_merged(_bridged(_merged(split))))


def _bridged(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield pieces, a blank with the looks that both its neighbours have."""
    for count, piece in enumerate(pieces):
        if not 0 < count < len(pieces) - 1 or piece.text.strip() or not piece.text:
            yield piece
            continue
        before, after = pieces[count - 1], pieces[count + 1]
        yield piece._replace(
            bold=before.bold and after.bold,
            italic=before.italic and after.italic,
            struck=before.struck and after.struck,
            remarks=before.remarks if before.remarks == after.remarks else ("",),
            link=before.link if before.link == after.link else "",
        )


def _outdented(piece: Piece) -> Iterator[Piece]:
    """Yield the blanks before and after marked text as pieces without marks."""
    core = piece.text.strip()
    start = piece.text[: len(piece.text) - len(piece.text.lstrip())]
    if start:
        yield Piece(start)
    if core:
        yield piece._replace(text=core)
        if end := piece.text[len(start) + len(core) :]:
            yield Piece(end)


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    while pieces and _is_text(pieces[0]) and not pieces[0].text.strip():
        pieces = pieces[1:]
    while pieces and _is_text(pieces[-1]) and not pieces[-1].text.strip():
        pieces = pieces[:-1]
    if pieces and _is_text(pieces[0]):
        pieces[0] = pieces[0]._replace(text=pieces[0].text.lstrip())
    if pieces and _is_text(pieces[-1]):
        pieces[-1] = pieces[-1]._replace(text=pieces[-1].text.rstrip())
    return pieces


def _is_text(piece: Piece) -> bool:
    return not (piece.note or piece.picture)


def _source(pieces: list[Piece], *, is_every: bool) -> str:
    lines = _nested(pieces, _LOOKS, is_every=is_every).split("\n")
    kept = [line.strip() for line in lines]
    return "\\\n".join(escaped_start(line) for line in kept if line)


def _nested(
    pieces: list[Piece], looks: tuple[_Wrapping, ...], *, is_every: bool
) -> str:
    """Return pieces with their marks, the first of `looks` outermost."""
    if not looks:
        return "".join(_single(one, is_every=is_every) for one in pieces)
    (value_of, wrap), *inner = looks
    parts = []
    for value, alike in groupby(pieces, key=value_of):
        text = _nested(list(alike), tuple(inner), is_every=is_every)
        parts.append(wrap(text, value) if value is not None else text)
    return "".join(parts)


def _deletion(text: str, reason: str) -> str:
    return f"{{--{text}--}}" + (f"{{>>{reason}<<}}" if reason else "")


_Wrapping = tuple[Callable[[Piece], str | None], Callable[[str, str], str]]
_LOOKS: tuple[_Wrapping, ...] = (
    (lambda one: one.link or None, lambda text, to: f"[{text}]({address(to)})"),
    (lambda one: "".join(one.remarks) if one.struck else None, _deletion),
    (lambda one: "" if one.bold else None, lambda text, _: f"**{text}**"),
    (lambda one: "" if one.italic else None, lambda text, _: f"*{text}*"),
)


def _single(piece: Piece, *, is_every: bool) -> str:
    if piece.note:
        return f"[^{piece.note}]"
    if piece.picture:
        return f"![{escaped(piece.text, is_every=True)}]({address(piece.picture)})"
    if piece.code:
        return _code(piece.text)
    brackets = bool(piece.link) and ("[" in piece.text or "]" in piece.text)
    return escaped(piece.text, is_every=is_every or brackets)


def _code(text: str) -> str:
    mark = "`"
    while mark in text:
        mark += "`"
    gap = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{mark}{gap}{text}{gap}{mark}"


def _wanted(pieces: list[Piece]) -> list[object]:
    """Return what the pieces say, a mark at a time, with blanks left out."""
    said: list[object] = []
    for piece in pieces:
        if piece.note:
            said.append(("note", piece.note))
        elif piece.picture:
            said.append(("picture", piece.picture, "".join(piece.text.split())))
        else:
            look = (*_look(piece)[:4], address(piece.link) if piece.link else "")
            said += [(mark, look) for mark in piece.text if not mark.isspace()]
    return said


def _looks_of(source: str, pieces: list[Piece]) -> list[object]:
    """Return what Markdown says, in the form of `_wanted`, the notes of `pieces` known."""
    known = {f":{one.note}": -1 for one in pieces if one.note}
    tokens = parser().parseInline(source, {"footnotes": {"refs": known, "list": {}}})
    inlines = read_inlines(tokens[0].children) if tokens else ()
    return list(_said(inlines, _PLAIN))


def _said(inlines: tuple[Inline, ...], look: Look) -> Iterator[object]:
    bold, italic, code, struck, link = look
    for one in inlines:
        match one:
            case Text(text):
                yield from ((mark, look) for mark in text if not mark.isspace())
            case Code(text):
                within = (bold, italic, True, struck, link)
                yield from ((mark, within) for mark in text if not mark.isspace())
            case Strong(children):
                yield from _said(children, (True, italic, code, struck, link))
            case Emphasis(children):
                yield from _said(children, (bold, True, code, struck, link))
            case ProposedDeletion(children, _):
                yield from _said(children, (bold, italic, code, True, link))
            case Link(target, children):
                there = address(target)
                yield from _said(children, (bold, italic, code, struck, there))
            case Image(source, alternative):
                yield ("picture", source, "".join(alternative.split()))
            case NoteMark(label, _):
                yield ("note", label)
            case Break():
                continue
