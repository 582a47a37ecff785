"""Read the registers and the settings of a workspace: one YAML file each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from govdocs.model.finding import Severity
from govdocs.model.metadata import UNKNOWN
from govdocs.model.milestone import Milestone, MilestoneKind, parse_planned
from govdocs.model.outline import Place
from govdocs.model.period import parse_day
from govdocs.model.policy import (
    LIFTED_BY,
    Ban,
    LocalRule,
    PolicyChoice,
    PolicyName,
)
from govdocs.model.register import (
    Abbreviation,
    Body,
    Consultee,
    Definition,
    Party,
    PartyKind,
    Registers,
    Statute,
)
from govdocs.model.route import Delegation, Route, Step, Task
from govdocs.model.settings import Contact, Marking, Settings, StatuteStyle, Waiver
from govdocs.text.consultations import consultation_schema
from govdocs.text.faults import Faults
from govdocs.text.names import QUESTIONS_FOLDER
from govdocs.text.questions import is_question
from govdocs.text.reading import find_places
from govdocs.text.schema import validate
from govdocs.text.source import read_source
from govdocs.text.yaml import read_yaml

SETTINGS_FILE = "govdocs.yaml"
PARTIES_FILE = "parter.yaml"
BODIES_FILE = "organ.yaml"
SCHEDULE_FILE = "tidplan.yaml"
REGISTER_FILES = (
    PARTIES_FILE,
    BODIES_FILE,
    "remissinstanser.yaml",
    "begrepp.yaml",
    "lagrum.yaml",
    SCHEDULE_FILE,
)
# Folders where every file has one schema, with the folder's name.
SCHEMA_FOLDERS = ("beslut",)


@dataclass(frozen=True, slots=True)
class YamlFile:
    """One YAML file that fits its schema, or empty data when it does not."""

    data: Mapping[str, Any]
    places: Mapping[str, Place]


def read_yaml_file(path: str, raw: bytes, faults: Faults) -> YamlFile:
    """Read a register, settings or record; the schema is named after the file or folder."""
    source = read_source(path, raw, faults)
    if source and not source.text.strip():
        remedy = (
            f"hämta den ur historiken (git log -- {path}), eller ta bort den om inget "
            "har stått i den"
        )
        faults.add("GD054", 1, 1, "filen är tom", remedy)
        return YamlFile({}, {})
    node = read_yaml(source.text, 1, faults) if source else None
    if node is None:
        return YamlFile({}, {})
    sound = validate(_schema_name(path), node, faults)
    data = node.data() if sound else {}
    if not isinstance(data, dict) or not data:
        return YamlFile({}, {})
    return YamlFile(data, dict(find_places(node)))


def _schema_name(path: str) -> str:
    """Return the schema of a file: that of a folder it lies in, or else its own name."""
    if is_question(path):
        return QUESTIONS_FOLDER
    of_round = consultation_schema(path)
    if of_round:
        return of_round
    for folder in path.split("/")[:-1]:
        if folder in SCHEMA_FOLDERS:
            return folder
    return path.rpartition("/")[2].removesuffix(".yaml")


def read_registers(files: Mapping[str, YamlFile]) -> Registers:
    """Turn the register files into values; a missing file gives an empty register."""

    def rows(file: str, key: str, read: Callable[[Any], Any]) -> tuple[Any, ...]:
        found = files.get(file)
        return tuple(read(row) for row in found.data.get(key, ())) if found else ()

    return Registers(
        parties=rows("parter.yaml", "parter", _party),
        bodies=rows(BODIES_FILE, "organ", _body),
        consultees=rows("remissinstanser.yaml", "remissinstanser", _consultee),
        definitions=rows("begrepp.yaml", "begrepp", _definition),
        abbreviations=rows("begrepp.yaml", "förkortningar", _abbreviation),
        statutes=rows("lagrum.yaml", "lagar", _statute),
        routes=rows(BODIES_FILE, "beslutsvägar", _route),
        delegations=rows(BODIES_FILE, "delegationer", _delegation),
        milestones=rows(SCHEDULE_FILE, "tidplan", _milestone),
    )


def read_settings(data: Mapping[str, Any]) -> Settings:
    """Turn govdocs.yaml into values, with defaults for what it leaves out."""
    marking, contact = data.get("märkning"), data.get("kontakt")
    plain = Settings()
    return Settings(
        name=data.get("namn", plain.name),
        summary=data.get("sammanfattning"),
        stage=data.get("skede", plain.stage),
        party_count=data.get("antal_parter"),
        statute_style=StatuteStyle(data.get("lagrum", plain.statute_style)),
        marking=Marking(marking["ord"], marking["mening"]) if marking else None,
        contact=Contact(contact["namn"], contact.get("epost")) if contact else None,
        front_document=data.get("huvuddokument"),
        question_ladder=tuple(data.get("frågetrappa", ())),
        received=data.get("mottaget"),
        levels={rule: _level(word) for rule, word in data.get("nivåer", {}).items()},
        waivers=tuple(map(_waiver, data.get("undantag", ()))),
        stages={name: _stage(row) for name, row in data.get("skeden", {}).items()},
    )


def _stage(row: Any) -> tuple[PolicyChoice, ...]:
    role = row.get("hävs_av", LIFTED_BY)
    return tuple(_policy(one, role) for one in row["policyer"])


def _policy(row: Any, role: str) -> PolicyChoice:
    if isinstance(row, str):
        return PolicyChoice(PolicyName(row), role)
    return PolicyChoice(
        PolicyName(row["policy"]),
        row.get("hävs_av", role),
        tuple(row.get("nycklar", ())),
        tuple(row.get("ställen", ())),
        tuple((one["från"], one["till"]) for one in row.get("byten", ())),
        tuple(map(_local_rule, row.get("regler", ()))),
    )


def _local_rule(row: Any) -> LocalRule:
    return LocalRule(
        row["namn"], tuple(row["ord"]), Ban(row["får_inte"]), row["åtgärd"]
    )


def _level(word: str) -> Severity | None:
    return None if word == "av" else Severity(word)


def _waiver(row: Any) -> Waiver:
    end = parse_day(row["till"])
    assert end is not None, "the schema holds the format of days"
    return Waiver(row["regel"], tuple(row["filer"]), row["skäl"], row["av"], end)


def _day(words: str | None) -> Any:
    return parse_day(words) if words else None


def _party(row: Any) -> Party:
    return Party(
        id=row["id"],
        name=row["namn"],
        kind=PartyKind(row["typ"]),
        code=row["kod"],
        area=row.get("område"),
        federation=row.get("förbund"),
        start=_day(row.get("från")),
        end=_day(row.get("till")),
    )


def _body(row: Any) -> Body:
    return Body(
        id=row["id"],
        name=row["namn"],
        kind=row["typ"],
        mandate=row.get("mandat"),
        party=row.get("part"),
        posts_decisions=row.get("anslag") == "ja",
        start=_day(row.get("från")),
        end=_day(row.get("till")),
        source=row.get("källa"),
    )


def _route(row: Any) -> Route:
    steps = tuple(
        Step(Task(one["uppgift"]), one.get("organ"), one.get("varje_part"))
        for one in row["steg"]
    )
    return Route(
        row["id"],
        row["namn"],
        tuple(row["typer"]),
        tuple(row["resurspåverkan"]),
        steps,
        row.get("källa"),
    )


def _delegation(row: Any) -> Delegation:
    return Delegation(
        row["från_organ"],
        row["till_organ"],
        tuple(row.get("typer", ())),
        _day(row.get("från")),
        _day(row.get("till")),
        row.get("källa"),
    )


def _consultee(row: Any) -> Consultee:
    return Consultee(
        id=row["id"],
        name=row["namn"],
        kind=row["typ"],
        party=row.get("part"),
        start=_day(row.get("från")),
        end=_day(row.get("till")),
        answer_replaced_by=row.get("ersätter_svar_av"),
        mailbox=row.get("brevlåda"),
    )


def _definition(row: Any) -> Definition:
    return Definition(
        row["id"],
        row["term"],
        row["betydelse"],
        row.get("förkortning"),
        tuple(row.get("synonymer", ())),
        row.get("källa"),
    )


def _abbreviation(row: Any) -> Abbreviation:
    return Abbreviation(row["kort"], row["lång"])


def _statute(row: Any) -> Statute:
    return Statute(
        sfs=row["sfs"],
        name=row["namn"],
        title=row["rubrik"],
        abbreviation=row.get("förkortning"),
        start=_day(row.get("från")),
        end=_day(row.get("till")),
        chapters=row.get("kapitel", "ja") == "ja",
        replaced_by=row.get("ersätts_av"),
    )


def _milestone(row: Any) -> Milestone:
    planned = parse_planned(row["planerat"])
    assert planned is not None, "the schema holds the format of days"
    outcome = row.get("utfall")
    return Milestone(
        id=row["id"],
        what=row["vad"],
        kind=MilestoneKind(row.get("sort", MilestoneKind.MILESTONE)),
        owner=row["ägare"],
        planned=planned,
        done=None if outcome == UNKNOWN else _day(outcome),
        done_unknown=outcome == UNKNOWN,
        document=row.get("dokument"),
        source=row.get("källa"),
        marking=row.get("märkning"),
    )
