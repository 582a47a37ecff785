"""What it means that an answer came when it did, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from govdocs import clock
from govdocs.consultation.status import is_late
from govdocs.model.consultation import Consultation
from govdocs.model.period import in_words
from govdocs.model.submission import Stance, Submission


def tell_arrival(
    asked: Consultation, others: Iterable[Submission], new: Submission, name: str
) -> Iterator[str]:
    """Yield what follows from an answer; `others` came before it, or after."""
    own = _in_order(others, new.consultee)
    before = [one for one in own if one.received <= new.received]
    in_time = [one for one in own if not is_late(asked, one)]
    last = in_words(asked.deadline_of(new.consultee))
    if all(one.consultee != new.consultee for one in asked.invited):
        yield f"{name} är inte inbjuden. Svaret räknas för sig, bland de ej inbjudna."
    if clock.day_of(int(new.received.timestamp())) < asked.opens:
        yield f"Remissen öppnar först den {in_words(asked.opens)}. Svaret är ändå mottaget."
    if not is_late(asked, new):
        yield f"Svaret kom i tid; sista dagen är den {last}."
        yield from _replaced(before, in_time, new, name)
    elif in_time:
        yield f"Svaret är märkt för sent, efter den {last} kl. 23.59.59."
        yield f"Svaret från {said(in_time[-1].received)} kom i tid och står kvar. Båda är sparade."
    else:
        yield f"Svaret är märkt för sent, efter den {last} kl. 23.59.59. Det är sparat."
        if before:
            yield f"Svaret från {said(before[0].received)} kom först och räknas. Båda är sparade."
    if new.stance is Stance.ABSTAINS and not new.comments:
        yield f"{name} avstår från att svara."


def tell_overtaken(
    asked: Consultation, received: Iterable[Submission], one: Submission
) -> Iterator[str]:
    """Yield that an answer that has come again does not count, and what makes it count."""
    own = _in_order(received, one.consultee)
    after = [other for other in own if other.received > one.received]
    in_time = [other for other in after if not is_late(asked, other)]
    if in_time:
        yield f"OBS Det räknas inte: svaret från {said(in_time[-1].received)} har ersatt det."
        yield "Ska det räknas ändå? Öppna filen, spara om den och ta emot den som ny."


def _in_order(answers: Iterable[Submission], consultee: str) -> list[Submission]:
    own = (one for one in answers if one.consultee == consultee)
    return sorted(own, key=lambda one: one.received)


def _replaced(
    before: Sequence[Submission],
    in_time: Sequence[Submission],
    new: Submission,
    name: str,
) -> Iterator[str]:
    """Yield which of several answers in time counts, and that the new one is empty."""
    last = in_time[-1] if in_time else new
    if last.received > new.received:
        yield f"Svaret från {said(last.received)} kom senare och räknas. Båda är sparade."
    elif before:
        yield f"Det ersätter svaret från {said(before[-1].received)}. Båda är sparade."
        if _says_something(before[-1]) and not _says_something(new):
            yield f"OBS Ur det nya är inget läst. Fråga {name} om det är rätt fil."


def _says_something(answer: Submission) -> bool:
    return bool(answer.stance or answer.comments or answer.answers)


def said(moment: datetime) -> str:
    """Return a moment as people say it, in Stockholm's time."""
    local = moment.astimezone(clock.STOCKHOLM)
    return f"den {in_words(local.date())} kl. {local:%H.%M.%S}"
