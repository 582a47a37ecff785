"""Some of the comments of a round: those of one kind, with one stance, from one area."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from govdocs.consultation.compilation import SectionCompiled
from govdocs.consultation.grouping import Group
from govdocs.model.amount import counted
from govdocs.model.ids import HeadingIds
from govdocs.model.submission import Comment, CommentKind, Stance
from govdocs.render.html.round_facts import RoundFacts, Section

FOLDER = "urval"


@dataclass(frozen=True, slots=True)
class Choice:
    """Some comments of a round by their ids; `of` is what the choice is made by."""

    of: str
    words: str
    slug: str
    ids: frozenset[str]

    @property
    def title(self) -> str:
        """Return what is chosen, as in a title."""
        return f"{self.of.lower()} {self.words}"

    def narrowed(self, section: SectionCompiled) -> SectionCompiled:
        """Return a section with the chosen comments alone; it may be left empty."""
        kept = tuple(filter(None, map(self._kept, section.groups)))
        return replace(section, groups=kept)

    def _kept(self, group: Group) -> Group | None:
        said = tuple(one for one in group.said if one.comment.id in self.ids)
        return replace(group, said=said) if said else None


def choices(one: RoundFacts) -> tuple[Choice, ...]:
    """Return the choices by kind, stance and area of those who answered."""
    registers = one.plan.library.work.registers
    areas = {each.id: each.area for each in registers.parties}
    from_area = {each.id: areas.get(each.party or "") for each in registers.consultees}
    order = [*CommentKind, *Stance, *filter(None, dict.fromkeys(areas.values()))]
    found: dict[tuple[str, str], set[str]] = {}
    for answer in one.status.answers:
        for each in answer.comments:
            for key in _keys(each, from_area.get(answer.consultee)):
                found.setdefault(key, set()).add(each.id)
    return tuple(made_choices(found, [str(each) for each in order], one))


def _keys(comment: Comment, area: str | None) -> Iterator[tuple[str, str]]:
    yield "Sort", comment.kind.value
    if comment.stance:
        yield "Inställning", comment.stance.value
    if area:
        yield "Område", area


def made_choices(
    found: Mapping[tuple[str, str], Iterable[str]],
    order: Sequence[str],
    one: RoundFacts,
) -> Iterator[Choice]:
    """Yield choices from ids by what is chosen, in order; none that is every comment."""
    slugs = HeadingIds()
    whole = len(one.comments)
    for of in dict.fromkeys(of for of, _ in found):
        for words in order:
            ids = frozenset(found.get((of, words), ()))
            if 0 < len(ids) < whole:
                yield Choice(of, words, slugs.add(f"{of} {words}"), ids)


@dataclass(frozen=True, slots=True)
class Chooser:
    """The choices that a page offers and the one that it shows; `home` has everything."""

    home: str
    rows: tuple[tuple[str, tuple[Choice, ...]], ...]
    chosen: Choice | None
    told: str

    def page(self, choice: Choice) -> str:
        """Return where the page of a choice lies."""
        return f"{self.home}/{FOLDER}/{choice.slug}"

    @property
    def here(self) -> str:
        """Return where the page itself lies."""
        return self.page(self.chosen) if self.chosen else self.home

    @property
    def added(self) -> str:
        """Return what is added to the title."""
        return f", {self.chosen.title}" if self.chosen else ""


def chooser(
    one: RoundFacts, home: str, offered: Iterable[Choice], chosen: Choice | None
) -> Chooser:
    """Return the choices of a page, with how many comments it shows."""
    rows = ((of, tuple(each)) for of, each in groupby(offered, lambda row: row.of))
    whole = counted(len(one.comments), "synpunkt", "synpunkter")
    told = f"Sidan visar {len(chosen.ids)} av {whole}." if chosen else ""
    return Chooser(home, tuple(rows), chosen, told)


def documents(
    one: RoundFacts, chosen: Choice | None
) -> Iterator[tuple[str, tuple[Section, ...]]]:
    """Yield the title of each document with its sections, those with nothing left out.

    Raises what stops the texts asked about from being read.
    """
    for title, sections in one.by_document():
        if chosen is None:
            yield title, sections
            continue
        own = ((anchor, chosen.narrowed(each)) for anchor, each in sections)
        kept = tuple(each for each in own if each[1].groups)
        if kept:
            yield title, kept
