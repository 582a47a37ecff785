"""All open proposals: what each touches, whom it competes with, whether it still applies."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from itertools import combinations
from pathlib import Path

from govdocs.clock import STOCKHOLM
from govdocs.errors import CannotWrite, ShallowClone
from govdocs.model.merge import Verdict
from govdocs.overview.edits import Edit, find_edits
from govdocs.overview.merging import Edits, Judged, judge, judge_file, touched_in
from govdocs.store.gateway import Gateway
from govdocs.store.proposals import Ref, Story, common_base, open_refs, story_of
from govdocs.text.files import replace_file
from govdocs.text.memory import place_of, program_salt


@dataclass(frozen=True, slots=True)
class Rival:
    """Another open proposal that touches the same places."""

    name: str
    verdict: Verdict
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """An open proposal; `applies` is how it stands to what has come into the base since.

    `begun` is the day of its first commit, and `hindrance` the blocks that decide
    `applies`.
    """

    ref: Ref
    story: Story
    begun: date
    blocks: tuple[str, ...]
    rivals: tuple[Rival, ...]
    applies: Verdict
    hindrance: tuple[str, ...]

    def age(self, on: date) -> int:
        """Return how many days old it is on a day; 0 before it was made."""
        return max(0, (on - self.begun).days)


@dataclass
class Judgements:
    """What was found of edits before, by content; `place` is None for one run alone."""

    place: Path | None = None
    _old: dict[str, list[str]] = field(default_factory=dict)
    _new: dict[str, list[str]] = field(default_factory=dict)

    def judge(self, one: Edit, other: Edit) -> Judged:
        """Return how two edits of a file stand."""
        key = f"{_key(one)} {_key(other)}"
        found = self._kept(key, lambda: _spelt(judge_file(one, other)))
        return Verdict(found[0]), tuple(found[1:])

    def touched(self, edit: Edit) -> tuple[str, ...]:
        """Return what an edit of a file changes."""
        return tuple(self._kept(_key(edit), lambda: list(touched_in(edit))))

    def _kept(self, key: str, ask: Callable[[], list[str]]) -> list[str]:
        if key not in self._new:
            self._new[key] = self._old[key] if key in self._old else ask()
        return self._new[key]

    def save(self, *, is_all: bool) -> None:
        """Keep what this run asked for, and what is known besides unless that is all.

        A folder that cannot be written is no fault.
        """
        kept = self._new if is_all else {**self._old, **self._new}
        if self.place is None or kept == self._old:
            return
        whole = json.dumps([program_salt(), kept], ensure_ascii=False)
        with suppress(CannotWrite):
            replace_file(self.place, whole.encode("utf-8"))


def open_judgements(root: Path) -> Judgements:
    """Return what was found before by the same program; empty when nothing was."""
    place = place_of(root, "proposals.json")
    try:
        salt, kept = json.loads(place.read_bytes())
        sound = salt == program_salt() and all(
            isinstance(one, str) for row in kept.values() for one in row
        )
    except (OSError, ValueError, TypeError, AttributeError):
        return Judgements(place)
    return Judgements(place, kept if sound else {})


def _spelt(judged: Judged) -> list[str]:
    return [judged[0].value, *judged[1]]


def _key(edit: Edit) -> str:
    sides = (edit.before, edit.after)
    return " ".join(f"{one.blob} {one.path}" if one else "-" for one in sides)


@dataclass
class Proposals:
    """The open proposals of a repository, held against a commit they are to go into."""

    gateway: Gateway
    main: str
    known: Judgements
    _edits: dict[tuple[str, str], Edits] = field(default_factory=dict)

    @cached_property
    def refs(self) -> tuple[Ref, ...]:
        """Return those that have something the base has not, by name."""
        return tuple(one for one in open_refs(self.gateway) if self._story(one))

    def all(self) -> Iterator[Proposal]:
        """Yield every open proposal, with its rivals, by name."""
        rivals: dict[str, list[Rival]] = {ref.name: [] for ref in self.refs}
        for one, other in combinations(self.refs, 2):
            verdict, blocks = self.between(one.commit, other.commit)
            if verdict is not Verdict.INDEPENDENT:
                rivals[one.name].append(Rival(other.name, verdict, blocks))
                rivals[other.name].append(Rival(one.name, verdict, blocks))
        for ref in self.refs:
            yield self._proposal(ref, rivals[ref.name])

    def rivals(self, commit: str) -> tuple[Rival, ...]:
        """Return the open proposals that touch what a commit touches, by name."""
        found = []
        for ref in self.refs:
            if ref.commit != commit:
                verdict, blocks = self.between(commit, ref.commit)
                if verdict is not Verdict.INDEPENDENT:
                    found.append(Rival(ref.name, verdict, blocks))
        return tuple(found)

    def between(self, one: str, other: str) -> Judged:
        """Return how two commits stand; files that only one of them changes cost nothing."""
        bases = self._base(one), self._base(other)
        if bases[0] == bases[1] and bases[0] is not None:
            sides = self.edits(bases[0], one), self.edits(bases[0], other)
            if sides[0].keys().isdisjoint(sides[1]) and not _are_new(*sides):
                return Verdict.INDEPENDENT, ()
        base = common_base(self.gateway, (one, other))
        if base is None:
            return Verdict.INDEPENDENT, ()
        return judge(self.edits(base, one), self.edits(base, other), self.known.judge)

    def edits(self, base: str, commit: str) -> Edits:
        """Return what a commit does to a base, found at most once."""
        key = base, commit
        if key not in self._edits:
            self._edits[key] = find_edits(self.gateway, base, commit)
        return self._edits[key]

    def _base(self, commit: str) -> str | None:
        if commit not in self._bases:
            found = common_base(self.gateway, (self.main, commit))
            if found is None and self.gateway.is_shallow():
                raise ShallowClone
            self._bases[commit] = found
        return self._bases[commit]

    @cached_property
    def _bases(self) -> dict[str, str | None]:
        return {}

    @cached_property
    def _stories(self) -> dict[str, Story | None]:
        return {}

    def _story(self, ref: Ref) -> Story | None:
        if ref.commit not in self._stories:
            found = story_of(self.gateway, self.main, ref.commit)
            self._stories[ref.commit] = found
        return self._stories[ref.commit]

    def _proposal(self, ref: Ref, rivals: list[Rival]) -> Proposal:
        story = self._story(ref)
        assert story is not None, "an open proposal has a commit"
        base = self._base(ref.commit)
        edits = self.edits(base, ref.commit) if base else {}
        blocks = dict.fromkeys(
            block for edit in edits.values() for block in self.known.touched(edit)
        )
        applies: Judged = (Verdict.INDEPENDENT, ())
        if base is None:
            applies = (Verdict.COMPETING, ())
        elif base != self.main:
            applies = judge(self.edits(base, self.main), edits, self.known.judge)
        begun = datetime.fromtimestamp(story.begun, STOCKHOLM).date()
        return Proposal(ref, story, begun, tuple(blocks), tuple(rivals), *applies)


def _are_new(one: Edits, other: Edits) -> bool:
    """Tell whether both add or move files, which may come to lie at one place."""
    return all(
        any(
            not edit.before or (edit.after and edit.after.path != edit.before.path)
            for edit in edits.values()
        )
        for edits in (one, other)
    )


def list_proposals(gateway: Gateway, root: Path, main: str) -> tuple[Proposal, ...]:
    """Return all open proposals of a workspace; what was found before is not found again."""
    known = open_judgements(root)
    found = tuple(Proposals(gateway, main, known).all())
    known.save(is_all=True)
    return found


def find_rivals(
    gateway: Gateway, root: Path, main: str, commit: str
) -> tuple[Rival, ...]:
    """Return the open proposals that touch the same places as a commit, by name."""
    known = open_judgements(root)
    found = Proposals(gateway, main, known).rivals(commit)
    known.save(is_all=False)
    return found
