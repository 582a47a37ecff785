"""What a branch would be after a push: its text by the policies, and its record.

The base is what the branch left main at, and the rules are always those of main as it
stands on the server, so that a proposal can never bring its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from govdocs.errors import CannotCompare, NothingSaved
from govdocs.lint.past import judge_record
from govdocs.lint.run import as_findings, inspect
from govdocs.model.finding import Finding, Location, Severity
from govdocs.model.policy import Breach, Judgement
from govdocs.overview.frozen import loaded_from
from govdocs.overview.frozen_guard import broken, may_matter
from govdocs.policy.change import Change
from govdocs.policy.run import judge, looked_up
from govdocs.store.corpus import TreeFiles
from govdocs.store.differing import DifferingFiles
from govdocs.store.fronts import fronts_at
from govdocs.store.gateway import Gateway
from govdocs.store.proofs import proofs_at
from govdocs.store.proposal import start_of
from govdocs.store.proposals import main_commit
from govdocs.store.pushed import Update
from govdocs.text.faults import Faults
from govdocs.text.load import Loaded, is_record, load
from govdocs.text.memory import Memory
from govdocs.text.names import collisions, printable
from govdocs.text.registers import SETTINGS_FILE, read_settings, read_yaml_file

# Text that reads as something other than it is; the rest of a draft is for `check`.
_MISLEADING = frozenset(f"GD00{digit}" for digit in range(1, 9)) | {"GD011"}
# Told of each commit, with the commit.
_NAMES = frozenset({"GD012", "GD013", "GD014", "GD015", "GD017", "GD018"})


@dataclass(frozen=True, slots=True)
class Tip:
    """A branch as it would be: its commit, what it is held against, and whose rules count.

    `base` and `rules` are None where the server has nothing yet. `is_main` tells that what
    comes in is the text itself, and not a proposal of one.
    """

    commit: str
    base: str | None
    rules: str | None
    is_main: bool = False


def find_tip(gateway: Gateway, update: Update, protected: frozenset[str]) -> Tip | None:
    """Return what is to be judged of a ref; None when it goes, or is no branch."""
    if update.new is None or not update.ref.startswith("refs/heads/"):
        return None
    if update.ref in protected and update.old:
        return Tip(update.new, update.old, update.old, is_main=True)
    try:
        main = main_commit(gateway)
    except NothingSaved:
        return Tip(update.new, None, None)
    return Tip(update.new, start_of(gateway, main, update.new), main)


def folders_of(gateway: Gateway, commit: str | None) -> frozenset[str]:
    """Return the folders of workspaces in a commit; one inside another is part of it."""
    if commit is None:
        return frozenset()
    paths = (entry.path for entry in replace(gateway, folder="").tree(commit))
    found: list[str] = []
    for path in sorted(paths, key=lambda one: one.count("/")):
        folder, _, name = path.rpartition("/")
        inside = any(not one or f"{folder}/".startswith(f"{one}/") for one in found)
        if name == SETTINGS_FILE and not inside:
            found.append(folder)
    return frozenset(found)


@dataclass
class TipJudge:
    """Judges branches; `shelf` is the folder where what was learnt is kept.

    `on` is the day on which waivers are looked at.
    """

    gateway: Gateway
    shelf: Path
    on: date

    def judge(self, tip: Tip) -> Iterator[Finding]:
        """Find what a branch may not become. Raises CannotCompare, or what git refuses."""
        yield from self._collisions(tip)
        before = folders_of(self.gateway, tip.base)
        after = folders_of(self.gateway, tip.commit)
        gone, come = sorted(before - after), sorted(after - before)
        moved = {come[0]: gone[0]} if len(come) == len(gone) == 1 else {}
        for folder in [] if moved else gone:
            words = "inställningarna är borttagna, och med dem reglerna för arbetsytan"
            at = Location(printable(f"{folder}/{SETTINGS_FILE}".lstrip("/")))
            remedy = "lägg tillbaka filen"
            yield Finding("GD962", Severity.ERROR, at, words, remedy)
        for folder in sorted(after):
            was = moved.get(folder, folder if folder in before else None)
            if len(after) > 1 and was == folder and self._is_untouched(tip, folder):
                continue
            try:
                yield from self._workspace(tip, folder, was)
            except CannotCompare as error:
                raise _placed(error, folder) from error

    def _is_untouched(self, tip: Tip, folder: str) -> bool:
        """Tell whether one workspace of several is what it was."""
        own = replace(self.gateway, folder=folder)
        assert tip.base is not None, "the folder was in the base"
        return tuple(own.tree(tip.base)) == tuple(own.tree(tip.commit))

    def _collisions(self, tip: Tip) -> Iterator[Finding]:
        """Find names that fall together, and did not before."""
        known = {(one.location.file, one.message) for one in self._twins(tip.base)}
        for one in self._twins(tip.commit):
            if (one.location.file, one.message) not in known:
                yield one

    def _twins(self, commit: str | None) -> Iterator[Finding]:
        rows = replace(self.gateway, folder="").tree(commit) if commit else ()
        paths = [row.path for row in rows]
        folders = {
            "/".join(steps[:count])
            for steps in (path.split("/") for path in paths)
            for count in range(1, len(steps))
        }
        return collisions(sorted([*paths, *folders]))

    def _workspace(self, tip: Tip, folder: str, was: str | None) -> Iterator[Finding]:
        """Judge one workspace, which lay in the folder `was` before."""
        own = replace(self.gateway, folder=folder)
        head, base = self._sides(tip, own, was)
        yield from _unreadable(head, folder)
        proofs = proofs_at(self.shelf / f"{_name(folder)}.proofs.json")
        for rule, hits in judge_record(head, own, proofs):
            for one in as_findings(rule, hits):
                yield _in_repository(one, folder)
        proofs.save()
        yield from _misleading(head, base, folder)
        if base is None:
            return
        if tip.is_main:
            for one in self._consulted(tip, own, base):
                yield _in_repository(one, folder)
        for judgement in judge(Change(base, head), self.on):
            for breach in judgement.breaches:
                yield _as_finding(judgement, breach, folder)

    def _consulted(self, tip: Tip, own: Gateway, base: Loaded) -> Iterator[Finding]:
        """Find what changes a text, or a round, that is out for consultation.

        The rounds are those of the base, so that a push cannot close one first.
        """
        rounds = base.workspace.consulted.rounds
        held = [one for one in rounds if one.is_open(self.on)]
        assert tip.base is not None, "there is something to change"
        tree = TreeFiles(own, tip.commit)
        before = {one.path: one.blob for one in own.tree(tip.base)}
        after = {one.path: one.blob for one in own.tree(tip.commit)}
        differing = {one for one, _ in before.items() ^ after.items()}
        if not held or not any(map(may_matter, differing)):
            return
        whole = loaded_from(self.shelf, tree)
        yield from broken(whole, held, self.on)

    def _sides(
        self, tip: Tip, own: Gateway, was: str | None
    ) -> tuple[Loaded, Loaded | None]:
        """Return head and base, of which no more is read than the policies look at."""
        kept: dict[str, bytes] = {}
        head = TreeFiles(own, tip.commit, kept)
        memory = Memory()
        if tip.base is None or was is None:
            return load(self.shelf, inspect, memory, head), None
        base = TreeFiles(replace(own, folder=was), tip.base, kept)
        few = DifferingFiles(base.gateway, base.commit, kept, head)
        before = self._ruled(load(self.shelf, inspect, memory, few), tip, was)
        also: frozenset[str] = frozenset()
        if named := looked_up(before.workspace.settings):
            fronts = fronts_at(self.shelf / f"{_name(own.folder)}.fronts.json")
            also = fronts.paths_of(base, named)
            few = replace(few, also=also)
            before = self._ruled(load(self.shelf, inspect, memory, few), tip, was)
        some = DifferingFiles(own, tip.commit, kept, base, also)
        return load(self.shelf, inspect, memory, some), before

    def _ruled(self, base: Loaded, tip: Tip, folder: str) -> Loaded:
        """Return a state with the settings of main today, wherever they lie there."""
        if tip.rules is None or tip.rules == tip.base:
            return base
        folders = folders_of(self.gateway, tip.rules)
        places = folders if folder not in folders else {folder}
        if len(places) != 1:
            return base
        (place,) = places
        there = replace(self.gateway, folder=place)
        return _ruled_by(base, TreeFiles(there, tip.rules))


def _placed(error: CannotCompare, folder: str) -> CannotCompare:
    """Return a stop with its file as the repository names it."""
    file = f"{printable(folder)}/{error.file}".lstrip("/")
    return CannotCompare(error.message, error.remedy, file=file, line=error.line)


def _name(folder: str) -> str:
    return sha256(folder.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _ruled_by(base: Loaded, rules: TreeFiles) -> Loaded:
    """Return a state with the settings that stand in main today."""
    faults = Faults(SETTINGS_FILE)
    file = read_yaml_file(SETTINGS_FILE, rules.read(SETTINGS_FILE), faults)
    places = {**base.workspace.register_places, SETTINGS_FILE: file.places}
    others = (
        one for one in base.workspace.faults if one.location.file != SETTINGS_FILE
    )
    workspace = replace(
        base.workspace,
        settings=read_settings(file.data),
        register_places=places,
        faults=(*others, *faults.found),
    )
    return replace(base, workspace=workspace)


def _unreadable(head: Loaded, folder: str) -> Iterator[Finding]:
    """Find faults in what later pushes are judged by: the settings and the record."""
    for one in head.workspace.faults:
        file = one.location.file
        if one.code not in _NAMES and (file == SETTINGS_FILE or is_record(file)):
            yield _in_repository(one, folder)


def _misleading(head: Loaded, base: Loaded | None, folder: str) -> Iterator[Finding]:
    """Find text that reads as something other than it is, and did not before."""
    known = Counter(map(_said, base.inspected)) if base else Counter()
    for one in head.inspected:
        if one.code in _MISLEADING:
            if known[_said(one)]:
                known[_said(one)] -= 1
            else:
                yield _in_repository(one, folder)


def _said(one: Finding) -> tuple[str, str, str]:
    return one.code, one.location.file, one.message


def _as_finding(judgement: Judgement, breach: Breach, folder: str) -> Finding:
    remedy = f"{breach.remedy}; {judgement.policy} kan hävas av {judgement.lifted_by}"
    at = breach.in_proposal or breach.at
    told = Finding(judgement.code, Severity.ERROR, at, breach.message, remedy)
    return _in_repository(told, folder)


def _in_repository(one: Finding, folder: str) -> Finding:
    """Return a finding with its file as the repository names it."""
    if not folder:
        return one
    at = replace(one.location, file=f"{printable(folder)}/{one.location.file}")
    return replace(one, location=at)
