"""Numbers of headings: display, counted anew from the structure every time."""

from __future__ import annotations

import re
from dataclasses import replace

from govdocs.model.document import Section
from govdocs.text.appendix import APPENDIX
from govdocs.text.citations import find_citations

# "§ 3 Arkiv", "§ 3. Arkiv", "3 a §", "II. Tid", "A.1 Tid", "a) Tid", "Del A Tid",
# but not "5 § hälso- och sjukvårdslagen".
_OWN = re.compile(
    r"(?P<own>§\s*\d+(?:\.\d+)*(?:\s?[a-z]\b)?|\d+\s?(?:[a-z]\s?)?§"
    r"|(?:Del|DEL|Avdelning|AVDELNING)\s+(?:[A-Z]|[IVX]{2,5})\b"
    r"|(?:[A-Z]|[IVX]{2,5})[.)]|[a-zåäö][.)]|[A-Z](?:\.\d{1,2})+)"
    r"(?:$|[.:]?\s+(?:[–—-]\s+)?(?P<next>\w))"
)
# "Bilaga 1A Taxa", "BILAGA A: taxa", "Bilaga – karta", "Bilaga 1 2024 års taxor",
# but not "Bilaga 1 gäller före annat".
_APPENDIX = re.compile(
    rf"(?P<own>(?i:{APPENDIX})(?:\s+(?:nr\.?\s+)?"
    r"(?:\d+(?:(?:[.:/–-]|\s(?:och|&)\s)\d+)*(?:\s?[a-z]|[A-ZÅÄÖ])?"
    r"|[A-ZÅÄÖ]\d{0,2}|[IVX]{2,5})(?![\w-]))?)"
    r"(?:$|\s*[.:,](?:\s|$)|\s+(?:[–—-]\s|\(|till\b|[\"'”“’»]?(?P<next>\w)))"
)
# "LSS", "SoL", but not "PARTER".
_SHORT = re.compile(r"[A-ZÅÄÖ]{2,4}|[A-ZÅÄÖ]+[a-zåäö]+[A-ZÅÄÖ]+")
_ACTS = ("lagen", "förordningen", "balken", "kungörelsen")
# Words in the plural that end as acts do. Compounds of the last three do so too, while
# "samverkanslagen" and "sjukdomslagen" are acts.
_OTHERS = frozenset(
    "anlagen anslagen avslagen förlagen inslagen omslagen utslagen".split()
)
_COMPOUNDS = ("bolagen", "förslagen", "underlagen")


def own_number(title: str) -> str:
    """Return what a heading begins with that stands in place of a number, or ''.

    That is a § number, a letter, or the name of an appendix: 'Bilaga 1'. The § of a law
    is none: '3 § LSS'.
    """
    title = title.strip()
    appendix = _APPENDIX.match(title)
    found = appendix or _OWN.match(title)
    after = found["next"] if found else None
    has_number = bool(appendix and " " in appendix["own"])
    is_own = not after or after.isupper() or (has_number and after.isdigit())
    return found["own"] if found and is_own and not _is_of_law(title) else ""


def numbered(sections: tuple[Section, ...], prefix: str = "") -> tuple[Section, ...]:
    """Return the sections with numbers such as 3.10.1, counted from 1 under `prefix`.

    One with a number of its own gets none, nor does what stands below it. Where most
    have their own, the others beside them get none either; appendices have no say.
    """
    owns = [own_number(one.title) for one in sections]
    chapters = [one for one in owns if not _APPENDIX.match(one)]
    if 2 * sum(map(bool, chapters)) > len(chapters):
        return sections
    counted, count = [], 0
    for section, own in zip(sections, owns, strict=True):
        count += not own
        counted.append(section if own else _numbered(section, f"{prefix}{count}"))
    return tuple(counted)


def _is_of_law(title: str) -> bool:
    """Tell whether a heading begins as a reference does: '3 § LSS', '3 § Föräldrabalken'."""
    cited = next(find_citations(title), None)
    if cited is None or cited.start or not cited.section:
        return False
    return bool(cited.sfs) or _is_act((cited.name or "").split()[-1])


def _is_act(word: str) -> bool:
    """Tell whether a word is the name of an act: 'SoL', 'Lagen', 'Föräldrabalken'."""
    lowered = word.lower()
    is_plural = lowered in _OTHERS or (
        lowered.endswith(_COMPOUNDS) and lowered != "sambolagen"
    )
    return bool(_SHORT.fullmatch(word)) or (lowered.endswith(_ACTS) and not is_plural)


def _numbered(section: Section, number: str) -> Section:
    below = numbered(section.sections, f"{number}.")
    return replace(section, number=number, sections=below)
