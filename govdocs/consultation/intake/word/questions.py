"""Answers in the template of an earlier round, where a question can have another's id."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govdocs.consultation.form.places import Ask, FormBox
from govdocs.consultation.intake.word.boxes import Value
from govdocs.consultation.intake.word.marks import is_same, without_number
from govdocs.consultation.intake.word.stretches import Stretch

_OTHER = "Svar på en annan fråga än remissens, ”{question}”: {words}"


def other_answers(
    written: Iterable[Value], rows: Sequence[Stretch], asked: Sequence[Stretch]
) -> tuple[list[Value], list[str]]:
    """Return what was written but for answers to other questions, and those in words.

    `rows` are those of the template that was filled in, `asked` those of the round's.
    """
    if rows is asked:
        return [*written], []
    was, now = _questions(rows), _questions(asked)
    kept: list[Value] = []
    others: list[str] = []
    for one in written:
        key = one.box.key
        is_answer = one.box.ask is Ask.ANSWER and key in was
        if is_answer and not is_same(was[key], now.get(key, "")):
            others.append(_OTHER.format(question=was[key], words=one.words))
        else:
            kept.append(one)
    return kept, others


def _questions(rows: Iterable[Stretch]) -> dict[str, str]:
    """Return the words of each question by its id: the heading above its box."""
    found: dict[str, str] = {}
    heading = ""
    for one in rows:
        if one.paragraph.level:
            heading = without_number(one.text)
        elif isinstance(one.home, FormBox) and one.home.ask is Ask.ANSWER:
            found[one.home.key] = heading
    return found
