"""Measure pictures by their headers, before anything decodes them."""

from __future__ import annotations

from io import BytesIO

ENDINGS = (".png", ".jpg", ".jpeg", ".webp")
_SIGNS = {b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg", b"RIFF": ".webp"}
# More than this takes too much memory to show.
MOST_PIXELS = 25_000_000
FORMATS = ("PNG", "JPEG", "WEBP")


def measure(raw: bytes) -> int | None:
    """Return how many pixels a picture has; None when it is not one of our formats.

    Decodes the header alone, so a small file that would unpack to gigabytes costs nothing.
    """
    size = dimensions(raw)
    return size[0] * size[1] if size else None


def dimensions(raw: bytes) -> tuple[int, int] | None:
    """Return the width and height of a picture; None when it is not one of our formats."""
    import warnings

    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(raw), formats=FORMATS) as picture:
                return picture.width, picture.height
    except Image.DecompressionBombError:
        return 1 << 31, 1 << 31
    except (OSError, ValueError, SyntaxError):
        return None


def ending(raw: bytes) -> str:
    """Return the ending that the name of a picture should have, by its first bytes."""
    return next((one for sign, one in _SIGNS.items() if raw.startswith(sign)), "")
