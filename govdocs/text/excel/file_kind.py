"""A workbook from a stranger, opened with the same care as a Word file."""

from __future__ import annotations

from govdocs.text.word.errors import Unreadable
from govdocs.text.word.limits import Limits
from govdocs.text.word.package import Package

SAVE_AGAIN = "öppna filen i Excel eller LibreOffice och spara den som .xlsx"
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_TYPES = "[Content_Types].xml"


def opened(content: bytes, limits: Limits) -> Package:
    """Return the parts of a workbook. Raises Unreadable for anything else."""
    if not content:
        raise Unreadable("filen är tom (0 byte)", "spara arbetsboken igen")
    if content.startswith(_OLE):
        raise _old(content)
    if not content.startswith(_ZIP):
        raise Unreadable("filen är inte en arbetsbok för Excel", SAVE_AGAIN)
    package = Package(content, limits)
    if b"spreadsheetml" not in package.read(_TYPES):
        raise Unreadable("filen är inte en arbetsbok för Excel", SAVE_AGAIN)
    _refuse_active(package)
    return package


def _old(content: bytes) -> Unreadable:
    if _LOCKED in content:
        return Unreadable(
            "filen är skyddad med lösenord",
            "ta bort lösenordet i Excel och spara arbetsboken igen",
        )
    return Unreadable("filen är i Excels gamla format (.xls)", SAVE_AGAIN)


def _refuse_active(package: Package) -> None:
    """Refuse what runs, or fetches from other files. Raises Unreadable."""
    names = [one.lower() for one in package.names]
    types = package.read(_TYPES).lower()
    if b"macroenabled" in types or any("vbaproject" in one for one in names):
        raise Unreadable("arbetsboken har makron", f"{SAVE_AGAIN}, utan makron")
    if any(one.startswith(("xl/externallinks/", "xl/connections")) for one in names):
        raise Unreadable(
            "arbetsboken hämtar uppgifter ur andra filer",
            "bryt länkarna under Data, Redigera länkar, och spara den igen",
        )
