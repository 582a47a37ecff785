"""The pages about rounds: all of them, each one, and what decides when one is rebuilt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from govdocs.diff.summary import counted
from govdocs.model.closing import closing
from govdocs.model.consultation import Asked, Frozen
from govdocs.model.digest import in_fours
from govdocs.model.period import in_words
from govdocs.render.html.frame import Page
from govdocs.render.html.round_answer import answer_page
from govdocs.render.html.round_compiled import (
    consultees_page,
    questions_page,
    sections_page,
)
from govdocs.render.html.round_facts import ROUNDS, RoundFacts, round_facts
from govdocs.render.html.round_redline import Later, later_page, later_texts
from govdocs.render.html.round_replies import outcomes_line, replies_page, told_replies
from govdocs.render.html.standing import Standing
from govdocs.render.round_words import numbers_line
from govdocs.render.site_plan import SitePlan
from govdocs.text.memory import program_salt


@dataclass(frozen=True, slots=True)
class RoundPage:
    """A page about rounds: where it lies, what its bytes rest on, and what makes it."""

    path: str
    facts: object
    make: Callable[[], Page]

    def key(self, plan: SitePlan, *more: object) -> str:
        """Return the digest of what decides the bytes; `more` is what the caller adds."""
        whole = program_salt(), plan.workspace.digest, self.path, self.facts, more
        return sha256(repr(whole).encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class TextRow:
    """A text that is asked about; `page` is '' when the site does not show just it."""

    title: str
    note: str
    page: str
    digest: str
    later: str = ""
    later_words: str = ""


@dataclass(frozen=True, slots=True)
class RoundsNow:
    """What the first page tells of rounds: those to answer, and the one that closed last."""

    ahead: tuple[Standing, ...]
    last: Standing | None
    closed: str


def rounds_now(plan: SitePlan) -> RoundsNow | None:
    """Return how the rounds stand on the day of the site; None when there are none."""
    rounds = round_facts(plan)
    if not rounds:
        return None
    ahead = tuple(_row(one) for one in rounds if not one.is_closed)
    last = next((one for one in rounds if one.is_closed), None)
    day = in_words(last.round.closes) if last else ""
    return RoundsNow(ahead, _row(last) if last else None, day)


def round_pages(plan: SitePlan) -> Iterator[RoundPage]:
    """Yield every page about rounds; none when there is nothing to tell."""
    rounds = round_facts(plan)
    if not rounds:
        return
    listed = [(_row(one), _told(one), one.round.marking) for one in rounds]
    yield RoundPage(f"{ROUNDS}/index.html", listed, lambda: rounds_page(rounds))
    for one in rounds:
        yield from _pages_of(one)


def _pages_of(one: RoundFacts) -> Iterator[RoundPage]:
    folder, asked = one.folder, one.round
    shown = asked, one.state, one.sentence, _numbers(one), _rows(one), _told(one)
    yield RoundPage(
        f"{folder}/index.html", (shown, _outside(one)), lambda: round_page(one)
    )
    later = tuple(later_texts(one))
    for each in later:
        yield _later(each)
    if not one.has_answers:
        return
    lead = [(each.page, each.words) for each in later]
    said = asked, one.status, one.names, lead
    home, outcomes = f"{folder}/sammanstallning", _outcomes(one)
    yield RoundPage(f"{home}/index.html", (said, outcomes), lambda: sections_page(one))
    yield RoundPage(f"{home}/instans/index.html", said, lambda: consultees_page(one))
    if one.has_questions:
        yield RoundPage(f"{home}/fragor/index.html", said, lambda: questions_page(one))
    replies = told_replies(one)
    for standing in one.status.standings:
        answer = standing.answer
        if answer is None:
            continue
        own = [replies.get(each.id) for each in answer.comments]
        facts = asked, standing, one.name(standing.consultee), own, lead

        def make(consultee: str = standing.consultee) -> Page:
            return answer_page(one, consultee)

        yield RoundPage(f"{home}/instans/{standing.consultee}/index.html", facts, make)
    if one.by_comment:
        path = f"{folder}/redogorelse/index.html"
        yield RoundPage(path, (said, replies), lambda: replies_page(one))


def _later(later: Later) -> RoundPage:
    return RoundPage(f"{later.page}/index.html", later.key, lambda: later_page(later))


def _outcomes(one: RoundFacts) -> list[tuple[str, str]]:
    return [(comment, reply.outcome) for comment, reply in one.by_comment.items()]


def rounds_page(rounds: tuple[RoundFacts, ...]) -> Page:
    """Return the list of rounds: those that are open first, the newest first."""
    ahead = [one for one in rounds if not one.is_closed]
    closed = [one for one in rounds if one.is_closed]
    marks = dict.fromkeys(one.round.marking for one in rounds if one.round.marking)
    return Page(
        f"{ROUNDS}/index.html",
        "rounds.html",
        "Remisser",
        {
            "open": tuple(map(_row, ahead)),
            "closed": tuple(map(_row, closed)),
            "last": in_words(closed[0].round.closes) if closed else "",
            "markings": tuple(marks),
        },
        (("Start", "../index.html"),),
    )


def _row(one: RoundFacts) -> Standing:
    words = f"Remiss {one.round.id}: {one.round.title}"
    sentence = " ".join(each for each in (one.sentence, _numbers(one)) if each)
    return Standing(one.folder, words, one.state, sentence)


def round_page(one: RoundFacts) -> Page:
    """Return the page of a round: until when, what is asked about, and what came of it."""
    asked = one.round
    return Page(
        f"{one.folder}/index.html",
        "round.html",
        f"Remiss {asked.id}: {asked.title}",
        {
            "round": asked,
            "state": one.state,
            "sentence": one.sentence,
            "numbers": _numbers(one),
            "told": _told(one),
            "closed": one.is_closed,
            "silence": one.is_closed and not one.has_answers,
            "texts": _rows(one),
            "questions": _questions(one),
            "outside": _outside(one),
            "times": tuple(_times(one)),
            "contact": one.plan.workspace.settings.contact,
            "folder": one.folder,
            "has_answers": one.has_answers,
            "has_replies": bool(one.by_comment),
        },
        (("Start", "../../index.html"), ("Remisser", "../index.html")),
    )


def _numbers(one: RoundFacts) -> str:
    """Return who answered; '' while that is not known to the public."""
    if one.is_closed and one.has_answers:
        return numbers_line(one.status)
    return ""


def _told(one: RoundFacts) -> str:
    return outcomes_line(one) if one.by_comment else ""


def _title(one: RoundFacts, document: str) -> str:
    found = one.plan.workspace.by_id.get(document)
    return found.metadata.title if found else document


def _rows(one: RoundFacts) -> tuple[TextRow, ...]:
    later = {each.document: each for each in later_texts(one)}
    return tuple(
        _text_row(one, each, later.get(each.document)) for each in one.round.texts
    )


def _text_row(one: RoundFacts, frozen: Frozen, later: Later | None) -> TextRow:
    editions = one.plan.library.by_id.get(frozen.document)
    known = {each.number for each in editions.versions} if editions else set()
    shows = frozen.version in known
    note = f"Version {frozen.version}" if frozen.version else "Förslaget som remitteras"
    page = f"{frozen.document}/{frozen.version}" if shows else ""
    return TextRow(
        _title(one, frozen.document),
        note,
        page,
        in_fours(frozen.digest),
        later.page if later else "",
        later.words if later else "",
    )


def _outside(one: RoundFacts) -> tuple[tuple[str, str, str], ...]:
    """Return the title, the reason and the page of what is not asked about."""
    shown = one.plan.workspace.by_id
    return tuple(
        (
            _title(one, each.document),
            each.reason,
            each.document if each.document in shown else "",
        )
        for each in one.round.outside
    )


def _questions(one: RoundFacts) -> tuple[tuple[str, tuple[Asked, ...]], ...]:
    """Return the questions with what they are about, those about everything first."""
    found = [("Hela förslaget", one.round.questions)]
    found += [(_title(one, each.document), each.questions) for each in one.round.texts]
    return tuple((title, questions) for title, questions in found if questions)


def _times(one: RoundFacts) -> Iterator[tuple[str, str]]:
    asked = one.round
    yield "Öppnar", f"den {in_words(asked.opens)}"
    warning = closing(asked.deadline).warning
    more = f" ({warning})" if warning else ""
    yield "Sista dag att svara", f"den {in_words(asked.deadline)} kl. 23.59{more}"
    granted = Counter(each.extension for each in asked.invited if each.extension)
    for day in sorted(granted):
        who = counted(granted[day], "instans", "instanser")
        yield f"Anstånd för {who}", f"till den {in_words(day)} kl. 23.59"
