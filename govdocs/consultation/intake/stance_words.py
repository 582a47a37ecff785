"""THE table of the words that people write for how they stand to a proposal.

Only words that say one thing are in it. What says more, or less, is for a person to read.
"""

from __future__ import annotations

import re

from govdocs.model.submission import Stance

_WHO = (
    r"(?:vi|(?!ingen\b|varken\b|inte\b)[\w-]+ kommun|kommunen|regionen|styrelsen|förbundet"
    r"|bolaget|nämnden|(?:[\w-]+- och )?\w+(?:nämnden|styrelsen))"
)
_WHAT = (
    r"(?:förslaget|förslagen|remissen|remissförslaget|remissversionen|texten|avtalet"
    r"|avtalsförslaget|överenskommelsen|riktlinjen|dokumentet)"
)
# What stands before and after without saying anything more.
_MARKS = " \t\n.,;:!–-•\"'”’»*_☒☑✓✔"
_CHOSEN = re.compile(r"(?:\[x\]|\(x\)|x) (?=\w)")

_TABLE: tuple[tuple[Stance, str], ...] = (
    (
        Stance.SUPPORTS,
        rf"(?:{_WHO} )?tillstyrker(?: {_WHAT})?(?: helt| i sin helhet| utan ändring(?:ar)?)?"
        rf"|(?:{_WHAT} )?(?:tillstyrk(?:s|es|t)|är tillstyrkt)(?: i sin helhet)?"
        r"|tillstyrkan|tillstyrka",
    ),
    (
        Stance.SUPPORTS_CHANGED,
        rf"(?:(?:{_WHO} )?tillstyrker(?: {_WHAT})?|(?:{_WHAT} )?tillstyrk(?:s|es|t)"
        r"|tillstyrkan|tillstyrka)"
        r" med (?:(?:våra|vissa|mindre|några|föreslagna|följande|nedanstående|angivna) )*"
        r"ändring(?:ar|en|arna)?",
    ),
    (
        Stance.NO_OBJECTION,
        rf"(?:{_WHO} har )?(?:ingen|inga) (?:erinran|erinringar|invändning(?:ar)?)"
        rf"(?: mot {_WHAT})?"
        rf"|(?:{_WHO} har |har )?(?:inget|ingenting|intet) att (?:erinra|invända)"
        rf"(?: mot {_WHAT})?"
        r"|utan erinran",
    ),
    (
        Stance.OPPOSES,
        rf"(?:{_WHO} )?avstyrker(?: {_WHAT})?(?: helt| i sin helhet)?"
        rf"|(?:{_WHAT} )?(?:avstyrk(?:s|es|t)|är avstyrkt)(?: i sin helhet)?"
        r"|avstyrkan|avstyrka",
    ),
    (
        Stance.ABSTAINS,
        rf"(?:{_WHO} )?(?:avstår|avstå)(?: från (?:att )?(?:svara|svar|yttra sig|yttrande"
        r"|ta ställning|ställningstagande|lämna (?:svar|yttrande)))?",
    ),
)
_FORMS = tuple((stance, re.compile(form)) for stance, form in _TABLE)


def stance_of(words: str) -> Stance | None:
    """Return the one stance that words say; None when they say more or something else."""
    lines = [one for one in words.splitlines() if one.strip(_MARKS)]
    if len(lines) > 1 and len({*map(_said, lines)}) == 1:
        return _said(lines[0])
    return _said(words)


def _said(words: str) -> Stance | None:
    plain = " ".join(words.lower().split()).strip(_MARKS)
    plain = _CHOSEN.sub("", plain, count=1) if _CHOSEN.match(plain) else plain
    return next((one for one, form in _FORMS if form.fullmatch(plain)), None)
