"""The kinds of document: one row each. A new kind is a row here and a line in the schema."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DocumentKind(StrEnum):
    """What a document is; the value is the word in front matter (`typ`)."""

    AGREEMENT = "avtal"
    SUB_AGREEMENT = "överenskommelse"
    GUIDELINE = "riktlinje"
    ROUTINE = "rutin"
    JOINT_PLAN = "samverkansplan"
    ACTION_PLAN = "handlingsplan"
    MANAGEMENT_PLAN = "förvaltningsplan"
    ROADMAP = "färdplan"
    APPLICATION = "tillämpningsanvisning"
    PATIENT_CASE = "patientfall"
    APPENDIX = "bilaga"
    SUPPLEMENT = "tillägg"
    CLARIFICATION = "förtydligande"
    TERMS_OF_REFERENCE = "uppdragsbeskrivning"
    ANNUAL_REPORT = "årsrapport"
    POPULAR_VERSION = "populärversion"
    PART = "del"


@dataclass(frozen=True, slots=True)
class KindRow:
    """How documents of a kind are shown and what they must hold.

    `requires` are front matter keys beside id, typ and titel; `sections` are heading ids
    that readers of this kind look for; `numbered` says whether headings get numbers;
    `decided` says that a version binds only when the parties have decided it; `explains`
    that it sets no rules, so that nobody misses a locked version.
    """

    kind: DocumentKind
    plural: str
    folder: str
    numbered: bool = True
    requires: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    decided: bool = False
    explains: bool = False


_BINDING = ("parter", "genomförande", "uppföljning", "det_viktigaste")
_GUIDING = ("genomförande", "uppföljning", "det_viktigaste")
_K = DocumentKind

KINDS: tuple[KindRow, ...] = (
    KindRow(
        _K.AGREEMENT,
        "Avtal",
        "",
        requires=(*_BINDING, "avtalstid"),
        sections=("syfte", "avtalsparter", "avtalstid", "uppfoljning"),
        decided=True,
    ),
    KindRow(
        _K.SUB_AGREEMENT,
        "Överenskommelser",
        "overenskommelser",
        requires=_BINDING,
        sections=("syfte", "uppfoljning"),
        decided=True,
    ),
    KindRow(_K.GUIDELINE, "Riktlinjer", "riktlinjer", requires=_GUIDING),
    KindRow(
        _K.ROUTINE, "Rutiner", "rutiner", requires=("genomförande", "det_viktigaste")
    ),
    KindRow(
        _K.APPLICATION,
        "Tillämpningsanvisningar",
        "tillampning",
        requires=("parter", "bygger_på", "det_viktigaste"),
    ),
    KindRow(
        _K.PATIENT_CASE,
        "Patientfall",
        "patientfall",
        numbered=False,
        requires=("belyser", "det_viktigaste"),
        explains=True,
    ),
    KindRow(_K.APPENDIX, "Bilagor", "bilagor"),
    KindRow(
        _K.SUPPLEMENT,
        "Tillägg",
        "tillagg",
        requires=("parter", "kompletterar"),
        decided=True,
    ),
    KindRow(
        _K.CLARIFICATION, "Förtydliganden", "fortydliganden", requires=("kompletterar",)
    ),
    KindRow(_K.JOINT_PLAN, "Samverkansplaner", "planer", requires=_GUIDING),
    KindRow(_K.ACTION_PLAN, "Handlingsplaner", "planer", requires=_GUIDING),
    KindRow(_K.MANAGEMENT_PLAN, "Förvaltningsplaner", "planer"),
    KindRow(_K.ROADMAP, "Färdplaner", "planer", requires=_GUIDING),
    KindRow(_K.TERMS_OF_REFERENCE, "Uppdragsbeskrivningar", "uppdrag"),
    KindRow(_K.ANNUAL_REPORT, "Årsrapporter", "rapporter"),
    KindRow(
        _K.POPULAR_VERSION,
        "Populärversioner",
        "populart",
        requires=("extern_källa",),
        explains=True,
    ),
    KindRow(_K.PART, "Delar", "delar"),
)

ROWS: dict[DocumentKind, KindRow] = {row.kind: row for row in KINDS}
