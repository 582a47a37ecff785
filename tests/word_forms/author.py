"""Writes an old agreement from nothing, as officials do in LibreOffice: `author.py FOLDER`.

Run by the Python that has LibreOffice's UNO, beside `screen.py`. The folder gets
avtal.docx and avtal.odt.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

# Only LibreOffice's own Python has these, and it finds screen beside this file.
import uno  # type: ignore[import-not-found]
from screen import office, values  # type: ignore[import-not-found]

_FORMS = {"docx": "MS Word 2007 XML", "odt": "writer8"}
_BOLD, _DIGITS = 150.0, 4


def main() -> None:
    """Write the agreement and save it in both formats."""
    folder = Path(sys.argv[1])
    with office(folder) as services:
        desktop = services.createInstance("com.sun.star.frame.Desktop")
        blank, hidden = "private:factory/swriter", values(Hidden=True)
        document = desktop.loadComponentFromURL(blank, "_blank", 0, hidden)
        _write(Page(document))
        for ending, form in _FORMS.items():
            uri = (folder / f"avtal.{ending}").as_uri()
            document.storeToURL(uri, values(FilterName=form))
        document.close(True)


def _write(page: Page) -> None:
    clauses = page.clauses()
    page.row("Avtal om tolk i Jåhkåmåhkke", CharHeight=24.0)
    page.row("Syfte", CharHeight=16.0)
    page.row("Avtalet gäller tolkning på lulesamiska och finska.")
    page.row("Ansvar", CharHeight=16.0)
    page.row("Regionen ska betala tolken.", list_=clauses, level=1)
    page.row("Kommunen ska boka tolken, se punkt 1.1.", list_=clauses, level=1)
    page.row("Ett stycke utan nummer står emellan.")
    page.row("Parterna ska följa upp.", list_=clauses, level=1)
    page.row("UNDERSKRIFTER")
    page.row("Jokkmokk den ..........")
    page.restyle("lulesamiska")


class Page:
    """A new document, written from its first row."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self._is_empty = True

    def row(self, words: str, list_: str = "", level: int = 0, **look: Any) -> None:
        """Write a paragraph, in a list or taken out of one."""
        text = self.document.Text
        if not self._is_empty:
            text.insertControlCharacter(text.End, 0, False)
        self._is_empty = False
        cursor = text.createTextCursorByRange(text.End)
        cursor.setAllPropertiesToDefault()
        cursor.NumberingStyleName = list_
        if list_:
            cursor.NumberingLevel = level
        text.insertString(cursor, words, True)
        for name, value in look.items():
            cursor.setPropertyValue(name, value)

    def clauses(self) -> str:
        """Make a list whose second level is counted 1.1, and return its name."""
        name = "Klausuler"
        style = self.document.createInstance("com.sun.star.style.NumberingStyle")
        families = self.document.StyleFamilies
        families.getByName("NumberingStyles").insertByName(name, style)
        rules = style.NumberingRules
        row = values(
            NumberingType=uno.Any("short", _DIGITS), ListFormat="%1%.%2%", Suffix=""
        )
        typed = uno.Any("[]com.sun.star.beans.PropertyValue", row)
        uno.invoke(rules, "replaceByIndex", (1, typed))
        style.NumberingRules = rules
        return name

    def restyle(self, words: str) -> None:
        """Make words bold with changes tracked."""
        wanted = self.document.createSearchDescriptor()
        wanted.SearchString = words
        self.document.RecordChanges = True
        self.document.findFirst(wanted).CharWeight = _BOLD
        self.document.RecordChanges = False


if __name__ == "__main__":
    main()
