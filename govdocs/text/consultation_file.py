"""Write remiss.yaml, and add to one without touching what stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from govdocs.model.consultation import Asked, Consultation, Frozen, Invited
from govdocs.text.quoted import quoted, quoted_id

# An id stands bare, or in quotes where a reader would take it for something else.
_ID = r"(?P<mark>\"?)(?P<id>[a-z][a-z0-9-]*)(?P=mark)"
_LIST = re.compile(r"instanser:\s*(?:#.*)?")
_ROW = re.compile(rf"(?P<row>\s*- \{{id: {_ID}(?:,[^{{}}]*?)?)(?P<end>\}}\s*(?:#.*)?)")
_EXTENSION = re.compile(r", anstånd: [0-9-]+")
# The same over several lines, each further in than the dash.
_ITEM = re.compile(rf"(?P<margin>\s*)- id: {_ID}\s*(?:#.*)?")
_EXTENSION_LINE = re.compile(r"(?P<key>\s*anstånd:\s*)\S+(?P<end>\s*(?:#.*)?)")
_DASH = re.compile(r"(\s*)- ")
_TOP = re.compile(r"[^\s#-]")
# What stands between the list and what comes after it.
_BETWEEN = re.compile(r"\s*|#.*")


def consultation_text(one: Consultation) -> str:
    """Return the text of a new round; the same round gives the same bytes."""
    return "".join(f"{line}\n" for line in _lines(one))


def with_invited(text: str, added: Sequence[Invited]) -> str:
    """Return the text with instances added, or with more time for those that are there.

    A list in a form that is not known is left as it is: the caller reads it again.
    """
    lines = text.rstrip("\n").split("\n")
    for one in added:
        lines = _with_one(lines, one)
    return "\n".join(lines) + "\n"


def _with_one(lines: list[str], one: Invited) -> list[str]:
    start = next((n for n, line in enumerate(lines) if _LIST.fullmatch(line)), None)
    if start is None:
        is_there = any(line.startswith("instanser:") for line in lines)
        return lines if is_there else [*lines, "instanser:", f"  - {_invited(one)}"]
    end = start + 1
    while end < len(lines) and not _TOP.match(lines[end]):
        end += 1
    while end > start + 1 and _BETWEEN.fullmatch(lines[end - 1]):
        end -= 1
    own = _with_row(lines[start + 1 : end], one)
    return [*lines[: start + 1], *own, *lines[end:]]


def _with_row(rows: list[str], one: Invited) -> list[str]:
    """Return the lines of the list with an instance, or with more time for it."""
    for at, line in enumerate(rows):
        row, item = _ROW.fullmatch(line), _ITEM.fullmatch(line)
        if row and row["id"] == one.consultee:
            told = f"{_EXTENSION.sub('', row['row'])}, anstånd: {one.extension}{row['end']}"
            return [*rows[:at], told, *rows[at + 1 :]]
        if item and item["id"] == one.consultee:
            own = [line, *_inside(rows[at + 1 :], item["margin"])]
            more = _with_extension(own, f"{item['margin']}  ", one.extension)
            return [*rows[:at], *more, *rows[at + len(own) :]]
    margins = (found[1] for line in rows if (found := _DASH.match(line)))
    return [*rows, f"{next(margins, '  ')}- {_invited(one)}"]


def _with_extension(own: list[str], margin: str, day: date | None) -> list[str]:
    """Return the lines of an item with a last day of its own, where it had one or last."""
    for at, line in enumerate(own):
        if found := _EXTENSION_LINE.fullmatch(line):
            return [*own[:at], f"{found['key']}{day}{found['end']}", *own[at + 1 :]]
    return [*own, f"{margin}anstånd: {day}"]


def _inside(lines: Sequence[str], margin: str) -> Iterator[str]:
    """Yield the lines of an item after its first, as long as they stand further in."""
    for line in lines:
        if not line.startswith(f"{margin}  ") or line.isspace():
            return
        yield line


def _lines(one: Consultation) -> Iterator[str]:
    yield f"id: {quoted(one.id)}"
    yield f"titel: {quoted(one.title)}"
    yield f"sort: {one.kind.value}"
    yield from _plain("märkning", one.marking)
    if one.dockets:
        yield f"diarienummer: [{', '.join(map(quoted, one.dockets))}]"
    yield "dokument:"
    for text in one.texts:
        yield from _frozen(text)
    yield from _questions(one.questions, "")
    if one.outside:
        yield "utanför:"
    for row in one.outside:
        yield f"  - {{id: {quoted_id(row.document)}, skäl: {quoted(row.reason)}}}"
    if one.enclosed:
        yield "bifogat:"
    for sent in one.enclosed:
        link = f", länk: {quoted(sent.link)}" if sent.link else ""
        yield f"  - {{titel: {quoted(sent.title)}{link}}}"
    yield f"öppnar: {one.opens}"
    yield f"sista_svarsdag: {one.deadline}"
    yield from _plain("missiv", one.letter)
    if one.invited:
        yield "instanser:"
    yield from (f"  - {_invited(row)}" for row in one.invited)


def _frozen(one: Frozen) -> Iterator[str]:
    yield f"  - id: {quoted_id(one.document)}"
    if one.version:
        yield f"    version: {quoted(one.version)}"
    if one.revision:
        yield f"    revision: {quoted(one.revision)}"
    yield f"    kontrollsumma: {quoted(one.digest)}"
    yield from (f"    {line}" for line in _questions(one.questions, ""))


def _questions(asked: Sequence[Asked], margin: str) -> Iterator[str]:
    if asked:
        yield f"{margin}frågor:"
    for one in asked:
        section = f", avsnitt: {quoted_id(one.section)}" if one.section else ""
        must = ", obligatorisk: ja" if one.is_required else ""
        yield f"{margin}  - {{id: {quoted_id(one.id)}, text: {quoted(one.text)}{section}{must}}}"


def _invited(one: Invited) -> str:
    channel = f", kanal: {one.channel}" if one.channel else ""
    more = f", anstånd: {one.extension}" if one.extension else ""
    return f"{{id: {quoted_id(one.consultee)}{channel}{more}}}"


def _plain(key: str, value: str | date | None) -> Iterator[str]:
    if value is not None:
        yield f"{key}: {value if isinstance(value, date) else quoted(value)}"
