"""What a file is by its bytes, whatever its name says."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from govdocs.text.word.errors import Unreadable, broken
from govdocs.text.word.limits import Limits
from govdocs.text.word.package import Package

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# How streams are named in the old format of Word, and in a file with a password.
_OLD_WORD = "WordDocument".encode("utf-16-le")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_DOCX = "skicka dokumentet som .docx eller .odt"
_UNPACK = "packa upp den och använd filerna i den"
_OUTLOOK = "__substg1.0_".encode("utf-16-le")
_SAVED_ANEW = "öppna den i Word eller LibreOffice och spara den som .docx eller .odt"
_ODT = b"application/vnd.oasis.opendocument.text"


class FileKind(Enum):
    """The kinds of files that are read."""

    DOCX = auto()
    ODT = auto()


def opened(content: bytes, limits: Limits) -> tuple[FileKind, Package]:
    """Return what a file is and its parts. Raises Unreadable."""
    if not content:
        raise Unreadable("filen är tom (0 byte)", "skicka dokumentet igen")
    if not content.startswith(_ZIP):
        raise _foreign(content)
    package = Package(content, limits)
    if "[Content_Types].xml" in package:
        return FileKind.DOCX, _word(package)
    if "mimetype" in package:
        return FileKind.ODT, _open_document(package)
    raise Unreadable("filen är en zip-fil och inte ett dokument", _UNPACK)


def _foreign(content: bytes) -> Unreadable:
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{\\rtf"):
        return Unreadable("filen är i formatet RTF", _SAVED_ANEW)
    for is_it, words in _FOREIGN:
        if is_it(start):
            return Unreadable(f"filen är {words} och inte ett Word-dokument", _DOCX)
    if content.startswith(_OLE):
        return _old(content)
    if content.startswith(b"PK"):
        return broken("zip-filen är tom eller avhuggen")
    return Unreadable("filen är inte ett Word-dokument", _DOCX)


def _old(content: bytes) -> Unreadable:
    if _LOCKED in content:
        return Unreadable(
            "filen är skyddad med lösenord",
            "ta bort lösenordet i Word och skicka filen igen",
        )
    if _OLD_WORD in content:
        return Unreadable(
            "filen är i Words gamla format (.doc)",
            _SAVED_ANEW,
        )
    if _OUTLOOK in content:
        words = "filen är ett meddelande från Outlook (.msg)"
        return Unreadable(words, "spara det som .eml, eller bilagan som en egen fil")
    return Unreadable("filen är i ett gammalt Office-format", _DOCX)


_Test = Callable[[bytes], bool]
_FOREIGN: tuple[tuple[_Test, str], ...] = (
    (lambda start: start.startswith(b"%PDF"), "en PDF"),
    (lambda start: start[:15].lower().startswith((b"<!doc", b"<html")), "en webbsida"),
    (lambda start: start.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8")), "en bild"),
    (lambda start: start.startswith(b"<?xml"), "en XML-fil"),
)


def _word(package: Package) -> Package:
    types = package.read("[Content_Types].xml")
    if b"wordprocessingml" in types or b"ms-word" in types:
        return package
    for mark, words in (
        (b"spreadsheetml", "ett kalkylblad"),
        (b"presentationml", "ett bildspel"),
    ):
        if mark in types:
            raise Unreadable(f"filen är {words} och inte ett Word-dokument", _DOCX)
    raise Unreadable("filen är inte ett Word-dokument", _DOCX)


def _open_document(package: Package) -> Package:
    kind = package.read("mimetype").strip()
    if not kind.startswith(_ODT):
        raise Unreadable("filen är inte ett textdokument", _DOCX)
    if b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise Unreadable(
            "filen är skyddad med lösenord",
            "ta bort lösenordet i LibreOffice och skicka filen igen",
        )
    return package
