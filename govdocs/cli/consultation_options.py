"""Words on the command line about a round, as values."""

from __future__ import annotations

import re
from dataclasses import replace

from govdocs.cli.slips import Slips
from govdocs.model.consultation import Asked, Consultation, Enclosed, Invited, Outside

CHANNELS = ("webb", "word", "e-post", "brev")
_ABOUT = re.compile(r"([a-z][a-z0-9-]*)(?:#([a-z0-9][a-z0-9-]*))?=(.+)", re.S)


def invited_of(words: str, slips: Slips) -> Invited:
    """Return one who is asked, from `lerum` or `lerum=word`."""
    name, _, channel = words.partition("=")
    if channel and channel not in CHANNELS:
        slips.note(f"{channel} är ingen kanal", f"välj bland {', '.join(CHANNELS)}")
        channel = ""
    return Invited(name, channel or None)


def outside_of(words: str, slips: Slips) -> Outside:
    """Return a document that is not asked about, from `munhalsa=uppdaterad`."""
    name, _, reason = words.partition("=")
    if not reason.strip():
        slips.note(f"skälet för {name} saknas", f'skriv "{name}=skäl"')
    return Outside(name, reason.strip())


def enclosed_of(words: str) -> Enclosed:
    """Return what is sent along, from `Bakgrund` or `Bakgrund=https://…`."""
    title, _, link = words.partition("=")
    return Enclosed(title.strip(), link.strip() or None)


def with_questions(asked: Consultation, questions: tuple[str, ...]) -> Consultation:
    """Return a round with its questions, numbered f1, f2 … in the order given."""
    documents = {one.document for one in asked.texts}
    general: list[Asked] = []
    about: dict[str, list[Asked]] = {name: [] for name in documents}
    for number, words in enumerate(questions, 1):
        found = _ABOUT.fullmatch(words)
        document = found[1] if found and found[1] in documents else None
        text = found[3] if found and document else words
        section = found[2] if found and document else None
        one = Asked(f"f{number}", text.lstrip("! "), section, text.startswith("!"))
        (about[document] if document else general).append(one)
    texts = tuple(
        replace(one, questions=tuple(about[one.document])) for one in asked.texts
    )
    return replace(asked, questions=tuple(general), texts=texts)
