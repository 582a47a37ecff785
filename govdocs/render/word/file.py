"""The bytes of a Word file: the same for the same text, whenever they are made."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from docx.document import Document

from govdocs.render.zipped import zip_bytes


def to_bytes(document: Document) -> bytes:
    """Return a document as the bytes of a .docx, without the time it was made."""
    draft = BytesIO()
    document.save(draft)
    with ZipFile(draft) as source:
        return zip_bytes((name, source.read(name)) for name in source.namelist())
