"""Measure pictures by their headers, before anything decodes them."""

from __future__ import annotations

from io import BytesIO

ENDINGS = (".png", ".jpg", ".jpeg", ".webp")
FORMATS = ("PNG", "JPEG", "WEBP")


def measure(raw: bytes) -> int | None:
    """Return how many pixels a picture has; None when it is not one of our formats.

    Decodes the header alone, so a small file that would unpack to gigabytes costs nothing.
    """
    import warnings

    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(raw), formats=FORMATS) as picture:
                return picture.width * picture.height
    except Image.DecompressionBombError:
        return 1 << 62
    except (OSError, ValueError, SyntaxError):
        return None
