"""Writes in files as a person does in LibreOffice: `typist.py FOLDER < jobs.json`.

Run by the Python that has LibreOffice's UNO, not by ours: nothing but UNO and the
standard library. A job is a file, where it is to be saved and in what form, and what is
done to it: a row of (deed, names of bookmarks at a block, words). The text is locked
until `unlock`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

# It stands beside this file, and reaches what only LibreOffice's own Python has.
from screen import Sheet, office, values  # type: ignore[import-not-found]


def main() -> None:
    """Do every job, with one start of LibreOffice."""
    with office(Path(sys.argv[1])) as services:
        for job in json.load(sys.stdin):
            _do(services, **job)


def _do(
    services: Any, given: str, saved: str, form: str, deeds: list[list[Any]]
) -> None:
    desktop = services.createInstance("com.sun.star.frame.Desktop")
    uri, hidden = Path(given).as_uri(), values(Hidden=True)
    document = desktop.loadComponentFromURL(uri, "_blank", 0, hidden)
    sheet = Sheet(services, document)
    for deed, names, words in deeds:
        DEEDS[deed](sheet, Place(*names), words)
    document.storeToURL(Path(saved).as_uri(), values(FilterName=form))
    document.close(True)


class Place(NamedTuple):
    """The bookmarks of a block: round its text, and round its boxes."""

    text: str
    comment: str
    proposal: str


def unlock(sheet: Sheet, _place: Place, _words: str) -> None:
    """Unlock the text, as one who will write in it does."""
    settings = sheet.document.createInstance("com.sun.star.document.Settings")
    settings.ProtectForm = False
    sections = sheet.document.TextSections
    for name in sections.ElementNames:
        sections.getByName(name).IsProtected = False


def box(sheet: Sheet, place: Place, words: str) -> None:
    """Write over the prompt in the box for a comment."""
    _type_over(sheet, place.comment, words)


def box_lines(sheet: Sheet, place: Place, words: str) -> None:
    """Write two paragraphs in the box."""
    _type_over(sheet, place.comment, "först det här")
    sheet.press("InsertPara")
    sheet.type(words)


def box_break(sheet: Sheet, place: Place, words: str) -> None:
    """Write two lines in the box."""
    _type_over(sheet, place.comment, "först det här")
    sheet.press("InsertLinebreak")
    sheet.type(words)


def box_beside(sheet: Sheet, place: Place, words: str) -> None:
    """Write in the box and leave the prompt."""
    sheet.go_into(place.comment)
    sheet.type(words)


def box_amid(sheet: Sheet, place: Place, words: str) -> None:
    """Write in the middle of the prompt."""
    sheet.go_into(place.comment)
    sheet.cursor.goRight(6, False)
    sheet.type(f" {words} ")


def box_again(sheet: Sheet, place: Place, words: str) -> None:
    """Write, regret it, and write anew."""
    _type_over(sheet, place.comment, "inte så här")
    sheet.press("Undo")
    _type_over(sheet, place.comment, words)


def box_tracked(sheet: Sheet, place: Place, words: str) -> None:
    """Write over the prompt with changes tracked."""
    sheet.track(is_on=True)
    _type_over(sheet, place.comment, words)
    sheet.track(is_on=False)


def propose(sheet: Sheet, place: Place, words: str) -> None:
    """Write a wording in its box."""
    _type_over(sheet, place.proposal, words)


def text(sheet: Sheet, place: Place, words: str) -> None:
    """Write in the text."""
    sheet.go_amid(place.text)
    sheet.type(f" {words} ")


def text_tracked(sheet: Sheet, place: Place, words: str) -> None:
    """Write in the text with changes tracked."""
    sheet.track(is_on=True)
    text(sheet, place, words)
    sheet.track(is_on=False)


def text_over(sheet: Sheet, place: Place, words: str) -> None:
    """Write over the first word of the text with changes tracked."""
    sheet.track(is_on=True)
    sheet.take_first(place.text)
    sheet.type(words)
    sheet.track(is_on=False)


def text_bold(sheet: Sheet, place: Place, words: str) -> None:
    """Write in the text, in bold."""
    sheet.go_amid(place.text)
    sheet.press("Bold", Bold=True)
    sheet.type(f"{words} ")


def text_anew(sheet: Sheet, place: Place, words: str) -> None:
    """Write the whole paragraph anew."""
    sheet.go(place.text)
    sheet.press("EndOfParaSel")
    sheet.type(words)


def text_item(sheet: Sheet, place: Place, words: str) -> None:
    """Make the paragraph an item of a list, and write in it."""
    text(sheet, place, words)
    sheet.press("DefaultBullet")


def text_heading(sheet: Sheet, place: Place, words: str) -> None:
    """Make the paragraph a heading, and write in it."""
    text(sheet, place, words)
    sheet.press("StyleApply", Style="Heading 2", FamilyName="ParagraphStyles")


def below(sheet: Sheet, place: Place, words: str) -> None:
    """Write a paragraph below the text."""
    sheet.go(place.text)
    sheet.press("GoToEndOfPara")
    sheet.press("InsertPara")
    sheet.type(words)


def below_tracked(sheet: Sheet, place: Place, words: str) -> None:
    """Write a paragraph below the text with changes tracked."""
    sheet.track(is_on=True)
    below(sheet, place, words)
    sheet.track(is_on=False)


def parted(sheet: Sheet, place: Place, words: str) -> None:
    """Part the paragraph in two, and write where the second begins."""
    sheet.go_amid(place.text)
    sheet.press("InsertPara")
    sheet.type(f"{words} ")


def joined(sheet: Sheet, place: Place, words: str) -> None:
    """Write in the box, and join its row with the text above."""
    box(sheet, place, words)
    sheet.go(place.comment)
    sheet.press("SwBackspace")


def note(sheet: Sheet, place: Place, words: str) -> None:
    """Write a footnote to the text."""
    _put(sheet, place, "Footnote", words)


def table(sheet: Sheet, place: Place, words: str) -> None:
    """Put a table below the text, and write in its first cell."""
    below(sheet, place, "")
    sheet.press("InsertTable", Columns=2, Rows=2)
    sheet.type(words)


def frame(sheet: Sheet, place: Place, words: str) -> None:
    """Put a frame with words at the text."""
    _put(sheet, place, "TextFrame", words)


def moved(sheet: Sheet, place: Place, words: str) -> None:
    """Write in the box, cut out its row and paste it last in the file."""
    box(sheet, place, words)
    sheet.go(place.comment)
    sheet.press("EndOfParaSel")
    sheet.press("Cut")
    sheet.press("GoToEndOfDoc")
    sheet.press("InsertPara")
    sheet.press("Paste")


def untracked(sheet: Sheet, _place: Place, _words: str) -> None:
    """Turn off the tracking that a copy to read is sent with."""
    sheet.track(is_on=False)


def cell_over(sheet: Sheet, place: Place, words: str) -> None:
    """Empty the second cell of a row, and write in the first."""
    _go_to_end_of(sheet, place)
    sheet.press("StartOfParaSel")
    sheet.press("Delete")
    text(sheet, place, words)


def head(sheet: Sheet, place: Place, words: str) -> None:
    """Write in the head of the table of a row."""
    _go_to_end_of(sheet, place, 1)
    sheet.type(f" {words}")


def _go_to_end_of(sheet: Sheet, place: Place, row: int = 0) -> None:
    """Put the cursor last in the second cell of the row at a place, or of another."""
    sheet.go(place.text)
    name = f"B{row or sheet.cursor.Cell.CellName[1:]}"
    sheet.cursor.gotoRange(sheet.cursor.TextTable.getCellByName(name).End, False)


def _put(sheet: Sheet, place: Place, kind: str, words: str) -> None:
    sheet.go_amid(place.text)
    made = sheet.document.createInstance(f"com.sun.star.text.{kind}")
    sheet.document.Text.insertTextContent(sheet.cursor, made, False)
    made.String = words


def _type_over(sheet: Sheet, bookmark: str, words: str) -> None:
    sheet.cursor.goRight(sheet.go_into(bookmark), True)
    sheet.type(words)


Deed = Callable[[Sheet, Place, str], None]
DEEDS: dict[str, Deed] = {
    one.__name__: one
    for one in (
        unlock,
        box,
        box_lines,
        box_break,
        box_beside,
        box_amid,
        box_again,
        box_tracked,
        propose,
        text,
        text_tracked,
        text_over,
        text_bold,
        text_anew,
        text_item,
        text_heading,
        below,
        below_tracked,
        parted,
        joined,
        note,
        table,
        frame,
        moved,
        untracked,
        cell_over,
        head,
    )
}


if __name__ == "__main__":
    main()
