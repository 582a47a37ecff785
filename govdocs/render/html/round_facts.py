"""What the pages of a round build on: who has answered, what is replied, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from govdocs.consultation.asked_text import asked_text
from govdocs.consultation.compilation import (
    Compilation,
    SectionCompiled,
    compile_comments,
)
from govdocs.consultation.frozen_text import frozen_texts
from govdocs.consultation.losing import told_lost
from govdocs.consultation.status import Status, find_status
from govdocs.model.closing import closing
from govdocs.model.consultation import Consultation, ConsultationKind
from govdocs.model.period import in_words
from govdocs.model.reply import Reply
from govdocs.model.submission import Comment
from govdocs.render.html.state import State
from govdocs.render.round_words import document_title
from govdocs.render.site_plan import SitePlan
from govdocs.text.publication import Ready
from govdocs.text.spool import spool_of
from govdocs.text.spool_harm import find_lost

ROUNDS = "remisser"
_NOWHERE = ("", 1)

Section = tuple[str, SectionCompiled]

_COMING = State("Öppnar senare", "", look="intern")
_OPEN = State("Öppen för svar", "", look="kommande")
_CLOSED = State("Stängd", "", look="ersatt")


@dataclass(frozen=True)
class RoundFacts:
    """A round as its pages tell it; only answers that are published are among them.

    Nothing in it says on which line of a file something stands, so that it can tell
    whether a page is to be written anew.
    """

    plan: SitePlan
    status: Status
    replies: tuple[Reply, ...]

    @property
    def round(self) -> Consultation:
        """Return the round."""
        return self.status.round

    @property
    def folder(self) -> str:
        """Return where the pages of the round lie on the site."""
        return f"{ROUNDS}/{self.round.id}"

    @property
    def is_public(self) -> bool:
        """Tell whether the round has pages of its own."""
        return _is_public(self.round)

    @property
    def called(self) -> str:
        """Return what the round is called in a sentence."""
        if self.is_public:
            return f"remiss {self.round.id}"
        return f"den interna synpunktsrundan {self.round.id}"

    @property
    def has_answers(self) -> bool:
        """Tell whether any answer is published."""
        return bool(self.status.answers)

    @property
    def has_questions(self) -> bool:
        """Tell whether any question is answered."""
        return any(one.answers for one in self.status.answers)

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """Return every published comment that counts, answer by answer."""
        return tuple(each for one in self.status.answers for each in one.comments)

    @cached_property
    def by_comment(self) -> dict[str, Reply]:
        """Return the reply to each published comment that has one."""
        said = {each.id for each in self.comments}
        return {
            comment: one
            for one in self.replies
            for comment in one.comments
            if comment in said
        }

    @cached_property
    def lost_told(self) -> tuple[str, ...]:
        """Return which originals are gone for good, as sentences.

        That is known only where what came in is kept, as for a report.
        """
        settings = self.plan.library.work.settings
        spool = spool_of(self.plan.root, settings.received)
        with suppress(PermissionError):
            lost = find_lost(self.plan.root, spool, self.round.id)
            return tuple(
                told_lost(one, self.name(one.consultee), self.status) for one in lost
            )
        return ()

    @cached_property
    def names(self) -> dict[str, str]:
        """Return what instances are called, by id."""
        return {one.id: one.name for one in self.plan.library.work.registers.consultees}

    @cached_property
    def frozen(self) -> dict[str, Ready]:
        """Return the texts asked about by document, read from git.

        Raises CannotCompile, or what stops the history from being read.
        """
        return frozen_texts(self.plan.root, self.round)

    @cached_property
    def compiled(self) -> Compilation:
        """Return the answers put together.

        Raises what `frozen` does.
        """
        texts = map(asked_text, self.frozen.values())
        return compile_comments(self.status, texts, self.replies, self.names)

    def by_document(self) -> Iterator[tuple[str, tuple[Section, ...]]]:
        """Yield the title of each document with its sections, each with an id of its own.

        Raises what `compiled` does.
        """
        found = self.compiled
        named = [(f"avsnitt-{at}", one) for at, one in enumerate(found.sections, 1)]
        for document, rows in groupby(named, lambda each: each[1].document):
            yield document_title(found, document), tuple(rows)

    def name(self, consultee: str) -> str:
        """Return what an instance is called; its id when the register lacks it."""
        return self.names.get(consultee, consultee)

    @property
    def is_closed(self) -> bool:
        """Tell whether the time to answer is over for everybody."""
        return self.plan.on > self.round.closes

    @property
    def state(self) -> State:
        """Return the tag of the round on the day of the site."""
        if self.plan.on < self.round.opens:
            return _COMING
        return _CLOSED if self.is_closed else _OPEN

    @property
    def sentence(self) -> str:
        """Return until when answers are wanted, or were."""
        last = in_words(self.round.deadline)
        if self.plan.on < self.round.opens:
            return f"Öppnar den {in_words(self.round.opens)}. Svara senast den {last}."
        if self.plan.on <= self.round.deadline:
            return f"Öppen: svara senast den {last} kl. 23.59."
        if not self.is_closed:
            return (
                f"Sista dagen att svara var den {last}. De som har fått anstånd svarar "
                f"senast den {in_words(self.round.closes)} kl. 23.59."
            )
        given = ""
        if self.round.closes > self.round.deadline:
            given = f", med anstånd den {in_words(self.round.closes)}"
        return f"Sista dagen att svara var den {last}{given}."


def round_facts(plan: SitePlan) -> tuple[RoundFacts, ...]:
    """Return every round that is for the public, the one that closes last first."""
    return tuple(
        sorted(_facts(plan), key=lambda one: (one.round.closes, one.round.order))
    )[::-1]


def has_rounds(plan: SitePlan) -> bool:
    """Tell whether there is any round to show."""
    return any(map(_is_public, plan.library.work.consulted.rounds))


def latest_round(plan: SitePlan, document: str) -> RoundFacts | None:
    """Return the closed round on a document that has published answers, the last one.

    A working group's own is among them, for what it publishes it means to show.
    """
    asked = plan.library.work.consulted.rounds
    own = [one for one in asked if one.text_of(document) and one.closes < plan.on]
    ordered = sorted(own, key=lambda one: (one.closes, one.order), reverse=True)
    found = (_told(plan, one) for one in ordered)
    return next((one for one in found if one.has_answers), None)


def _facts(plan: SitePlan) -> Iterator[RoundFacts]:
    for one in filter(_is_public, plan.library.work.consulted.rounds):
        yield _told(plan, one)


def _told(plan: SitePlan, asked: Consultation) -> RoundFacts:
    consulted = plan.library.work.consulted
    answers = (replace(one, file=_NOWHERE) for one in consulted.answers(asked.id))
    replies = consulted.replies_of(asked.id)
    return RoundFacts(
        plan,
        find_status(asked, answers, closing(plan.on).at),
        tuple(replace(reply, place=_NOWHERE) for reply in replies),
    )


def _is_public(one: Consultation) -> bool:
    """A working group's reading of its own draft is no matter of the public."""
    return one.kind is ConsultationKind.CONSULTATION
