"""Rows that are typed into a table of the text stand at the row beside them."""

from __future__ import annotations

import pytest

from govdocs.consultation.form.places import text_mark
from govdocs.consultation.intake.understood import Understood, understand
from govdocs.consultation.intake.word.fields import word_fields
from govdocs.model.submission import CommentKind
from govdocs.model.word_text import Piece, Tracked, WordParagraph, WordText
from tests.intake.worded import FORM, after, at, only, place, put, row, template

# The rows that are sent out: a head without a mark, and two with the ids of the round.
HEAD = row("Vem", "Gör", number=0)
ONE = row("Region", "kallar", mark=text_mark("c2b3"), number=1)
TWO = row("Kommun", "svarar", mark=text_mark("c2b4"), number=2)


def form(*rows: list[WordParagraph]) -> WordText:
    """Return the form with a table in place of two of its paragraphs."""
    file = put(template(), at("c2b4"))
    file = put(file, at("c2b3"))
    numbered = (
        one._replace(cell=one.cell and one.cell._replace(row=number))
        for number, cells in enumerate(rows)
        for one in cells
    )
    return after(file, at("c2b2"), *numbered)


def read(file: WordText) -> Understood:
    return understand(word_fields(file, form(HEAD, ONE, TWO), FORM), FORM)


def new(*cells: str, mark: Tracked | None = None) -> list[WordParagraph]:
    return [one._replace(row_mark=mark) for one in row(*cells)]


@pytest.mark.parametrize("mark", [None, Tracked.INSERTED])
@pytest.mark.parametrize(
    ("rows", "block", "told"),
    [
        ((HEAD, ONE, TWO, 0), "c2b4", "Ny rad efter den här."),
        ((HEAD, ONE, 0, TWO), "c2b3", "Ny rad efter den här."),
        ((HEAD, 0, ONE, TWO), "c2b3", "Ny rad före den här."),
    ],
)
def test_a_new_row_stands_at_the_row_above_or_below(
    rows: tuple[list[WordParagraph], ...], block: str, told: str, mark: Tracked | None
) -> None:
    file = form(*(one or new("Patienten", "tackar nej", mark=mark) for one in rows))
    found = read(file)

    assert ((place(block), told), ()) == (
        (only(found).place, only(found).text),
        found.unread,
    )
    assert "Patienten | tackar nej" == only(found).proposal
    assert CommentKind.CHANGE is only(found).kind


def test_two_new_rows_are_one_proposal() -> None:
    found = read(form(HEAD, ONE, new("A", "b"), new("C", "d"), TWO))

    assert "A | b\nC | d" == only(found).proposal
    assert place("c2b3") == only(found).place


def test_words_in_one_cell_of_a_new_row_may_be_a_remark() -> None:
    found = read(form(HEAD, ONE, new("Vi undrar vem som menas här.", ""), TWO))

    assert (place("c2b3"), None) == (only(found).place, only(found).proposal)
    assert "Vi undrar vem som menas här." == only(found).text


def test_a_row_that_is_changed_beside_a_new_one_is_a_change_of_its_own() -> None:
    changed = row("Region", "kallar alla", mark=text_mark("c2b3"))
    found = read(form(HEAD, changed, new("Ny", "rad"), TWO))

    said = [(one.place, one.proposal) for one in found.comments]
    assert [
        (place("c2b3"), "Region | kallar alla"),
        (place("c2b3"), "Ny | rad"),
    ] == said


def test_a_column_of_its_own_is_no_new_row() -> None:
    wider = row("Region", "kallar", "alltid", mark=text_mark("c2b3"))
    found = read(form(HEAD, wider, TWO))

    assert place("c2b3") == only(found).place
    assert "Ny rad" not in only(found).text
    assert "alltid" in f"{only(found).text} {only(found).proposal}"


def test_a_table_of_somebody_elses_has_no_place() -> None:
    table = [
        one._replace(cell=one.cell and one.cell._replace(tables=(9,)))
        for one in (*row("Bil", "cykel", number=0), *row("Tåg", "buss", number=1))
    ]
    file = form(HEAD, ONE, TWO)
    file = file._replace(
        paragraphs=(*file.paragraphs, WordParagraph((Piece("Se:"),)), *table)
    )
    found = read(file)

    assert {None} == {one.place for one in found.comments}
    said = " ".join(one.text for one in found.comments)
    assert all(word in said for word in ("Bil", "cykel", "Tåg", "buss"))
