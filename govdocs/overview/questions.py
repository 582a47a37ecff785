"""How parked questions stand, in words: who has each since when, and what was answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from govdocs.model.enumeration import enumerated
from govdocs.model.metadata import Target
from govdocs.model.outline import Outline
from govdocs.model.period import in_words
from govdocs.model.question import Question
from govdocs.model.workspace import Workspace
from govdocs.overview.addresses import Addresses
from govdocs.overview.editions import ids_of


def body_names(workspace: Workspace) -> Mapping[str, str]:
    """Return the names of the bodies by id."""
    return {one.id: one.name for one in workspace.registers.bodies}


def standing(question: Question, names: Mapping[str, str]) -> str:
    """Return one sentence: who has the question since when, or who answered it when."""
    if question.answer:
        body = names.get(question.answer.body, question.answer.body)
        return f"Besvarad av {body} den {in_words(question.answer.day)}."
    turn = question.held
    body = names.get(turn.body, turn.body)
    return f"Ligger hos {body} sedan den {in_words(turn.start)}."


def last_day(question: Question, on: date | None = None) -> str:
    """Return what is said of the last day to answer; '' when there is nothing to say.

    Without a day to count from, nothing is said of whether it has passed.
    """
    day = question.held.answer_by
    if day is None or not question.is_open:
        return ""
    if on and question.is_late(on):
        return f"Svaret skulle ha kommit senast den {in_words(day)}."
    return f"Svar senast den {in_words(day)}."


def where_it_leads(question: Question) -> str:
    """Return what comes of the question beside its answer; '' when nothing does."""
    found = ["Frågan ställs i remissen."] if question.to_consultation else []
    found += [f"Beslut: {question.decision}."] if question.decision else []
    return " ".join(found)


def place_words(place: Target, addresses: Addresses) -> str:
    """Return a place as a reader would say it, as far as it is known."""
    address = addresses.of_target(place)
    return address.words if address else str(place)


def verdict(questions: Sequence[Question], on: date) -> str:
    """Return the sentence that sums up how all questions stand on a day."""
    if not questions:
        return "Ingen fråga är parkerad."
    waiting = [one for one in questions if one.is_open]
    if not waiting:
        return f"{_all(len(questions))} besvarad{'e' if len(questions) > 1 else ''}."
    late = [one for one in waiting if one.is_late(on)]
    whole = f"{len(waiting)} av {len(questions)} {_noun(len(questions))} är "
    whole += "öppen" if len(waiting) == 1 else "öppna"
    if not late:
        return f"{whole}. Ingen har passerat sista svarsdagen."
    numbers = enumerated(str(one.number) for one in late)
    return f"{whole}. Sista svarsdagen har passerat för fråga {numbers}."


def _all(count: int) -> str:
    return "Den enda frågan är" if count == 1 else f"Alla {count} frågor är"


def _noun(count: int) -> str:
    return "fråga" if count == 1 else "frågor"


def questions_at(
    workspace: Workspace, sources: Sequence[Outline], on: date
) -> Mapping[str, tuple[Question, ...]]:
    """Return the questions about a text, by the id of each clause, as on a day.

    `sources` is the files of the text; a part is shared, and so are its questions.
    """
    holders: dict[str, set[str]] = {}
    for source in sources if workspace.questions else ():
        for one in ids_of(source):
            holders.setdefault(one, set()).add(source.metadata.id)
    found: dict[str, tuple[Question, ...]] = {}
    for each in sorted(workspace.questions, key=lambda one: one.number):
        question = each.as_of(on)
        for place in question.places if question else ():
            anchor = place.anchor or ""
            if question and holders.get(anchor, set()) & _files_of(place, workspace):
                found[anchor] = (*found.get(anchor, ()), question)
    return found


def _files_of(place: Target, workspace: Workspace) -> set[str]:
    """Return the ids of the files that the document of a place is read from."""
    outline = workspace.by_id.get(place.document)
    return {place.document, *outline.metadata.part_ids} if outline else set()
