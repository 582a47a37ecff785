"""What it means that an answer came when it did, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from govdocs import clock
from govdocs.consultation.status import Standing, counting, is_late
from govdocs.model.amount import counted
from govdocs.model.consultation import Consultation
from govdocs.model.period import in_words, said
from govdocs.model.submission import Submission


def tell_arrival(
    asked: Consultation, others: Iterable[Submission], new: Submission, name: str
) -> Iterator[str]:
    """Yield what follows from an answer; `others` came before it, or after."""
    own = _in_order(others, new.consultee)
    before = [one for one in own if one.received <= new.received]
    in_time = [one for one in own if not is_late(asked, one)]
    counts = counting(asked, [*own, new]) or new
    last = in_words(asked.deadline_of(new.consultee))
    if new.consultee not in asked.invited_ids:
        yield f"{name} är inte inbjuden. Svaret räknas för sig, bland de ej inbjudna."
    if clock.day_of(int(new.received.timestamp())) < asked.opens:
        yield f"Remissen öppnar först den {in_words(asked.opens)}. Svaret är ändå mottaget."
    if not is_late(asked, new):
        yield f"Svaret kom i tid; sista dagen är den {last}."
        yield from _replaced(in_time, counts, new, name)
    elif not is_late(asked, counts):
        yield f"Svaret är märkt för sent, efter den {last} kl. 23.59.59."
        yield f"Svaret från {said(counts.received)} kom i tid och står kvar. Båda är sparade."
    else:
        yield f"Svaret är märkt för sent, efter den {last} kl. 23.59.59. Det är sparat."
        yield from _after_the_end(before, counts, new)
    if new.declines:
        yield f"{name} avstår från att svara."


def tell_read(new: Submission) -> str:
    """Return what was read in an answer: the stance, and how much else."""
    whole = "ingen samlad inställning" if new.stances else "ingen inställning"
    stance = f"inställningen {new.stance}" if new.stance else whole
    questions = counted(len(new.answers), "fråga", "frågor")
    return f"Läst: {', '.join([stance, *tell_amount(new)])}, svar på {questions}."


def tell_amount(answer: Submission) -> Iterator[str]:
    """Yield to how many texts an answer has a stance of their own, and how much it says."""
    if answer.stances:
        each = counted(len(answer.stances), "text", "texter")
        yield f"egen inställning till {each}"
    yield counted(len(answer.comments), "synpunkt", "synpunkter")


def tell_left(new: Submission, name: str, path: str) -> Iterator[str]:
    """Yield what is left for a person to do with an answer, whose svar.yaml lies at `path`.

    Of one that says nothing the same as when it would replace another.
    """
    unplaced = [*tell_unplaced(new)]
    yield from unplaced
    if new.unread and not new.says_something:
        yield from _by_hand(new, name)
        return
    if unplaced:
        yield f"Skriv ställena under ankare i {path}."
    if new.unread:
        # What does not belong to the answer, a greeting, must go too.
        what = "skriv in det som hör till svaret och töm ej_lästa"
        yield f"Läs det olästa i {path}, {what}."


def tell_unplaced(new: Submission) -> Iterator[str]:
    """Yield how many comments a person has to find the place of, if any."""
    unplaced = sum(one.place is None for one in new.comments)
    if unplaced:
        yield f"{counted(unplaced, 'synpunkt', 'synpunkter')} behöver placeras."


def _by_hand(new: Submission, name: str) -> Iterator[str]:
    yield f"Osäker på filen? Fråga {name} om det är rätt fil."
    yield "Annars läser du den och skriver in svaret:"
    # The moment of the file, for what is written in later would be late.
    moment = new.received.astimezone(clock.STOCKHOLM).strftime("%Y-%m-%dT%H:%M:%S")
    whose = f"--round {new.round} --instance {new.consultee}"
    yield f"govdocs remiss receive {whose} --at {moment}"


def tell_unanswered(asked: Consultation, new: Submission) -> Iterator[str]:
    """Yield the questions that must be answered and are not, by one that does answer."""
    if new.declines or not (new.stance or new.stances or new.comments or new.answers):
        return
    for one in asked.every_question:
        if one.is_required and one.id not in new.answers:
            yield f"Svar saknas på en fråga som måste besvaras: {one.text}"


def tell_overtaken(
    asked: Consultation, received: Iterable[Submission], one: Submission
) -> Iterator[str]:
    """Yield that an answer that has come again does not count, and what makes it count."""
    counts = counting(asked, _in_order(received, one.consultee))
    has_later = counts is not None and counts.received > one.received
    in_time = not is_late(asked, one)
    if counts and has_later and in_time:
        yield f"OBS Det räknas inte: svaret från {said(counts.received)} har ersatt det."
        yield "Ska det räknas ändå? Öppna filen, spara om den och ta emot den som ny."
    elif counts and counts.sha256 != one.sha256 and (has_later or in_time):
        yield f"OBS Ur det är inget läst. Svaret från {said(counts.received)} räknas."


def _in_order(answers: Iterable[Submission], consultee: str) -> list[Submission]:
    own = (one for one in answers if one.consultee == consultee)
    return sorted(own, key=lambda one: one.received)


def tell_waiting(one: Standing) -> Iterator[str]:
    """Yield what waits for a person: files that would count, had they been read."""
    counts = said(one.answer.received) if one.answer else ""
    for file in one.waiting:
        yield f"Ur filen från {said(file.received)} är inget läst."
        yield f"Svaret från {counts} räknas tills någon har avgjort."


def _after_the_end(
    before: Sequence[Submission], counts: Submission, new: Submission
) -> Iterator[str]:
    """Yield which of several late answers counts; `before` came before the new one."""
    moment = said(counts.received)
    if counts.received > new.received:
        yield f"OBS Ur det nya är inget läst, så svaret från {moment} räknas. Båda är sparade."
    elif counts is new and before:
        yield f"Det räknas, för ur det som kom {said(before[-1].received)} är inget läst."
    elif counts is not new:
        yield f"Svaret från {moment} kom först och räknas. Båda är sparade."


def _replaced(
    in_time: Sequence[Submission], counts: Submission, new: Submission, name: str
) -> Iterator[str]:
    """Yield which of several answers in time counts; `in_time` are the others."""
    moment = said(counts.received)
    if not in_time:
        return
    if counts is new and in_time[-1].received > new.received:
        yield f"Det räknas, för ur det som kom {said(in_time[-1].received)} är inget läst."
    elif counts is new:
        yield f"Det ersätter svaret från {said(in_time[-1].received)}. Båda är sparade."
    elif new.says_something:
        yield f"Svaret från {moment} kom senare och räknas. Båda är sparade."
    else:
        yield "OBS Ur det nya är inget läst, så det räknas inte. Båda är sparade."
        yield f"Svaret från {moment} räknas tills någon har avgjort."
        yield from _by_hand(new, name)
