"""One instance's whole answer to a round, with what is replied to each comment."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs import clock
from govdocs.consultation.compilation import Compilation
from govdocs.consultation.status import Standing, State
from govdocs.model.period import in_words
from govdocs.model.submission import Submission
from govdocs.render.html.frame import Page
from govdocs.render.html.round_compiled import STANDS
from govdocs.render.html.round_facts import ROUNDS, RoundFacts
from govdocs.render.html.round_redline import ways
from govdocs.render.html.round_replies import told_replies
from govdocs.render.round_words import decided_words, own_stances


def answer_page(one: RoundFacts, consultee: str) -> Page:
    """Return the page of an answer that is published.

    Raises what stops the texts asked about from being read.
    """
    standing = next(
        each for each in one.status.standings if each.consultee == consultee
    )
    answer = standing.answer
    assert answer is not None, "asked only of those who have answered"
    found, name = one.compiled, one.name(consultee)
    return Page(
        f"{one.folder}/sammanstallning/instans/{consultee}/index.html",
        "round_answer.html",
        f"Svar från {name}, remiss {one.round.id}",
        {
            "round": one.round,
            "answer": answer,
            "lead": " ".join(_lead(standing, answer)),
            "facts": tuple(_facts(found, answer)),
            "questions": tuple(_questions(one, answer)),
            "cited": found.cited,
            "ways": ways(one, answer.comments),
            "replies": told_replies(one, answer.comments),
        },
        (
            ("Start", "../../../../../index.html"),
            ("Remisser", f"../../../../../{ROUNDS}/index.html"),
            (f"Remiss {one.round.id}", "../../../index.html"),
            ("Efter instans", "../index.html"),
        ),
    )


def _lead(standing: Standing, answer: Submission) -> Iterator[str]:
    day = in_words(clock.day_of(int(answer.received.timestamp())))
    yield f"{STANDS[standing.state]}. Svaret kom in den {day}."
    if standing.sent > 1:
        which = "första" if standing.state is State.LATE else "senaste"
        yield f"Instansen har lämnat {standing.sent} svar. Det {which} räknas."


def _facts(found: Compilation, answer: Submission) -> Iterator[tuple[str, str]]:
    if answer.stance:
        yield "Samlad inställning", answer.stance.value
    for title, stance in own_stances(found, answer):
        yield f"Inställning till {title}", stance
    if answer.decided_by:
        yield "Beslutat av", decided_words(answer.decided_by)
    if answer.dockets:
        yield "Diarienummer", ", ".join(answer.dockets)


def _questions(one: RoundFacts, answer: Submission) -> Iterator[tuple[str, str]]:
    titles = {each.id: each.text for each in one.round.every_question}
    for id_, words in answer.answers.items():
        yield titles.get(id_, id_), words
