"""What it means that an answer came when it did, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from govdocs import clock
from govdocs.consultation.status import is_late
from govdocs.model.consultation import Consultation
from govdocs.model.period import in_words
from govdocs.model.submission import Stance, Submission


def tell_arrival(
    asked: Consultation, earlier: Iterable[Submission], new: Submission, name: str
) -> Iterator[str]:
    """Yield what follows from an answer; `earlier` are those received before it."""
    own = [one for one in earlier if one.consultee == new.consultee]
    in_time = [one for one in own if not is_late(asked, one)]
    last = in_words(asked.deadline_of(new.consultee))
    if all(one.consultee != new.consultee for one in asked.invited):
        yield f"{name} är inte inbjuden. Svaret räknas för sig, bland de ej inbjudna."
    if clock.day_of(int(new.received.timestamp())) < asked.opens:
        yield f"Remissen öppnar först den {in_words(asked.opens)}. Svaret är ändå mottaget."
    if not is_late(asked, new):
        yield f"Svaret kom i tid; sista dagen är den {last}."
        if own:
            yield f"Det ersätter svaret från {said(own[-1].received)}. Båda är sparade."
    elif in_time:
        yield f"Svaret är märkt för sent, efter den {last} kl. 23.59.59."
        yield f"Svaret från {said(in_time[-1].received)} kom i tid och står kvar. Båda är sparade."
    else:
        yield f"Svaret är märkt för sent, efter den {last} kl. 23.59.59. Det är sparat."
        if own:
            yield f"Svaret från {said(own[0].received)} kom först och räknas. Båda är sparade."
    if new.stance is Stance.ABSTAINS and not new.comments:
        yield f"{name} avstår från att svara."


def said(moment: datetime) -> str:
    """Return a moment as people say it, in Stockholm's time."""
    local = moment.astimezone(clock.STOCKHOLM)
    return f"den {in_words(local.date())} kl. {local:%H.%M.%S}"
