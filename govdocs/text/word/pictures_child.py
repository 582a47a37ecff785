"""The process that takes pictures out of a file from a stranger, as shut in as that for text."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Callable
from posixpath import basename

from govdocs.text.pictures import ending
from govdocs.text.word.child import serve
from govdocs.text.word.file_kind import opened
from govdocs.text.word.limits import Limits

_FOLDERS = ("word/media/", "Pictures/")


def main() -> None:
    """Read one file; the limits come as JSON in the first argument."""
    serve(read_pictures)


def read_pictures(
    content: bytes, limits: Limits, before_reading: Callable[[], None]
) -> dict[str, str]:
    """Return what begins as a picture of a kind of ours, by name. Raises Unreadable."""
    _, package = opened(content, limits)
    before_reading()
    names = sorted(one for one in package.names if one.startswith(_FOLDERS))
    counts = Counter(map(basename, names))
    raws = {basename(one): package.read(one) for one in names}
    return {
        name: b64encode(raw).decode("ascii")
        for name, raw in raws.items()
        if ending(raw) and counts[name] == 1
    }
