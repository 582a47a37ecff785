"""What an answer speaks of that its round does not ask about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from govdocs.model.consultation import Consultation
from govdocs.model.nearest import IN_AN_ID, did_you_mean
from govdocs.model.outline import Place
from govdocs.model.submission import CommentPlace, Submission
from govdocs.text.spool_answer import Slip, places_in


def placed_slips(
    answer: Submission,
    asked: Consultation,
    blocks: Mapping[str, frozenset[str]],
    file: Path,
) -> Iterator[tuple[Place, Slip]]:
    """Yield slips, each with its line and column in the file of the answer."""
    slips = [*find_slips(answer, asked, blocks)]
    places = places_in(file.read_text("utf-8")) if slips else {}
    for one in slips:
        yield places.get(one.key, (1, 1)), one


def find_slips(
    answer: Submission, asked: Consultation, blocks: Mapping[str, frozenset[str]]
) -> Iterator[Slip]:
    """Yield places and questions that the round does not have.

    `blocks` are the ids of each text; of one that is missing nothing is said.
    """
    questions = {one.id for one in asked.every_question}
    for name in answer.answers:
        if name not in questions:
            words = f"remissen {asked.id} har ingen fråga {name}"
            remedy = did_you_mean(name, questions, "flytta svaret till skäl")
            yield Slip(f"svar.{name}", words, remedy)
    documents = [one.document for one in asked.texts]
    for name in answer.stances:
        if name not in documents:
            words = f"remissen {asked.id} frågar inte om {name}"
            remedy = did_you_mean(name, documents, "ta bort raden")
            yield Slip(f"inställningar.{name}", words, remedy)
    for count, one in enumerate(answer.comments):
        if one.place:
            yield from _place(f"synpunkter.{count}.ankare", one.place, asked, blocks)


def _place(
    key: str,
    place: CommentPlace,
    asked: Consultation,
    blocks: Mapping[str, frozenset[str]],
) -> Iterator[Slip]:
    documents = [one.document for one in asked.texts]
    known = blocks.get(place.document)
    if place.document not in documents:
        words = f"remissen {asked.id} frågar inte om {place.document}"
        yield Slip(
            f"{key}.dokument", words, did_you_mean(place.document, documents, _WHOLE)
        )
    elif place.block and known is not None and place.block not in known:
        words = f"{place.document}#{place.block} finns inte i texten på remiss"
        remedy = did_you_mean(
            place.block,
            known,
            "rätta id, eller ta bort block så gäller synpunkten hela dokumentet",
            least=IN_AN_ID,
        )
        yield Slip(f"{key}.block", words, remedy)


_WHOLE = "rätta id, eller ta bort ankare så får synpunkten placeras"
