"""Zip files that are the same for the same content, whenever they are made."""

from __future__ import annotations

from collections.abc import Container, Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

# The first moment that a zip file can tell.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_PLAIN_FILE = 0o644 << 16


def zip_bytes(
    entries: Iterable[tuple[str, bytes]], plain: Container[str] = ()
) -> bytes:
    """Return a zip file with entries in the order given, those in `plain` not packed."""
    result = BytesIO()
    with ZipFile(result, "w", ZIP_DEFLATED) as target:
        for name, content in entries:
            packing = ZIP_STORED if name in plain else ZIP_DEFLATED
            target.writestr(_entry(name, packing), content)
    return result.getvalue()


def _entry(name: str, packing: int) -> ZipInfo:
    entry = ZipInfo(name, _NO_TIME)
    entry.compress_type = packing
    entry.create_system = _UNIX
    entry.external_attr = _PLAIN_FILE
    return entry
