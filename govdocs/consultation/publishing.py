"""Make the answers of a closed round public: what is masked, what stays and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from govdocs.consultation.answer_slips import placed_slips
from govdocs.consultation.answers import EDITED, RoundRead
from govdocs.consultation.errors import ConsultationRefused
from govdocs.consultation.flags import Flag, flags_of, masked_answer
from govdocs.consultation.frozen_text import asked_blocks
from govdocs.consultation.status import find_status
from govdocs.model.amount import counted
from govdocs.model.closing import closing
from govdocs.model.finding import Finding, Location, Severity
from govdocs.model.period import in_words
from govdocs.model.submission import Submission
from govdocs.text.consultations import PUBLISHED
from govdocs.text.submission_file import submission_text

ALL = "alla"


@dataclass(frozen=True, slots=True)
class Public:
    """What is to be written: files by path, the message, and what is left to decide.

    `left` are findings that nobody has masked or given a reason for, and `unread` tells
    which answers have pieces that nobody has read; with any of them nothing may be
    published, for what is public can never change. `unplaced` are the ids of comments
    without a place, which for that reason never get one.
    """

    files: Mapping[str, bytes]
    message: str
    left: tuple[Flag, ...]
    masked: int
    unread: tuple[ConsultationRefused, ...] = ()
    unplaced: tuple[str, ...] = ()


def plan_publication(
    known: RoundRead,
    masks: Collection[str],
    reasons: Mapping[str, str],
    now: datetime,
) -> Public:
    """Return what publishing would write; answers that are public already stay as they are.

    `masks` are marks of findings, or `alla`; `reasons` say by mark why words stay.
    Raises ConsultationRefused with the first reason of `judge_publication`.
    """
    for refused in judge_publication(known, masks, reasons, now):
        raise refused
    answers = tuple(_waiting(known, now))
    flags = tuple(flag for one in answers for flag in flags_of(one))
    chosen = {
        one.mark
        for one in flags
        if one.mark not in reasons and (ALL in masks or one.mark in masks)
    }
    left = tuple(
        one for one in flags if one.mark not in chosen and one.mark not in reasons
    )
    files = {
        f"{known.round.folder}/{PUBLISHED}/{one.consultee}.yaml": _bytes(
            known, one, chosen
        )
        for one in answers
    }
    message = "\n".join(_message(known, answers, flags, chosen, reasons))
    unread = tuple(_unread(known, one) for one in answers if one.unread)
    unplaced = (
        comment.id for one in answers for comment in one.comments if not comment.place
    )
    return Public(files, message, left, len(chosen), unread, tuple(unplaced))


def waiting_flags(known: RoundRead, now: datetime) -> tuple[Flag, ...]:
    """Return the findings in answers that count and are not public yet, none of them masked."""
    return tuple(flag for one in _waiting(known, now) for flag in flags_of(one))


def _waiting(known: RoundRead, now: datetime) -> Iterator[Submission]:
    """Yield the answers that count and are not public yet."""
    public = {one.consultee for one in known.read.consulted.answers(known.round.id)}
    for one in find_status(known.round, known.submissions, now).answers:
        if one.consultee not in public:
            yield one


def _bytes(known: RoundRead, one: Submission, marks: Collection[str]) -> bytes:
    marking = one.marking or known.round.marking
    public = replace(masked_answer(one, marks), marking=marking)
    return submission_text(public).encode("utf-8")


def misplaced(known: RoundRead, now: datetime) -> Iterator[Finding]:
    """Yield what answers not yet public speak of that is not asked about, as `check` does.

    What is public can never change, and would never get its place.
    """
    blocks = asked_blocks(known.root, known.round, lambda document: None)
    for one in _waiting(known, now):
        file = one.file[0]
        for place, slip in placed_slips(one, known.round, blocks, known.root / file):
            at = Location(file, *place)
            yield Finding(EDITED, Severity.ERROR, at, slip.words, slip.remedy)


def judge_publication(
    known: RoundRead,
    masks: Collection[str],
    reasons: Collection[str],
    now: datetime,
) -> Iterator[ConsultationRefused]:
    """Yield that the round is open, marks of nothing, and marks that are to go and stay."""
    last = known.round.closes
    if now <= closing(last).at:
        yield ConsultationRefused(
            f"remissen {known.round.id} är öppen till den {in_words(last)} kl. 23.59",
            "publicera när den har stängt",
        )
        return
    marks = {one.mark for one in waiting_flags(known, now)}
    for one in sorted({*masks, *reasons} - {ALL} - marks):
        yield ConsultationRefused(
            f"det finns ingen flaggad uppgift {one}",
            "kör govdocs remiss publish utan val och läs listan",
        )
    for one in sorted({*masks} & {*reasons}):
        yield ConsultationRefused(
            f"{one} står både i --mask och i --keep", "ange det ena"
        )


def _unread(known: RoundRead, one: Submission) -> ConsultationRefused:
    parts = counted(len(one.unread), "del", "delar")
    return ConsultationRefused(
        f"{parts} av svaret från {known.name_of(one.consultee)} har ingen läst, och det "
        "som är publicerat går inte att ändra",
        "gör det som står i ej_lästa till synpunkter och ta bort det därifrån; är "
        "originalet oläst skriver du in svaret med govdocs remiss receive utan fil, och "
        "med filens tid i --at",
        file=one.file[0],
    )


def _message(
    known: RoundRead,
    answers: tuple[Submission, ...],
    flags: tuple[Flag, ...],
    chosen: Collection[str],
    reasons: Mapping[str, str],
) -> Iterator[str]:
    """Yield the message of the commit; it never holds the words themselves."""
    yield f"remiss: {known.round.id}, {len(answers)} svar publiceras"
    if flags:
        yield ""
        yield f"Maskerade personuppgifter: {len(chosen)}."
    for one in flags:
        if one.mark in reasons:
            yield f"Kvar: {one.mark}, {one.found.kind}. Skäl: {reasons[one.mark]}"
