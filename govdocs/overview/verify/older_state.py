"""GD727, GD728: what an older clone or a checkpoint has is no longer there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from govdocs.model.finding import Finding
from govdocs.overview.push_commits import CommitJudge
from govdocs.overview.verify.checkpoint import record_digest
from govdocs.overview.verify.older import Older
from govdocs.overview.verify.scope import Scope, fault
from govdocs.store.gateway import Gateway, open_beside
from govdocs.store.grounds import find_grounds
from govdocs.store.pushed import differing_rows, is_ancestor
from govdocs.store.tags import Tag

_REMEDY = "spara båda klonerna som de är, och låt den som sköter förrådet förklara"


def older_state(scope: Scope) -> Iterator[Finding]:
    """Find history, tags and files of the record that an older state had."""
    older = scope.older
    assert older is not None, "it is tried when there is one"
    commit = _commit(scope.gateway, older.commit)
    is_kept = commit is not None and is_ancestor(scope.gateway, commit, scope.head)
    if not is_kept:
        words = _rewritten(older)
        yield fault("GD727", "historien", words, _REMEDY)
    yield from _lost_files(scope, older, commit)
    yield from _lost_tags(scope.tags, older.tags)
    if is_kept and commit and older.record:
        yield from _other_record(scope, commit, older.record)


def _rewritten(older: Older) -> str:
    if older.gateway is not None:
        whose = f"den senaste ändringen i {older.words} ({older.commit[:12]})"
        return f"{whose} finns inte i historien: den är omskriven eller avkortad"
    return (
        f"kontrollpunktens ändring {older.commit[:12]} finns inte i historien: den är "
        "omskriven eller avkortad, om inte kontrollpunkten är fel avskriven"
    )


def has_older(scope: Scope) -> bool:
    """Tell whether there is an older state to hold the repository against."""
    return scope.older is not None


def _other_record(scope: Scope, commit: str, known: str) -> Iterator[Finding]:
    if record_digest(scope.gateway, commit) != known:
        words = (
            f"kontrollsumman för beslut, händelser och versioner i {commit[:12]} är en "
            "annan än i kontrollpunkten"
        )
        yield fault("GD727", "historien", words, _REMEDY)


def _commit(gateway: Gateway, name: str) -> str | None:
    """Return the commit of an id; a branch or tag of the same name is not meant."""
    found = gateway.resolve(name)
    return found if found and found.startswith(name) else None


def _lost_files(scope: Scope, older: Older, commit: str | None) -> Iterator[Finding]:
    """Find files of the record that are not as they were, also when history is new."""
    gateway: Gateway | None = scope.gateway
    if commit is None:
        if older.gateway is None:
            return
        gateway = open_beside(scope.gateway, older.gateway)
    assert gateway is not None, "what was open can be opened again"
    before = commit or older.commit
    paths = (entry.path for entry in replace(gateway, folder="").tree(before))
    grounds = find_grounds(scope.gateway, scope.head, paths)
    rows = grounds.rows(differing_rows(gateway, before, scope.head))
    for one in CommitJudge(gateway, frozenset()).judge_whole(rows):
        words = f"{one.message} (sedan {older.words})"
        yield scope.inside(replace(one, message=words, remedy=_REMEDY))


def _lost_tags(tags: Mapping[str, Tag], before: Mapping[str, Tag]) -> Iterator[Finding]:
    for name, was in before.items():
        now = tags.get(name)
        if now is None or now.id != was.id:
            what = "är borttaget" if now is None else "är flyttat"
            words = f"märket {name} {what} sedan den äldre klonen"
            yield fault("GD728", name, words, _REMEDY)
