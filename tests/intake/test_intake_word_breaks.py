"""Answers in Word: remarks on no words, and paragraphs that are parted or joined."""

from __future__ import annotations

from govdocs.consultation.form.places import DIGEST_PROPERTY
from govdocs.consultation.intake.understood import understand
from govdocs.consultation.intake.word.fields import word_fields
from govdocs.model.word_text import ListPlace, Piece, Remark, Tracked, WordText
from tests.intake.worded import (
    FORM,
    TEXTS,
    after,
    at,
    bare,
    only,
    place,
    put,
    template,
    text,
    understood,
)

_FIRST, _SECOND = TEXTS["c2b3"][:24], TEXTS["c2b3"][24:]


def without_boxes(found: WordText) -> WordText:
    """Return only the text, as in a copy that is sent to be read."""
    rows = (one for one in found.paragraphs if not any(_boxes(one.anchors)))
    return found._replace(paragraphs=tuple(rows))


def _boxes(names: tuple[str, ...]) -> list[str]:
    return [one for one in names if one.startswith(("gdc_", "gdp_", "gdk_"))]


def parted(mark: Tracked | None) -> WordText:
    first, second = text("c2b3", Piece(_FIRST)), text("c2b3", Piece(_SECOND))
    return put(template(), at("c2b3"), first._replace(mark=mark), second)


def test_a_remark_on_no_words_stands_at_its_paragraph() -> None:
    for spot in ((_FIRST, _SECOND), ("", TEXTS["c2b3"]), (TEXTS["c2b3"], "")):
        point = Piece("", remarks=("1",))
        row = text("c2b3", Piece(spot[0]), Piece(spot[1]))
        row = row._replace(pieces=(row.pieces[0], point, row.pieces[1]))
        file = put(template(), at("c2b3"), row)

        comment = only(understood(file._replace(remarks=(Remark("1", "Av vem?"),))))

        assert ("Av vem?", place("c2b3")) == (comment.text, comment.place)


def test_a_remark_in_a_paragraph_without_words_is_kept() -> None:
    row = text("c2b3")._replace(pieces=(Piece("", remarks=("1",)),), anchors=())
    file = after(template(), at("c2b3"), row)
    file = file._replace(remarks=(Remark("1", "Av vem?"),))

    assert "Av vem?" == only(understood(file)).text


def test_a_paragraph_parted_with_tracked_changes_is_told() -> None:
    found = understood(parted(Tracked.INSERTED))

    assert () == found.comments
    (line,) = found.unread
    assert "delat" in line
    assert "riktlinje#c2b3" in line


def test_a_paragraph_parted_without_tracked_changes_is_told_too() -> None:
    # Where a paragraph ends can change what a rule covers.
    found = understood(parted(None))

    assert () == found.comments
    (line,) = found.unread
    assert "delat" in line


def test_a_paragraph_parted_with_new_words_is_told_beside_the_proposal() -> None:
    halves = text("c2b3", Piece(_FIRST)), text("c2b3", Piece(f"och {_SECOND}"))
    found = understood(put(template(), at("c2b3"), *halves))

    assert "och" in (only(found).proposal or "").split()
    (line,) = found.unread
    assert "delat" in line


def test_of_another_text_only_a_tracked_break_is_told() -> None:
    other = {f"{DIGEST_PROPERTY}riktlinje": "b" * 64}
    for mark, is_told in ((Tracked.INSERTED, True), (None, False)):
        file = parted(mark)
        file = file._replace(properties={**file.properties, **other})
        assert is_told == ("delat" in "".join(understood(file).unread))


def test_paragraphs_joined_are_told_tracked_or_not() -> None:
    copy = without_boxes(template())
    spot = next(n for n, one in enumerate(copy.paragraphs) if one == text("c2b3"))
    last = copy.paragraphs[spot + 1]
    one = put(copy, spot, text("c2b3")._replace(mark=Tracked.DELETED))
    rows = (*copy.paragraphs[:spot], *copy.paragraphs[spot + 2 :])
    both = text("c2b3")._replace(pieces=(*text("c2b3").pieces, *last.pieces))
    other = copy._replace(paragraphs=(*rows[:spot], both, *rows[spot:]))

    for file in (one, other):
        found = understood(file)
        (line,) = found.unread
        assert "hopslaget med nästa" in line
        assert "riktlinje#c2b3" in line


def test_a_paragraph_struck_with_its_break_is_one_change() -> None:
    copy = without_boxes(template())
    spot = next(n for n, one in enumerate(copy.paragraphs) if one == text("c2b3"))
    struck = text("c2b3", Piece(TEXTS["c2b3"], tracked=Tracked.DELETED))
    found = understood(put(copy, spot, struck._replace(mark=Tracked.DELETED)))

    assert "Hela stycket är struket." == only(found).text
    assert () == found.unread


def test_what_follows_a_struck_paragraph_may_look_like_it() -> None:
    # LibreOffice saves a heading so when the paragraph before it is struck.
    copy = without_boxes(template())
    spot = next(n for n, one in enumerate(copy.paragraphs) if one == text("vem"))
    struck = text("c2b4", Piece(TEXTS["c2b4"], tracked=Tracked.DELETED))
    rows = struck._replace(mark=Tracked.DELETED), text("vem")._replace(level=0)

    found = understood(put(copy, spot, *rows))

    assert not any("Rubrik" in one for one in found.unread)
    alone = understood(put(copy, spot, text("vem")._replace(level=0)))
    assert any("Rubrik" in one for one in alone.unread)


def test_a_struck_item_says_nothing_of_its_looks() -> None:
    sent = template()
    item = text("c2b3")._replace(item=ListPlace(1, 0))
    struck = text("c2b3", Piece(TEXTS["c2b3"], tracked=Tracked.DELETED))
    fields = word_fields(
        put(sent, at("c2b3"), struck), put(sent, at("c2b3"), item), FORM
    )
    found = understand(fields, FORM)

    assert "Hela stycket är struket." == only(found).text
    assert () == found.unread


def test_a_paragraph_cut_and_pasted_with_tracking_is_only_moved() -> None:
    copy = without_boxes(template())
    spot = next(n for n, one in enumerate(copy.paragraphs) if one == text("c2b2"))
    gone = text("c2b2", Piece(TEXTS["c2b2"], tracked=Tracked.MOVED_AWAY))
    come = text("c2b2", Piece(TEXTS["c2b2"], tracked=Tracked.MOVED_HERE))
    moved = put(copy, spot, gone._replace(mark=Tracked.MOVED_AWAY))
    found = understood(after(moved, len(moved.paragraphs) - 1, come))

    assert "Stycket är flyttat" in only(found).text


def test_nothing_is_told_of_what_is_as_it_was_sent() -> None:
    for file in (template(), without_boxes(template()), bare(template())):
        told = "".join(understood(file).unread)
        assert "delat" not in told
        assert "hopslaget" not in told
