"""Refuse to save what changes a text, or a round, that is out for consultation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govdocs.consultation.errors import ConsultationRefused
from govdocs.consultation.kept import REMEDY, what_changed
from govdocs.lint.frozen import changed_texts
from govdocs.lint.rule import Hit
from govdocs.model.consultation import Consultation
from govdocs.model.finding import Finding, Location, Severity
from govdocs.overview.frozen import loaded_from
from govdocs.store.change import Change
from govdocs.store.corpus import TreeFiles
from govdocs.store.gateway import Gateway
from govdocs.text.consultations import ROUND_FILE
from govdocs.text.folder import Files, Listing
from govdocs.text.load import Loaded, load_consulted
from govdocs.text.registers import PARTIES_FILE


@dataclass(frozen=True, slots=True)
class Overlaid:
    """The files of a commit with some of them written over; None takes one away."""

    below: Files
    written: Mapping[str, bytes | None]

    def listing(self) -> Listing:
        """Return the usable files, sorted, and the faults of the rest."""
        found = self.below.listing()
        gone = {path for path, content in self.written.items() if content is None}
        files = ({*found.files} | {*self.written}) - gone
        return Listing(tuple(sorted(files)), found.faults)

    def read(self, path: str) -> bytes:
        """Return the bytes of a file that was listed."""
        content = self.written.get(path)
        return self.below.read(path) if content is None else content


def refuse_frozen(gateway: Gateway, head: str | None, change: Change, on: date) -> None:
    """Refuse a change of what a round that is open on a day rests on.

    What differs already is not held against the one who saves something else. Raises
    ConsultationRefused.
    """
    if head is None or not any(map(may_matter, change.files)):
        return
    tree = TreeFiles(gateway, head)
    rounds = load_consulted(tree).consulted.rounds
    held = [one for one in rounds if one.is_open(on)]
    if not held:
        return
    root = _root(gateway)
    before = {one.message for one in broken(loaded_from(root, tree), held, on)}
    after = loaded_from(root, Overlaid(tree, change.files))
    for one in broken(after, held, on):
        if one.message not in before:
            file = one.location.file
            raise ConsultationRefused(one.message, one.remedy, file=file)


def broken(loaded: Loaded, held: list[Consultation], on: date) -> Iterator[Finding]:
    """Yield what of open rounds does not stand, as `check` tells it."""
    for hit in changed_texts(loaded, held, on):
        yield _told("GD441", hit)
    for one in held:
        for _, words in what_changed(one, loaded.workspace.consulted.round(one.id)):
            yield _told("GD447", Hit(one.place[0], 1, 1, words, REMEDY))


def _told(code: str, hit: Hit) -> Finding:
    at = Location(hit.file)
    return Finding(code, Severity.ERROR, at, hit.message, hit.remedy)


def may_matter(path: str) -> bool:
    """Tell whether a file can be part of a text or of a round."""
    name = path.rpartition("/")[2]
    return path.endswith(".md") or name in (ROUND_FILE, PARTIES_FILE)


def _root(gateway: Gateway) -> Path:
    return Path(gateway.repo.working_dir or gateway.repo.git_dir) / gateway.folder
