"""GD444: a round about a document that is not there, or a digest of nothing."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit, at_entry
from govdocs.model.consultation import Consultation, Frozen
from govdocs.model.digest import in_fours
from govdocs.model.nearest import did_you_mean
from govdocs.model.workspace import Workspace
from govdocs.text.records import VERSIONS_FILE


def round_documents(workspace: Workspace) -> Iterator[Hit]:
    """Find documents that are unknown or named twice, and texts that bind nothing."""
    for asked in workspace.consulted.rounds:
        seen: set[str] = set()
        for key, name in _named(asked):
            yield from _unknown(workspace, asked, key, name)
            if name in seen:
                words = f"{name} är med mer än en gång i remissen"
                yield at_entry(
                    workspace, asked.place[0], key, words, "ta bort den ena raden"
                )
            seen.add(name)
        for count, one in enumerate(asked.texts):
            told = _unbound(workspace, one)
            if told:
                key = f"dokument.{count}.kontrollsumma"
                remedy = "skriv den version eller revision som texten togs ur, och dess summa"
                yield at_entry(workspace, asked.place[0], key, told, remedy)


def _named(asked: Consultation) -> Iterator[tuple[str, str]]:
    for count, one in enumerate(asked.texts):
        yield f"dokument.{count}.id", one.document
    for count, row in enumerate(asked.outside):
        yield f"utanför.{count}.id", row.document


def _unknown(
    workspace: Workspace, asked: Consultation, key: str, name: str
) -> Iterator[Hit]:
    known = {*workspace.by_id, *workspace.record.versions}
    can_tell = not (workspace.unreadable or workspace.is_broken(VERSIONS_FILE))
    if can_tell and name not in known:
        remedy = did_you_mean(name, known, "rätta id")
        words = f"dokumentet {name} finns inte"
        yield at_entry(workspace, asked.place[0], key, words, remedy)


def _unbound(workspace: Workspace, one: Frozen) -> str | None:
    """Return why a digest binds no text; None when it may."""
    if one.version is None:
        return (
            None if one.revision else "kontrollsumman hör inte till någon sparad text"
        )
    found = workspace.record.find(one.document, one.version)
    if found is None and workspace.is_broken(VERSIONS_FILE):
        return None
    if found is None:
        return f"version {one.version} av {one.document} är inte låst"
    if found.full != one.digest:
        return (
            f"kontrollsumman är {in_fours(one.digest)}, men {found.name} har "
            f"{in_fours(found.full)}"
        )
    return None
