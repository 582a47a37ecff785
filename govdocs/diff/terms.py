"""THE table of front matter as readers are told it; a new key is a row here.

Rows stand in the order they are told. A test holds every key of the schema to a row, and
what has none, or an odd shape, is told by its key.
"""

from __future__ import annotations

import re

from govdocs.diff.consequence import (
    another_document,
    binds_by_condition,
    binds_by_decision,
    consists_of,
    route_of_decision,
    takes_over,
    takes_precedence,
    to_be_used_from,
)
from govdocs.diff.difference import Noun, Row, Sides, as_named
from govdocs.diff.items import tell_items
from govdocs.diff.lists import tell_follows, tell_list, tell_parties
from govdocs.diff.naming import tell_name
from govdocs.diff.notice import (
    extension_moves,
    last_notice_moves,
    last_notice_moves_with_term,
)
from govdocs.diff.points import tell_points
from govdocs.diff.spans import tell_length, tell_term

_TARGET = re.compile(r"([a-z][a-z0-9-]*)(?:@([A-Za-z0-9.-]+))?(?:#([A-Za-z0-9_-]+))?")


def _as_target(words: str, sides: Sides) -> str:
    """Return a place in words: 'avtalet, version 1.0, vid #k7m2'."""
    found = _TARGET.fullmatch(words)
    if not found:
        return words
    document, version, anchor = found.groups()
    said = sides.name(document)
    said += f" {version}" if version else ""
    return f"{said} vid #{anchor}" if anchor else said


_PARTY = Noun("part", "parter", "parten")
_DOCUMENT = Noun("dokument", "dokument", "dokumentet")
_PLACE = Noun("ställe", "ställen", "stället")
_GROUP = Noun("grupp", "grupper", "gruppen")
_NAME = Noun("namn", "namn", "namnet")
_PART = Noun("del", "delar", "delen")
_RECIPIENT = Noun("mottagare", "mottagare", "mottagaren")
_STATUTE = Noun("lagrum", "lagrum", "lagrummet")
_INDICATOR = Noun("indikator", "indikatorer", "indikatorn")
_POINT = Noun("punkt", "punkter", "punkten")
_FUNDING = Noun("finansiering", "finansieringar", "finansieringen")
_CONFLICT = Noun("målkonflikt", "målkonflikter", "målkonflikten")
_SOURCE = Noun("extern källa", "externa källor", "externa källan")

ROWS: tuple[Row, ...] = (
    Row("id", "Dokumentets id", consequence=another_document),
    Row("typ", "Dokumenttyp", consequence=binds_by_decision),
    Row("titel", "Namn", tell_name, Noun("namn", "namn", "Namnet")),
    Row("kortnamn", "Kortnamn", tell_name, Noun("namn", "namn", "Kortnamnet")),
    Row("tidigare_titlar", "Tidigare namn", tell_list, _NAME),
    Row("delar", "Delar", tell_list, _PART, as_named, consists_of),
    Row("parter", "Parter", tell_parties, _PARTY, as_named),
    Row("parter.område", "Parter, område", tell_list, Noun("område", "områden")),
    Row("gäller_även", "Gäller även", tell_list, _GROUP),
    Row("målgrupp", "Målgrupp", tell_list, _GROUP),
    Row("avtalstid", "Avtalstid", tell_term, consequence=last_notice_moves_with_term),
    Row("avtalstid.från", "Avtalstidens första dag"),
    Row(
        "avtalstid.till",
        "Avtalstidens sista dag",
        consequence=last_notice_moves_with_term,
    ),
    Row("ikraftträdande", "Ikraftträdande", consequence=binds_by_condition),
    Row(
        "ikraftträdande.villkor",
        "Villkor för ikraftträdande",
        consequence=binds_by_condition,
    ),
    Row("ikraftträdande.räknas_från", "Ikraftträdandet räknas från"),
    Row("ikraftträdande.tidigast", "Tidigaste ikraftträdande"),
    Row("tillämpas_från", "Tillämpas från", consequence=to_be_used_from),
    Row("förlängning", "Förlängning", consequence=extension_moves),
    Row(
        "förlängning.rätt",
        "Rätt till förlängning",
        tell_length,
        consequence=extension_moves,
    ),
    Row("förlängning.mekanism", "Så går förlängningen till"),
    Row("uppsägning", "Uppsägning", consequence=last_notice_moves),
    Row("uppsägning.tid", "Uppsägningstid", tell_length, consequence=last_notice_moves),
    Row("uppsägning.räknas_till", "Uppsägningstiden räknas till"),
    Row(
        "uppsägning.mottagare",
        "Uppsägningen lämnas till",
        tell_list,
        _RECIPIENT,
        as_named,
    ),
    Row("resurspåverkan", "Resurspåverkan", consequence=route_of_decision),
    Row(
        "finansiering",
        "Finansiering",
        tell_items,
        _FUNDING,
        name="källa",
        leaves={"till": "till och med"},
    ),
    Row("lagstöd", "Lagstöd", tell_list, _STATUTE),
    Row("ersätter", "Ersätter", tell_list, _DOCUMENT, as_named, takes_over),
    Row(
        "underavtal_till", "Underavtal till", say=as_named, consequence=takes_precedence
    ),
    Row("följer", "Hämtar villkor från", tell_follows),
    Row("följer.dokument", "Hämtar villkor från", say=as_named),
    Row(
        "följer.vad",
        "Villkor som hämtas",
        tell_list,
        Noun("villkor", "villkor", "villkoret"),
    ),
    Row("kompletterar", "Kompletterar", tell_list, _DOCUMENT, as_named),
    Row("tillämpar", "Tillämpar", tell_list, _PLACE, _as_target),
    Row("bygger_på", "Bygger på", say=_as_target),
    Row("belyser", "Belyser", tell_list, _PLACE, _as_target),
    Row(
        "målkonflikt_med",
        "Målkonflikter",
        tell_items,
        _CONFLICT,
        as_named,
        name="dokument",
        leaves={"not": "innebörd"},
    ),
    Row(
        "extern_källa",
        "Externa källor",
        tell_items,
        _SOURCE,
        name="titel",
        leaves={"not": "anmärkning"},
    ),
    Row("genomförande", "Genomförande"),
    Row("genomförande.ansvarig", "Ansvarig för genomförandet", say=as_named),
    Row("genomförande.hur", "Så genomförs dokumentet"),
    Row("uppföljning", "Uppföljning"),
    Row("uppföljning.ansvarig", "Ansvarig för uppföljningen", say=as_named),
    Row(
        "uppföljning.indikatorer",
        "Indikatorer",
        tell_items,
        _INDICATOR,
        name="namn",
        leaves={"finns": "mäts redan"},
    ),
    Row("det_viktigaste", "Det viktigaste", tell_points, _POINT),
)

BY_KEY: dict[str, Row] = {row.key: row for row in ROWS}
