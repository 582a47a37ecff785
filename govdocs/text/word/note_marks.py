"""Marks of footnotes that have one already: the same note is marked in several places."""

from __future__ import annotations

# What the names of bookmarks begin with that programs put at notes on their own.
_AT_NOTES = "_Ref"
_KINDS = ("NOTEREF", "REF")


class NoteMarks:
    """The labels of the notes read so far, by what leads to them."""

    def __init__(self) -> None:
        self._waiting: list[str] = []
        self._labels: dict[str, str] = {}

    def note_bookmark(self, name: str) -> None:
        """Note a bookmark, which may stand at the mark of the next note."""
        if name.startswith(_AT_NOTES):
            self._waiting.append(name)

    def note_mark(self, label: str, id_: str = "") -> None:
        """Note the first mark of a note."""
        for name in (*self._waiting, id_):
            self._labels.setdefault(name, label)
        self._waiting.clear()

    def label(self, name: str) -> str:
        """Return the label of the note that a bookmark or an id leads to; '' for none."""
        return self._labels.get(name, "")

    def label_of(self, code: str, *, is_raised: bool) -> str:
        """Return the label of the note that a field of Word marks again; '' for none.

        One that is not raised is a number in the words, as in 'se not 3'. LibreOffice
        makes another kind of field of it when it writes for Word.
        """
        kind, name, *flags = *code.split(), "", ""
        is_mark = is_raised or (kind == "NOTEREF" and "\\f" in flags)
        return self.label(name) if is_mark and kind in _KINDS else ""
