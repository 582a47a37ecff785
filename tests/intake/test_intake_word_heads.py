"""What is changed in the head of a table, or taken out of its cells, is told."""

from __future__ import annotations

import pytest

from govdocs.consultation.form.places import text_mark
from govdocs.consultation.intake.understood import Understood, understand
from govdocs.consultation.intake.word.fields import word_fields
from govdocs.model.word_text import Piece, Tracked, WordParagraph, WordText
from tests.intake.worded import FORM, after, at, only, place, put, row, template

HEAD = row("Vem", "Gör", number=0)
ONE = row("Region", "kallar", mark=text_mark("c2b3"), number=1)
TWO = row("Kommun", "svarar", mark=text_mark("c2b4"), number=2)


def form(*rows: list[WordParagraph]) -> WordText:
    """Return the form with a table in place of two of its paragraphs."""
    file = put(put(template(), at("c2b4")), at("c2b3"))
    return after(file, at("c2b2"), *(cell for cells in rows for cell in cells))


def read(file: WordText) -> Understood:
    return understand(word_fields(file, form(HEAD, ONE, TWO), FORM), FORM)


def with_pieces(cell: WordParagraph, *pieces: Piece) -> WordParagraph:
    return cell._replace(pieces=pieces)


def head(*pieces: Piece) -> list[WordParagraph]:
    """Return the head with other pieces in its second cell."""
    return [HEAD[0], with_pieces(HEAD[1], *pieces)]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        # Words that stand in the text elsewhere must not be taken for known.
        (
            head(Piece("Gör"), Piece(" alltid", tracked=Tracked.INSERTED)),
            "”Gör” ersätts med ”Gör alltid”",
        ),
        (head(Piece("Gör alltid")), "”Gör” ersätts med ”Gör alltid”"),
        (head(Piece("Gör", tracked=Tracked.DELETED)), "”Gör” stryks"),
        (head(), "”Gör” stryks"),
        ([*HEAD, *row("", "", "När", number=0)], "”När” läggs till"),
    ],
)
def test_a_change_in_a_head_stands_at_the_first_row(
    cells: list[WordParagraph], told: str
) -> None:
    found = read(form(cells, ONE, TWO))

    assert f"Ändrat i tabellens huvud: {told}." == only(found).text
    assert (place("c2b3"), None) == (only(found).place, only(found).proposal)
    assert () == found.unread


def test_a_head_that_says_the_same_is_no_answer() -> None:
    assert () == read(form(HEAD, ONE, TWO)).comments


def test_a_cell_emptied_without_tracking_is_a_proposal() -> None:
    file = form(HEAD, [ONE[0], with_pieces(ONE[1])], TWO)

    assert (place("c2b3"), "Region") == (
        only(read(file)).place,
        only(read(file)).proposal,
    )


def test_a_table_struck_whole_is_told_by_its_rows() -> None:
    rows = (
        [
            with_pieces(
                one, *(each._replace(tracked=Tracked.DELETED) for each in one.pieces)
            )
            for one in cells
        ]
        for cells in (HEAD, ONE, TWO)
    )
    found = read(form(*rows))

    assert ["Hela stycket är struket."] * 2 == [one.text for one in found.comments]


def test_words_put_in_an_instruction_are_kept() -> None:
    # All of them stand somewhere in the form.
    file = template()
    first = file.paragraphs[0]
    added = Piece(" Regionen kallar.", tracked=Tracked.INSERTED)
    found = read(
        put(form(HEAD, ONE, TWO), 0, first._replace(pieces=(*first.pieces, added)))
    )

    assert None is only(found).place
    assert "Regionen kallar." in only(found).text


def test_an_empty_corner_is_no_change_and_words_in_it_are_told() -> None:
    corner = row("", "Gör", number=0)

    def told(*rows: list[WordParagraph]) -> Understood:
        return understand(word_fields(form(*rows), form(corner, ONE, TWO), FORM), FORM)

    assert () == told(corner, ONE, TWO).comments
    found = told(row("Vem", "Gör", number=0), ONE, TWO)
    assert "Ändrat i tabellens huvud: ”Vem” läggs till." == only(found).text
