"""Ask for an answer piece by piece, as one who has a letter before them writes it in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

import click

from govdocs.cli.typed import prepare_terminal, typed
from govdocs.consultation.form.form import Form
from govdocs.consultation.intake.day_words import as_day
from govdocs.consultation.intake.field_words import STANCES
from govdocs.model.nearest import IN_AN_ID, did_you_mean
from govdocs.model.period import parse_day
from govdocs.model.submission import CommentKind, Stance
from govdocs.text.consultations import instant_text
from govdocs.text.quoted import quoted, quoted_id

# Words and not members: a member's name is for the code only.
_STANCES = [one.value for one in Stance]
_KINDS = [one.value for one in CommentKind]


def answer_by_hand(form: Form, consultee: str, at: datetime | None = None) -> bytes:
    """Ask, and return the answer as YAML; this becomes the original that is kept.

    `at` is when it came, if that is told: the same words that came at another moment are
    another answer.
    """
    prepare_terminal()
    lines = [f"remiss: {quoted(form.round.id)}", f"instans: {quoted_id(consultee)}"]
    lines += [f"mottaget: {quoted(instant_text(at))}"] if at else []
    lines += _stance()
    lines += _stances(form)
    lines += _optional("skäl", "Skäl")
    lines += _decided()
    lines += _optional("diarienummer", "Instansens diarienummer")
    lines += _answers(form)
    lines += _optional("reservation", "Reservation, som partier eller roller")
    comments = [line for one in _comments(form) for line in one]
    if comments:
        lines += ["synpunkter:", *comments]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _stance() -> list[str]:
    """Ask for one of the words; a letter can be without."""
    chosen = _ask_stance(f"Inställning ({', '.join(_STANCES)}; tom rad om ingen anges)")
    return [f"inställning: {quoted(chosen)}"] if chosen else []


def _stances(form: Form) -> Iterator[str]:
    """Ask how the instance stands to each text, where there are several."""
    whole = "(tom rad om den är som helheten)"
    rows = [
        (one.document, _ask_stance(f"Inställning till {one.title} {whole}"))
        for one in form.texts
    ]
    yield from _below(STANCES, rows)


def _ask_stance(question: str) -> str:
    return typed(question, lambda words: _one_of(words, ["", *_STANCES]))


def _decided() -> Iterator[str]:
    body = _optional("organ", "Organ som beslutat svaret (tom rad om inget anges)")
    if body:
        asked = typed("Dag för beslutet, åååå-mm-dd", _day)
        day = [f"datum: {asked}"] if asked else []
        minutes = _optional("paragraf", "Protokollets paragraf")
        yield "beslutat_av:"
        yield from (f"  {line}" for line in (*body, *day, *minutes))


def _answers(form: Form) -> Iterator[str]:
    rows = [(one.id, typed(one.text)) for one in form.questions]
    yield from _below("svar", rows)


def _below(key: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield a key with those of some values that were given; nothing when none was."""
    given = [f"  {name}: {quoted(words)}" for name, words in rows if words]
    if given:
        yield f"{key}:"
        yield from given


def _comments(form: Form) -> Iterator[list[str]]:
    """Ask for comments until none is given."""
    example = form.round.texts[0].document if form.round.texts else "dokument"
    where = f"Gäller, som {example} eller {example}#id (tom rad om inget anges)"
    while text := typed("Synpunkt (tom rad avslutar)"):
        kind = typed(
            f"Sort ({', '.join(_KINDS)})", lambda words: _one_of(words, _KINDS)
        )
        lines = [f"  - sort: {quoted(kind)}", f"    text: {quoted(text)}"]
        document, _, block = typed(where, lambda words: _place(words, form)).partition(
            "#"
        )
        if document:
            lines += ["    ankare:", f"      dokument: {quoted(document)}"]
        if block:
            lines.append(f"      block: {quoted(block)}")
        lines += (f"    {line}" for line in _optional("förslag", "Föreslagen lydelse"))
        yield lines


def _one_of(words: str, known: Iterable[str]) -> str:
    """Return one of the known words; a wrong one is asked for again."""
    small = words.lower().rstrip(".")
    if small in known:
        return small
    named = [one for one in known if one]
    told = f"”{words}” går inte att välja" if words else "Inget är valt"
    remedy = did_you_mean(small, named, f"skriv {' eller '.join(named)}")
    raise click.UsageError(f"{told}: {remedy}")


def _day(words: str) -> str:
    day = as_day(words)
    if day and parse_day(day) is None:
        raise click.UsageError(f"”{words}” är ingen dag: skriv den som 2021-11-30")
    return day


def _place(words: str, form: Form) -> str:
    """Return a place in the round's texts; a text that is not read has any place."""
    document, _, block = words.partition("#")
    texts = [one.document for one in form.round.texts]
    if words and document not in texts:
        remedy = did_you_mean(document, texts, f"skriv {' eller '.join(texts)}")
        raise click.UsageError(f"Remissen frågar inte om ”{document}”: {remedy}")
    known = form.blocks.get(document)
    if block and known is not None and block not in known:
        remedy = did_you_mean(
            block,
            known,
            f"skriv bara {document}, så går synpunkten att placera sedan",
            mark=f"{document}#",
            least=IN_AN_ID,
        )
        raise click.UsageError(f"{document} har inget ställe ”{block}”: {remedy}")
    return words


def _optional(key: str, question: str) -> list[str]:
    words = typed(question)
    return [f"{key}: {quoted(words)}"] if words else []
