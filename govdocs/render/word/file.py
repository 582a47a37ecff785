"""The bytes of a Word file: the same for the same text, whenever they are made."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile

from docx.document import Document

from govdocs.render.zipped import zip_bytes


def to_bytes(document: Document) -> bytes:
    """Return a document as the bytes of a .docx, without the time it was made."""
    return to_zip(parts_of(document))


def parts_of(document: Document) -> dict[str, bytes]:
    """Return the files that a document is made of, by name and in order."""
    draft = BytesIO()
    document.save(draft)
    with ZipFile(draft) as source:
        return {name: source.read(name) for name in source.namelist()}


def to_zip(parts: Mapping[str, bytes]) -> bytes:
    """Return the files of a document as one."""
    return zip_bytes(parts.items())
