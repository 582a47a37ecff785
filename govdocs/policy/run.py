"""Judge a change by the policies of the present stage, with the waivers of the base."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from govdocs.errors import CannotCompare
from govdocs.model.policy import Breach, Judgement, PolicyChoice
from govdocs.model.settings import Settings, Waiver
from govdocs.policy import checks
from govdocs.policy.change import Change
from govdocs.text.registers import SETTINGS_FILE


def judge(change: Change, on: date) -> tuple[Judgement, ...]:
    """Return what each policy of the base says; `on` is the day waivers are looked at.

    Raises CannotCompare when the settings of the base cannot be read, for then nobody
    knows what the stage allows.
    """
    if change.base.workspace.is_broken(SETTINGS_FILE):
        what = (
            "inställningarna i basen går inte att läsa, så skedets policyer är okända"
        )
        raise CannotCompare(what, "rätta govdocs.yaml i basen", file=SETTINGS_FILE)
    waivers = [one for one in change.settings.waivers if on <= one.end]
    chosen = change.settings.policies
    return tuple(_judgement(change, choice, waivers) for choice in chosen)


def looked_up(settings: Settings) -> frozenset[str]:
    """Return the ids of documents that the stage's policies read also when unchanged."""
    rows = {one.name: one for one in checks.POLICIES}
    named = (rows[one.name].looks_up(one) for one in settings.policies)
    return frozenset().union(*named)


def _judgement(
    change: Change, choice: PolicyChoice, waivers: Iterable[Waiver]
) -> Judgement:
    policy = next(one for one in checks.POLICIES if one.name == choice.name)
    files = {file for one in waivers if one.rule == choice.name for file in one.files}
    found = list(policy.check(change, choice))
    left = [one for one in found if files.isdisjoint(_files(one))]
    left.sort(key=lambda one: (one.at.file, one.at.line, one.at.column, one.message))
    return Judgement(
        choice.name,
        policy.code,
        choice.lifted_by,
        tuple(left),
        len(found) - len(left),
        (*policy.idle(change, choice), *_unread(change)),
    )


def _unread(change: Change) -> Iterator[str]:
    """Yield a sentence for each document of which the base's text cannot be held to."""
    for pair in change.pairs:
        if pair.base and not pair.base.is_readable:
            yield f"{pair.base.path} går inte att läsa i basen, så den är inte prövad."


def _files(breach: Breach) -> Iterator[str]:
    yield breach.at.file
    if breach.there:
        yield breach.there.file
