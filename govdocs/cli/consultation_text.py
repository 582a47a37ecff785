"""How a round stands, told in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from govdocs.cli import show
from govdocs.consultation.progress import Progress
from govdocs.consultation.status import State, Status
from govdocs.model.closing import closing

_WEEKDAYS = ("mån", "tis", "ons", "tor", "fre", "lör", "sön")


def lines(
    status: Status, progress: Progress, names: Mapping[str, str], now: datetime
) -> Iterator[str]:
    """Yield what is told of a round; those asked add up to the first figure."""
    asked = status.round
    is_closed = now > closing(asked.closes).at
    state = "stängd" if is_closed else "öppen" if now >= _opens(status) else "planerad"
    day = f"{_WEEKDAYS[asked.deadline.weekday()]} {asked.deadline}"
    yield f"Remiss {asked.id} {asked.title} · stänger {day} kl. 23.59 · {state}"
    if asked.marking:
        yield asked.marking
    yield from _sums(status)
    yield from _comments(progress)
    yield from _named(status, names, State.SILENT, "Inget svar: ")
    yield from _named(status, names, State.EXTENDED, "Anstånd, inget svar än: ")
    yield from _named(status, names, State.UNSOLICITED, "Ej inbjudna som svarat: ")
    if progress.left and is_closed:
        yield f"Nästa steg: govdocs remiss reply {asked.id} --unanswered"


def _opens(status: Status) -> datetime:
    return closing(status.round.opens - timedelta(1)).at


def _sums(status: Status) -> Iterator[str]:
    counts = status.counts
    silent, extended = counts.get(State.SILENT, 0), counts.get(State.EXTENDED, 0)
    granted = f" (varav {extended} med anstånd)" if extended else ""
    in_time, late = counts.get(State.IN_TIME, 0), counts.get(State.LATE, 0)
    others = counts.get(State.UNSOLICITED, 0)
    yield (
        f"Inbjudna {status.invited}   svarat {in_time}   sent {late}   "
        f"avstår {counts.get(State.DECLINED, 0)}   inget svar {silent + extended}{granted}"
    )
    yield f"Ej inbjudna som svarat {others}   svar totalt {in_time + late + others}"


def _comments(progress: Progress) -> Iterator[str]:
    share = 100 * progress.replied // progress.comments if progress.comments else 100
    yield (
        f"Synpunkter {progress.comments}   bemötta {progress.replied} ({share} %)   "
        f"obesvarade {progress.left}   behöver placeras {progress.unplaced}"
    )
    if progress.unread:
        yield f"Delar av svar som ingen har läst än: {progress.unread}"


def _named(
    status: Status, names: Mapping[str, str], state: State, first: str
) -> Iterator[str]:
    found = [one.consultee for one in status.standings if one.state is state]
    if found:
        yield show.wrapped(", ".join(names.get(one, one) for one in found), 2, first)
