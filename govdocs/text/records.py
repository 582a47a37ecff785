"""Read the record of a workspace: versions, events and decisions, in any folder of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from govdocs.model.decision_path import is_decision
from govdocs.model.event import Established, Event, EventKind, Receipt
from govdocs.model.metadata import UNKNOWN
from govdocs.model.outline import Place
from govdocs.model.period import parse_day
from govdocs.model.record import Record
from govdocs.model.version import Pin, Register, Version, VersionKind
from govdocs.text.decisions import read_decisions
from govdocs.text.faults import Faults
from govdocs.text.registers import read_yaml_file

VERSIONS_FILE = "versioner.yaml"
EVENTS_FILE = "handelser.yaml"
RECORD_FILES = (VERSIONS_FILE, EVENTS_FILE)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RecordFile:
    """One file of the record that fits its schema: data, and the place of each value."""

    path: str
    data: Mapping[str, Any]
    places: Mapping[str, Place]


def read_records(files: Iterable[RecordFile]) -> Record:
    """Turn the files of the record into values."""
    versions: dict[str, tuple[Version, ...]] = {}
    events: dict[str, tuple[Event, ...]] = {}
    decided: list[tuple[str, Mapping[str, Any]]] = []
    for file in files:
        if is_decision(file.path):
            decided.append((file.path, file.data))
        elif file.path.rpartition("/")[2] == VERSIONS_FILE:
            _collect(file, read_version, versions)
        else:
            _collect(file, _event, events)
    return Record(versions, events, read_decisions(decided))


def read_register(path: str, raw: bytes) -> Register:
    """Read one register of versions; an empty one when it does not fit its schema."""
    file = read_yaml_file(path, raw, Faults(path))
    return read_records([RecordFile(path, file.data, file.places)]).versions


def _collect(
    file: RecordFile,
    read: Callable[[str, Any, tuple[str, int]], T],
    found: dict[str, tuple[T, ...]],
) -> None:
    for document, rows in file.data.items():
        for count, row in enumerate(rows):
            line = file.places.get(f"{document}.{count}", (1, 1))[0]
            one = read(document, row, (file.path, line))
            found[document] = (*found.get(document, ()), one)


def read_version(document: str, row: Any, place: tuple[str, int] = ("", 1)) -> Version:
    """Turn one entry of the register into a value."""
    return Version(
        document=document,
        number=row["nummer"],
        kind=VersionKind(row["sort"]),
        locked=_certain(row["låst"]),
        start=_day(row.get("avsedd_från")),
        end=_day(row.get("avsedd_till")),
        reason=row["orsak"],
        full=row["kontrollsumma"]["full"],
        text=row["kontrollsumma"]["text"],
        pins=tuple(Pin(one["id"], one["blob"]) for one in row["filer"]),
        parties=tuple(row["parter"]),
        place=place,
    )


def _event(document: str, row: Any, place: tuple[str, int]) -> Event:
    parties = row.get("parter", "alla")
    return Event(
        document=document,
        kind=EventKind(row["sort"]),
        version=row["version"],
        parties=None if parties == "alla" else tuple(parties),
        start=_day(row.get("från")),
        end=_day(row.get("till")),
        decision=row.get("beslut"),
        received=tuple(
            Receipt(one["mottagare"], _day(one["dag"])) for one in row.get("inkom", ())
        ),
        joint_with=row.get("samlat_med"),
        accepted_by=tuple(row.get("godtas_av", ())),
        established=_established(row.get("konstaterad")),
        wording=row.get("lydelse"),
        source=row.get("källa"),
        marking=row.get("märkning"),
        place=place,
    )


def _established(row: Any) -> Established | None:
    if row is None:
        return None
    return Established(row["av"], _day(row.get("datum")), row["skäl"])


def _day(words: str | None) -> date | None:
    return None if words in (None, UNKNOWN) else parse_day(str(words))


def _certain(words: str) -> date:
    day = parse_day(words)
    assert day is not None, "the schema holds the format of days"
    return day
