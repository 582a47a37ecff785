"""Ask for an answer piece by piece, as one who has a letter before them writes it in."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click

from govdocs.model.consultation import Consultation
from govdocs.model.submission import CommentKind, Stance

# Words and not members: click would ask for the names that the code has for them.
_STANCES = [one.value for one in Stance]
_KINDS = click.Choice([one.value for one in CommentKind])


def answer_by_hand(asked: Consultation, consultee: str) -> bytes:
    """Ask, and return the answer as YAML; this becomes the original that is kept."""
    lines = [f"remiss: {_quoted(asked.id)}", f"instans: {consultee}"]
    lines += _stance()
    lines += _optional("skäl", "Skäl")
    lines += _decided()
    lines += _optional("diarienummer", "Instansens diarienummer")
    lines += _answers(asked)
    lines += _optional("reservation", "Reservation, som partier eller roller")
    comments = [line for one in _comments(asked) for line in one]
    if comments:
        lines += ["synpunkter:", *comments]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _stance() -> list[str]:
    """Ask for one of the words; a letter can be without."""
    question = f"Inställning ({', '.join(_STANCES)}; tom rad om ingen anges)"
    chosen: str = click.prompt(
        question,
        type=click.Choice(["", *_STANCES]),
        default="",
        show_default=False,
        show_choices=False,
        err=True,
    )
    return [f"inställning: {_quoted(chosen)}"] if chosen else []


def _decided() -> Iterator[str]:
    body = _optional("organ", "Organ som beslutat svaret (tom rad om inget anges)")
    if body:
        day = _optional("datum", "Dag för beslutet, åååå-mm-dd")
        minutes = _optional("paragraf", "Protokollets paragraf")
        yield "beslutat_av:"
        yield from (f"  {line}" for line in (*body, *day, *minutes))


def _answers(asked: Consultation) -> Iterator[str]:
    questions = (*asked.questions, *(q for one in asked.texts for q in one.questions))
    rows = [(one.id, _words(one.text)) for one in questions]
    given = [f"  {name}: {_quoted(words)}" for name, words in rows if words]
    if given:
        yield "svar:"
        yield from given


def _comments(asked: Consultation) -> Iterator[list[str]]:
    """Ask for comments until none is given."""
    while text := _words("Synpunkt (tom rad avslutar)"):
        kind = click.prompt("Sort", type=_KINDS, err=True)
        lines = [f"  - sort: {_quoted(kind)}", f"    text: {_quoted(text)}"]
        document, _, block = _words("Gäller, som hsavtal#k7m2").partition("#")
        if document:
            lines += ["    ankare:", f"      dokument: {_quoted(document)}"]
        if block:
            lines.append(f"      block: {_quoted(block)}")
        lines += (f"    {line}" for line in _optional("förslag", "Föreslagen lydelse"))
        yield lines


def _optional(key: str, question: str) -> list[str]:
    words = _words(question)
    return [f"{key}: {_quoted(words)}"] if words else []


def _words(question: str) -> str:
    words: str = click.prompt(question, default="", show_default=False, err=True)
    return words.strip()


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
