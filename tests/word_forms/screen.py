"""LibreOffice started, and a document on its screen, for what writes in it over UNO.

Run by the Python that has UNO, not by ours: nothing but UNO and the standard library.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# Only LibreOffice's own Python has these.
import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]

_TRIES, _WAIT = 150, 0.2


@contextmanager
def office(folder: Path) -> Iterator[Any]:
    """Start LibreOffice with its profile in a folder, and give what makes its services."""
    # Pipes are the machine's, so that two runs at once must not name theirs alike.
    pipe = f"govdocs-{os.getpid()}"
    office = subprocess.Popen(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profil').as_uri()}",
            "--headless",
            "--norestore",
            f"--accept=pipe,name={pipe};urp",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield _connected(pipe).ServiceManager
    finally:
        office.terminate()
        office.wait()


def _connected(pipe: str) -> Any:
    own = uno.getComponentContext()
    name = "com.sun.star.bridge.UnoUrlResolver"
    resolver = own.ServiceManager.createInstanceWithContext(name, own)
    for _ in range(_TRIES):
        try:
            return resolver.resolve(
                f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
            )
        except NoConnectException:
            time.sleep(_WAIT)
    raise SystemExit("LibreOffice svarar inte")


def values(**named: Any) -> tuple[Any, ...]:
    """Return values as LibreOffice takes them."""
    found = []
    for name, value in named.items():
        one = PropertyValue()
        one.Name, one.Value = name, value
        found.append(one)
    return tuple(found)


class Sheet:
    """A document on the screen, and the hands that write in it."""

    def __init__(self, services: Any, document: Any) -> None:
        self.document = document
        self.cursor = document.CurrentController.ViewCursor
        self._frame = document.CurrentController.Frame
        self._keys = services.createInstance("com.sun.star.frame.DispatchHelper")

    def press(self, command: str, **named: Any) -> None:
        """Give a command, as a menu or a key does."""
        self._keys.executeDispatch(
            self._frame, f".uno:{command}", "", 0, values(**named)
        )

    def type(self, words: str) -> None:
        """Write at the cursor, over what is selected."""
        self.press("InsertText", Text=words)

    def go(self, bookmark: str) -> None:
        """Put the cursor at the start of a place."""
        self.cursor.gotoRange(self._anchor(bookmark).Start, False)

    def go_amid(self, bookmark: str) -> None:
        """Put the cursor after the first word of a text."""
        self.go(bookmark)
        first, space, _ = self._row(bookmark).String.partition(" ")
        self.cursor.goRight(len(first + space), False)

    def take_first(self, bookmark: str) -> None:
        """Select the first word of a text."""
        self.go(bookmark)
        first, _, _ = self._row(bookmark).String.partition(" ")
        self.cursor.goRight(len(first), True)

    def go_into(self, bookmark: str) -> int:
        """Put the cursor first in the box at a place; return how many letters it has."""
        anchor, before = self._anchor(bookmark), 0
        row = anchor.Text.createTextCursorByRange(anchor)
        for one in _portions(row):
            if one.TextPortionType == "ContentControl":
                inside = one.ContentControl.createTextCursor()
                self.cursor.gotoRange(inside.End, False)
                return len(row.String) - before
            before += len(one.String)
        raise SystemExit(f"ingen ruta vid {bookmark}")

    def track(self, *, is_on: bool) -> None:
        """Turn tracking of changes on or off."""
        self.document.RecordChanges = is_on

    def _anchor(self, bookmark: str) -> Any:
        return self.document.Bookmarks.getByName(bookmark).Anchor

    def _row(self, bookmark: str) -> Any:
        start = self._anchor(bookmark).Start
        cursor = start.Text.createTextCursorByRange(start)
        cursor.gotoStartOfParagraph(False)
        cursor.gotoEndOfParagraph(True)
        return cursor


def _portions(row: Any) -> Iterator[Any]:
    paragraphs = row.createEnumeration()
    while paragraphs.hasMoreElements():
        portions = paragraphs.nextElement().createEnumeration()
        while portions.hasMoreElements():
            yield portions.nextElement()
