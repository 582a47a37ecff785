"""Refuse to save what changes a text, or a round, that is out for consultation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govdocs.consultation.errors import ConsultationRefused
from govdocs.consultation.kept import what_changed
from govdocs.lint.frozen import changed_texts
from govdocs.model.consultation import Consultation
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
    before = {told for told, _, _ in broken(loaded_from(root, tree), held, on)}
    after = loaded_from(root, Overlaid(tree, change.files))
    for words, file, remedy in broken(after, held, on):
        if words not in before:
            raise ConsultationRefused(words, remedy, file=file)


def broken(
    loaded: Loaded, held: list[Consultation], on: date
) -> Iterator[tuple[str, str, str]]:
    """Yield what of open rounds does not stand, in which file, and the remedy."""
    for hit in changed_texts(loaded, held, on):
        yield hit.message, hit.file, hit.remedy
    for one in held:
        for words in what_changed(one, loaded.workspace.consulted.round(one.id)):
            yield words, one.place[0], "återställ filen; det går bara att lägga till"


def may_matter(path: str) -> bool:
    """Tell whether a file can be part of a text or of a round."""
    name = path.rpartition("/")[2]
    return path.endswith(".md") or name in (ROUND_FILE, PARTIES_FILE)


def _root(gateway: Gateway) -> Path:
    return Path(gateway.repo.working_dir or gateway.repo.git_dir) / gateway.folder
