"""The page of days to keep, month by month; those that have passed are folded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from govdocs.model.period import MONTHS, in_words
from govdocs.overview.addresses import Address
from govdocs.overview.agenda import Entry, coming, gathered
from govdocs.overview.agenda_ground import Grounds
from govdocs.overview.agenda_item import Item, Tag
from govdocs.render.html.frame import Page
from govdocs.render.html.state import State
from govdocs.render.site_plan import SitePlan

_WEEKDAYS = "måndag tisdag onsdag torsdag fredag lördag söndag".split()
_LOOKS = {
    Tag.STATUTORY: "lag",
    Tag.CONTRACT: "villkor",
    Tag.INTERNAL: "intern",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A day in words; `ground` is where its rule stands, None outside the texts.

    `asks` is what the fold with `how` is called; `words` is `text` without markup.
    """

    iso: str
    day: str
    words: str
    text: Markup
    tag: State
    asks: str
    how: Markup
    also: str
    ground: Address | None
    clause: str
    marking: str | None


@dataclass(frozen=True, slots=True)
class Month:
    """The rows of a month, with its name and year as heading."""

    title: str
    anchor: str
    rows: tuple[Row, ...]


def agenda_page(plan: SitePlan) -> Page:
    """Return the agenda as it is known on the day of the site."""
    ahead = coming(plan.agenda, plan.on)
    passed = [one for one in plan.agenda if one not in set(ahead)]
    overdue = [one for one in ahead if one.day < plan.on]
    marks = dict.fromkeys(one.marking for one in plan.agenda if one.marking)
    return Page(
        "agenda/index.html",
        "agenda.html",
        "Agenda",
        {
            "overdue": [_row(one, plan) for one in gathered(overdue)],
            "months": list(_months([one for one in ahead if one not in overdue], plan)),
            "passed": [_row(one, plan) for one in gathered(passed)][::-1],
            "markings": tuple(marks),
        },
        (("Start", "../index.html"),),
    )


def _months(items: Sequence[Item], plan: SitePlan) -> Iterator[Month]:
    by_month = groupby(
        gathered(items), lambda one: (one.item.day.year, one.item.day.month)
    )
    for (year, month), entries in by_month:
        rows = tuple(_row(one, plan) for one in entries)
        yield Month(
            f"{MONTHS[month - 1].capitalize()} {year}", f"{year}-{month:02}", rows
        )


def _row(entry: Entry, plan: SitePlan) -> Row:
    one = entry.item
    return Row(
        iso=one.day.isoformat(),
        day=f"{_WEEKDAYS[one.day.weekday()].capitalize()} {in_words(one.day)}",
        words=one.text,
        text=_unbroken(one.text),
        tag=State(one.tag.value.capitalize(), "", look=_LOOKS[one.tag]),
        asks="Så räknade vi" if one.computed else "Varifrån dagen kommer",
        how=_unbroken(one.how),
        also=", ".join(entry.also),
        ground=Grounds(plan.library, plan.addresses).address(one),
        clause=one.ground,
        marking=one.marking,
    )


def _unbroken(words: str) -> Markup:
    """Return words in which no date is cut in two at the end of a line."""
    safe = str(escape(words))
    kept = re.sub(r"\d{4}-\d\d-\d\d", r'<span class="hel">\g<0></span>', safe)
    return Markup(kept)  # noqa: S704 - escaped above
