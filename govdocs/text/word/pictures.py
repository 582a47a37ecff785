"""The pictures of a Word or OpenDocument file, taken out by a child with limits."""

from __future__ import annotations

from base64 import b64decode

from govdocs.text.word.errors import Unreadable
from govdocs.text.word.limits import Limits
from govdocs.text.word.read import read_in_child

_LIMITS = Limits()


def read_pictures(content: bytes, limits: Limits = _LIMITS) -> dict[str, bytes]:
    """Return the pictures in PNG, JPEG and WebP by the names that the text has for them.

    Nothing has been decoded, and only their first bytes are known to be right. {} when
    they are more than can be taken out.
    """
    try:
        found = read_in_child(content, limits, "govdocs.text.word.pictures_child")
    except Unreadable:
        return {}
    return {name: b64decode(said) for name, said in found.items()}
