"""What a form for answers asks: the headings of the texts, and the questions of the round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from govdocs.consultation.outside import outside_names
from govdocs.model.consultation import Asked, Consultation
from govdocs.model.document import walk_sections
from govdocs.model.outline import Outline

if TYPE_CHECKING:
    from govdocs.text.publication import Ready


# What every form says before anybody writes in it.
PRIVACY = (
    "Skriv inte namn på patienter eller anställda. Svaret blir en allmän handling."
)
# What a form says before it asks about each text.
APART = "Ställer ni er olika till texterna? Välj för varje text."
# What a form tells an instance that has not been asked.
UNINVITED = (
    "OBS Ni är inte inbjudna att svara. Svaret räknas för sig, "
    "bland dem som svarade utan inbjudan."
)


@dataclass(frozen=True, slots=True)
class FormHeading:
    """A heading that comments are asked for; with no block, the whole document."""

    document: str
    block: str | None
    title: str
    number: str = ""

    @property
    def shown(self) -> str:
        """Return the heading as the text has it, with its number."""
        return f"{self.number} {self.title}".strip()

    @property
    def target(self) -> str:
        """Return the place as people write it: riktlinje#vem."""
        return f"{self.document}#{self.block}" if self.block else self.document


@dataclass(frozen=True, slots=True)
class Form:
    """A form for one round, and for one instance if it is named.

    `blocks` are the ids of each frozen text; a document that is missing in it has not
    been read, so nothing can be said of its blocks. `outside` are the names of documents
    that are not asked about, and `about` where each question of a text belongs, by its id.
    """

    round: Consultation
    consultee: str | None = None
    headings: tuple[FormHeading, ...] = ()
    blocks: Mapping[str, frozenset[str]] = field(default_factory=dict)
    outside: Mapping[str, str] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_uninvited(self) -> bool:
        """Tell whether the form is made for an instance that has not been asked."""
        own = self.consultee
        return own is not None and own not in self.round.invited_ids

    @property
    def last_day(self) -> date:
        """Return the last day to answer, inclusive, of the one it is made for."""
        own = self.consultee
        return self.round.deadline_of(own) if own else self.round.deadline

    @property
    def questions(self) -> tuple[Asked, ...]:
        """Return the questions of the round, then those of each text."""
        return self.round.every_question

    @property
    def texts(self) -> tuple[FormHeading, ...]:
        """Return each text as a whole, when there are several to stand differently to."""
        own = tuple(one for one in self.headings if one.block is None)
        return own if len(own) > 1 else ()

    def place_of(self, question: Asked) -> str | None:
        """Return the sentence on which text and section a question is about, if any."""
        told = self.about.get(question.id)
        return f"Frågan gäller {told}." if told else None

    def name_of(self, heading: FormHeading) -> str:
        """Return a heading with its text, for texts often have the same headings."""
        if heading.block is None:
            return f"hela {heading.title}"
        whole = (one.title for one in self.headings if one.target == heading.document)
        return f"{next(whole, heading.document)}, {heading.shown}"


def form_of(
    asked: Consultation, texts: Iterable[Ready], consultee: str | None = None
) -> Form:
    """Return the form for a round whose frozen texts could be read."""
    ready = tuple(texts)
    return Form(
        asked,
        consultee,
        tuple(_headings(ready)),
        {one.id: frozenset(_ids(one.sources)) for one in ready},
        outside_names(asked, ready),
        dict(row for one in ready for row in _about(asked, one)),
    )


def _about(asked: Consultation, text: Ready) -> Iterator[tuple[str, str]]:
    """Yield the id of each question of a text, and the text with the place in it."""
    frozen = asked.text_of(text.id)
    name = text.outline.metadata.name
    for one in frozen.questions if frozen else ():
        where = _where(text, one.section) if one.section else None
        yield one.id, f"{name}, {where}" if where else name


def _where(text: Ready, block: str) -> str | None:
    """Return the section of that id, or how a paragraph of that id is cited."""
    for part in text.document.parts:
        for one in walk_sections(part.sections):
            if one.id == block:
                return f"{one.number or 'avsnittet'} {one.title}"
    from govdocs.consultation.asked_text import asked_text

    spot = asked_text(text).spot(block)
    return spot.cited if spot else None


def _headings(texts: Iterable[Ready]) -> Iterator[FormHeading]:
    """Yield each text and its highest headings; a part they share stands in the first."""
    seen: set[str] = set()
    for text in texts:
        yield FormHeading(text.id, None, text.outline.metadata.name)
        for part in text.document.parts:
            if part.document_id not in seen:
                seen.add(part.document_id)
                for one in part.sections:
                    if one.id:
                        yield FormHeading(text.id, one.id, one.title, one.number)


def _ids(outlines: Iterable[Outline]) -> Iterator[str]:
    for outline in outlines:
        yield from (one.id for one in outline.headings if one.id)
        yield from (one.id for one in outline.blocks)
