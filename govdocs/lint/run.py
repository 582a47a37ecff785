"""Run every rule over a workspace and return the findings, sorted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from govdocs.lint import rules
from govdocs.lint.rule import Hit, Rule
from govdocs.model.finding import Finding, Location, Severity
from govdocs.model.settings import Settings, Waiver
from govdocs.model.workspace import Workspace
from govdocs.text.folder import Files
from govdocs.text.load import Loaded, load
from govdocs.text.memory import Memory
from govdocs.text.reading import Reading
from govdocs.text.registers import SETTINGS_FILE


@dataclass(frozen=True)
class Checked:
    """A workspace that has been read, and all that was found in it."""

    loaded: Loaded
    findings: tuple[Finding, ...]

    @property
    def has_errors(self) -> bool:
        """Tell whether anything found fails a check."""
        return any(one.severity is Severity.ERROR for one in self.findings)


def check(root: Path, on: date, memory: Memory, files: Files | None = None) -> Checked:
    """Read and judge a workspace; `on` is the day of it, for waivers and decisions.

    `files` is what to judge when it is not the folder as it lies on disk.
    """
    loaded = load(root, inspect, memory, files)
    workspace = loaded.workspace
    found = [*workspace.faults, *loaded.inspected, *_judged(workspace, memory)]
    found += judge_day(workspace, on)
    found += judge_texts(loaded, on)
    memory.save()
    found += judge_repository(loaded, on, is_kept=memory.place is not None)
    if workspace.is_broken(SETTINGS_FILE):
        found = [*_unspoken_of(found, loaded.files.read(SETTINGS_FILE))]
    found = [*with_levels(found, workspace.settings, on)]
    return Checked(loaded, tuple(sorted(found, key=lambda one: one.order)))


def inspect(reading: Reading) -> Iterator[Finding]:
    """Yield what the rules about single files find."""
    for rule in rules.DOCUMENT_RULES:
        yield from as_findings(rule, rule.check(reading))


def _judged(workspace: Workspace, memory: Memory) -> tuple[Finding, ...]:
    """Run the rules about the whole, unless they found nothing in the same shape before.

    Line numbers say where such a rule finds something, never whether it does.
    """
    if workspace.shape and workspace.shape == memory.faultless:
        return ()
    found = tuple(judge(workspace))
    memory.faultless = "" if found else workspace.shape
    return found


def judge(workspace: Workspace) -> Iterator[Finding]:
    """Yield what the rules about the whole find."""
    for rule in rules.WORKSPACE_RULES:
        yield from as_findings(rule, rule.check(workspace))


def judge_day(workspace: Workspace, on: date) -> Iterator[Finding]:
    """Yield what the rules that need to know the day find; it is never remembered."""
    for rule in rules.DATED_RULES:
        yield from as_findings(rule, rule.check(workspace, on))


def judge_texts(loaded: Loaded, on: date) -> Iterator[Finding]:
    """Yield what the rules that read whole texts find; it is never remembered."""
    for rule in rules.TEXT_RULES:
        yield from as_findings(rule, rule.check(loaded, on))


def judge_repository(loaded: Loaded, on: date, *, is_kept: bool) -> Iterator[Finding]:
    """Yield what the rules about the repository find, if there is one.

    `is_kept` lets what was proved before count, and remembers what is proved now.
    """
    from govdocs.lint.past import is_in_repository, judge_past
    from govdocs.store.proofs import Proofs, open_proofs

    if not is_in_repository(loaded.root):
        return
    proofs = open_proofs(loaded.root) if is_kept else Proofs()
    for rule, hits in judge_past(loaded, proofs, on):
        yield from as_findings(rule, hits)
    proofs.save()


def as_findings(rule: Rule, hits: Iterable[Hit]) -> Iterator[Finding]:
    """Yield what a rule has hit, with its code and severity."""
    for hit in hits:
        at = Location(hit.file, hit.line, hit.column)
        yield Finding(rule.code, rule.level, at, hit.message, hit.remedy)


def with_levels(
    found: Iterable[Finding], settings: Settings, on: date
) -> Iterator[Finding]:
    """Apply the levels and waivers of govdocs.yaml to the rules that can be moved."""
    for one in found:
        if one.code not in rules.MOVABLE:
            yield one
            continue
        if any(_covers(waiver, one, on) for waiver in settings.waivers):
            continue
        level = settings.levels.get(one.code, one.severity)
        if level is not None:
            yield replace(one, severity=level)


def _unspoken_of(found: Iterable[Finding], settings: bytes) -> Iterator[Finding]:
    """Leave out what settings that cannot be read may waive: the rules they name."""
    for one in found:
        if one.code not in rules.MOVABLE or one.code.encode() not in settings:
            yield one


def _covers(waiver: Waiver, finding: Finding, on: date) -> bool:
    return (
        waiver.rule == finding.code
        and finding.location.file in waiver.files
        and on <= waiver.end
    )
