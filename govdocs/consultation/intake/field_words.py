"""How the fields of an answer are told to people, as the labels of the form name them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from govdocs.consultation.form.places import DETAILS

_COMMENT = re.compile(r"synpunkter\.(\d+)\.(.+)")
# How one stands to each text, by its document.
STANCES = "inställningar"
_ANSWER = re.compile(r"svar\.(.+)")
_LABELS: Mapping[str, str] = {
    "remiss": "Remiss",
    "märkning": "Märkning",
    "mottaget": "Mottaget",
    "kanal": "Kanal",
    **{one.field: one.label for one in DETAILS},
}
_OF_COMMENT: Mapping[str, str] = {
    "id": "Id på",
    "text": "Text i",
    "sort": "Sort av",
    "inställning": "Inställning i",
    "förslag": "Föreslagen lydelse i",
    "rubrik": "Rubrik till",
    "ankare": "Ställe för",
    "ankare.dokument": "Dokument för",
    "ankare.block": "Ställe för",
    "ankare.citat.exakt": "Citat i",
    "ankare.citat.före": "Ord före citatet i",
    "ankare.citat.efter": "Ord efter citatet i",
}
# Files beside the answer number their comments from here on.
_PER_FILE = 1_000_000


def field_told(key: str) -> str:
    """Return the name of a field as people know it; one that is not ours as it is."""
    if found := _ANSWER.fullmatch(key):
        return f"Svar på fråga {found[1]}"
    if key.startswith(f"{STANCES}."):
        return f"Inställning till {key.removeprefix(STANCES)[1:]}"
    found = _COMMENT.fullmatch(key)
    label = _OF_COMMENT.get(found[2]) if found else None
    if found and label:
        return f"{label} {_comment_told(found[1])}"
    return _LABELS.get(key, key)


def is_field(key: str) -> bool:
    """Tell whether a field is one of those that forms of ours have."""
    return field_told(key) != key


def _comment_told(digits: str) -> str:
    # A number longer than any file has is somebody's own.
    if len(digits) > len(str(_PER_FILE)) + 2:
        return f"synpunkt {digits}"
    file, number = divmod(int(digits), _PER_FILE)
    return f"synpunkt {number} i bilaga {file}" if file else f"synpunkt {number}"
