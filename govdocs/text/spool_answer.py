"""What was read in a delivery, in svar.yaml, which people edit: held against its receipt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from govdocs.model.outline import Place
from govdocs.model.receipt import Receipt
from govdocs.model.submission import Submission
from govdocs.text.consultations import ANSWER, instant_text, read_submission
from govdocs.text.faults import Faults
from govdocs.text.reading import find_places
from govdocs.text.schema import validate
from govdocs.text.source import decoded
from govdocs.text.yaml import read_yaml

ANSWER_FILE = "svar.yaml"


class Slip(NamedTuple):
    """A key of the answer by its dotted path, what is wrong at it, and the remedy."""

    key: str
    words: str
    remedy: str


def read_answer(path: Path, receipt: Receipt, faults: Faults) -> Submission | None:
    """Read svar.yaml of a delivery; None where it is missing or something is wrong with it.

    It may not say another instance, moment or file than its receipt, for then another
    answer would count. What is wrong is added to `faults`.
    """
    text = _text(path, faults)
    answer = read_answer_text(text, str(path), faults) if text else None
    if text is None or answer is None:
        return None
    slips = [*_other_than(receipt, answer), *_ids(receipt, answer)]
    if slips:
        places = places_in(text)
        for key, words, remedy in slips:
            faults.add("GD052", *places.get(key, (1, 1)), words, remedy)
        return None
    return answer


def read_answer_text(
    text: str, path: str = ANSWER_FILE, faults: Faults | None = None
) -> Submission | None:
    """Read svar.yaml; None for a text with any fault, be it a key that stands twice.

    What is wrong with it is added to `faults`.
    """
    faults = faults or Faults(path)
    node = read_yaml(text, 1, faults)
    if node is None or not validate(ANSWER, node, faults) or faults.found:
        return None
    data = node.data()
    return read_submission(path, data) if isinstance(data, Mapping) else None


def places_in(text: str) -> dict[str, Place]:
    """Return line and column of each key of a YAML text, by its dotted path."""
    node = read_yaml(text, 1, Faults(ANSWER_FILE))
    return dict(find_places(node)) if node else {}


def _text(path: Path, faults: Faults) -> str | None:
    try:
        text = decoded(path.read_bytes(), faults)
    except OSError:
        return None
    return text and text.replace("\r\n", "\n").replace("\r", "\n")


def _other_than(receipt: Receipt, answer: Submission) -> Iterator[Slip]:
    for key, said, meant in (
        ("remiss", answer.round, receipt.round),
        ("instans", answer.consultee, receipt.consultee),
        ("mottaget", *map(instant_text, (answer.received, receipt.received))),
        ("sha256", answer.sha256, receipt.sha256),
    ):
        if said != meant:
            words = f"{key} är {said}, men kvittot säger {meant}"
            yield Slip(key, words, f"skriv {meant}")


def _ids(receipt: Receipt, answer: Submission) -> Iterator[Slip]:
    """Yield comments with the id of another instance, or of another comment."""
    seen: set[str] = set()
    for count, one in enumerate(answer.comments):
        key = f"synpunkter.{count}.id"
        if one.id.rpartition("-")[0] != receipt.consultee:
            words = f"synpunkten {one.id} hör inte till {receipt.consultee}"
            yield Slip(key, words, f"skriv {receipt.consultee} och ett nummer")
        if one.id in seen:
            words = f"synpunkten {one.id} finns två gånger"
            yield Slip(key, words, "ge den ett eget nummer")
        seen.add(one.id)
