"""Words and sentences in Swedish text: one rule, used by fmt and by the checks.

A sentence ends at . ! or ? (a closing quote or bracket may follow) before white space and
a capital letter, unless the stop belongs to an abbreviation or an initial, or to the
number that a paragraph begins with: 'Tabell 1. Ansvar'.
"""

from __future__ import annotations

import re

ABBREVIATIONS = frozenset(
    (
        "adj avd avs bil bl bl.a ca cirka dir dnr ds d.v.s dvs e.d e.g enl etc ev "
        "exkl ff f.d fig fr fr.o.m f.n f.ö forts förf förkl gm g.m hr i.e inkl jfr "
        "kap kl kr m.a.o m.fl m.m motsv nr o.d o.dyl obs okt osv p p.g.a pga pkt prop "
        "resp s s.a.s s.k skr st tel t.ex tf t.h t.o.m tr t.v u.a uppl utg äv ö.h fax "
        "jan feb aug sept nov dec ang anm bitr dr el.dyl e.kr f.kr i.s.f m.h.t ordf "
        "o.s.v prof ref sekr tfn"
    ).split()
)
# Those that come last in a list; before a capital the sentence mostly ends there.
_LAST_IN_LIST = frozenset("e.d el.dyl etc m.fl m.m o.d o.dyl osv o.s.v".split())

_WORD = re.compile(r"[^\W_]+(?:[-:’'][^\W_]+)*")
_END = re.compile(r"[.!?][\"'”’)\]*_]*(?=\s+[\[\"'”’(*_]*[A-ZÅÄÖÉ])")
_NUMBER = re.compile(
    r"[\s\"'”’*_(\[]*"
    r"(?:(?:appendix|avsnitt|bild|bilaga|del|diagram|exempel|fas|figur|graf|kapitel|karta"
    r"|mål|nr|paragraf|punkt|ruta|steg|tabell)\s+(?:[ivxl]+|[a-zåäö]|\d[\d.:]*(?:\s?[a-z])?)"
    r"|(?:§\s?)?\d[\d.]*(?:\s?[a-z])?(?:\s?§)?)\\?",
    re.IGNORECASE,
)
# How far back to look for an abbreviation; bounds the time for a text of initials.
_LONGEST = 24
_LAST = re.compile(r"[^\s(\"”\[*_]+$")


def words(text: str) -> list[str]:
    """Return the words: letters and digits, joined by hyphen, colon or apostrophe."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Split running text into sentences; white space between them is dropped."""
    found: list[str] = []
    start = 0
    for end in _END.finditer(text):
        before = text[max(start, end.start() - _LONGEST) : end.start()]
        if text[end.start()] == "." and (
            _is_abbreviation(before)
            or (not found and _NUMBER.fullmatch(text, 0, end.start()))
        ):
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    rest = text[start:].strip()
    return [*found, rest] if rest else found


def _is_abbreviation(before: str) -> bool:
    """Tell whether the word before a stop is one that takes a stop of its own."""
    last = _LAST.search(before)
    if not last:
        return False
    word = last[0].lower()
    if word in _LAST_IN_LIST:
        return False
    return word in ABBREVIATIONS or (len(word) == 1 and word.isalpha())


def beginning(text: str, most: int) -> str:
    """Return a text, or its first characters and that it goes on."""
    return text if len(text) <= most else f"{text[:most].rstrip()} …"
