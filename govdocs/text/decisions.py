"""Read the decisions of a workspace: one YAML file for each meeting and matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from govdocs.model.decision import (
    PRELIMINARY,
    Addition,
    Appealed,
    AppealState,
    Attestation,
    Change,
    Clause,
    Condition,
    ConditionKind,
    Correction,
    Decision,
    Decisions,
    Minutes,
    Reviewer,
)
from govdocs.model.decision_path import parse_decision_path
from govdocs.model.outcome import Outcome
from govdocs.model.period import parse_day


def read_decisions(files: Iterable[tuple[str, Mapping[str, Any]]]) -> Decisions:
    """Turn paths and data that fits the schema into values, by version, in order of day.

    A file whose path is not that of a decision is left out; GD411 tells it.
    """
    found: dict[str, list[Decision]] = {}
    for path, data in files:
        one = read_decision(path, data) if data else None
        if one is not None:
            found.setdefault(one.matter, []).append(one)
    return {matter: tuple(sorted(rows, key=_order)) for matter, rows in found.items()}


def read_decision(path: str, data: Mapping[str, Any]) -> Decision | None:
    """Turn one file into a value; None when its path is not that of a decision."""
    at = parse_decision_path(path)
    if at is None:
        return None
    proposed = data["föreslaget"]
    return Decision(
        document=at.document,
        version=at.version,
        body=data["organ"],
        name=at.name,
        day=_certain(data["datum"]),
        proposed=proposed,
        decided=data.get("beslutad_text", proposed),
        party=data.get("part"),
        meeting=data.get("möte"),
        minutes_item=data.get("paragraf"),
        dockets=tuple(data.get("diarienummer", ())),
        is_preliminary=data.get("slutlig") == PRELIMINARY,
        final_body=data.get("slutligt_organ"),
        clauses=tuple(map(_clause, data.get("att_satser", ()))),
        additions=tuple(
            Addition(one["text"], one.get("uppdrag_till"))
            for one in data.get("tillägg", ())
        ),
        changes=tuple(
            Change(one["block"], one["lydelse"]) for one in data.get("ändring", ())
        ),
        conditions=tuple(
            Condition(ConditionKind(one["sort"]), one["text"])
            for one in data.get("villkor", ())
        ),
        reservation=data.get("reservation"),
        to_meeting=_day(data.get("till_möte")),
        minutes=_minutes(data.get("protokoll")),
        attested=_attestation(data.get("justerat")),
        posted=_day(data.get("anslaget")),
        appeal=_appeal(data.get("överklagat")),
        signed=_day(data.get("underskrift", {}).get("datum")),
        corrects=_correction(data.get("rättar")),
        reviewed_as=Reviewer(data["granskning"]) if "granskning" in data else None,
        source=data.get("källa"),
        marking=data.get("märkning"),
        signed_by=tuple(data.get("underskrift", {}).get("befattningar", ())),
        place=(path, 1),
    )


def _order(one: Decision) -> tuple[date, str, int]:
    return one.day, one.body, int(one.name.rpartition("-")[2])


def _clause(row: Any) -> Clause:
    return Clause(Outcome(row["utfall"]), row["text"], row.get("bilaga"))


def _minutes(row: Any) -> Minutes | None:
    return Minutes(row["länk"], row.get("sha256")) if row else None


def _attestation(row: Any) -> Attestation | None:
    return (
        Attestation(_certain(row["datum"]), tuple(row.get("av", ()))) if row else None
    )


def _appeal(row: Any) -> Appealed | None:
    return Appealed(_day(row.get("datum")), AppealState(row["läge"])) if row else None


def _correction(row: Any) -> Correction | None:
    if not row:
        return None
    return Correction(
        row["beslut"],
        _certain(row["möte"]),
        row.get("paragraf"),
        row["förut"],
        row["nu"],
    )


def _day(words: str | None) -> date | None:
    return parse_day(words) if words else None


def _certain(words: str) -> date:
    day = parse_day(words)
    assert day is not None, "the schema holds the format of days"
    return day
