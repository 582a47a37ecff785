"""A picture without what it says beside the picture: camera, place, author, comments."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO

from govdocs.text.pictures import FORMATS, ending

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    b"IHDR PLTE tRNS IDAT IEND cHRM gAMA iCCP sBIT sRGB bKGD pHYs".split()
)
_WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP", b"ANIM", b"ANMF"))
# The flags of a WebP that say that what is taken away is there: EXIF and XMP.
_WEBP_NOTES = 0x0C
_START_OF_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
# Of the parts that programs put in a JPEG: its form, its colours, and Adobe's colours.
_JPEG_KEPT = frozenset((0xE0, 0xE2, 0xEE))
_ORIENTATION = 0x0112


def is_turned(raw: bytes) -> bool:
    """Tell whether a note in a picture says that it is to be shown turned.

    Decodes no more than the header.
    """
    import warnings

    from PIL import Image

    notes = Image.Exif()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(raw), formats=FORMATS) as picture:
                notes.load(picture.info.get("exif", b""))
            return bool(notes.get(_ORIENTATION, 1) != 1)
    except (OSError, ValueError, SyntaxError, LookupError, struct.error):
        return False


def bare_picture(raw: bytes) -> bytes | None:
    """Return a picture without such notes; None when its parts cannot be told apart."""
    made = {".png": _bare_png, ".jpg": _bare_jpeg, ".webp": _bare_webp}.get(ending(raw))
    try:
        return made(raw) if made else None
    except (struct.error, IndexError, ValueError):
        return None


def _bare_png(raw: bytes) -> bytes:
    found, at = [_PNG], len(_PNG)
    while raw[at : at + 8]:
        size, kind = struct.unpack_from(">I4s", raw, at)
        whole = raw[at : at + 12 + size]
        if len(whole) < 12 + size:
            raise ValueError("a part is cut off")
        if kind in _PNG_KEPT:
            found.append(whole)
        at += len(whole)
        if kind == b"IEND":
            return b"".join(found)
    raise ValueError("it has no end")


def _bare_jpeg(raw: bytes) -> bytes:
    return raw[:2] + b"".join(_jpeg_parts(raw))


def _jpeg_parts(raw: bytes) -> Iterator[bytes]:
    at = 2
    while True:
        mark, kind, size = struct.unpack_from(">BBH", raw, at)
        if mark != 0xFF or size < 2:
            raise ValueError("no part begins here")
        if kind == _START_OF_SCAN:
            end = raw.rindex(bytes((0xFF, _END)))
            yield raw[at : end + 2]
            return
        is_note = kind == _COMMENT or (0xE0 <= kind <= 0xEF and kind not in _JPEG_KEPT)
        if not is_note:
            yield raw[at : at + 2 + size]
        at += 2 + size


def _bare_webp(raw: bytes) -> bytes:
    parts, at = [], 12
    end = 8 + struct.unpack_from("<I", raw, 4)[0]
    while at < min(end, len(raw)):
        kind, size = struct.unpack_from("<4sI", raw, at)
        whole = raw[at : at + 8 + size + size % 2]
        if kind == b"VP8X":
            whole = whole[:8] + bytes((whole[8] & ~_WEBP_NOTES,)) + whole[9:]
        if kind in _WEBP_KEPT:
            parts.append(whole)
        at += 8 + size + size % 2
    body = raw[8:12] + b"".join(parts)
    return raw[:4] + struct.pack("<I", len(body)) + body
