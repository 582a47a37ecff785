"""Lines with a tab between a word and what it means, as term and definition.

Without the tab the two would run together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from govdocs.text.word.markdown_joined import parted, raw_text, without_start
from govdocs.text.word.markdown_roles import Line, Role, is_ours

# A tab or several, once: what is to be signed has places side by side.
_TABBED = re.compile(
    r"(?P<term>[^\W\d_][^\t\n]*[^\s.:)])[ ]*\t+[ ]*(?P<meaning>\S[^\t]*)"
)
_TO_FILL_IN = re.compile(r"_{3}|\.{4}|…{2}")
# Words before what tells of a party, a matter or a signature, and needs no definition.
_FACT = re.compile(
    r"för\s.*|\S*adress|tfn|telefon(?:nr|nummer)?|(?:tele)?fax|mobil(?:telefon|nummer)?"
    r"|e-?post|(?:ort och )?datum|ort|dnr|diarienummer|org\.?\s?nr|organisationsnummer"
    r"|underskrift|namnförtydligande|mellan|och|samt",
    re.IGNORECASE,
)
_LONGEST, _SHORTEST = 6, 2
# How many times as long as the words that they tell of the meanings are, at least.
_TIMES = 2
# One word of so many in what words mean begins with a small letter, at least.
_PLAIN = 3


def with_terms(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines, several such in a row as terms, each with its meaning after it."""
    run: list[tuple[Line, re.Match[str]]] = []
    is_signing = False
    for one in lines:
        if one.role is Role.HEADING:
            is_signing = one.is_after_chapters and not one.is_appendix
        if not is_signing and (found := _tabbed(one)):
            run.append((one, found))
            continue
        yield from _told(run)
        run = []
        yield one
    yield from _told(run)


def _tabbed(line: Line) -> re.Match[str] | None:
    if line.role is not Role.TEXT or is_ours(line.paragraph):
        return None
    raw = raw_text(line.paragraph)
    found = None if _TO_FILL_IN.search(raw) else _TABBED.fullmatch(raw.rstrip())
    if found is None or len(found["term"].split()) > _LONGEST:
        return None
    is_same = found["term"].split() == found["meaning"].split()
    is_short = len(found["meaning"].split()) < _SHORTEST
    return None if is_same or is_short else found


def _told(run: Sequence[tuple[Line, re.Match[str]]]) -> Iterator[Line]:
    is_told = len(run) > 1 and _is_explained([found for _, found in run])
    for one, found in run:
        yield from _as_term(one, found) if is_told else (one,)


def _is_explained(run: Sequence[re.Match[str]]) -> bool:
    """Tell whether lines say what words mean, and not an address or who is to sign."""
    terms = sum(len(one["term"].split()) for one in run)
    words = [word for one in run for word in one["meaning"].split()]
    is_plain = _PLAIN * sum(word[0].islower() for word in words) >= len(words)
    is_fact = any(_FACT.fullmatch(one["term"].strip()) for one in run)
    return len(words) >= _TIMES * terms and is_plain and not is_fact


def _as_term(line: Line, found: re.Match[str]) -> Iterator[Line]:
    own = line.paragraph
    first, rest = parted(own, found.end("term"))
    term = own._replace(
        pieces=tuple(one._replace(bold=False) for one in first),
        style="Definition Term",
    )
    yield replace(line, paragraph=term, is_faked=True)
    meaning = own._replace(pieces=rest, style="Definition", anchors=())
    gap = found.start("meaning") - found.end("term")
    yield replace(line, paragraph=meaning._replace(pieces=without_start(meaning, gap)))
