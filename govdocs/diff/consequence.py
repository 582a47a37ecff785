"""What a change of front matter means for readers, as far as the model says so."""

from __future__ import annotations

from govdocs.diff.difference import Difference, Front, followed
from govdocs.diff.notice import read_term
from govdocs.diff.value import ABSENT, listed
from govdocs.model.kinds import ROWS, DocumentKind
from govdocs.model.metadata import UNKNOWN

_LONGER_ROUTE = {
    ("nej", "ja"): "Den längre beslutsvägen gäller när parternas resurser påverkas.",
    ("nej", UNKNOWN): "Så länge påverkan är okänd gäller den längre beslutsvägen.",
    (UNKNOWN, "ja"): "Okänd påverkan gav redan den längre beslutsvägen.",
    ("ja", UNKNOWN): "Den längre beslutsvägen gäller som förut.",
    (UNKNOWN, "nej"): "Påverkan är inte längre ett skäl till den längre beslutsvägen.",
    ("ja", "nej"): "Påverkan är inte längre ett skäl till den längre beslutsvägen.",
}


def binds_by_decision(difference: Difference) -> str:
    """Return whether a version now binds only when the parties have decided it.

    It does by its kind (model/kinds) or because it sets a condition for its start.
    """
    sides = difference.sides
    one, other = _is_decided(sides.old), _is_decided(sides.new)
    if one is None or other is None or one == other:
        return ""
    if other:
        return "En version binder nu först när parterna har beslutat den."
    return "En version kan nu binda utan att parterna har beslutat den."


def binds_by_condition(difference: Difference) -> str:
    """Return the same, unless the kind differs too and tells it."""
    kinds = [front.get("typ") for front in (difference.sides.old, difference.sides.new)]
    return binds_by_decision(difference) if kinds[0] == kinds[1] else ""


def _is_decided(front: Front) -> bool | None:
    """Tell whether a version must be decided; None when the kind is no known one."""
    kind, entry = front.get("typ"), front.get("ikraftträdande")
    if not isinstance(kind, str) or kind not in set(DocumentKind):
        return None
    if ROWS[DocumentKind(kind)].decided:
        return True
    if followed(front, "ikraftträdande"):
        return None
    return bool(entry.get("villkor")) if isinstance(entry, dict) else False


def another_document(difference: Difference) -> str:
    """Return what another id means: a document has one for its whole life."""
    if ABSENT in (difference.old, difference.new):
        return ""
    return "Ett annat id är ett annat dokument."


def consists_of(difference: Difference) -> str:
    """Return what the text now consists of."""
    if difference.new is ABSENT:
        return "Texten består inte längre av delar."
    parts = _names(difference, difference.new)
    if not parts:
        return ""
    order = ", i den ordningen" if len(parts) > 1 else ""
    return f"Texten består nu av {listed(parts)}{order}."


def takes_over(difference: Difference) -> str:
    """Return which documents this one now takes over from, and which not."""
    old, new = (_names(difference, one) for one in (difference.old, difference.new))
    come = [one for one in new if one not in old]
    gone = [one for one in old if one not in new]
    said = [f"Dokumentet tar nu över efter {listed(come)}."] if come else []
    said += [f"Dokumentet tar inte längre över efter {listed(gone)}."] if gone else []
    return " ".join(said)


def takes_precedence(difference: Difference) -> str:
    """Return which agreement goes first."""
    old, new = (_names(difference, one) for one in (difference.old, difference.new))
    if new:
        return f"Nu har {new[0]} företräde."
    return f"Nu har {old[0]} inte längre företräde." if old else ""


def _names(difference: Difference, value: object) -> list[str]:
    """Return the names of one id or of a list of them; none for anything else."""
    ids = value if isinstance(value, list) else [value]
    return [difference.sides.name(one) for one in ids if isinstance(one, str)]


def route_of_decision(difference: Difference) -> str:
    """Return what the effect on resources means for the way to a decision."""
    return _LONGER_ROUTE.get((str(difference.old), str(difference.new)), "")


def to_be_used_from(difference: Difference) -> str:
    """Return the day the content is to be used when a day of its own comes or goes."""
    term = read_term(difference.sides.new.get("avtalstid"))
    if term is None:
        return ""
    if difference.new is ABSENT:
        return f"Innehållet ska användas från avtalstidens första dag, {term.start}."
    if difference.new == str(term.start):
        return ""
    words = f"Innehållet ska användas från {difference.new}"
    return f"{words}, men avtalstiden börjar {term.start}."
