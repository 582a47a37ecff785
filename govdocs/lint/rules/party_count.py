"""GD402: a register of parties, or a list of them, that silently lacks someone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from govdocs.lint.rule import Hit, at_key
from govdocs.model.outline import Outline
from govdocs.model.register import Party
from govdocs.model.version import Version
from govdocs.model.workspace import Workspace

# A list that lacks at most one party in so many is a slip, not a choice.
_FEW = 10


def party_count(workspace: Workspace) -> Iterator[Hit]:
    """Find doubles in the register and in lists, a wrong total, and near-complete lists."""
    yield from _wrong_total(workspace)
    for field in ("id", "kod"):
        yield from _register_doubles(workspace, field)
    yield from _versions(workspace)
    for outline in workspace.outlines:
        listed = outline.metadata.parties
        if listed and listed.ids:
            yield from _listed_doubles(outline, listed.ids)
            yield from _nearly_all(workspace, outline, listed.ids)


def _wrong_total(workspace: Workspace) -> Iterator[Hit]:
    wanted = workspace.settings.party_count
    found = len({party.id for party in workspace.registers.parties})
    if wanted is not None and found not in (0, wanted):
        yield Hit(
            "parter.yaml",
            1,
            1,
            f"registret har {found} parter, men govdocs.yaml säger {wanted}",
            "lägg till den part som saknas, eller rätta antal_parter",
        )


def _listed_doubles(outline: Outline, ids: Sequence[str]) -> Iterator[Hit]:
    seen: set[str] = set()
    for count, one in enumerate(ids):
        if one in seen:
            yield at_key(
                outline,
                f"parter.{count}",
                f"parten {one} står två gånger",
                "ta bort den ena",
            )
        seen.add(one)


def _nearly_all(
    workspace: Workspace, outline: Outline, ids: Sequence[str]
) -> Iterator[Hit]:
    parties = [party.id for party in workspace.registers.parties]
    listed = frozenset(ids)
    missing = [one for one in parties if one not in listed]
    if missing and len(missing) * _FEW <= len(parties):
        yield at_key(
            outline,
            "parter",
            f"listan saknar {', '.join(missing)}",
            'skriv "alla", eller lägg till dem',
        )


def _versions(workspace: Workspace) -> Iterator[Hit]:
    """Find versions under decision whose parties are not those of the register."""
    parties = workspace.registers.parties
    for version in _decided(workspace) if parties else ():
        yield from _lost(version, {one.id for one in parties})
        yield from _left_out(version, parties)


def _lost(version: Version, known: Collection[str]) -> Iterator[Hit]:
    lost = [one for one in version.parties if one not in known]
    if lost:
        words = f"{version.name} har parter som parter.yaml saknar: {', '.join(lost)}"
        remedy = 'lägg tillbaka dem i parter.yaml, med "till:" om de har lämnat'
        yield Hit(*version.place, 1, words, remedy)


def _left_out(version: Version, parties: Collection[Party]) -> Iterator[Hit]:
    """Find few that were parties when it was locked and are not among its own."""
    missing = [
        one.id
        for one in parties
        if one.id not in version.parties and _is_party(one, version.locked)
    ]
    if missing and len(missing) * _FEW <= len(parties):
        words = f"{version.name} saknar {', '.join(missing)} bland sina parter"
        remedy = 'lås en ny version, eller skriv "från:" om parten har kommit till'
        yield Hit(*version.place, 1, words, remedy)


def _decided(workspace: Workspace) -> Iterator[Version]:
    for rows in workspace.record.versions.values():
        for one in rows:
            if workspace.record.decisions.get(one.name):
                yield one


def _is_party(party: Party, day: date) -> bool:
    begun = party.start is None or party.start <= day
    return begun and (party.end is None or day <= party.end)


def _register_doubles(workspace: Workspace, field: str) -> Iterator[Hit]:
    parties = workspace.registers.parties
    values = [party.id if field == "id" else party.code for party in parties]
    seen: set[str] = set()
    found = workspace.register_places.get("parter.yaml", {})
    for count, value in enumerate(values):
        if value in seen:
            line, column = found.get(f"parter.{count}.{field}", (1, 1))
            yield Hit(
                "parter.yaml",
                line,
                column,
                f"{field} {value} används redan av en annan part",
                "rätta det ena",
            )
        seen.add(value)
