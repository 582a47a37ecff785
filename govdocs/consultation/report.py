"""The report of a round: its numbers, every reply, and the changes that comments caused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from govdocs.consultation.asked_text import AskedText
from govdocs.consultation.compilation import Compilation, SectionCompiled
from govdocs.consultation.errors import NotReplied
from govdocs.consultation.grouping import Said
from govdocs.consultation.losing import told_lost
from govdocs.consultation.placing import Placed, place_comments
from govdocs.consultation.status import State
from govdocs.model.receipt import Lost
from govdocs.model.reply import Reply, ReplyOutcome


@dataclass(frozen=True, slots=True)
class TextChange:
    """A block that comments changed: how it is cited, before and now, and by which.

    `after` is '' when the block is gone, `before` when it is new. What a block of a
    document that was not asked about said before is not known: `is_asked` is then False.
    """

    block: str
    cited: str
    before: str
    after: str
    comments: tuple[str, ...]
    is_asked: bool = True

    @property
    def label(self) -> str:
        """Return what stands before the words of today."""
        return "Nu:" if self.before or not self.is_asked else "Nytt stycke:"

    @property
    def gone(self) -> str:
        """Return what stands where there are no words of today."""
        is_lost = "Stycket är borttaget."
        return is_lost if self.before else "Stycket finns inte i texten nu."


@dataclass(frozen=True, slots=True)
class SectionReported:
    """A section with the outcomes of its comments, in the order of the words."""

    section: SectionCompiled
    outcomes: Mapping[ReplyOutcome, int]


@dataclass(frozen=True)
class Report:
    """What a round came to, with a reply to every comment."""

    found: Compilation
    sections: tuple[SectionReported, ...]
    changes: tuple[TextChange, ...]
    lost: tuple[Lost, ...] = ()

    @property
    def lost_told(self) -> tuple[str, ...]:
        """Return the originals that are gone for good, as sentences."""
        status, name = self.found.status, self.found.name
        return tuple(told_lost(one, name(one.consultee), status) for one in self.lost)

    @property
    def outcomes(self) -> Mapping[ReplyOutcome, int]:
        """Return how many comments came to each outcome, all of them together."""
        total: Counter[ReplyOutcome] = Counter()
        for one in self.sections:
            total.update(one.outcomes)
        return {outcome: total[outcome] for outcome in ReplyOutcome}

    @cached_property
    def cited(self) -> Mapping[str, str]:
        """Return how readers cite each block that a reply names."""
        return cited_blocks(self.changes)

    def who(self, state: State) -> tuple[str, ...]:
        """Return the names of those who stand in a way, in the order of the round."""
        standings = self.found.status.standings
        return tuple(
            self.found.name(one.consultee) for one in standings if one.state is state
        )


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One comment of an instance: the text it was on, the reply, and the text now."""

    said: Said
    before: str
    reply: Reply | None
    after: tuple[TextChange, ...]
    now: str


def cited_blocks(changes: Iterable[TextChange]) -> Mapping[str, str]:
    """Return how readers cite the blocks of some changes."""
    return {one.block: one.cited for one in changes}


def make_report(
    found: Compilation, later: Mapping[str, AskedText], lost: Iterable[Lost] = ()
) -> Report:
    """Return the report of a round, its changes read in later texts.

    `lost` are originals that are gone for good.
    Raises NotReplied while one comment lacks a reply.
    """
    if found.unreplied:
        one, *more = found.unreplied
        others = f" och {len(more)} till" if more else ""
        raise NotReplied(
            f"synpunkten {one.comment.id} från {found.name(one.consultee)}"
            f"{others} saknar bemötande",
            f"kör govdocs remiss reply {found.round.id} --unanswered",
            file=found.round.place[0],
        )
    sections = tuple(
        SectionReported(one, _outcomes(found, one)) for one in found.sections
    )
    return Report(found, sections, find_changes(found, later), tuple(lost))


def find_changes(
    found: Compilation, later: Mapping[str, AskedText]
) -> tuple[TextChange, ...]:
    """Return every block that replies say was changed, in the order of the texts."""
    caused: dict[str, list[str]] = {}
    for reply in found.all_replies:
        for block in reply.caused.blocks if reply.caused else ():
            caused.setdefault(block, []).extend(reply.comments)
    order = {one: at for at, one in enumerate(found.texts)}

    def place(block: str) -> tuple[int, int, str]:
        document, _, id_ = block.partition("#")
        text = later.get(document) or found.texts.get(document)
        home = text.homes.by_id.get(id_) if text else None
        return order.get(document, len(order)), home.whole[0] if home else -1, block

    return tuple(
        _change(found, later, one, caused[one]) for one in sorted(caused, key=place)
    )


def own_rows(
    found: Compilation, later: Mapping[str, AskedText]
) -> dict[str, tuple[OwnRow, ...]]:
    """Return by instance what it said, what was replied, and what became of the text."""
    rows: dict[str, list[OwnRow]] = {}
    for one in place_comments(found, later):
        own = rows.setdefault(one.said.consultee, [])
        own.append(_own_row(found, later, one))
    return {consultee: tuple(own) for consultee, own in rows.items()}


def _own_row(
    found: Compilation, later: Mapping[str, AskedText], placed: Placed
) -> OwnRow:
    comment = placed.said.comment
    spot = found.spot(comment.place)
    reply = found.replies.get(comment.id)
    blocks = reply.caused.blocks if reply and reply.caused else ()
    after = tuple(_change(found, later, one, [comment.id]) for one in blocks)
    now = placed.landed.words if placed.landed else ""
    return OwnRow(placed.said, spot.words if spot else "", reply, after, now)


def _change(
    found: Compilation,
    later: Mapping[str, AskedText],
    block: str,
    comments: Iterable[str],
) -> TextChange:
    document, _, id_ = block.partition("#")
    old, new = found.texts.get(document), later.get(document)
    before, after = old.spot(id_) if old else None, new.spot(id_) if new else None
    shown = after or before
    text = new or old
    title = text.title if text else document
    return TextChange(
        block,
        f"{title}, {shown.cited}" if shown else block,
        before.words if before else "",
        after.words if after else "",
        tuple(dict.fromkeys(comments)),
        is_asked=document in found.texts,
    )


def _outcomes(
    found: Compilation, section: SectionCompiled
) -> Mapping[ReplyOutcome, int]:
    said: Sequence[Said] = section.said
    counts = Counter(found.replies[one.comment.id].outcome for one in said)
    return {outcome: counts[outcome] for outcome in ReplyOutcome}
