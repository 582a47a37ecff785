"""Docket numbers as people write them in one box: one, or several after each other."""

from __future__ import annotations

import re

_CODE = r"[A-ZÅÄÖ]{1,6}[a-zåäö]{0,5}"
_NUMBER = r"(?!\d{4}-\d\d-\d\d(?!\d))\d{1,8}(?:[-/:.]\d{1,8})+"
_LED = rf"(?:[Dd](?:ia)?rie?(?:nr|nummer)[.:]? ?|[Dd]nr[.:]? ?)?{_CODE}[ /:-]?{_NUMBER}"
_BARE = rf"(?:[Dd]nr[.:]? ?)?{_NUMBER}(?:[ -]?{_CODE})?"
# After the number may come that of a plan of documents.
_DOCKET = re.compile(rf"(?:{_LED}|{_BARE})(?: \d+(?:\.\d+)+)?")
_ANY = re.compile(rf"(?<![\w/:.-])(?:{_LED}|{_BARE})(?![\w/])")
_BETWEEN = re.compile(r"\s*[\n,;&+|]\s*(?:(?:och|samt) )?|\s+(?:och|samt|resp\.?|/)\s+")
# Without anything between them only such as begin with letters can be told apart.
_ROW = re.compile(rf"{_LED}(?:\s+{_LED})+")
_NEXT = re.compile(rf"\s+(?={_LED})")


def dockets_of(words: str) -> tuple[str, ...] | None:
    """Return each of the docket numbers in words; None when words between them say more.

    Words with one docket number, or with none, are returned as they are.
    """
    # Long stretches of white space would be tried from each of its places.
    lines = (" ".join(line.split()) for line in words.split("\n"))
    plain = "\n".join(filter(None, lines))
    if _ROW.fullmatch(plain):
        return tuple(" ".join(one.split()) for one in _NEXT.split(plain))
    pieces = [one.strip(" .") for one in _BETWEEN.split(plain)]
    pieces = [" ".join(one.split()) for one in pieces if one]
    if pieces and all(map(_DOCKET.fullmatch, pieces)):
        return tuple(dict.fromkeys(pieces))
    return None if len(_ANY.findall(plain)) > 1 else (words.strip(),)
