"""A push judged before it is let in: its refs, each new commit, and what branches become."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from govdocs.model.finding import Finding
from govdocs.overview.push_commits import CommitJudge
from govdocs.overview.push_refs import judge_refs
from govdocs.overview.push_tips import TipJudge, find_tip, folders_of
from govdocs.store.corpus import TreeFiles
from govdocs.store.gateway import Gateway
from govdocs.store.pushed import Update, differing_rows, new_commits, protected_refs
from govdocs.text.registers import SETTINGS_FILE


@dataclass(frozen=True, slots=True)
class Received:
    """What a push was found to break, and what to tell of one that breaks nothing.

    `by_commit` tells that something is wrong in a single commit, so that a later one
    cannot mend it.
    """

    findings: tuple[Finding, ...]
    by_commit: bool
    changes_rules: bool


def judge_push(
    gateway: Gateway, shelf: Path, updates: tuple[Update, ...], on: date
) -> Received:
    """Judge all that a push would change; `shelf` keeps what was learnt between pushes.

    Raises CannotCompare, ShallowClone or GitRefused when it cannot be judged.
    """
    refs = list(judge_refs(gateway, updates))
    protected = protected_refs(gateway)
    kept = [one for one in updates if one.new and gateway.resolve(one.new)]
    found = (find_tip(gateway, one, protected) for one in kept)
    tips = [one for one in dict.fromkeys(found) if one]
    places = {commit for tip in tips for commit in (tip.base, tip.commit)}
    folders = frozenset(
        folder for commit in places for folder in folders_of(gateway, commit)
    )
    new = new_commits(gateway, (one.new for one in kept if one.new))
    single = CommitJudge(gateway, folders)
    commits = list(single.judge(new))
    for tip in tips:
        if tip.base:
            rows = differing_rows(gateway, tip.base, tip.commit)
            refs += single.judge_whole(rows)
    judge = TipJudge(gateway, shelf, on)
    told = [one for tip in tips for one in judge.judge(tip)]
    told.sort(key=lambda one: one.order)
    is_changed = any(
        _settings(gateway, tip.base) != _settings(gateway, tip.commit)
        for tip in tips
        if tip.base
    )
    return Received(
        tuple(dict.fromkeys([*refs, *commits, *told])), bool(commits), is_changed
    )


def _settings(gateway: Gateway, commit: str | None) -> frozenset[str]:
    """Return the ids of the settings of each workspace in a commit."""
    return frozenset(_ids(gateway, commit)) if commit else frozenset()


def _ids(gateway: Gateway, commit: str) -> Iterator[str]:
    for folder in folders_of(gateway, commit):
        files = TreeFiles(replace(gateway, folder=folder), commit)
        yield files.entries[SETTINGS_FILE].blob
