"""What is wrong with the options of one command, gathered so that all of it is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

from govdocs.cli.command import Stopped
from govdocs.cli.machine import MachineRefused
from govdocs.errors import BadArgument, GovdocsError
from govdocs.model.finding import Finding
from govdocs.model.metadata import Target

P = ParamSpec("P")
T = TypeVar("T")

_PLACE = re.compile(r"([A-Za-z][A-Za-z0-9-]*)#([A-Za-z0-9][A-Za-z0-9_-]*)")


@dataclass(slots=True)
class Slips:
    """The faults so far; a value that cannot be used is replaced, so that more is found."""

    found: list[GovdocsError] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def note(self, message: str, remedy: str) -> None:
        """Note one fault."""
        self.found.append(BadArgument(message, remedy))

    def tried(self, find: Callable[P, T], *args: P.args, **named: P.kwargs) -> T | None:
        """Return what is found; None with a fault more when something stops it."""
        try:
            return find(*args, **named)
        except GovdocsError as error:
            self.found.append(error)
        except Stopped as stop:
            self.found += stop.found
            self.findings += stop.findings
        except OSError as error:
            self.found.append(MachineRefused(error))
        return None

    def stop(self) -> None:
        """Stop at what is wrong, if anything is. Raises Stopped."""
        if self.found or self.findings:
            raise self.stopped()

    def stopped(self) -> Stopped:
        """Return all that is wrong, to be raised."""
        return Stopped(self.found, self.findings)

    def needed(
        self, find: Callable[P, T | None], *args: P.args, **named: P.kwargs
    ) -> T:
        """Return what is found; without it nothing more can be judged. Raises Stopped."""
        found = self.tried(find, *args, **named)
        if found is None:
            raise self.stopped()
        return found

    def last(self, find: Callable[P, T | None], *args: P.args, **named: P.kwargs) -> T:
        """Return what is found when nothing at all is wrong. Raises Stopped."""
        found = self.needed(find, *args, **named)
        self.stop()
        return found

    def words(self, value: str | None, what: str, option: str, *, is_lost: bool) -> str:
        """Return an option's words on one line.

        One that is missing is a fault, if it was not lost because it could not be used.
        """
        plain = " ".join((value or "").split())
        if not plain and not is_lost:
            self.note(f"{what} saknas", f"ange {option}")
        return plain

    def words_or_none(self, value: str | None) -> str | None:
        """Return an option's words on one line; None without any."""
        return " ".join((value or "").split()) or None

    def places(self, values: Iterable[str]) -> tuple[Target, ...]:
        """Return the places that are written as places."""
        places: list[Target] = []
        for value in values:
            found = _PLACE.fullmatch(value)
            if found:
                places.append(Target(found[1].lower(), found[2]))
            else:
                self.note(f"{value} är inget ställe", "skriv som hsavtal#k7m2")
        return tuple(places)
