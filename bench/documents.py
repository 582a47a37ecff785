"""Generated documents: what each of them is, and text of a given length."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

import vocabulary as v

# Documents come in groups: an agreement first, then those that follow from it.
GROUP = 40
KINDS = (
    "överenskommelse",
    "riktlinje",
    "rutin",
    "riktlinje",
    "tillämpningsanvisning",
    "rutin",
    "bilaga",
    "riktlinje",
    "patientfall",
    "rutin",
)
_FOLDERS = {
    "avtal": "avtal",
    "överenskommelse": "overenskommelser",
    "riktlinje": "riktlinjer",
    "rutin": "rutiner",
    "tillämpningsanvisning": "tillampning",
    "bilaga": "bilagor",
    "patientfall": "patientfall",
}
# Headings that readers of a kind look for, with the ids that check asks about.
_FIXED = {
    "avtal": (
        ("Syfte", "syfte"),
        ("Avtalsparter", "avtalsparter"),
        ("Avtalstid", "avtalstid"),
        ("Uppföljning", "uppfoljning"),
    ),
    "överenskommelse": (("Syfte", "syfte"), ("Uppföljning", "uppfoljning")),
}
_DEFAULT_FIXED = (("Inledning", "inledning"),)
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_SPREAD = 7_368_787  # odd and prime to 31, so that every number gives an id of its own


@dataclass(frozen=True, slots=True)
class Plan:
    """What is decided of a document before it is written."""

    number: int
    kind: str

    @property
    def id(self) -> str:
        """Return the document's id."""
        return f"dok-{self.number:05d}"

    @property
    def path(self) -> str:
        """Return the document's path in the workspace."""
        return f"{_FOLDERS[self.kind]}/{self.id}.md"

    @property
    def agreement(self) -> Plan:
        """Return the agreement that the document belongs to."""
        return plan(self.number - self.number % GROUP)

    @property
    def fixed(self) -> tuple[tuple[str, str], ...]:
        """Return the headings that the document must have, with their ids."""
        return _FIXED.get(self.kind, _DEFAULT_FIXED)


def plan(number: int) -> Plan:
    """Return the plan of a document by its number, from 0."""
    place = number % GROUP
    return Plan(number, KINDS[(place - 1) % len(KINDS)] if place else "avtal")


@dataclass(slots=True)
class Ids:
    """Gives out ids of blocks, five characters each, the same in every run."""

    given: int = 0

    def mark(self) -> str:
        """Return the next id as it is written at the end of a block."""
        self.given += 1
        rest = self.given * _SPREAD % len(_LETTERS) ** 5
        letters = ""
        for _ in range(5):
            rest, digit = divmod(rest, len(_LETTERS))
            letters += _LETTERS[digit]
        return f"{{#{letters}}}"


class Writer:
    """Writes the text of one document until it has as many words as asked for."""

    def __init__(
        self, own: Plan, documents: int, words: int, rng: Random, ids: Ids
    ) -> None:
        self._own = own
        self._documents = documents
        self._left = words
        self._rng = rng
        self._ids = ids
        self._lines: list[str] = []
        self._forms: tuple[Callable[[], None], ...] = (
            self._paragraph,
            self._bullets,
            self._paragraph,
            self._table,
            self._paragraph,
            self._numbers,
        )

    def body(self) -> str:
        """Return the Markdown of the document."""
        for words, id_ in self._own.fixed:
            self._heading(2, words, id_)
            self._short_paragraph()
        count = 0
        for chapter, section, words, id_ in _headings():
            if self._left <= 0:
                break
            if section == 0:
                self._heading(2, words, id_)
                self._paragraph()
            else:
                self._heading(3, words, id_)
                self._forms[count % len(self._forms)]()
                self._forms[(count + chapter) % len(self._forms)]()
                count += 1
        return "\n".join(self._lines).rstrip("\n") + "\n"

    def _add(self, *lines: str) -> None:
        for line in lines:
            self._left -= sum(word[0] not in "#{|-" for word in line.split())
        self._lines += [*lines, ""]

    def _heading(self, level: int, words: str, id_: str) -> None:
        self._add(f"{'#' * level} {words} {{#{id_}}}")

    def _short_paragraph(self) -> None:
        self._add(f"{self._sentence()} {self._ids.mark()}")

    def _paragraph(self) -> None:
        count = max(1, min(self._rng.randint(3, 5), self._left // 12))
        lines = [self._sentence() for _ in range(count)]
        if count > 2:
            lines[1] = self._linking() if self._rng.random() < 0.6 else self._citing()
        lines[-1] += f" {self._ids.mark()}"
        self._add(*lines)

    def _bullets(self) -> None:
        self._short_paragraph()
        self._add(*(f"- {one} {self._ids.mark()}" for one in self._points()))

    def _numbers(self) -> None:
        self._short_paragraph()
        steps = enumerate(self._points(), start=1)
        self._add(*(f"{count}. {one} {self._ids.mark()}" for count, one in steps))

    def _points(self) -> list[str]:
        return self._rng.sample(v.POINTS, self._rng.randint(4, 6))

    def _table(self) -> None:
        self._short_paragraph()
        lines = ["| Uppgift | Ansvarig | När |", "|---|---|---|"]
        for point in self._points():
            who, when = self._rng.choice(v.CELLS[:5]), self._rng.choice(v.CELLS[5:])
            lines.append(
                f"| {point.capitalize()} | {who} | {when} {self._ids.mark()} |"
            )
        self._add(*lines)

    def _sentence(self) -> str:
        opener = self._rng.choice(v.OPENERS)
        actor = self._rng.choice(v.ACTORS)
        told = self._rng.choice(v.OBJECTS)
        when = self._rng.choice(v.WHEN)
        if opener:
            actor = actor[0].lower() + actor[1:]
        return f"{opener}{actor} {self._rng.choice(v.VERBS)} {told} {when}."

    def _linking(self) -> str:
        words, target = self._link()
        told = self._rng.choice(v.OBJECTS)
        return f"Vad som gäller för {told} står i [{words}]({target})."

    def _link(self) -> tuple[str, str]:
        """Return the words and the address of a link, near more often than far."""
        draw = self._rng.random()
        if draw < 0.2:
            return "dokumentets inledande kapitel", f"#{self._own.fixed[0][1]}"
        if draw < 0.5:
            other = self._own.agreement
        else:
            first = self._own.agreement.number
            last = min(first + GROUP, self._documents) - 1
            other = plan(self._rng.randint(first, last))
        if other.number == self._own.number:
            return "dokumentets inledande kapitel", f"#{self._own.fixed[0][1]}"
        words, anchor = self._rng.choice(other.fixed)
        return f"{words.lower()} i dokument {other.number}", f"../{other.path}#{anchor}"

    def _citing(self) -> str:
        sfs, name, _, _, section = self._rng.choice(v.STATUTES)
        actor = self._rng.choice(v.ACTORS)
        return f"{actor} har en egen skyldighet enligt {section} {name} ({sfs})."


def _headings() -> Iterator[tuple[int, int, str, str]]:
    """Yield chapters and their sections without end: chapter, section, words and id."""
    chapter = 0
    while True:
        again, index = divmod(chapter, len(v.CHAPTERS))
        name = v.CHAPTERS[index] + (f", fortsättning {again}" if again else "")
        yield chapter, 0, name, f"kapitel-{chapter + 1}"
        for section in range(1, 4):
            words = v.SECTIONS[(chapter + 3 * section) % len(v.SECTIONS)]
            yield chapter, section, words, f"kapitel-{chapter + 1}-{section}"
        chapter += 1
