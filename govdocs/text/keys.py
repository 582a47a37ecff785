"""THE table: Swedish key in front matter <-> attribute of Metadata, and how to read it.

A new field is a row here, an attribute in model/metadata.py and a property in the
schema; a test holds the three together. The data has passed the schema.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from govdocs.model.kinds import DocumentKind
from govdocs.model.metadata import (
    EntryIntoForce,
    Extension,
    ExternalSource,
    Follows,
    FollowUp,
    Funding,
    GoalConflict,
    Implementation,
    Indicator,
    Metadata,
    Notice,
    Parties,
    Target,
)
from govdocs.model.period import Length, Period, parse_day, parse_length

Reader = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Key:
    """One row: the word in the file, the attribute, and the reader of its value."""

    swedish: str
    attribute: str
    read: Reader


def parse_target(words: str) -> Target:
    """Read 'hsavtal', 'hsavtal@1.0', 'hsavtal#k7m2' or both marks."""
    rest, _, anchor = words.partition("#")
    document, _, version = rest.partition("@")
    return Target(document, anchor or None, version or None)


def read_metadata(data: dict[str, Any]) -> Metadata:
    """Turn front matter that fits the schema into values."""
    values = {
        key.attribute: key.read(data[key.swedish])
        for key in KEYS
        if key.swedish in data
    }
    return Metadata(**values)


def _same(value: Any) -> Any:
    return value


def _words(value: Any) -> tuple[str, ...]:
    return tuple(value)


def _day(value: Any) -> Any:
    return None if value is None else parse_day(value)


def _length(value: Any) -> Length | None:
    return None if value is None else parse_length(value)


def _parties(value: Any) -> Parties:
    if value == "alla":
        return Parties(everyone=True)
    if isinstance(value, dict):
        return Parties(areas=tuple(value["område"]))
    return Parties(ids=tuple(value))


def _term(value: Any) -> Period:
    return Period(_day(value["från"]), _day(value.get("till")))


def _entry(value: Any) -> EntryIntoForce:
    return EntryIntoForce(
        value.get("villkor"), value.get("räknas_från"), _day(value.get("tidigast"))
    )


def _extension(value: Any) -> Extension:
    return Extension(_length(value.get("rätt")), value.get("mekanism"))


def _notice(value: Any) -> Notice:
    recipients = tuple(value.get("mottagare", ()))
    return Notice(_length(value["tid"]), value.get("räknas_till"), recipients)


def _funding(value: Any) -> tuple[Funding, ...]:
    return tuple(
        Funding(one["källa"], one.get("beslutas_av"), _day(one.get("till")))
        for one in value
    )


def _follows(value: Any) -> Follows:
    return Follows(value["dokument"], tuple(value["vad"]))


def _targets(value: Any) -> tuple[Target, ...]:
    return tuple(parse_target(one) for one in value)


def _conflicts(value: Any) -> tuple[GoalConflict, ...]:
    return tuple(
        GoalConflict(Target(one["dokument"], one.get("ställe")), one["not"])
        for one in value
    )


def _sources(value: Any) -> tuple[ExternalSource, ...]:
    return tuple(ExternalSource(one["titel"], one.get("not")) for one in value)


def _implementation(value: Any) -> Implementation:
    return Implementation(value["ansvarig"], value["hur"])


def _follow_up(value: Any) -> FollowUp:
    return FollowUp(
        value["ansvarig"], tuple(_indicator(one) for one in value["indikatorer"])
    )


def _indicator(value: Any) -> Indicator:
    exists = value.get("finns")
    return Indicator(
        value["namn"],
        value["mått"],
        value.get("mål"),
        value.get("källa"),
        value.get("frekvens"),
        None if exists is None else exists == "ja",
    )


KEYS: tuple[Key, ...] = (
    Key("id", "id", _same),
    Key("typ", "kind", DocumentKind),
    Key("titel", "title", _same),
    Key("kortnamn", "short_title", _same),
    Key("tidigare_titlar", "earlier_titles", _words),
    Key("delar", "part_ids", _words),
    Key("parter", "parties", _parties),
    Key("gäller_även", "also_applies_to", _words),
    Key("målgrupp", "audience", _words),
    Key("avtalstid", "term", _term),
    Key("ikraftträdande", "entry_into_force", _entry),
    Key("tillämpas_från", "applies_from", _day),
    Key("förlängning", "extension", _extension),
    Key("uppsägning", "notice", _notice),
    Key("resurspåverkan", "resource_effect", _same),
    Key("finansiering", "funding", _funding),
    Key("lagstöd", "legal_basis", _words),
    Key("ersätter", "replaces", _words),
    Key("underavtal_till", "subordinate_to", _same),
    Key("följer", "follows", _follows),
    Key("kompletterar", "supplements", _words),
    Key("tillämpar", "applies", _targets),
    Key("bygger_på", "builds_on", parse_target),
    Key("belyser", "illustrates", _targets),
    Key("målkonflikt_med", "goal_conflicts", _conflicts),
    Key("extern_källa", "external_sources", _sources),
    Key("genomförande", "implementation", _implementation),
    Key("uppföljning", "follow_up", _follow_up),
    Key("det_viktigaste", "key_points", _words),
)
