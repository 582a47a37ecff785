"""Hold a workspace against its repository: what was locked, and what git would show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from govdocs.lint import rules
from govdocs.lint.rule import Hit, Rule
from govdocs.store.corpus import TreeFiles
from govdocs.store.gateway import open_gateway
from govdocs.store.proofs import Proofs
from govdocs.store.versions import Versions, open_history
from govdocs.text.load import Loaded


def judge_past(loaded: Loaded, proofs: Proofs) -> Iterator[tuple[Rule, Iterable[Hit]]]:
    """Yield each rule about the repository with what it finds; none outside git.

    Raises ShallowClone or NothingSaved when versions are registered but not to be found.
    """
    if not is_in_repository(loaded.root):
        return
    gateway = open_gateway(loaded.root)
    if gateway is None:
        return
    for one in rules.REPOSITORY_RULES:
        yield one, one.check(gateway)
    if not loaded.workspace.record.versions:
        return
    files = loaded.files
    gateway, head = open_history(loaded.root)
    if isinstance(files, TreeFiles):
        head = files.commit
    versions = Versions(gateway, loaded.root, head, proofs)
    for rule in rules.HISTORY_RULES:
        yield rule, rule.check(loaded, versions)


def is_in_repository(root: Path) -> bool:
    """Tell whether a folder lies in a git repository, without starting git."""
    here = root.resolve()
    return any((folder / ".git").exists() for folder in (here, *here.parents))
