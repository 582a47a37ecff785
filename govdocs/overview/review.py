"""A proposal reviewed: what it does to texts, terms, findings and other documents.

Everything is read from two commits; settings and policies are always those of the base.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from govdocs.errors import BadArgument
from govdocs.lint.compared import Compared, compare_findings
from govdocs.lint.run import inspect
from govdocs.model.outline import lacks_part
from govdocs.model.policy import Judgement, Verdict
from govdocs.overview.affected import Affected, find_affected
from govdocs.overview.at_revision import files_at
from govdocs.overview.comparison import Comparison, compare_texts
from govdocs.overview.proposals import Rival, find_rivals
from govdocs.policy.change import Change, Pair, Text
from govdocs.policy.run import judge
from govdocs.store.corpus import TreeFiles
from govdocs.store.proposal import start_of
from govdocs.store.proposals import story_of
from govdocs.text.faults import Faults
from govdocs.text.load import Loaded, load
from govdocs.text.memory import open_memory
from govdocs.text.publication import Ready
from govdocs.text.registers import SETTINGS_FILE, read_settings, read_yaml_file
from govdocs.text.yaml import Data


@dataclass(frozen=True)
class Changed:
    """A document that a proposal changes; `was` is the path it had, when it has another.

    `comparison` is None for a document that cannot be read on one of the sides.
    """

    id: str
    name: str
    path: str
    was: str | None
    is_new: bool
    is_gone: bool
    comparison: Comparison | None


@dataclass(frozen=True)
class Review:
    """All that is to be known of a proposal before it is let in.

    `base` and `head` are the commits asked for; `start` is the one that the head was
    held against, another than the base when that has moved on.
    """

    base: str
    head: str
    start: str
    change: Change
    policies: tuple[Judgement, ...]
    findings: Compared
    affected: tuple[Affected, ...]
    comments: tuple[str, ...]
    competing: tuple[Rival, ...]

    @property
    def verdict(self) -> Verdict:
        """Return whether every policy lets the proposal through."""
        is_refused = any(one.verdict is Verdict.REFUSED for one in self.policies)
        return Verdict.REFUSED if is_refused else Verdict.APPROVED

    @property
    def stage(self) -> str:
        """Return the stage that the base is in."""
        return self.change.settings.stage

    @cached_property
    def documents(self) -> tuple[Changed, ...]:
        """Return the documents that differ, compared when they are first asked for."""
        return tuple(_changed(self.change))

    @property
    def changes_rules(self) -> bool:
        """Tell whether the proposal changes what later proposals are judged by."""
        before, after = (
            one.workspace.settings for one in (self.change.base, self.change.head)
        )
        kept = ("stage", "stages", "levels", "waivers")
        return any(getattr(before, one) != getattr(after, one) for one in kept)


def make_review(root: Path, revisions: tuple[str, str], on: date) -> Review:
    """Review a proposal; `revisions` are those of base and head.

    Raises UnknownRevision, BadArgument, ShallowClone or CannotCompare.
    """
    base, head = (_commit(root, words) for words in revisions)
    gateway = head.gateway
    start = start_of(gateway, base.commit, head.commit)
    kept: dict[str, bytes] = {}
    after, before = _load_both(
        root,
        TreeFiles(gateway, head.commit, kept),
        TreeFiles(gateway, start, kept),
    )
    if start != base.commit:
        before = _with_rules_of(before, base)
    change = Change(before, after)
    story = story_of(gateway, start, head.commit)
    return Review(
        base=base.commit,
        head=head.commit,
        start=start,
        change=change,
        policies=judge(change, on),
        findings=compare_findings(before, after, on),
        affected=tuple(find_affected(before, after)[1]),
        comments=story.comments if story else (),
        competing=find_rivals(gateway, root, base.commit, head.commit),
    )


def _commit(root: Path, words: str) -> TreeFiles:
    files = files_at(root, words)
    if not isinstance(files, TreeFiles):
        what = f"{words} är inte sparat, så det går inte att granska"
        raise BadArgument(what, "spara med git commit, och granska HEAD")
    return files


def _load_both(root: Path, head: TreeFiles, base: TreeFiles) -> tuple[Loaded, Loaded]:
    """Load head and base; the second costs little more than what differs."""
    memory = open_memory(root)
    after = load(root, inspect, memory, head)
    if memory.is_mostly_new:
        memory.save()
    return after, load(root, inspect, memory.beside(), base)


def _with_rules_of(before: Loaded, base: TreeFiles) -> Loaded:
    """Return a state with the settings that stand in the base today."""
    raw = base.read(SETTINGS_FILE) if SETTINGS_FILE in base.entries else b""
    file = read_yaml_file(SETTINGS_FILE, raw, Faults(SETTINGS_FILE))
    places = {**before.workspace.register_places, SETTINGS_FILE: file.places}
    settings = read_settings(file.data)
    workspace = replace(before.workspace, settings=settings, register_places=places)
    return replace(before, workspace=workspace)


def _changed(change: Change) -> Iterator[Changed]:
    """Yield documents; a part is told in its publication when that has changed too."""
    fronts = (pair.head.front for pair in change.pairs if pair.head)
    told = {str(one) for front in fronts for one in _listed(front.get("delar"))}
    for pair in change.pairs:
        text = pair.head or pair.base
        assert text is not None, "a document is on one side at least"
        if text.id in told:
            continue
        was = pair.base.path if pair.base and pair.base.path != text.path else None
        name = str(text.front.get("kortnamn") or text.front.get("titel") or text.path)
        yield Changed(
            id=text.id,
            name=name,
            path=text.path,
            was=was,
            is_new=pair.base is None,
            is_gone=pair.head is None,
            comparison=_comparison(pair),
        )


def _listed(value: Data) -> list[Data]:
    return value if isinstance(value, list) else []


def _comparison(pair: Pair) -> Comparison | None:
    """Compare a document; None when one of its sides cannot be read."""
    sides = [_ready(text) for text in (pair.base, pair.head)]
    if any(
        text and not one
        for text, one in zip((pair.base, pair.head), sides, strict=True)
    ):
        return None
    return compare_texts(*sides)


def _ready(text: Text | None) -> Ready | None:
    """Return a document that can be written, with all its parts; None when it cannot."""
    if text is None:
        return None
    outline = text.loaded.workspace.by_path.get(text.path)
    if outline is None or lacks_part(outline, text.loaded.workspace.by_id):
        return None
    ready = Ready(outline, text.loaded)
    is_whole = all(text.loaded.reading(one.path).part for one in ready.sources)
    return ready if is_whole else None
