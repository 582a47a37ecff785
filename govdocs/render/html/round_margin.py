"""What was said of a text in a round, beside the clauses of a later draft of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from govdocs.consultation.asked_text import asked_text
from govdocs.consultation.compilation import Compilation, compile_comments
from govdocs.consultation.frozen_text import frozen_texts
from govdocs.consultation.grouping import Group, Said, group
from govdocs.consultation.placing import Landed, Placed, place_comments
from govdocs.consultation.status import Status
from govdocs.model.amount import counted
from govdocs.model.anchor import PlacementStatus
from govdocs.model.reply import Reply
from govdocs.model.submission import Comment
from govdocs.render.html.frame import environment, hrefs
from govdocs.render.html.round_facts import RoundFacts, latest_round
from govdocs.render.html.round_replies import OUTCOMES
from govdocs.render.site_plan import SitePlan
from govdocs.render.text_page import TextPage

_FATES = {
    PlacementStatus.EXACT: "Oförändrad text",
    PlacementStatus.MOVED: "Flyttad text",
    PlacementStatus.EDITED: "Omskriven text",
    PlacementStatus.GONE: "Texten finns inte kvar",
    PlacementStatus.UNSURE: "Osäkert var texten står nu",
}
_COUNTED = {
    PlacementStatus.EXACT: "oförändrad text",
    PlacementStatus.MOVED: "flyttad text",
    PlacementStatus.EDITED: "omskriven text",
    PlacementStatus.GONE: "text som inte finns kvar",
    PlacementStatus.UNSURE: "text som inte säkert går att hitta igen",
}
_COMMENTS = "synpunkt", "synpunkter"
_WHOLE = "hela dokumentet"
_NAMELESS = "text utan eget id"


@dataclass(frozen=True, slots=True)
class Note:
    """Comments with the same words at the same place; `was` is where it stood, in words."""

    group: Group
    fate: str
    was: str
    outcome: str
    reason: str


@dataclass(frozen=True)
class Margin:
    """The comments of one round on one draft, each where it belongs today.

    What belongs to no clause with an id of its own is told after the text.
    """

    facts: RoundFacts
    root: str
    placed: tuple[Placed, ...]
    was: Mapping[str, str]

    def after(self, anchor: str, word: str) -> str:
        """Return the comments on a clause; `word` is what it is called inside another."""
        found = self._by_block.get(anchor)
        if not found:
            return ""
        landed = found[0].landed
        assert landed is not None, "what stands at a clause has landed"
        where = landed.cited
        return str(self._macros.box(self, self._notes(found), where, anchor, word))

    @property
    def told(self) -> str:
        """Return how many comments there are and what they stand on; the sum holds."""
        counts = Counter(map(_kind, self.placed))
        ordered = (_WHOLE, *_COUNTED.values())
        parts = [f"{counts[one]} på {one}" for one in ordered if counts[one]]
        whole = counted(len(self.placed), *_COMMENTS)
        last = parts.pop()
        about = f"{', '.join(parts)} och {last}" if parts else last
        return f"I {self.facts.called} kom {whole} på dokumentet: {about}."

    @property
    def apart(self) -> tuple[tuple[str, tuple[Note, ...]], ...]:
        """Return what stands at no clause, under what it is about."""
        found: dict[str, list[Placed]] = {}
        for one in self.placed:
            if not _block(one.landed):
                is_nameless = one.landed and one.landed.span
                title = _NAMELESS if is_nameless else _kind(one)
                found.setdefault(title, []).append(one)
        ordered = (_WHOLE, _NAMELESS, *_COUNTED.values())
        return tuple(
            (f"Synpunkter på {title}", self._notes(found[title]))
            for title in ordered
            if title in found
        )

    def counted(self, notes: Iterable[Note]) -> str:
        """Return how many comments some notes stand for."""
        return counted(sum(len(one.group.said) for one in notes), *_COMMENTS)

    @cached_property
    def _by_block(self) -> dict[str, list[Placed]]:
        found: dict[str, list[Placed]] = {}
        for one in self.placed:
            block = _block(one.landed)
            if block:
                found.setdefault(block, []).append(one)
        return found

    @cached_property
    def _macros(self) -> Any:
        template = environment().get_template("round_margin.html")
        return template.make_module({"href": hrefs(self.root)})

    def _notes(self, placed: Iterable[Placed]) -> tuple[Note, ...]:
        """Return comments as they are told; those that say the same stand once."""
        alike: dict[tuple[PlacementStatus, Reply | None], list[Said]] = {}
        for one in placed:
            reply = self.facts.by_comment.get(one.said.comment.id)
            alike.setdefault((one.status, reply), []).append(one.said)
        return tuple(
            self._note(each, status, reply)
            for (status, reply), said in alike.items()
            for each in group(said)
        )

    def _note(self, one: Group, status: PlacementStatus, reply: Reply | None) -> Note:
        is_whole = bool(one.first.place and one.first.place.block is None)
        return Note(
            one,
            "" if is_whole else _FATES[status],
            self.was[one.first.id],
            OUTCOMES[reply.outcome].tag if reply else "",
            reply.reason if reply else "",
        )


def margin_facts(page: TextPage, plan: SitePlan) -> object:
    """Return what decides the comments beside a text, without placing them."""
    facts = _asked_about(page, plan)
    if facts is None:
        return ()
    asked = facts.round
    rows = [
        (one.consultee, facts.name(one.consultee), each, facts.by_comment.get(each.id))
        for one in facts.status.answers
        for each in _about(one.comments, page.id)
    ]
    return asked.id, asked.kind, asked.marking, asked.text_of(page.id), rows


def margin(page: TextPage, plan: SitePlan) -> Margin | None:
    """Return the comments beside the text of a page; None where there are none.

    Raises CannotCompile, or what stops the text asked about from being read.
    """
    facts = _asked_about(page, plan)
    if facts is None:
        return None
    status = _only_about(facts.status, page.id)
    texts = frozen_texts(plan.root, status.round).values()
    old = tuple(map(asked_text, texts))
    found = compile_comments(status, old, facts.replies, facts.names)
    placed = place_comments(found, {page.id: asked_text(page.edition.ready)})
    was = {one.comment.id: _was(found, one.comment) for one in found.annex}
    return Margin(facts, page.root, placed, was) if placed else None


def _asked_about(page: TextPage, plan: SitePlan) -> RoundFacts | None:
    """Return the round to tell of on a page; a locked text tells of none."""
    return None if page.edition.version else latest_round(plan, page.id)


def _only_about(status: Status, document: str) -> Status:
    """Return a round as if one text alone had been asked about."""
    asked = status.round
    texts = tuple(one for one in asked.texts if one.document == document)
    standings = tuple(
        replace(one, answer=replace(one.answer, comments=_about(comments, document)))
        for one in status.standings
        if one.answer and (comments := one.answer.comments)
    )
    return Status(replace(asked, texts=texts), standings)


def _about(comments: Iterable[Comment], document: str) -> tuple[Comment, ...]:
    return tuple(
        one for one in comments if one.place and one.place.document == document
    )


def _was(found: Compilation, comment: Comment) -> str:
    """Return where a comment stood in the text asked about, the title left out."""
    spot = found.spot(comment.place)
    return spot.cited if spot else _WHOLE


def _kind(one: Placed) -> str:
    place = one.said.comment.place
    if place and place.block is None:
        return _WHOLE
    return _COUNTED[one.status]


def _block(landed: Landed | None) -> str | None:
    return landed.block if landed else None
