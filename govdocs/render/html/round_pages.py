"""The pages about rounds: all of them, each one, and what decides when one is rebuilt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256

from govdocs.model.amount import counted
from govdocs.model.closing import closing
from govdocs.model.consultation import Asked, Frozen
from govdocs.model.digest import in_fours
from govdocs.model.period import in_words
from govdocs.render.html.frame import Page
from govdocs.render.html.round_answer import answer_page
from govdocs.render.html.round_choices import choices, chooser
from govdocs.render.html.round_compiled import (
    consultees_page,
    questions_page,
    sections_page,
)
from govdocs.render.html.round_facts import ROUNDS, RoundFacts, round_facts
from govdocs.render.html.round_letter import letter_html
from govdocs.render.html.round_redline import Later, later_page, later_texts
from govdocs.render.html.round_replies import (
    outcome_choices,
    replies_line,
    replies_page,
    told_replies,
)
from govdocs.render.html.standing import Standing
from govdocs.render.round_words import numbers_line, section_asked
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
        salt, shared = program_salt(), plan.workspace.digest
        return _digest(salt, shared, self.path, self.facts, more)


@dataclass(frozen=True, slots=True)
class TextRow:
    """A text that is asked about; `page` is '' when the site does not show just it."""

    document: str
    note: str
    page: str
    digest: str
    later: str = ""
    later_words: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class RoundsNow:
    """What the first page tells of rounds: those to answer, and the one that closed last."""

    ahead: tuple[Standing, ...]
    last: Standing | None
    closed: str
    markings: tuple[str, ...]


def rounds_now(plan: SitePlan) -> RoundsNow | None:
    """Return how the rounds stand on the day of the site; None when there are none."""
    rounds = round_facts(plan)
    if not rounds:
        return None
    ahead = [one for one in rounds if not one.is_closed]
    last = [one for one in rounds if one.is_closed][:1]
    return RoundsNow(
        tuple(map(_row, ahead)),
        _row(last[0]) if last else None,
        in_words(last[0].round.closes) if last else "",
        _markings(*ahead, *last),
    )


def _markings(*rounds: RoundFacts) -> tuple[str, ...]:
    marks = (one.round.marking for one in rounds)
    return tuple(dict.fromkeys(filter(None, marks)))


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
    yield from map(_later, later_texts(one))
    if one.has_answers:
        told = _digest(asked, one.status, one.names, _lead(one), _outcomes(one))
        yield from _compiled_pages(one, told)
        yield from _answer_pages(one)
    if one.by_comment:
        yield from _reply_pages(one)


def _compiled_pages(one: RoundFacts, told: str) -> Iterator[RoundPage]:
    """Yield the pages with all answers put together, or some of them."""
    home = f"{one.folder}/sammanstallning"
    for choice in (None, *choices(one)):
        path = f"{chooser(one, home, (), choice).here}/index.html"
        yield RoundPage(path, told, partial(sections_page, one, choice))
    path = f"{home}/instans/index.html"
    yield RoundPage(path, told, partial(consultees_page, one))
    if one.has_questions:
        path = f"{home}/fragor/index.html"
        yield RoundPage(path, told, partial(questions_page, one))


def _answer_pages(one: RoundFacts) -> Iterator[RoundPage]:
    replies, lead = told_replies(one, one.comments), _lead(one)
    for standing in one.status.standings:
        answer, consultee = standing.answer, standing.consultee
        if answer is None:
            continue
        own = [replies.get(each.id) for each in answer.comments]
        path = f"{one.folder}/sammanstallning/instans/{consultee}/index.html"
        facts = one.round, standing, one.name(consultee), own, lead
        yield RoundPage(path, facts, partial(answer_page, one, consultee))


def _reply_pages(one: RoundFacts) -> Iterator[RoundPage]:
    replies, lead = told_replies(one, one.comments), _lead(one)
    told = _digest(one.round, one.status, one.names, lead, replies, one.lost_told)
    for choice in (None, *outcome_choices(one)):
        home = f"{one.folder}/redogorelse"
        path = f"{chooser(one, home, (), choice).here}/index.html"
        yield RoundPage(path, told, partial(replies_page, one, choice))


def _lead(one: RoundFacts) -> list[tuple[str, str]]:
    return [(each.page, each.words) for each in later_texts(one)]


def _digest(*facts: object) -> str:
    """Return what stands for facts that many pages rest on."""
    return sha256(repr(facts).encode("utf-8")).hexdigest()


def _later(later: Later) -> RoundPage:
    return RoundPage(f"{later.page}/index.html", later.key, lambda: later_page(later))


def _outcomes(one: RoundFacts) -> list[tuple[str, str]]:
    return [(comment, reply.outcome) for comment, reply in one.by_comment.items()]


def rounds_page(rounds: tuple[RoundFacts, ...]) -> Page:
    """Return the list of rounds: those that are open first, the newest first."""
    ahead = [one for one in rounds if not one.is_closed]
    closed = [one for one in rounds if one.is_closed]
    return Page(
        f"{ROUNDS}/index.html",
        "rounds.html",
        "Remisser",
        {
            "open": tuple(map(_row, ahead)),
            "closed": tuple(map(_row, closed)),
            "last": in_words(closed[0].round.closes) if closed else "",
            "markings": _markings(*rounds),
        },
        (("Start", "../index.html"),),
    )


def _row(one: RoundFacts) -> Standing:
    words = f"Remiss {one.round.id}: {one.round.title}"
    sentence = " ".join(each for each in (one.sentence, _numbers(one)) if each)
    return Standing(one.folder, words, one.state, sentence)


def round_page(one: RoundFacts) -> Page:
    """Return the page of a round: until when, what is asked about, and what came of it.

    Raises what `RoundFacts.frozen` does.
    """
    asked = one.round
    return Page(
        f"{one.folder}/index.html",
        "round.html",
        f"Remiss {asked.id}: {asked.title}",
        {
            "round": asked,
            "letter": letter_html(asked.letter) if asked.letter else "",
            "state": one.state,
            "sentence": one.sentence,
            "numbers": _numbers(one),
            "told": _told(one),
            "closed": one.is_closed,
            "silence": one.is_closed and not one.has_answers,
            "texts": [
                replace(each, title=_asked_title(one, each.document))
                for each in _rows(one)
            ],
            "questions": tuple(_questions(one)),
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
    return replies_line(one) if one.by_comment else ""


def _title(one: RoundFacts, document: str) -> str:
    found = one.plan.workspace.by_id.get(document)
    return found.metadata.title if found else document


def _asked_title(one: RoundFacts, document: str) -> str:
    """Return the title that a text had when it was asked about.

    Raises what `RoundFacts.frozen` does.
    """
    return one.frozen[document].outline.metadata.title


def _rows(one: RoundFacts) -> tuple[TextRow, ...]:
    """Return the texts asked about, untitled: their titles stand in git."""
    later = {each.document: each for each in later_texts(one)}
    return tuple(
        _text_row(one, each, later.get(each.document)) for each in one.round.texts
    )


def _text_row(one: RoundFacts, frozen: Frozen, later: Later | None) -> TextRow:
    editions = one.plan.library.by_id.get(frozen.document)
    known = {each.number for each in editions.versions} if editions else set()
    shows = frozen.version in known
    sent = "remitterades" if one.is_closed else "remitteras"
    note = f"Version {frozen.version}" if frozen.version else f"Förslaget som {sent}"
    page = f"{frozen.document}/{frozen.version}" if shows else ""
    return TextRow(
        frozen.document,
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


def _questions(one: RoundFacts) -> Iterator[tuple[str, list[tuple[Asked, str]]]]:
    """Yield the questions with what they are about, those about everything first.

    Raises what `RoundFacts.frozen` does.
    """
    if one.round.questions:
        yield "Hela förslaget", [(each, "") for each in one.round.questions]
    for text in one.round.texts:
        if text.questions:
            rows = [(each, _section(one, text, each)) for each in text.questions]
            yield _asked_title(one, text.document), rows


def _section(one: RoundFacts, text: Frozen, question: Asked) -> str:
    if question.section is None:
        return ""
    return section_asked(one.compiled.texts[text.document], question)


def _times(one: RoundFacts) -> Iterator[tuple[str, str]]:
    asked = one.round
    yield (
        "Öppnade" if one.plan.on >= asked.opens else "Öppnar",
        f"den {in_words(asked.opens)}",
    )
    warning = closing(asked.deadline).warning
    more = f" ({warning})" if warning else ""
    yield "Sista dag att svara", f"den {in_words(asked.deadline)} kl. 23.59{more}"
    granted = Counter(each.extension for each in asked.invited if each.extension)
    for day in sorted(granted):
        who = counted(granted[day], "instans", "instanser")
        yield f"Anstånd för {who}", f"till den {in_words(day)} kl. 23.59"
