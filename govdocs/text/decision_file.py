"""Write a decision as the YAML file it is to be; the same decision gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from govdocs.model.decision import FINAL, PRELIMINARY, Decision
from govdocs.text.quoted import quoted_plain

_HEADING = "# Filen ändras aldrig. En rättelse är en ny fil bredvid den.\n"

Value = str | date | None
Row = Mapping[str, Value | Sequence[str]]


def decision_text(one: Decision) -> str:
    """Return the text of the file; what is not known is left out."""
    return _HEADING + "".join(f"{line}\n" for line in _lines(one))


def _lines(one: Decision) -> Iterator[str]:
    yield from _plain("märkning", one.marking)
    yield from _plain("organ", one.body)
    yield from _plain("part", one.party)
    yield from _plain("möte", one.meeting)
    yield from _plain("datum", one.day)
    yield from _plain("paragraf", one.minutes_item)
    if one.dockets:
        yield f"diarienummer: {_listed(one.dockets)}"
    yield from _plain("föreslaget", one.proposed)
    if one.decided != one.proposed:
        yield from _plain("beslutad_text", one.decided)
    if one.reviewed_as is None:
        yield f"slutlig: {PRELIMINARY if one.is_preliminary else FINAL}"
    yield from _plain("slutligt_organ", one.final_body)
    yield from _settled(one)
    yield from _plain("reservation", one.reservation)
    yield from _plain("till_möte", one.to_meeting)
    if one.minutes:
        yield from _row(
            "protokoll", {"länk": one.minutes.link, "sha256": one.minutes.sha256}
        )
    if one.attested:
        yield from _row(
            "justerat", {"datum": one.attested.day, "av": one.attested.roles}
        )
    yield from _plain("anslaget", one.posted)
    if one.appeal:
        yield from _row(
            "överklagat", {"datum": one.appeal.day, "läge": one.appeal.state.value}
        )
    if one.signed:
        yield from _row(
            "underskrift", {"datum": one.signed, "befattningar": one.signed_by}
        )
    yield from _corrected(one)
    yield from _plain("granskning", one.reviewed_as and one.reviewed_as.value)
    yield from _plain("källa", one.source)


def _settled(one: Decision) -> Iterator[str]:
    """Yield the clauses, and what is joined to them."""
    yield from _rows(
        "att_satser",
        [
            {"utfall": row.outcome.value, "text": row.text, "bilaga": row.appendix}
            for row in one.clauses
        ],
    )
    yield from _rows(
        "tillägg",
        [{"text": row.text, "uppdrag_till": row.assigned_to} for row in one.additions],
    )
    yield from _rows(
        "ändring",
        [{"block": row.block, "lydelse": row.wording} for row in one.changes],
    )
    yield from _rows(
        "villkor",
        [{"sort": row.kind.value, "text": row.text} for row in one.conditions],
    )


def _corrected(one: Decision) -> Iterator[str]:
    if one.corrects:
        row = one.corrects
        yield from _row(
            "rättar",
            {
                "beslut": row.decision,
                "möte": row.day,
                "paragraf": row.minutes_item,
                "förut": row.before,
                "nu": row.after,
            },
        )


def _plain(key: str, value: Value) -> Iterator[str]:
    if value is not None:
        yield f"{key}: {_written(value)}"


def _row(key: str, row: Row) -> Iterator[str]:
    yield f"{key}:"
    yield from (f"  {line}" for line in _fields(row))


def _rows(key: str, rows: Sequence[Row]) -> Iterator[str]:
    if rows:
        yield f"{key}:"
    for row in rows:
        first, *rest = _fields(row)
        yield f"  - {first}"
        yield from (f"    {line}" for line in rest)


def _fields(row: Row) -> Iterator[str]:
    for key, value in row.items():
        if isinstance(value, str | date):
            yield f"{key}: {_written(value)}"
        elif value:
            yield f"{key}: {_listed(value)}"


def _listed(values: Sequence[str]) -> str:
    return f"[{', '.join(map(quoted_plain, values))}]"


def _written(value: str | date) -> str:
    return str(value) if isinstance(value, date) else quoted_plain(value)
