"""A file that cannot be read; what is wrong with it is for the sender, not for a log."""

from __future__ import annotations


class Unreadable(Exception):
    """One Swedish sentence about the file, and the remedy for the one who sent it."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


# What the sender can do about most files.
SAVE_AGAIN = "öppna filen i Word eller LibreOffice och spara den som .docx eller .odt"


def broken(what: str = "innehållet går inte att tolka") -> Unreadable:
    """Return what is said of a file that is damaged or made by hand."""
    return Unreadable(f"filen är skadad ({what})", SAVE_AGAIN)
