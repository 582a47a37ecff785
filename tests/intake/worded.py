"""A Word form made by hand: a heading and three paragraphs, with boxes under each."""

from __future__ import annotations

from datetime import date

from govdocs.consultation.form.form import Form, FormHeading
from govdocs.consultation.form.places import (
    DIGEST_PROPERTY,
    INSTANCE_PROPERTY,
    ROUND_PROPERTY,
    Ask,
    FormBox,
    text_mark,
)
from govdocs.consultation.intake.understood import Understood, understand
from govdocs.consultation.intake.word.fields import word_fields
from govdocs.model.consultation import Asked, Consultation, ConsultationKind, Frozen
from govdocs.model.submission import Comment, CommentPlace
from govdocs.model.word_text import (
    PLACEHOLDER,
    CellPlace,
    Piece,
    Tracked,
    WordParagraph,
    WordText,
)

DIGEST = "a" * 64
ROUND = Consultation(
    "2021-1",
    "Riktlinjen om kallelse",
    ConsultationKind.CONSULTATION,
    date(2021, 9, 15),
    date(2021, 12, 31),
    (Frozen("riktlinje", DIGEST),),
    questions=(Asked("f1", "Är tiden rimlig?"),),
)
FORM = Form(
    ROUND,
    "norrby",
    (FormHeading("riktlinje", "vem", "Vem som kallar"),),
    {"riktlinje": frozenset({"vem", "c2b2", "c2b3", "c2b4"})},
)
TEXTS = {
    "vem": "Vem som kallar",
    "c2b2": 'Regionen kallar alltid till mötet, som är "öppet" för alla parter.',
    "c2b3": "Kallelsen skickas senast inom 3 dagar till samtliga berörda parter.",
    "c2b4": "Riktlinjen följs upp varje år av den grupp som parterna har utsett.",
}
INTRODUCTION = "Skriv i rutorna under texten och låt resten stå kvar."


def text(id_: str, *pieces: Piece) -> WordParagraph:
    """Return a paragraph of the text, in other pieces than those it was sent out with."""
    mark = text_mark(id_)
    own = pieces or (Piece(TEXTS[id_]),)
    marked = tuple(one._replace(anchors=(*one.anchors, mark)) for one in own)
    level = 2 if id_ == "vem" else 0
    return WordParagraph(marked, "Body Text", level, anchors=(mark,))


def box(ask: Ask, key: str, told: str, written: str = "") -> WordParagraph:
    """Return a label and its box, empty or written in."""
    named = FormBox(ask, key)
    label = Piece(f"{named.label(told)}: ", anchors=(named.bookmark,))
    filling = named.box(told).placeholder
    controls = (named.tag,) if written else (named.tag, PLACEHOLDER)
    words = Piece(written or filling, controls=controls, anchors=(named.bookmark,))
    return WordParagraph((label, words), "Form Box", anchors=(named.bookmark,))


def template() -> WordText:
    """Return the form as it is sent out."""
    rows = [WordParagraph((Piece(INTRODUCTION),))]
    rows.append(box(Ask.DETAIL, "organ", ""))
    rows.append(box(Ask.DETAIL, "datum", ""))
    rows.append(box(Ask.STANCE, "riktlinje", "Riktlinje"))
    rows.append(box(Ask.ANSWER, "f1", "f1"))
    for id_ in TEXTS:
        told = f"stycke {id_}"
        rows.append(text(id_))
        rows += [box(ask, id_, told) for ask in (Ask.COMMENT, Ask.PROPOSAL, Ask.KIND)]
    properties = {
        ROUND_PROPERTY: "2021-1",
        INSTANCE_PROPERTY: "norrby",
        f"{DIGEST_PROPERTY}riktlinje": DIGEST,
    }
    return WordText(tuple(rows), properties=properties)


def at(id_: str) -> int:
    """Return where in the form a paragraph of the text is; its boxes follow."""
    return next(
        place
        for place, one in enumerate(template().paragraphs)
        if text_mark(id_) in one.anchors
    )


def written(**boxes: str) -> WordText:
    """Return the form with comments written, as `c2b3="Ja"`."""
    found = template()
    for id_, words in boxes.items():
        found = put(found, at(id_) + 1, box(Ask.COMMENT, id_, f"stycke {id_}", words))
    return found


def put(found: WordText, place: int, *rows: WordParagraph) -> WordText:
    """Return a file with paragraphs in the place of one."""
    every = found.paragraphs
    return found._replace(paragraphs=(*every[:place], *rows, *every[place + 1 :]))


def after(found: WordText, place: int, *rows: WordParagraph) -> WordText:
    """Return a file with more paragraphs after one."""
    return put(found, place, found.paragraphs[place], *rows)


def bare(found: WordText) -> WordText:
    """Return a file without bookmarks, tags and properties, as some programs leave it."""
    rows = []
    for one in found.paragraphs:
        pieces = tuple(piece._replace(anchors=(), controls=()) for piece in one.pieces)
        rows.append(one._replace(pieces=pieces, anchors=(), controls=()))
    return found._replace(paragraphs=tuple(rows), properties={})


def gone(words: str) -> Piece:
    """Return words that tracked changes take away."""
    return Piece(words, tracked=Tracked.DELETED)


def come(words: str) -> Piece:
    """Return words that tracked changes put in."""
    return Piece(words, tracked=Tracked.INSERTED)


def understood(found: WordText) -> Understood:
    """Return what is understood of a file."""
    return understand(word_fields(found, template(), FORM), FORM)


def place(block: str | None) -> CommentPlace:
    """Return a place in the guideline."""
    return CommentPlace("riktlinje", block)


def only(found: Understood) -> Comment:
    """Return the only comment of an answer."""
    (comment,) = found.comments
    return comment


def row(*cells: str, mark: str = "", number: int = 1) -> list[WordParagraph]:
    """Return a row of a table; the mark stands in its first cell, as it is written."""
    return [
        WordParagraph(
            (Piece(words, anchors=(mark,) if mark and not at else ()),),
            cell=CellPlace((1,), number, at),
        )
        for at, words in enumerate(cells)
    ]


def with_table(*cells: str) -> WordText:
    """Return the form with a table last."""
    return after(template(), at("c2b2"), *row(*cells, mark=text_mark("c2b4")))
