"""Hold a workspace against its repository: what was locked, and what git would show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from govdocs.errors import ShallowClone
from govdocs.lint import rules
from govdocs.lint.rule import Hit, Rule
from govdocs.store.corpus import TreeFiles
from govdocs.store.gateway import Gateway, open_gateway
from govdocs.store.proofs import Proofs
from govdocs.store.versions import Versions, newest
from govdocs.text.archive import archive_of
from govdocs.text.load import Loaded


def judge_past(
    loaded: Loaded, proofs: Proofs, on: date
) -> Iterator[tuple[Rule, Iterable[Hit]]]:
    """Yield each rule about the repository with what it finds; none outside git.

    Raises ShallowClone or NothingSaved when what is registered or frozen is not there.
    """
    if not is_in_repository(loaded.root):
        return
    gateway = open_gateway(loaded.root)
    if gateway is None:
        return
    for one in rules.REPOSITORY_RULES:
        yield one, one.check(gateway)
    for saved in rules.SAVED_RULES:
        yield saved, saved.check(loaded, gateway, proofs, on)
    yield from judge_record(loaded, gateway, proofs)


def judge_record(
    loaded: Loaded, gateway: Gateway, proofs: Proofs
) -> Iterator[tuple[Rule, Iterable[Hit]]]:
    """Yield each rule about what was locked and saved, with what it finds.

    Raises as `judge_past` does.
    """
    versions = _versions(loaded, gateway, proofs)
    if versions is None:
        return
    for rule in rules.HISTORY_RULES:
        yield rule, rule.check(loaded, versions)


def _versions(loaded: Loaded, gateway: Gateway, proofs: Proofs) -> Versions | None:
    """Return the way to what was saved; None when nothing rests or rested on it."""
    if loaded.workspace.record.versions or _asks_about_commits(loaded):
        head = _judged(loaded) or newest(gateway)
        if gateway.is_shallow():
            raise ShallowClone
        known = archive_of(loaded.learnt)
        return Versions(gateway, loaded.root, head, proofs, known)
    saved = _judged(loaded) or gateway.head()
    if saved is None:
        return None
    if not proofs.holds("nothing registered", saved):
        if gateway.is_shallow():
            return None  # what is not registered now is not asked for
        versions = Versions(gateway, loaded.root, saved, proofs)
        if versions.recorded:
            return versions
        proofs.note("nothing registered", saved)
    return None


def _asks_about_commits(loaded: Loaded) -> bool:
    rounds = loaded.workspace.consulted.rounds
    return any(text.revision for one in rounds for text in one.texts)


def _judged(loaded: Loaded) -> str | None:
    """Return the commit that is judged; None for files that are not saved."""
    return loaded.files.commit if isinstance(loaded.files, TreeFiles) else None


def is_in_repository(root: Path) -> bool:
    """Tell whether a folder lies in a git repository, without starting git."""
    here = root.resolve()
    return any((folder / ".git").exists() for folder in (here, *here.parents))
