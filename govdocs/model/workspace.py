"""Everything the parties own, read once: outlines of the files, registers and settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from govdocs.model.consulted import Consulted
from govdocs.model.finding import Finding
from govdocs.model.outline import Outline, Place
from govdocs.model.question import Question
from govdocs.model.record import Record
from govdocs.model.register import Registers
from govdocs.model.settings import Settings


@dataclass(frozen=True)
class Workspace:
    """A folder of agreements; paths are relative to it, with forward slashes.

    `files` is every file in it; `unreadable` those documents that have no outline;
    `faults` what was found while reading; `register_places` maps a register's file and
    a dotted path in it to a place; `unread` are those that could not be read;
    `digest` covers every byte of registers and settings;
    `pictures` maps each picture to its number of pixels, None when it cannot be shown;
    `record` is its locked versions and what has happened to them;
    `shape` covers all of this but bytes and line numbers, and is '' when nobody knows;
    `questions` is what working groups have put aside, by path;
    `consulted` is every round of consultation.
    """

    outlines: tuple[Outline, ...]
    registers: Registers
    settings: Settings
    files: frozenset[str]
    unreadable: frozenset[str]
    faults: tuple[Finding, ...]
    register_places: Mapping[str, Mapping[str, Place]]
    digest: str
    pictures: Mapping[str, int | None]
    record: Record = field(default_factory=Record)
    shape: str = ""
    questions: tuple[Question, ...] = ()
    consulted: Consulted = field(default_factory=Consulted)
    unread: frozenset[str] = frozenset()

    @cached_property
    def by_id(self) -> dict[str, Outline]:
        """Return outlines by document id; the first file wins where two claim one id."""
        found: dict[str, Outline] = {}
        for outline in self.outlines:
            found.setdefault(outline.metadata.id, outline)
        return found

    @cached_property
    def by_path(self) -> dict[str, Outline]:
        """Return outlines by path."""
        return {outline.path: outline for outline in self.outlines}

    def is_broken(self, *names: str) -> bool:
        """Tell whether a file by one of these names, in any folder, could not be read.

        Such a file says nothing, so what others say of it can be neither right nor wrong.
        """
        return is_broken(self.unread, *names)


def is_broken(unread: Iterable[str], *names: str) -> bool:
    """Tell whether a file by one of these names is among the paths of unread ones."""
    return any(path.rpartition("/")[2] in names for path in unread)
