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

    Raises BadArgument for a number that cannot be used and CannotLock for a text that
    cannot be locked.
    """
    known = record.versions.get(order.document, ())
    kind = _kind(order, known)
    _refuse_marks(ready)
    version = Version(
        order.document,
        order.number,
        kind,
        order.locked,
        *_days(order, kind, ready, known),
        order.reason,
        ready.digests.full,
        ready.digests.text,
        tuple(Pin(one.metadata.id, blobs[one.path]) for one in ready.sources),
        ready.party_ids,
    )
    same = next((one for one in known if one.full == version.full), None)
    if same:
        raise CannotLock(
            f"texten är densamma som version {same.number}",
            "lås när texten har ändrats",
            file=ready.outline.path,
        )
    return version


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
            one.metadata.id,
            next_number(_numbers(record, one.metadata.id), pattern.kind),
            pattern.locked,
            pattern.reason,
            pattern.kind,
            pattern.start,
            pattern.end,
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


def _kind(order: LockOrder, known: tuple[Version, ...]) -> VersionKind:
    """Return the kind of version a number stands for, or refuse the number."""
    key = number_key(order.number)
    if key is None:
        raise BadArgument(
            f'"{order.number}" är inget versionsnummer', "skriv till exempel 2.0"
        )
    numbers = {one.number: number_key(one.number) for one in known}
    if order.number in numbers:
        raise BadArgument(
            f"version {order.number} av {order.document} är redan låst",
            "välj ett högre nummer",
        )
    in_run = [one for one in numbers.values() if one and one[0] == key[0]]
    if in_run and max(in_run) > key:
        raise BadArgument(
            f"{order.number} är lägre än en version som redan är låst",
            "välj ett högre nummer",
        )
    is_revision = key[1] == 0
    if order.kind and (order.kind is VersionKind.REVISION) != is_revision:
        raise BadArgument(
            f"{order.number} passar inte för {order.kind.value}",
            "en revision slutar på .0, andra versioner på .1 eller högre",
        )
    if not is_revision and not in_run:
        raise BadArgument(
            f"det finns ingen version {key[0]}.0 att ändra", f"lås {key[0]}.0 först"
        )
    if not is_revision and order.kind is None:
        raise BadArgument(
            f"det framgår inte vilken sort {order.number} är",
            "ange --kind uppdatering, redaktionell eller rättelse",
        )
    return order.kind or VersionKind.REVISION


def _refuse_marks(ready: Ready) -> None:
    """Refuse a text with proposed deletions, naming the first of them."""
    for part in ready.document.parts:
        headings = ((one.line, one.heading) for one in walk_sections(part.sections))
        texts = [*headings, *((one.line, one.inlines) for one in blocks_of(part))]
        for line, inlines in texts:
            if any(map(_is_deletion, inlines)):
                raise CannotLock(
                    "ett förslag att ta bort text är inte avgjort",
                    "ta bort texten eller märkningen {--…--}",
                    file=part.path,
                    line=line,
                )


def _is_deletion(piece: Inline) -> bool:
    children = getattr(piece, "children", ())
    return isinstance(piece, ProposedDeletion) or any(map(_is_deletion, children))


def _days(
    order: LockOrder, kind: VersionKind, ready: Ready, known: tuple[Version, ...]
) -> tuple[date | None, date | None]:
    """Return the days meant: a revision's own term, else from the day of the lock on.

    Raises BadArgument for a change that would apply before what it changes.
    """
    if kind is VersionKind.REVISION:
        return order.start or _start(ready), order.end or _end(ready, order.start)
    start = order.start or order.locked
    base = next((one for one in known if one.number == _base_of(order.number)), None)
    if base and base.start and start < base.start:
        raise BadArgument(
            f"{start} ligger före {base.start}, då {base.name} började gälla",
            "rätta --from",
        )
    return start, order.end


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
