"""What has been proved of locked texts, kept in the user's cache folder by content.

A proof is named by everything it rests on, so it never has to be taken back; one that
was not used in a run is dropped.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from govdocs.errors import CannotWrite
from govdocs.text.files import replace_file
from govdocs.text.memory import program_salt


@dataclass
class Proofs:
    """The names of what is proved; `place` is None for one run alone."""

    place: Path | None = None
    _old: frozenset[str] = frozenset()
    _used: set[str] = field(default_factory=set)

    def holds(self, *facts: object) -> bool:
        """Tell whether this was proved before, and keep it."""
        name = _name(facts)
        if name not in self._old and name not in self._used:
            return False
        self._used.add(name)
        return True

    def note(self, *facts: object) -> None:
        """Remember that this is proved."""
        self._used.add(_name(facts))

    def save(self) -> None:
        """Write the proofs of this run; a folder that cannot be written is no fault."""
        if self.place is not None and self._used != self._old:
            text = json.dumps(sorted(self._used))
            with suppress(CannotWrite):
                replace_file(self.place, text.encode())


def open_proofs(root: Path) -> Proofs:
    """Return the proofs of a workspace."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    name = sha256(os.fsencode(root.resolve())).hexdigest()[:16]
    return proofs_at(base / "govdocs" / f"{name}.proofs.json")


def proofs_at(place: Path) -> Proofs:
    """Return the proofs that are kept in a file; none when it cannot be read."""
    try:
        known = json.loads(place.read_bytes())
    except (OSError, ValueError, RecursionError):
        known = []
    rows = known if isinstance(known, list) else []
    return Proofs(place, frozenset(one for one in rows if isinstance(one, str)))


def _name(facts: tuple[object, ...]) -> str:
    return sha256(repr((program_salt(), facts)).encode()).hexdigest()
