"""Links in the text that lead somewhere else in a file than in the template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from govdocs.consultation.intake.word.draft import Draft
from govdocs.consultation.intake.word.marks import folded, is_same, span_of
from govdocs.consultation.intake.word.match import Settled
from govdocs.consultation.intake.word.stretches import Mark, Stretch, told_link
from govdocs.model.submission import CommentKind
from govdocs.model.word_text import id_of

_ADDED = "Länk i texten: ”{words}” leder till {there}."
_MOVED = "Länken på ”{words}” leder till {there} i stället för {before}."
_GONE = "Länken på ”{words}” till {before} är borttagen."
# What an export leads to that lies beside it, which a form leaves out.
_BESIDE = re.compile(r"[^:?]*\.(?:docx|odt)(?:#.*)?")
_KIND = CommentKind.CHANGE.value

# An address with the words that lead there.
_Link = tuple[str, str]


def link_drafts(
    mark: Mark, rows: Sequence[Stretch], found: Sequence[Settled]
) -> Iterator[Draft]:
    """Yield the links of a block that are new, lead elsewhere, or are gone."""
    had, have = list(_links(rows)), list(_links(one.stretch for one in found))
    if had == have:
        return
    order = found[0].stretch.order
    words = " ".join(one.stretch.text for one in found)
    gone = [one for one in had if not _has(have, one)]
    for new in (one for one in have if not _has(had, one)):
        before = next((one for one in gone if is_same(one[1], new[1])), None)
        if before:
            gone.remove(before)
        yield Draft(order, mark, _told(new, before), kind=_KIND)
    for one in gone:
        # A link that went away with its words is told as a change of them.
        if span_of(one[1], words):
            said = _GONE.format(words=one[1], before=_named(one[0]))
            yield Draft(order, mark, said, kind=_KIND)


def _links(stretches: Iterable[Stretch]) -> Iterator[_Link]:
    """Yield the links of some stretches, those that a program makes of words left out.

    A paragraph that is new in its place may be moved, with the links it had.
    """
    for stretch in stretches:
        link = words = ""
        for piece in (*stretch.pieces, None):
            here = piece.link if piece and not stretch.is_gone(piece) else ""
            if here != link:
                yield from _one(link, words, stretch)
                link, words = here, ""
            words += piece.text if piece and here else ""


def _one(link: str, words: str, stretch: Stretch) -> Iterator[_Link]:
    words = " ".join(words.split())
    is_old = _BESIDE.fullmatch(link) or (stretch.is_inserted and link.startswith("#"))
    if words and not is_old and told_link(link, words):
        yield link, words


def _has(links: Sequence[_Link], asked: _Link) -> bool:
    """Tell whether a link is among some, although a program has cut its words in parts."""
    key, words = _key(asked[0]), folded(asked[1])
    same = (one for link, one in links if _key(link) == key)
    return any(set(words) <= set(folded(one)) for one in same) or any(
        _key(link) == key and span_of(one, asked[1]) for link, one in links
    )


def _key(link: str) -> str:
    """Return what a link leads to, however a program has written it."""
    return _named(link) if link.startswith("#") else unquote(link).rstrip("/")


def _told(new: _Link, before: _Link | None) -> str:
    there = _named(new[0])
    if before is None:
        return _ADDED.format(words=new[1], there=there)
    return _MOVED.format(words=new[1], there=there, before=_named(before[0]))


def _named(link: str) -> str:
    """Return a link as people read it: the id of a place in the text, or the address."""
    return id_of(link[1:]) or link if link.startswith("#") else link
