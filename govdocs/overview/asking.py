"""Write a parked question: raise it, take it up the ladder, answer it.

Whatever is wrong with what was asked for is told at once, and nothing is then written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path, PurePosixPath

from govdocs.errors import (
    USAGE,
    BadArgument,
    CannotWrite,
    GovdocsError,
)
from govdocs.lint.rules.question_days import question_days
from govdocs.lint.rules.question_ladder import question_ladder
from govdocs.lint.rules.question_place import question_place
from govdocs.model.question import Question, Turn
from govdocs.model.workspace import Workspace
from govdocs.overview.saving import save
from govdocs.store.change import Change
from govdocs.store.gateway import Gateway
from govdocs.text.faults import Faults
from govdocs.text.files import create_file, replace_file
from govdocs.text.load import Loaded
from govdocs.text.names import QUESTIONS_FOLDER
from govdocs.text.question_entry import new_question, with_answer, with_turn
from govdocs.text.questions import is_question, number_of, read_question
from govdocs.text.registers import read_yaml_file

_LONGEST = 72
_AGAIN = "kör kommandot igen"


class UnknownQuestion(GovdocsError):
    """A number on the command line that no question has."""

    code = "GD975"
    exit_code = USAGE

    def __init__(self, number: int) -> None:
        super().__init__(
            f"fråga {number} finns inte", "se numren med govdocs fraga list --all"
        )


class QuestionClosed(GovdocsError):
    """A step or an answer for a question that has its answer already."""

    code = "GD976"
    exit_code = USAGE

    def __init__(self, file: str, number: int, day: str) -> None:
        super().__init__(
            f"fråga {number} besvarades redan {day}",
            "öppna en ny fråga med govdocs fraga add, eller rätta svaret i filen",
            file=file,
        )


class QuestionUnwritten(GovdocsError):
    """A question in a form that nothing can be added to, or that somebody else changed."""

    code = "GD977"
    exit_code = 1


@dataclass(frozen=True, slots=True)
class Draft:
    """A question as it is to be written; `before` is None for a file that is new."""

    question: Question
    before: bytes | None
    after: bytes
    message: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be written, or all that stands in the way."""

    draft: Draft | None
    faults: tuple[GovdocsError, ...] = ()


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a question is judged by: the workspace, the day, and what is already found."""

    loaded: Loaded
    today: date
    told: Sequence[GovdocsError] = ()


def next_number(workspace: Workspace) -> int:
    """Return the number after the highest in use, files that cannot be read counted in."""
    numbers = (number_of(one) for one in workspace.files if is_question(one))
    return max(numbers, default=0) + 1


def path_for(question: Question, workspace: Workspace) -> str:
    """Return where a new question lies: in the outermost folder of its first document."""
    found = (
        workspace.by_id.get(question.places[0].document) if question.places else None
    )
    folders = PurePosixPath(found.path).parts[:-1] if found else ()
    above = f"{folders[0]}/" if folders else ""
    return f"{above}{QUESTIONS_FOLDER}/{question.number}.yaml"


def find_question(workspace: Workspace, number: int) -> Question:
    """Return a question by its number.

    Raises UnknownQuestion, or BadArgument when two have it.
    """
    found = [one for one in workspace.questions if number and one.number == number]
    if not found:
        raise UnknownQuestion(number)
    if len(found) > 1:
        both = " och ".join(one.path for one in found)
        raise BadArgument(f"fråga {number} finns i {both}", "döp om en av filerna")
    return found[0]


def raise_question(grounds: Grounds, question: Question) -> Asked:
    """Return a new question as it is to be written; it gets its number and path here."""
    workspace = grounds.loaded.workspace
    numbered = replace(question, number=next_number(workspace))
    asked = replace(numbered, path=path_for(numbered, workspace))
    message = _message(f"Fråga {asked.number}: {asked.title}", asked)
    return _asked(grounds, None, asked, new_question(asked), message)


def escalate(grounds: Grounds, old: Question, turn: Turn) -> Asked:
    """Return a question with one more step up the ladder, as it is to be written."""
    asked = replace(old, turns=(*old.turns, turn))
    before = grounds.loaded.files.read(old.path)
    text = with_turn(before.decode("utf-8"), turn)
    message = _message(f"Fråga {old.number} lyfts till {turn.body}", asked)
    return _asked(grounds, (old, before), asked, text, message)


def answer(grounds: Grounds, old: Question, asked: Question) -> Asked:
    """Return a question with its answer, as it is to be written."""
    assert asked.answer is not None, "the caller has set it"
    before = grounds.loaded.files.read(old.path)
    text = with_answer(
        before.decode("utf-8"),
        asked.answer,
        to_consultation=asked.to_consultation,
        decision=asked.decision,
    )
    message = _message(f"Fråga {old.number} besvaras av {asked.answer.body}", asked)
    return _asked(grounds, (old, before), asked, text, message)


def _asked(
    grounds: Grounds,
    known: tuple[Question, bytes] | None,
    asked: Question,
    text: str,
    message: str,
) -> Asked:
    """Judge a question by the rules of `check`, and its text by reading it again."""
    faults = list(grounds.told)
    if known and known[0].answer:
        day = known[0].answer.day.isoformat()
        faults.append(QuestionClosed(asked.path, asked.number, day))
    old = set(_hits(grounds, known[0])) if known else set()
    faults += [
        BadArgument(what, remedy)
        for what, remedy in _hits(grounds, asked)
        if (what, remedy) not in old
    ]
    if not faults:
        faults += _misread(asked, text)
    if faults:
        return Asked(None, tuple(faults))
    before = known[1] if known else None
    return Asked(Draft(asked, before, text.encode("utf-8"), message))


def _hits(grounds: Grounds, question: Question) -> Iterator[tuple[str, str]]:
    alone = replace(grounds.loaded.workspace, questions=(question,))
    hits = (
        question_place(alone),
        question_days(alone, grounds.today),
        question_ladder(alone),
    )
    for hit in chain(*hits):
        if hit.file == question.path:
            yield hit.message, hit.remedy


def _misread(asked: Question, text: str) -> Iterator[GovdocsError]:
    """Yield what is wrong with a text that does not say what it is meant to."""
    faults = Faults(asked.path)
    file = read_yaml_file(asked.path, text.encode("utf-8", "replace"), faults)
    for one in faults.found:
        yield BadArgument(one.message, one.remedy)
    if not faults.found and read_question(asked.path, file.data) != asked:
        yield QuestionUnwritten(
            "frågan är skriven i en form som det inte går att lägga till i",
            "skriv varje steg på en egen rad med ett bindestreck, som i docs/fragor.md",
            file=asked.path,
        )


def _message(subject: str, question: Question) -> str:
    if len(subject) > _LONGEST:
        subject = subject[: _LONGEST - 1].rpartition(" ")[0] + "…"
    places = "\n".join(f"Stycke: {one}" for one in question.places)
    return f"{subject}\n\nFråga: {question.number}\n{places}\n"


def write_draft(root: Path, draft: Draft) -> None:
    """Write the file of a question; raises CannotWrite or QuestionUnwritten."""
    place = root / draft.question.path
    if draft.before is None:
        _create(place, draft)
        return
    if place.read_bytes() != draft.before:
        raise QuestionUnwritten(
            "någon annan ändrade frågan samtidigt", _AGAIN, file=draft.question.path
        )
    replace_file(place, draft.after)


def _create(place: Path, draft: Draft) -> None:
    try:
        create_file(place, draft.after)
    except CannotWrite:
        if not place.exists():
            raise
        words = f"någon annan skrev fråga {draft.question.number} samtidigt"
        raise QuestionUnwritten(words, _AGAIN, file=draft.question.path) from None


def commit_draft(gateway: Gateway, head: str | None, draft: Draft) -> Sequence[str]:
    """Save the file of a question in one commit; return the writer's notes.

    `head` is what the draft was made upon. Raises QuestionUnwritten, or what the writer
    raises; nothing is then changed.
    """

    def build(found: str | None) -> Change:
        if found != head:
            raise QuestionUnwritten(
                "någon annan sparade en ändring samtidigt",
                _AGAIN,
                file=draft.question.path,
            )
        return Change({draft.question.path: draft.after}, draft.message)

    return save(gateway, build).notes
