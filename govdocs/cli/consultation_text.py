"""How a round stands, told in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from govdocs.cli import show
from govdocs.consultation.progress import Progress
from govdocs.consultation.status import State, Status
from govdocs.model.closing import closing
from govdocs.model.consultation import Consultation

_WEEKDAYS = ("mån", "tis", "ons", "tor", "fre", "lör", "sön")


def lines(
    status: Status,
    progress: Progress,
    names: Mapping[str, str],
    now: datetime,
    opened: int,
) -> Iterator[str]:
    """Yield what is told of a round; those asked add up to the first figure.

    `opened` is how many of them are known to have opened it.
    """
    asked = status.round
    is_closed = now > closing(asked.closes).at
    state = "stängd" if is_closed else _open_told(status, now)
    day = f"{_WEEKDAYS[asked.deadline.weekday()]} {asked.deadline}"
    closes = "stängde" if _is_past(asked, now) else "stänger"
    yield f"{asked.noun.capitalize()} {asked.id} {asked.title} · {closes} {day} kl. 23.59 · {state}"
    if asked.marking:
        yield asked.marking
    yield from _sums(status)
    yield f"Öppnat {opened}   okänt om de har öppnat {status.invited - opened}"
    yield from _comments(progress)
    yield from _unread(status, progress, names)
    yield from _named(status, names, State.LATE)
    yield from _named(status, names, State.DECLINED)
    yield from _named(status, names, State.SILENT)
    yield from _named(status, names, State.EXTENDED)
    yield from _named(status, names, State.UNSOLICITED)
    if progress.left and is_closed:
        yield f"Nästa steg: govdocs remiss reply {asked.id} --unanswered"


def _open_told(status: Status, now: datetime) -> str:
    if now < _opens(status):
        return "planerad"
    is_extended = _is_past(status.round, now)
    return "öppen bara för dem som har anstånd" if is_extended else "öppen"


def _is_past(asked: Consultation, now: datetime) -> bool:
    return now > closing(asked.deadline).at


def _opens(status: Status) -> datetime:
    return closing(status.round.opens - timedelta(1)).at


def _sums(status: Status) -> Iterator[str]:
    for one in status.sums:
        yield show.wrapped(one.told, 0)


def _comments(progress: Progress) -> Iterator[str]:
    if progress.comments:
        share = 100 * progress.replied // progress.comments
        yield (
            f"Synpunkter {progress.comments}   bemötta {progress.replied} ({share} %)   "
            f"obesvarade {progress.left}   behöver placeras {progress.unplaced}"
        )
    else:
        yield "Synpunkter 0"


def _unread(
    status: Status, progress: Progress, names: Mapping[str, str]
) -> Iterator[str]:
    """Yield whose answers have pieces that a person must read, and where those stand."""
    found = [one.consultee for one in status.answers if one.unread]
    if found:
        whose = ", ".join(names.get(one, one) for one in found)
        words = f"{progress.unread}, i svar.yaml från {whose}"
        yield show.wrapped(words, 2, "Delar av svar som ingen har läst än: ")


def _named(status: Status, names: Mapping[str, str], state: State) -> Iterator[str]:
    found = [one.consultee for one in status.standings if one.state is state]
    if found:
        first = f"{status.told(state).capitalize()}: "
        yield show.wrapped(", ".join(names.get(one, one) for one in found), 2, first)
