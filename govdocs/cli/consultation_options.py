"""Words on the command line about a round, as values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from govdocs.cli import show
from govdocs.cli.slips import Slips
from govdocs.model.consultation import Asked, Consultation, Enclosed, Invited, Outside
from govdocs.model.nearest import did_you_mean
from govdocs.text.legible import legible

CHANNELS = ("webb", "word", "e-post", "brev")
_NO_PLACE = "ange dokumentet med --doc, eller skriv ett mellanslag före ="
_ABOUT = re.compile(r"([a-z][a-z0-9-]*)(?:#([a-z0-9][a-z0-9-]*))?=(.+)", re.S)


def invited_of(words: str, slips: Slips) -> Invited | None:
    """Return one who is asked, from `lerum` or `lerum=word`; None when nobody is named."""
    found = _named(words, "vem som tillfrågas", "--instance lerum", slips)
    if found is None:
        return None
    name, channel = found
    if channel and channel not in CHANNELS:
        slips.note(f"{channel} är ingen kanal", f"välj bland {', '.join(CHANNELS)}")
        channel = ""
    return Invited(name, channel or None)


def outside_of(words: str, slips: Slips) -> Outside | None:
    """Return a document that is not asked about, from `munhalsa=uppdaterad`.

    None when no document is named.
    """
    example = '--outside "munhalsa=uppdaterad"'
    found = _named(words, "vilket dokument som inte remitteras", example, slips)
    if found is None:
        return None
    name, reason = found
    if not reason:
        slips.note(f"skälet för {name} saknas", f'skriv "{name}=skäl"')
    return Outside(name, reason)


def enclosed_of(words: str, slips: Slips) -> Enclosed | None:
    """Return what is sent along, from `Bakgrund` or `Bakgrund=https://…`.

    None when it has no title.
    """
    found = _named(words, "vad som sänds med", "--enclosed Bakgrund", slips)
    return Enclosed(found[0], found[1] or None) if found else None


def _named(words: str, what: str, example: str, slips: Slips) -> tuple[str, str] | None:
    """Return what stands before and after the sign of equality; nothing before is noted."""
    name, _, more = (one.strip() for one in words.partition("="))
    if name:
        return name, more
    slips.note(f'"{words}" säger inte {what}', f"skriv till exempel {example}")
    return None


def reasons_of(
    given: Iterable[str], option: str, what: str, example: str, slips: Slips
) -> dict[str, str]:
    """Return the reasons in `lerum:1=skäl`, by what they are for; '' for one that is missing.

    What names nothing is left out; both are noted, and so are two for one that differ.
    `what` is what they are for, in words.
    """
    found: dict[str, str] = {}
    for words in given:
        name, _, reason = (" ".join(one.split()) for one in words.partition("="))
        if not name:
            remedy = f'skriv till exempel {option} "{example}=skäl"'
            slips.note(f'"{words}" säger inte {what}', remedy)
            continue
        if found.setdefault(name, reason) != reason:
            slips.note(f"{name} har fått två skäl", f"ange {option} en gång för {name}")
        if not legible(reason).strip():
            slips.note(f"skälet för {name} saknas", f'skriv {option} "{name}=skäl"')
    return found


def tell_unsaved(consultees: Sequence[str]) -> None:
    """Tell that a round is saved to git before the register that it rests on."""
    if consultees:
        more = f" och {len(consultees) - 1} till" if len(consultees) > 1 else ""
        show.message(
            f"OBS {consultees[0]}{more} finns i remissinstanser.yaml här men inte i git. "
            "Spara filen också, annars godkänner check inte remissen hos andra."
        )


def with_questions(
    asked: Consultation, questions: tuple[str, ...], slips: Slips
) -> Consultation:
    """Return a round with its questions, numbered f1, f2 … in the order given."""
    documents = {one.document for one in asked.texts}
    general: list[Asked] = []
    about: dict[str, list[Asked]] = {name: [] for name in documents}
    for number, words in enumerate(questions, 1):
        found = _ABOUT.fullmatch(words)
        document = found[1] if found and found[1] in documents else None
        if found and not document:
            slips.note(
                f"{found[1]} är inte på remiss, så det kan ingen fråga gälla",
                did_you_mean(found[1], documents, _NO_PLACE),
            )
        text = found[3] if found and document else words
        section = found[2] if found and document else None
        plain = text.lstrip("! ")
        if not plain:
            slips.note(
                f'"{words}" är ingen fråga', 'skriv till exempel --question "Hur?"'
            )
        one = Asked(f"f{number}", plain, section, text.startswith("!"))
        (about[document] if document else general).append(one)
    texts = tuple(
        replace(one, questions=tuple(about[one.document])) for one in asked.texts
    )
    return replace(asked, questions=tuple(general), texts=texts)
