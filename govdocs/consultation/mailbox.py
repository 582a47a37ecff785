"""Whose a mailbox looks to be: that of a role, or that of a person.

Nobody can tell for sure without a list of all names, and such a list would be wrong for
somebody. So only the form is judged, and whatever may be a role is taken to be one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# Given name and surname, with one more at most; a number last tells namesakes apart.
_NAMES = re.compile(r"(?:[a-z]{2,}(?:-[a-z]+)*\.){1,2}[a-z]{2,}(?:-[a-z]+)*\d{0,2}")
_VOWEL = re.compile("[aeiouy]")
# Parts of what those who answer, and those who keep their mail, are called.
_ROLE = re.compile(
    "registrat|diari|kansli|kommun|region|namnd|styrelse|forvaltning|^stad(?:$|en|s)|forbund|"
    "brevlad|^info|kontakt|^e?-?post|^e?-?mail|remiss|(?<!ed)vard|omsorg|soci|sekret|"
    "funktion|medborgar|service|officiell|samverkan|sjuk|omrade|enhet|avdelning|"
    "distrikt|halsa|halso|tjanst|team|grupp|centr|center|chef|direktor|ordforande|"
    "ledamot|handlagg|ledning|stab$|arkiv|jurid|utbildning|skola|barn(?:$|och)|aldre|"
    "familj|miljo|kultur|fritid|personal|ekonomi|upphandling|kommunikation|support|"
    "vaxel|reception|expedition|utskott|beredning|delegation|politi|patient|klinik|"
    "mottagning|lasarett|tandv|psyk|rehab|stod$|samordn|strateg|utveckling|projekt|"
    "system|plan(?:ering)?$|inkom|arende|fullmaktige|myndighet|kontor|direkt|jour$|"
    "naringsliv|trygg|sakerhet|beredskap|dataskydd|ombud|^vux|^adm|habilit|vatten|^gat"
)


def is_of_a_person(address: str, around: str = "") -> bool:
    """Tell whether a mailbox looks like a person's: two or three names with dots.

    `around` is what the one it belongs to is called; its words name no person.
    """
    name, _, domain = _plain(address).partition("@")
    if not _NAMES.fullmatch(name):
        return False
    known = {*re.split(r"\W+", _plain(around)), *domain.split(".")}
    return not any(_is_role(one, known) for one in name.split("."))


def _is_role(word: str, known: Iterable[str]) -> bool:
    """Tell whether a word is no name; without a vowel it is short for something."""
    return word in known or bool(_ROLE.search(word)) or not _VOWEL.search(word)


def _plain(words: str) -> str:
    """Return words as addresses have them: small letters without dots and rings."""
    apart = unicodedata.normalize("NFKD", words.lower())
    return "".join(one for one in apart if not unicodedata.combining(one))
