"""The bytes of a Word file: the same for the same text, whenever they are made."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document

# The first moment that a zip file can tell.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_PLAIN_FILE = 0o644 << 16


def to_bytes(document: Document) -> bytes:
    """Return a document as the bytes of a .docx, without the time it was made."""
    draft = BytesIO()
    document.save(draft)
    result = BytesIO()
    with ZipFile(draft) as source, ZipFile(result, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(_entry(name), source.read(name))
    return result.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _NO_TIME)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _PLAIN_FILE
    return entry
