"""The log of what the writer did that nobody asked for, in git's own folder."""

from __future__ import annotations

from contextlib import suppress

from govdocs.clock import now
from govdocs.store.place import Place


def tell(place: Place, words: str) -> str:
    """Add a line to the log, if that can be done, and return the words."""
    line = f"{now().isoformat(timespec='seconds')} {words}\n"
    with suppress(OSError):
        place.own.mkdir(exist_ok=True)
        with (place.own / "log").open("a", encoding="utf-8", errors="replace") as log:
            log.write(line)
    return words
