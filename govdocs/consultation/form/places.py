"""THE table of the boxes in a Word form: their bookmarks, tags and labels.

Three keys name each box, for programs and people drop one or the other: a bookmark round
label and box, the tag of the box, and the words of the label. A place in a text is named
by its id alone where that is enough, and by 'document#id' where two texts of the round
have headings with the same id; 'document#' is the whole document.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from govdocs.model.submission import CommentKind, Stance
from govdocs.model.word_text import Box, bookmark_of, id_of

# Properties of the file: the round, the instance, and the digest of each text.
ROUND_PROPERTY = "govdocs-remiss"
INSTANCE_PROPERTY = "govdocs-instans"
DIGEST_PROPERTY = "govdocs-kontrollsumma-"

_NO_PROPERTIES: Mapping[str, str] = MappingProxyType({})
# Word refuses a longer tag.
_LONGEST_TAG = 64
# What parts a document from an id in the name of a bookmark, where # is not allowed.
_JOINT = "--"


class Ask(StrEnum):
    """What a box is for; the value is what its tag begins with."""

    COMMENT = "synpunkt"
    PROPOSAL = "förslag"
    KIND = "sort"
    ANSWER = "svar"
    STANCE = "inställning"
    DETAIL = "uppgift"


@dataclass(frozen=True, slots=True)
class _Row:
    """How boxes of one sort are named: their bookmark's start, label and placeholder.

    `title` is what the label leaves out, for those who do not see the boxes beside it.
    """

    start: str
    label: str
    placeholder: str
    choices: tuple[str, ...] = ()
    title: str = ""


_ASKS: Mapping[str, Ask] = {one.value: one for one in Ask}
_KINDS, _STANCES = tuple(CommentKind), tuple(Stance)
_ROWS: Mapping[Ask, _Row] = {
    Ask.COMMENT: _Row("gdc_", "Synpunkt på", "Skriv här"),
    Ask.PROPOSAL: _Row(
        "gdp_", "Föreslagen lydelse", "Skriv här", (), "Föreslagen lydelse av"
    ),
    Ask.KIND: _Row("gdk_", "Sort", "Välj", _KINDS, "Sort av synpunkt på"),
    Ask.ANSWER: _Row("gdq_", "Svar på fråga", "Skriv svaret här"),
    Ask.STANCE: _Row("gds_", "Inställning till", "Välj", _STANCES),
    Ask.DETAIL: _Row("gdu_", "", "Skriv här"),
}
# What bookmarks begin with, up to their first line below.
_STARTS: Mapping[str, Ask] = {row.start: ask for ask, row in _ROWS.items()}


@dataclass(frozen=True, slots=True)
class Detail:
    """Something asked for once. `name` is its key here, `field` that of the answer."""

    name: str
    field: str
    label: str
    placeholder: str = "Skriv här"
    choices: tuple[str, ...] = ()


DETAILS: tuple[Detail, ...] = (
    Detail("instans", "instans", "Instans", "Skriv vilka ni är"),
    Detail("organ", "beslutat_av.organ", "Organ som beslutat svaret"),
    Detail("datum", "beslutat_av.datum", "Dag för beslutet", "Skriv som 2021-12-31"),
    Detail("paragraf", "beslutat_av.paragraf", "Paragraf i protokollet"),
    Detail("diarienummer", "diarienummer", "Diarienummer hos er"),
    Detail("installning", "inställning", "Er samlade inställning", "Välj", _STANCES),
    Detail("skal", "skäl", "Skäl"),
    Detail("reservation", "reservation", "Reservation"),
)
_BY_NAME: Mapping[str, Detail] = {one.name: one for one in DETAILS}
# What an empty box of any sort shows.
PROMPTS = frozenset(
    {one.placeholder for one in _ROWS.values()} | {one.placeholder for one in DETAILS}
)


@dataclass(frozen=True, slots=True)
class FormBox:
    """One box. `key` is the place, the question, the document or the name of a detail."""

    ask: Ask
    key: str

    @property
    def place(self) -> tuple[str, str | None]:
        """Return the document ('' when the id is enough) and the block (None for all)."""
        document, joint, block = self.key.rpartition("#")
        return (document, block or None) if joint else ("", self.key)

    @property
    def bookmark(self) -> str:
        """Return the name of its bookmark."""
        return bookmark_of(_joined(self.key), _ROWS[self.ask].start)

    @property
    def tag(self) -> str:
        """Return its tag; that of a long key is its bookmark's name."""
        tag = f"{self.ask}:{self.key}"
        return tag if len(tag) <= _LONGEST_TAG else f"{self.ask}:{self.bookmark}"

    @property
    def detail(self) -> Detail | None:
        """Return what is asked for once; None for any other box."""
        return _BY_NAME.get(self.key) if self.ask is Ask.DETAIL else None

    def label(self, told: str) -> str:
        """Return the words before the box; `told` is how people name the place."""
        row = _ROWS[self.ask]
        return f"{row.label} {told}" if _has_place(row) else (self.detail or row).label

    def box(self, told: str) -> Box:
        """Return the box, with its label as the name for those who do not see it."""
        row = _ROWS[self.ask]
        title = f"{row.title} {told}" if row.title else self.label(told)
        said = self.detail or row
        return Box(self.tag, title, said.placeholder, said.choices)


def place_key(document: str, block: str | None, *, is_shared: bool = False) -> str:
    """Return the key of a place; `is_shared` says that another text has the same id."""
    return block if block and not is_shared else f"{document}#{block or ''}"


def text_mark(key: str) -> str:
    """Return the bookmark of the text at a place."""
    return bookmark_of(_joined(key))


def long_names(key: str) -> dict[str, str]:
    """Return the properties that a file needs to tell a long key: bookmark and id."""
    starts = ("gd_", *(row.start for row in _ROWS.values()))
    names = {bookmark_of(_joined(key), start) for start in starts}
    return {
        name: _joined(key)
        for name in sorted(names)
        if id_of(name, start=name[: name.index("_") + 1]) != _joined(key)
    }


def box_of_bookmark(
    name: str, properties: Mapping[str, str] = _NO_PROPERTIES
) -> FormBox | None:
    """Return the box that a bookmark names; None for a bookmark of somebody else's."""
    start = name[: name.find("_") + 1]
    ask = _STARTS.get(start)
    id_ = id_of(name, properties, start) if ask else None
    return FormBox(ask, _parted(id_)) if ask and id_ else None


def box_of_tag(
    tag: str, properties: Mapping[str, str] = _NO_PROPERTIES
) -> FormBox | None:
    """Return the box that a tag names; None for a tag of somebody else's."""
    ask, joint, key = tag.partition(":")
    meant = _ASKS.get(ask)
    if meant is None or not joint or not key:
        return None
    if key.startswith(_ROWS[meant].start):
        return box_of_bookmark(key, properties)
    return FormBox(meant, key)


def place_of_mark(
    name: str, properties: Mapping[str, str] = _NO_PROPERTIES
) -> tuple[str, str | None] | None:
    """Return the document ('' when the id is enough) and id of a text's bookmark."""
    id_ = id_of(name, properties)
    return FormBox(Ask.COMMENT, _parted(id_)).place if id_ else None


def read_label(text: str) -> tuple[Ask, str] | None:
    """Return what the words of a label ask for, and the name of the place in them.

    For what is asked once the name is the detail's, and '' for what belongs to the
    comment above. Nothing may stand after the label but a colon; None for other words.
    """
    words = re.sub(r"\s+", " ", text).strip().rstrip(":").rstrip()
    for one in DETAILS:
        if words == one.label:
            return Ask.DETAIL, one.name
    for ask, row in _ROWS.items():
        if words == row.label and row.title:
            return ask, ""
        if _has_place(row) and words.startswith(row.label + " "):
            return ask, words[len(row.label) + 1 :]
    return None


def _has_place(row: _Row) -> bool:
    return bool(row.label) and not row.title


def _joined(key: str) -> str:
    return key.replace("#", _JOINT)


def _parted(id_: str) -> str:
    return id_.replace(_JOINT, "#", 1)
