"""What it comes to, on one page: the answer before the text itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from govdocs.diff.headline import shortened
from govdocs.model.amount import counted, grouped
from govdocs.model.redline import TermChange
from govdocs.model.sheet import (
    Change,
    ChangeKind,
    Row,
    SectionCount,
    ShapeKind,
    Sheet,
)

_MOST = 5
# A heading longer than this is a sentence; it is known by how it begins.
_LONGEST = 80
_COUNTED = {
    ChangeKind.ADDED: ("tillagd", "tillagda"),
    ChangeKind.REMOVED: ("borttagen", "borttagna"),
    ChangeKind.REWRITTEN: ("omskriven", "omskrivna"),
    ChangeKind.MOVED: ("flyttad", "flyttade"),
}


# What stands over a summary, on every face.
QUESTION = "Vad blir det för skillnad?"


@dataclass(frozen=True, slots=True)
class Summary:
    """The answer to "Vad blir det för skillnad?", in words ready to be shown.

    `counts` are sentences. `most` are the sections with most words changed, the most
    first. The rest are the names of sections, as readers cite them.
    """

    counts: tuple[str, ...]
    terms: tuple[TermChange, ...]
    most: tuple[SectionCount, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    moved: tuple[str, ...]
    proof: str


def summarize(sheet: Sheet) -> Summary:
    """Return what a redline comes to."""
    return Summary(
        counts=tuple(_counts(sheet)),
        terms=sheet.terms,
        most=_most(sheet.sections),
        added=tuple(_headings(sheet.rows, ChangeKind.ADDED)),
        removed=tuple(_headings(sheet.rows, ChangeKind.REMOVED)),
        moved=tuple(_moved(sheet.rows)),
        proof=_proof(sheet),
    )


def _counts(sheet: Sheet) -> Iterator[str]:
    if sheet.changes:
        yield _changes(sheet.changes)
        yield f"Ord: {grouped(sheet.come)} in, {grouped(sheet.gone)} ut."
    kinds = Counter(row.kind for row in sheet.rows)
    if count := kinds[ChangeKind.RENUMBERED]:
        what = counted(count, "stycke har", "stycken har")
        yield f"Omnumrerat: {what} bara fått nytt nummer, 0 ord ändrade."
    if count := kinds[ChangeKind.RESHAPED]:
        what = counted(count, "stycke har", "stycken har")
        yield f"{what} bara fått annan utformning."
    if sheet.hidden:
        what = counted(len(sheet.hidden), "ställe skiljer", "ställen skiljer")
        yield f"{what} bara i märkning som läsaren inte ser, till exempel id."
    if not sheet.changes:
        yield _alike(sheet)


def _changes(changes: Sequence[Change]) -> str:
    """Return how many changes there are, and of which kinds."""
    counts = Counter(change.kind for change in changes)
    named = [
        counted(counts[kind], *words)
        for kind, words in _COUNTED.items()
        if counts[kind]
    ]
    return f"{counted(len(changes), 'ändring', 'ändringar')}: {', '.join(named)}."


def _alike(sheet: Sheet) -> str:
    if sheet.is_same and sheet.terms:
        return "Texten är densamma. Bara uppgifterna överst i filen skiljer."
    if sheet.is_same:
        return "Texterna är lika."
    if sheet.hidden or any(row.kind for row in sheet.rows):
        return "Orden är lika."
    return "Orden är lika. Bara blanktecken eller radbrytningar skiljer."


def _most(sections: Sequence[SectionCount]) -> tuple[SectionCount, ...]:
    """Return the sections with most words changed; text before all headings is none."""
    named = [one for one in sections if one.name]
    most = sorted(named, key=lambda one: -one.gone - one.come)[:_MOST]
    return tuple(replace(one, name=shortened(one.name, _LONGEST)) for one in most)


def _headings(rows: Sequence[Row], kind: ChangeKind) -> Iterator[str]:
    """Yield the sections of a kind; those inside one that is named are only counted."""
    name, level, inside = "", 0, 0
    for row in rows:
        if row.shape.kind is not ShapeKind.HEADING:
            continue
        if name and row.shape.level > level:
            inside += row.kind is kind
            continue
        if name:
            yield _with_inside(name, inside)
        name, level, inside = "", row.shape.level, 0
        if row.kind is kind:
            name = shortened(row.place, _LONGEST)
    if name:
        yield _with_inside(name, inside)


def _with_inside(name: str, count: int) -> str:
    if not count:
        return name
    return f"{name}, med {counted(count, 'underavsnitt', 'underavsnitt')}"


def _moved(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the sections that stand elsewhere, each with where it stood."""
    moves: set[int] = set()
    for row in rows:
        end = row.move
        if end is None or not end.is_new_place or end.id in moves:
            continue
        if row.new and row.shape.kind is ShapeKind.HEADING:
            moves.add(end.id)
            before = f" (förut {row.numbers[0]})" if row.numbers else ""
            yield f"{shortened(row.place, _LONGEST)}{before}"


def _proof(sheet: Sheet) -> str:
    """Return what the comparison was found to hold when both texts were rebuilt."""
    if sheet.exact:
        return "Kontroll: båda texterna går att återskapa exakt ur jämförelsen."
    return "Kontroll: texterna går inte att återskapa ur jämförelsen. Lita inte på den."
