"""Find defined words and citations in running text, so that a reader can look them up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from govdocs.model.register import Definition, Registers, Statute
from govdocs.model.settings import StatuteStyle
from govdocs.model.statutes import candidates, chosen
from govdocs.text.citations import find_citations

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ENDINGS = (
    "",
    "en",
    "et",
    "n",
    "t",
    "er",
    "ar",
    "or",
    "na",
    "erna",
    "arna",
    "orna",
    "s",
    "ns",
    "ts",
    "ens",
    "ets",
)

Terms = Mapping[str, tuple[tuple[tuple[str, ...], Definition], ...]]


@dataclass(frozen=True, slots=True)
class Gloss:
    """A stretch of text with more to say about it; offsets in code points, end exclusive."""

    start: int
    end: int
    definition: Definition | None = None
    statute: Statute | None = None


def index_terms(definitions: Sequence[Definition]) -> Terms:
    """Return the definitions by the first word of every form they are written in.

    Abbreviations count only as they are written; words also with their usual endings.
    """
    found: dict[str, list[tuple[tuple[str, ...], Definition]]] = {}
    for one in definitions:
        for form in (one.term, *one.synonyms):
            words = tuple(_WORD.findall(form.lower()))
            for ending in _ENDINGS if words else ():
                whole = (*words[:-1], words[-1] + ending)
                found.setdefault(whole[0], []).append((whole, one))
        if one.abbreviation:
            found.setdefault(one.abbreviation, []).append(((one.abbreviation,), one))
    return {
        first: tuple(sorted(forms, key=lambda form: -len(form[0])))
        for first, forms in found.items()
    }


@dataclass(slots=True)
class Glosser:
    """Glosses each word and statute once in a chapter; `start_chapter` begins anew."""

    terms: Terms
    registers: Registers
    day: date | None
    style: StatuteStyle
    _seen: set[str] = field(default_factory=set)

    def start_chapter(self) -> None:
        """Forget what has been glossed."""
        self._seen.clear()

    def find(self, text: str) -> list[Gloss]:
        """Return what to gloss in a piece of text, in reading order, never overlapping."""
        found = list(self._statutes(text)) if "§" in text or "(" in text else []
        taken = [(one.start, one.end) for one in found]
        found += self._words(text, taken)
        return sorted(found, key=lambda one: one.start)

    def _statutes(self, text: str) -> Iterator[Gloss]:
        if self.style is StatuteStyle.TEXT:
            return
        for one in find_citations(text):
            found = candidates(one.sfs, one.name, self.registers.statutes)
            statute = chosen(found, self.day)
            if statute and statute.sfs not in self._seen:
                self._seen.add(statute.sfs)
                yield Gloss(one.start, one.end, statute=statute)

    def _words(self, text: str, taken: list[tuple[int, int]]) -> Iterator[Gloss]:
        if not self._holds_new(text):
            return
        words = list(_WORD.finditer(text))
        skip = 0
        for count, word in enumerate(words):
            if count < skip:
                continue
            forms = self.terms.get(word[0]) or self.terms.get(word[0].lower())
            if not forms:
                continue
            for form, definition in forms:
                following = words[count : count + len(form)]
                if definition.id in self._seen or not _matches(following, form):
                    continue
                start, end = word.start(), following[-1].end()
                if any(start < other[1] and other[0] < end for other in taken):
                    continue
                self._seen.add(definition.id)
                skip = count + len(form)
                yield Gloss(start, end, definition=definition)
                break

    def _holds_new(self, text: str) -> bool:
        """Tell whether a word of the text may begin a term not glossed yet; quick."""
        words = _WORD.findall(text)
        firsts = self.terms.keys() & {*words, *map(str.lower, words)}
        return any(
            definition.id not in self._seen
            for first in firsts
            for _, definition in self.terms[first]
        )


def _matches(following: list[re.Match[str]], form: tuple[str, ...]) -> bool:
    if len(following) != len(form):
        return False
    if form[0].isupper() and len(form) == 1:
        return following[0][0] == form[0]
    return all(
        one[0].lower() == word.lower()
        for one, word in zip(following, form, strict=True)
    )
