"""What was worked out from other things, kept in the user's cache folder by what those are.

A file holds a mark, the digest of what follows, and what follows. The mark covers the
program and all facts that the content rests on, so nothing old is ever taken for new.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from govdocs.errors import CannotWrite
from govdocs.text.files import replace_file
from govdocs.text.memory import place_of, program_salt

_Thing = TypeVar("_Thing")
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Derived:
    """One thing that is kept; another with other facts takes its place."""

    place: Path
    mark: str

    def recall(self) -> bytes | None:
        """Return the content; None when it is missing, broken or rests on other facts."""
        try:
            mark, digest, content = self.place.read_bytes().split(b"\n", 2)
        except (OSError, ValueError):
            return None
        is_whole = digest.decode("ascii", "replace") == sha256(content).hexdigest()
        return content if is_whole and mark == self.mark.encode() else None

    def keep(self, content: bytes) -> None:
        """Write the content; a folder that cannot be written is no fault."""
        digest = sha256(content).hexdigest()
        with suppress(CannotWrite):
            replace_file(
                self.place, b"\n".join((self.mark.encode(), digest.encode(), content))
            )

    def judged(
        self, marks: Mapping[_Thing, str], judge: Callable[[_Thing], list[_Found]]
    ) -> list[_Found]:
        """Return what is found in things whose marks were not sound before, and keep which are.

        A mark has no line feed.
        """
        before = (self.recall() or b"").decode("utf-8").split("\n")
        known, sound = frozenset(before), []
        found: list[_Found] = []
        for thing, mark in marks.items():
            here = [] if mark in known else judge(thing)
            sound += [] if here else [mark]
            found += here
        if sound != before:
            self.keep("\n".join(sound).encode("utf-8"))
        return found


def derived(root: Path, ending: str, *facts: object) -> Derived:
    """Return where something about a workspace is kept, and by which facts.

    The facts must tell all that they are in their `repr`.
    """
    mark = sha256(repr((program_salt(), facts)).encode()).hexdigest()
    return Derived(place_of(root, ending), mark)
