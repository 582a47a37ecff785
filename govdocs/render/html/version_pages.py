"""The pages about a publication's versions: all of them, and which applied when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from govdocs.model.period import in_words
from govdocs.overview.bound import Group, days_of, groups
from govdocs.overview.editions import Edition, Editions, Library
from govdocs.overview.in_force import Interval
from govdocs.overview.status import KIND_WORDS
from govdocs.render.compared_page import FOLDER, compared_with
from govdocs.render.html.frame import Page
from govdocs.render.html.state import State, state_of
from govdocs.render.html.version_bar import Step, in_a_row
from govdocs.render.site_plan import SitePlan
from govdocs.render.text_page import DRAFT


@dataclass(frozen=True, slots=True)
class Row:
    """A text in the table of versions."""

    name: str
    state: State
    days: str
    kind: str
    reason: str
    locked: str
    steps: tuple[Step, ...]
    differences: tuple[Step, ...]
    decided: Step | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time in which the same applies, in words and for the script."""

    start: str
    end: str
    when: str
    lines: tuple[str, ...]
    steps: tuple[Step, ...]


def version_pages(library: Library) -> Iterator[tuple[str, Callable[[SitePlan], Page]]]:
    """Yield the path of both pages of all that have versions, and what makes each."""
    for editions in library.by_id.values():
        if editions.versions:
            yield (
                f"{editions.id}/versioner/index.html",
                partial(versions_page, editions),
            )
            yield f"{editions.id}/datum/index.html", partial(days_page, editions)


def versions_page(editions: Editions, plan: SitePlan) -> Page:
    """Return the table of all texts, the newest first."""
    stage = plan.workspace.settings.stage
    compared = compared_with(editions)
    shown = [
        *([editions.draft] if editions.draft else []),
        *reversed(editions.versions),
    ]
    name = editions.current.outline.name
    return Page(
        f"{editions.id}/versioner/index.html",
        "versions.html",
        f"Alla versioner av {name}",
        {
            "rows": tuple(_row(one, editions, stage, compared) for one in shown),
            **_common(editions, plan),
        },
        _crumbs(name),
    )


def _row(
    edition: Edition,
    editions: Editions,
    stage: str,
    compared: Mapping[str, Sequence[str]],
) -> Row:
    state = state_of(edition, editions, stage)
    version = edition.version
    slug = edition.number or DRAFT
    differences = tuple(
        Step(f"Skillnad mot version {old}", f"../{FOLDER}/{old}/{slug}/index.html")
        for old in compared.get(slug, ())
    )
    if version is None:
        steps = (Step("Läs utkastet", f"../{DRAFT}/index.html"),)
        return Row(
            name="Utkast",
            state=state,
            days="Gäller inte",
            kind="Arbetsversion",
            reason="",
            locked="",
            steps=steps,
            differences=differences,
        )
    return Row(
        name=f"Version {version.number}",
        state=state,
        days=_days(days_of(version.number, editions.intervals)),
        kind=KIND_WORDS[version.kind],
        reason=version.reason,
        locked=in_words(version.locked),
        steps=(
            Step(f"Läs version {version.number}", f"../{version.number}/index.html"),
        ),
        differences=differences,
        decided=_decided(edition),
    )


def _decided(edition: Edition) -> Step | None:
    if not edition.has_matter:
        return None
    words = f"Beslut om version {edition.number}"
    return Step(words, f"../beslut/{edition.number}/index.html")


def _days(found: tuple[date, date | None] | None) -> str:
    if found is None:
        return "Har inte börjat gälla för någon"
    start, end = found
    until = f"till och med den {in_words(end)}" if end else "tills vidare"
    return f"Från och med den {in_words(start)} {until}"


def days_page(editions: Editions, plan: SitePlan) -> Page:
    """Return the time line in words: what applied from when to when, and for whom."""
    name = editions.current.outline.name
    intervals = editions.intervals
    return Page(
        f"{editions.id}/datum/index.html",
        "days.html",
        f"{name} ett visst datum",
        {
            "before": _before(editions),
            "stretches": tuple(_stretch(one, plan) for one in intervals),
            "first": intervals[0].start.isoformat() if intervals else "",
            "before_day": in_words(intervals[0].start) if intervals else "",
            **_common(editions, plan),
        },
        _crumbs(name),
    )


def _before(editions: Editions) -> str:
    if not editions.intervals:
        return "Ingen version har börjat gälla."
    first = editions.intervals[0]
    numbers = sorted({one for one in first.versions.values() if one})
    return (
        f"Dokumentet fanns inte. Den första versionen, {in_a_row(numbers)}, gäller från "
        f"och med den {in_words(first.start)}."
    )


def _stretch(one: Interval, plan: SitePlan) -> Stretch:
    found = groups(one.versions)
    gives = "gällde" if one.end and one.end < plan.on else "gäller"
    lines = [_line(group, gives, len(one.versions), plan) for group in found]
    numbers = [group.number for group in found if group.number]
    if one.end is None and numbers:
        lines.append(
            f"Om inget nytt beslutas gäller version {in_a_row(numbers)} även framåt."
        )
    steps = tuple(
        Step(f"Läs version {group.number}", f"../{group.number}/index.html")
        for group in found
        if group.number
    )
    end = one.end.isoformat() if one.end else ""
    return Stretch(one.start.isoformat(), end, _when(one), tuple(lines), steps)


def _line(group: Group, gives: str, total: int, plan: SitePlan) -> str:
    names = plan.party_names
    listed = in_a_row([names.get(party, party) for party in group.parties])
    what = f"Version {group.number}" if group.number else "Ingen version"
    return f"{what} {gives} {_who(len(group.parties), total, listed)}."


def _who(count: int, total: int, listed: str) -> str:
    if count == total:
        return f"för alla {total} parter" if total > 1 else f"för {listed}"
    return f"för {count} av {total} parter: {listed}"


def _when(one: Interval) -> str:
    if one.end is None:
        return f"Från och med den {in_words(one.start)}"
    if one.end == one.start:
        return f"Den {in_words(one.start)}"
    return f"Den {in_words(one.start)} till och med den {in_words(one.end)}"


def _common(editions: Editions, plan: SitePlan) -> dict[str, object]:
    change = editions.next_change(plan.on)
    markings = (
        marking
        for one in editions.versions
        if one.status
        for marking in one.status.markings
    )
    return {
        "markings": tuple(dict.fromkeys(markings)),
        "changes": change.isoformat() if change else "",
    }


def _crumbs(name: str) -> tuple[tuple[str, str], ...]:
    return (("Start", "../../index.html"), (name, "../index.html"))
