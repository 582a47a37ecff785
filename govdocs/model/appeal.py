"""When a council's decision can no longer be appealed: laga kraft by kommunallagen.

13 kap. 5 § KL: the appeal must come in within three weeks from the day on which it was
announced that the minutes had been approved. How weeks are counted, and what happens
when the last day is not a working day, is lagen (1930:173) om beräkning av lagstadgad
tid. What the court decides later is not known here, so what is appealed has no final day.
That the announcement stayed up all the time, as the clause demands, is taken for granted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from govdocs.model.deadline import Computed
from govdocs.model.holidays import why_free, working_day_from
from govdocs.model.period import days_later

_WEEKS_IN_DAYS = 21
_ACT_OF_2017 = date(2018, 1, 1)


@dataclass(frozen=True, slots=True)
class Appeal:
    """The last day to appeal and the day the decision is final, by one clause.

    `final` is None when the decision has been appealed.
    """

    last: Computed
    final: Computed | None
    clause: str


def appeal(announced: date, *, posts: bool, appealed: bool = False) -> Appeal | None:
    """Return when a decision is final, from the day its announcement was put up.

    `posts` is whether the body's decisions are announced so that the time begins to run
    (`anslag: ja`); without that there is nothing to compute, and None is the answer.
    """
    if not posts:
        return None
    last, clause = last_appeal_day(announced), clause_of(announced)
    return Appeal(last, None if appealed else _final(last), clause)


def clause_of(announced: date) -> str:
    """Return the clause that gives the three weeks on a day.

    Before 2018 it was in the act of 1991; the number of that clause is believed, not read.
    """
    if announced < _ACT_OF_2017:
        return "10 kap. 6 § kommunallagen (1991:900)"
    return "13 kap. 5 § kommunallagen (2017:725)"


def last_appeal_day(announced: date) -> Computed:
    """Return the last day to appeal: the same weekday three weeks on, or the next working day."""
    counted = days_later(announced, _WEEKS_IN_DAYS)
    last = working_day_from(counted)
    words = f"{announced} plus 3 veckor = {counted}"
    if last != counted:
        words = f"{words}, {why_free(counted)}, så nästa vardag {last}"
    rule = "Överklagas senast 3 veckor efter att justeringen anslogs"
    return Computed(last, f"{rule}, {clause_of(announced)}", words)


def _final(last: Computed) -> Computed:
    final = days_later(last.day, 1)
    rule = "Laga kraft dagen efter sista dagen att överklaga"
    return Computed(final, rule, f"{last.arithmetic}, och dagen efter är {final}")
