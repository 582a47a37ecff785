"""Work out what a lock would register, and refuse a text that cannot be locked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from govdocs.errors import BadArgument, CannotLock
from govdocs.model.document import (
    Inline,
    ProposedDeletion,
    blocks_of,
    walk_sections,
)
from govdocs.model.outline import Outline
from govdocs.model.record import Record
from govdocs.model.version import Pin, Version, VersionKind, next_number, number_key
from govdocs.model.workspace import Workspace
from govdocs.text.publication import Ready


@dataclass(frozen=True, slots=True)
class LockOrder:
    """What is to be locked: a publication, its number, and what the register says of it.

    `kind` is None when it follows from the number; `start` and `end` are the days meant,
    None for those of the text's own term.
    """

    document: str
    number: str
    locked: date
    reason: str
    kind: VersionKind | None = None
    start: date | None = None
    end: date | None = None


def prepare(
    order: LockOrder, ready: Ready, record: Record, blobs: Mapping[str, str]
) -> Version:
    """Return the entry for the register; `blobs` are ids of bytes in git by path.

    Raises the first reason of `judge_order` or `judge_text`.
    """
    for refused in (*judge_order(order, record), *judge_text(ready, record)):
        raise refused
    kind = _kind(order)
    return Version(
        order.document,
        order.number,
        kind,
        order.locked,
        *_days(order, kind, ready),
        order.reason,
        ready.digests.full,
        ready.digests.text,
        tuple(Pin(one.metadata.id, blobs[one.path]) for one in ready.sources),
        ready.party_ids,
    )


def judge_order(order: LockOrder, record: Record) -> Iterator[BadArgument]:
    """Yield why a number cannot be used."""
    known = record.versions.get(order.document, ())
    yield from _judge_number(order, known)
    yield from _judge_start(order, known)
    yield from _judge_day(order, known)


def judge_text(ready: Ready, record: Record) -> Iterator[CannotLock]:
    """Yield why a text cannot be locked, whatever number it is to have."""
    yield from _marks(ready)
    known = record.versions.get(ready.outline.metadata.id, ())
    same = next((one for one in known if one.full == ready.digests.full), None)
    if same:
        yield CannotLock(
            f"texten är densamma som version {same.number}",
            "lås när texten har ändrats",
            file=ready.outline.path,
        )


def holders(part: str, workspace: Workspace, record: Record) -> Iterator[Outline]:
    """Yield publications with a locked version that a corrected part belongs to."""
    for outline in workspace.outlines:
        if part in outline.metadata.part_ids and outline.metadata.id in record.versions:
            yield outline


def orders_for_part(
    part: Outline, workspace: Workspace, record: Record, pattern: LockOrder
) -> tuple[LockOrder, ...]:
    """Return one order for each publication that holds a corrected part.

    Raises BadArgument when the part is not corrected, or nobody holds it.
    """
    if pattern.kind in (None, VersionKind.REVISION):
        raise BadArgument(
            f"{part.metadata.id} är en del och har ingen egen version",
            "lås publikationen, eller ange --kind rättelse för alla som har delen",
        )
    found = [
        LockOrder(
            document=one.metadata.id,
            number=next_number(_numbers(record, one.metadata.id), pattern.kind),
            locked=pattern.locked,
            reason=pattern.reason,
            kind=pattern.kind,
            start=pattern.start,
            end=pattern.end,
        )
        for one in holders(part.metadata.id, workspace, record)
        if pattern.kind
    ]
    if not found:
        raise BadArgument(
            f"ingen låst version innehåller {part.metadata.id}", "lås publikationen"
        )
    return tuple(found)


def _numbers(record: Record, document: str) -> tuple[str, ...]:
    return tuple(one.number for one in record.versions.get(document, ()))


def _kind(order: LockOrder) -> VersionKind:
    """Return the kind that is asked for; without one the number stands for a revision."""
    return order.kind or VersionKind.REVISION


def _judge_number(
    order: LockOrder, known: tuple[Version, ...]
) -> Iterator[BadArgument]:
    """Yield why a number does not stand for a version that can come next."""
    key = number_key(order.number)
    if key is None:
        yield BadArgument(
            f'"{order.number}" är inget versionsnummer', "skriv till exempel 2.0"
        )
        return
    numbers = {one.number: number_key(one.number) for one in known}
    in_run = [one for one in numbers.values() if one and one[0] == key[0]]
    if order.number in numbers:
        yield BadArgument(
            f"version {order.number} av {order.document} är redan låst",
            "välj ett högre nummer",
        )
    elif in_run and max(in_run) > key:
        yield BadArgument(
            f"{order.number} är lägre än en version som redan är låst",
            "välj ett högre nummer",
        )
    yield from _judge_kind(order, key, is_first=not in_run)


def _judge_day(order: LockOrder, known: tuple[Version, ...]) -> Iterator[BadArgument]:
    """Yield that a text would be locked before one that it comes after."""
    key = number_key(order.number)
    for one in known:
        number = number_key(one.number)
        if key and number and number < key and order.locked < one.locked:
            yield BadArgument(
                f"{order.locked} ligger före {one.locked}, då {one.name} låstes",
                "rätta --on",
            )
            return


def _judge_kind(
    order: LockOrder, key: tuple[int, int], *, is_first: bool
) -> Iterator[BadArgument]:
    is_revision = key[1] == 0
    if order.kind and (order.kind is VersionKind.REVISION) != is_revision:
        yield BadArgument(
            f"{order.number} passar inte för {order.kind.value}",
            "en revision slutar på .0, andra versioner på .1 eller högre",
        )
    if not is_revision and is_first:
        yield BadArgument(
            f"det finns ingen version {key[0]}.0 att ändra", f"lås {key[0]}.0 först"
        )
    elif not is_revision and order.kind is None:
        yield BadArgument(
            f"det framgår inte vilken sort {order.number} är",
            "ange --kind uppdatering, redaktionell eller rättelse",
        )


def _marks(ready: Ready) -> Iterator[CannotLock]:
    """Yield the proposed deletions of a text, each with its line."""
    for part in ready.document.parts:
        headings = ((one.line, one.heading) for one in walk_sections(part.sections))
        texts = [*headings, *((one.line, one.inlines) for one in blocks_of(part))]
        for line, inlines in texts:
            if any(map(_is_deletion, inlines)):
                yield CannotLock(
                    "ett förslag att ta bort text är inte avgjort",
                    "ta bort texten eller märkningen {--…--}",
                    file=part.path,
                    line=line,
                )


def _is_deletion(piece: Inline) -> bool:
    children = getattr(piece, "children", ())
    return isinstance(piece, ProposedDeletion) or any(map(_is_deletion, children))


def _days(
    order: LockOrder, kind: VersionKind, ready: Ready
) -> tuple[date | None, date | None]:
    """Return the days meant: a revision's own term, else from the day of the lock on."""
    if kind is VersionKind.REVISION:
        return order.start or _start(ready), order.end or _end(ready, order.start)
    return order.start or order.locked, order.end


def _judge_start(order: LockOrder, known: tuple[Version, ...]) -> Iterator[BadArgument]:
    """Yield that a change would apply before what it changes."""
    start = order.start or order.locked
    base = next((one for one in known if one.number == _base_of(order.number)), None)
    is_change = _kind(order) is not VersionKind.REVISION
    if is_change and base and base.start and start < base.start:
        yield BadArgument(
            f"{start} ligger före {base.start}, då {base.name} började gälla",
            "rätta --from",
        )


def _base_of(number: str) -> str:
    return f"{number.partition('.')[0]}.0"


def _start(ready: Ready) -> date | None:
    meta = ready.outline.metadata
    return meta.term.start if meta.term else meta.applies_from


def _end(ready: Ready, start: date | None) -> date | None:
    """Return the end of the text's own term; None when the version starts after it."""
    term = ready.outline.metadata.term
    end = term.end if term else None
    return None if start and end and end < start else end
