"""Numbers of headings: display, counted anew from the structure every time."""

from __future__ import annotations

import re
from dataclasses import replace

from govdocs.model.document import Section

# "§ 3 Arkiv", "§ 3. Arkiv", "3 a §", "II. Tid", but not "5 § hälso- och sjukvårdslagen".
_OWN = re.compile(
    r"(?P<own>§\s*\d+(?:\s?[a-z]\b)?|\d+\s?(?:[a-z]\s?)?§|(?:[A-Z]|[IVX]{2,5})[.)])"
    r"(?:$|[.:]?\s+(?:[–-]\s+)?(?P<next>\w))"
)


def own_number(title: str) -> str:
    """Return the § number or letter that a heading begins with, '' when it has none."""
    found = _OWN.match(title.strip())
    is_own = found and (not found["next"] or found["next"].isupper())
    return found["own"] if found and is_own else ""


def numbered(sections: tuple[Section, ...], prefix: str = "") -> tuple[Section, ...]:
    """Return the sections with numbers such as 3.10.1, counted from 1 under `prefix`.

    One with a § number of its own gets none, nor does what stands below it. Where most
    have their own, the others beside them get none either.
    """
    owns = [bool(own_number(one.title)) for one in sections]
    if 2 * sum(owns) > len(owns):
        return sections
    counted, count = [], 0
    for section, has_own in zip(sections, owns, strict=True):
        count += not has_own
        counted.append(section if has_own else _numbered(section, f"{prefix}{count}"))
    return tuple(counted)


def _numbered(section: Section, number: str) -> Section:
    below = numbered(section.sections, f"{number}.")
    return replace(section, number=number, sections=below)
