"""Write a question as YAML, and add to one without touching what stands there."""

from __future__ import annotations

import re

from govdocs.model.question import Answer, Question, Turn
from govdocs.text.quoted import quoted, quoted_id

_STEPS = re.compile(r"steg:\s*(?:#.*)?")
_STEPS_ON_ONE_LINE = re.compile(r"(steg:\s*\[.*)(\]\s*(?:#.*)?)")
_CONSULTATION, _DECISION = "blir_remissfråga", "beslut"


def new_question(question: Question) -> str:
    """Return the text of a new file, its keys in the order of the schema."""
    raised = question.raised
    lines = [f"märkning: {quoted(question.marking)}"] if question.marking else []
    lines += [
        f"rubrik: {quoted(question.title)}",
        f"ställen: [{', '.join(map(str, question.places))}]",
        "väckt:",
        f"  möte: {quoted(raised.meeting)}",
        f"  roll: {quoted(raised.role)}",
        f"  datum: {raised.day}",
        f"parkerad: {question.parked}",
        "steg:",
        *(f"  - {_turn(one)}" for one in question.turns),
    ]
    if question.conflict:
        lines.append(f"målkonflikt: {quoted(question.conflict)}")
    return "\n".join(lines) + "\n"


def with_turn(text: str, turn: Turn) -> str:
    """Return the text of a question with one more step, last in its list.

    A list in a form that is not known is left as it is: the caller reads it again.
    """
    lines = text.rstrip("\n").split("\n")
    for at, line in enumerate(lines):
        if found := _STEPS_ON_ONE_LINE.fullmatch(line):
            lines[at] = f"{found[1]}, {_turn(turn)}{found[2]}"
        elif _STEPS.fullmatch(line):
            end = _end_of(lines, at)
            dashes = [one for one in lines[at:end] if one.lstrip().startswith("- ")]
            margin = dashes[-1].partition("-")[0] if dashes else "  "
            lines.insert(end, f"{margin}- {_turn(turn)}")
    return "\n".join(lines) + "\n"


def with_answer(
    text: str, answer: Answer, *, to_consultation: bool, decision: str | None
) -> str:
    """Return the text of a question with its answer, after the steps."""
    lines = text.rstrip("\n").split("\n")
    steps = [at for at, line in enumerate(lines) if line.startswith("steg:")]
    end = _end_of(lines, steps[0]) if steps else len(lines)
    new = [
        "svar:",
        f"  text: {quoted(answer.text)}",
        f"  av: {quoted_id(answer.body)}",
        f"  datum: {answer.day}",
    ]
    if to_consultation:
        new += _set(lines, _CONSULTATION, "ja")
    if decision:
        new += _set(lines, _DECISION, quoted(decision))
    return "\n".join([*lines[:end], *new, *lines[end:]]) + "\n"


def _set(lines: list[str], key: str, value: str) -> list[str]:
    """Give a key that is there its value; return the line of one that is not."""
    written = f"{key}: {value}"
    for at, line in enumerate(lines):
        if line.startswith(f"{key}:"):
            comment = re.search(r"\s+#.*$", line)
            lines[at] = written + (comment[0] if comment else "")
            return []
    return [written]


def _end_of(lines: list[str], at: int) -> int:
    """Return the line after the value of a key, but before comments on what follows."""
    end = at + 1
    while end < len(lines) and re.match(r"\s|-|#|\]|$", lines[end]):
        end += 1
    while not lines[end - 1].strip() or lines[end - 1].startswith("#"):
        end -= 1
    return end


def _turn(turn: Turn) -> str:
    last = f", svar_senast: {turn.answer_by}" if turn.answer_by else ""
    return f"{{organ: {quoted_id(turn.body)}, från: {turn.start}{last}}}"
