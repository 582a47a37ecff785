"""Agreement text in parts that keep their identity: words, sentences and blocks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random
from typing import NamedTuple

import vocabulary as v
from documents import Ids

_FIRST = (
    "vård hem sjuk barn äldre skol tand läke färd boende anhörig trygghets samverkans "
    "rehabiliterings bistånds habiliterings patient journal avgifts gransknings besöks "
    "kvalitets lokal bemannings utbildnings behovs insats resurs uppföljnings kontakt "
    "förflyttnings närsjukvårds primärvårds korttids egenvårds akut natt helg dag team"
).split()
_LAST = (
    "plan ansvar kostnad insats möte beslut rutin uppgift ärende underlag besked krav "
    "nämnd grupp tid mått avtal anvisning ersättning handling bedömning kontakt mottagning "
    "samtal uppdrag behov anmälan lista register stöd nivå form gräns regel fördelning"
).split()
_SET_FORM = 0.25
_STANDARD = (
    "Parterna följer upp detta en gång om året.",
    "Beslutet dokumenteras i den gemensamma planen.",
    "Kommunen och regionen delar på kostnaden.",
)


class Kind(StrEnum):
    """What a block is."""

    CHAPTER = "chapter"
    SECTION = "section"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    STEP = "step"
    HEAD = "head"
    ROW = "row"


class Word(NamedTuple):
    """A word or a mark after one; the same number means that it is the same word."""

    text: str
    id: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, a heading's words or a cell; it stays itself when its words change."""

    id: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A block; it stays itself when it is moved or edited. `mark` is its id as written."""

    id: int
    kind: Kind
    sentences: tuple[Sentence, ...]
    mark: str = ""

    @property
    def length(self) -> int:
        """Return about how many characters it takes."""
        return sum(len(word.text) + 1 for one in self.sentences for word in one.words)


class Author:
    """Writes blocks that are new, each with words of its own."""

    def __init__(self, rng: Random, *, marks: bool) -> None:
        self._rng = rng
        self._count = 0
        self._marks = Ids() if marks else None

    def document(self, length: int) -> list[Block]:
        """Return chapters and sections until there are so many characters."""
        blocks: list[Block] = []
        written = 0
        while written < length:
            added = [self.heading(Kind.CHAPTER), self.paragraph()]
            for _ in range(self._rng.randint(2, 5)):
                added += self.section()
            for block in added:
                if written < length:
                    blocks.append(block)
                    written += block.length + 8
        return blocks

    def section(self) -> list[Block]:
        """Return a heading and what stands under it."""
        blocks = [self.heading(Kind.SECTION)]
        blocks += [self.paragraph() for _ in range(self._rng.randint(1, 3))]
        form = self._rng.random()
        count = self._rng.randint(3, 7)
        if form < 0.2:
            blocks += [self.point(Kind.ITEM) for _ in range(count)]
        elif form < 0.35:
            blocks += [self.point(Kind.STEP) for _ in range(count)]
        elif form < 0.5:
            blocks.append(self._block(Kind.HEAD, "Uppgift", "Ansvarig", "När"))
            blocks += [self.row() for _ in range(count)]
        return blocks

    def heading(self, kind: Kind) -> Block:
        """Return a heading; its number follows from where it stands."""
        names = v.CHAPTERS if kind is Kind.CHAPTER else v.SECTIONS
        return self._block(kind, f"{self._rng.choice(names)} för {self._compound()}")

    def paragraph(self) -> Block:
        """Return two to six sentences, now and then one that stands elsewhere too."""
        count = self._rng.randint(2, 6)
        texts = [self._told() for _ in range(count)]
        if self._rng.random() < 0.12:
            texts.insert(self._rng.randint(1, count), self._rng.choice(_STANDARD))
        return self._block(Kind.PARAGRAPH, *texts)

    def point(self, kind: Kind) -> Block:
        """Return an item of a list, marked or numbered; one in four from a set form."""
        about = f"{self._compound()} {self._compound()}"
        if self._rng.random() < _SET_FORM:
            return self._block(kind, f"{self._rng.choice(v.POINTS)} om {about}")
        return self._block(kind, self._duty())

    def row(self) -> Block:
        """Return a row of a table; one in four begins with a set form."""
        who, when = self._rng.choice(v.CELLS[:5]), self._rng.choice(v.CELLS[5:])
        is_set = self._rng.random() < _SET_FORM
        what = self._rng.choice(v.POINTS) if is_set else self._duty()
        return self._block(Kind.ROW, what, who, when)

    def sentence(self) -> Sentence:
        """Return a sentence that is new."""
        return self._sentence(self._told())

    def word(self, unlike: str = "") -> Word:
        """Return a word that is new, and spelled in another way than a given one."""
        text = unlike
        while text == unlike:
            told = self._told().rstrip(".").split()
            text = self._rng.choice([self._compound(), self._rng.choice(told)])
        return Word(text.strip(",."), self._number())

    def retell(self, words: tuple[Word, ...], share: float) -> tuple[Word, ...]:
        """Return words with a share of them replaced; marks are left."""
        places = [n for n, one in enumerate(words) if one.text[0].isalnum()]
        chosen = set(self._rng.sample(places, round(share * len(places))))
        return tuple(
            self.word(one.text) if n in chosen else one for n, one in enumerate(words)
        )

    def divide(self, block: Block, at: int) -> tuple[Block, Block]:
        """Return a block as two; the last one keeps the mark at the end."""
        mark = self._marks.mark() if self._marks else ""
        first = replace(block, sentences=block.sentences[:at], mark=mark)
        return first, Block(
            self._number(), block.kind, block.sentences[at:], block.mark
        )

    def _block(self, kind: Kind, *texts: str) -> Block:
        mark = self._marks.mark() if self._marks and kind is not Kind.HEAD else ""
        sentences = tuple(self._sentence(text) for text in texts)
        return Block(self._number(), kind, sentences, mark)

    def _sentence(self, text: str) -> Sentence:
        words: list[Word] = []
        for part in text.split():
            bare = part.rstrip(".,")
            words.append(Word(bare, self._number()))
            words += (Word(mark, self._number()) for mark in part[len(bare) :])
        return Sentence(self._number(), tuple(words))

    def _told(self) -> str:
        choose = self._rng.choice
        opener, actor = choose(v.OPENERS), choose(v.ACTORS)
        if opener:
            actor = actor[0].lower() + actor[1:]
        form = self._rng.random()
        if form < 0.1:
            sfs, name, _, _, section = choose(v.STATUTES)
            about = f"{section} {name} ({sfs}) när det gäller {self._compound()}"
            return f"{actor[0].upper()}{actor[1:]} har en skyldighet enligt {about}."
        about = f"{self._compound()} och {self._compound()}"
        if form < 0.4:
            about = f"{choose(v.OBJECTS)}, {self._compound()} inräknad,"
        elif form < 0.7:
            about = f"{self._compound()} för {choose(v.OBJECTS)}"
        return f"{opener}{actor} {choose(v.VERBS)} {about} {choose(v.WHEN)}."

    def _duty(self) -> str:
        """Return what somebody does, with neither actor nor full stop."""
        choose = self._rng.choice
        about = choose([f"och {self._compound()}", f"för {choose(v.OBJECTS)}", "", ""])
        after = choose([choose(v.WHEN), f"enligt {self._compound()}", ""])
        return f"{choose(v.VERBS)} {self._compound()} {about} {after}"

    def _compound(self) -> str:
        """Return a compound; as in real text, a few are common and most are rare."""
        first, last = (
            pool[int(len(pool) * self._rng.random() ** 1.5)] for pool in (_FIRST, _LAST)
        )
        return f"{first}{last}"

    def _number(self) -> int:
        self._count += 1
        return self._count
