"""What is staged, judged before it is committed: the files that change, and their form.

What is judged is what would be saved. A file of the work tree can hold other words, and
those are not in the commit.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govdocs.lint.rules import HISTORY_RULES, SAVED_RULES, TEXT_RULES
from govdocs.lint.run import check
from govdocs.model.finding import Finding
from govdocs.store.entries import in_work_tree
from govdocs.store.gateway import Gateway, open_gateway
from govdocs.store.proposals import is_on_proposal
from govdocs.store.staged import StagedFiles
from govdocs.text.format import Mint, format_document, ids_in
from govdocs.text.load import Loaded, is_document
from govdocs.text.memory import open_memory
from govdocs.text.names import printable
from govdocs.text.publication import Ready

_OF_THE_RECORD = frozenset(
    (
        *(rule.code for rule in SAVED_RULES),
        *(rule.code for rule in HISTORY_RULES),
    )
)
_OF_FROZEN_TEXTS = frozenset(rule.code for rule in TEXT_RULES)


@dataclass(frozen=True, slots=True)
class Staged:
    """What was found: faults of changed files, files that `fmt` would write otherwise.

    `other_words` are changed files that the work tree has with other words; `elsewhere`
    is how many faults there are in files that do not change. `waiting` is what a proposal
    may say already, but the text itself may not until a round has closed.
    """

    findings: tuple[Finding, ...]
    unformatted: tuple[str, ...]
    other_words: tuple[str, ...]
    elsewhere: int
    waiting: tuple[Finding, ...] = ()

    @property
    def is_fit(self) -> bool:
        """Tell whether nothing stands in the way of the commit."""
        return not (self.findings or self.unformatted)


def judge_staged(root: Path, handed: Mapping[str, str], on: date) -> Staged | None:
    """Judge what is staged; None when no file of the workspace changes.

    `handed` is what git handed to the hook. Raises GitMissing or GitRefused.
    """
    gateway = open_gateway(root, handed)
    if gateway is None:
        return None
    files = StagedFiles(gateway, gateway.head() or "")
    if not files.is_changed:
        return None
    changed = sorted(files.changed)
    checked = check(root, on, open_memory(root), files)
    faults = [one for one in checked.findings if one.is_error]
    waiting = _waiting(gateway, faults)
    faults = [one for one in faults if one not in waiting]
    found = [
        one
        for one in faults
        if _concerns(one, changed) or _is_thawed(one, changed, checked.loaded)
    ]
    documents = [path for path in changed if is_document(path)]
    return Staged(
        tuple(found),
        tuple(_unformatted(files, documents)),
        tuple(_other_words(gateway, files, root, changed)),
        len(faults) - len(found),
        waiting,
    )


def _waiting(gateway: Gateway, faults: list[Finding]) -> tuple[Finding, ...]:
    """Return what differs from a frozen text, where it is a proposal that does."""
    frozen = tuple(one for one in faults if one.code in _OF_FROZEN_TEXTS)
    return frozen if frozen and is_on_proposal(gateway) else ()


def _concerns(one: Finding, changed: list[str]) -> bool:
    """Tell whether a finding is about a changed file, a folder above it, or the record."""
    if one.code in _OF_THE_RECORD:
        return True
    file = one.location.file
    return any(
        (shown := printable(path)) == file or shown.startswith(f"{file}/")
        for path in changed
    )


def _is_thawed(one: Finding, changed: list[str], loaded: Loaded) -> bool:
    """Tell whether a finding is of a frozen text that a changed file is a part of."""
    if one.code not in _OF_FROZEN_TEXTS:
        return False
    texts = (Ready(outline, loaded) for outline in loaded.workspace.outlines)
    return any(
        part.path in changed
        for text in texts
        if text.outline.path == one.location.file
        for part in text.sources
    )


def _unformatted(files: StagedFiles, documents: list[str]) -> Iterator[str]:
    """Yield documents in another form than `fmt` writes; those with faults are told of."""
    for path in documents:
        try:
            text = files.read(path).decode("utf-8")
        except UnicodeDecodeError:
            continue
        # The ids minted here are thrown away, so those of other files do not matter.
        mint = Mint(ids_in(text), secrets.choice)
        formatted = format_document(path, text, mint)
        if formatted is not None and formatted != text:
            yield path


def _other_words(
    gateway: Gateway, files: StagedFiles, root: Path, changed: list[str]
) -> Iterator[str]:
    for path in changed:
        blob = files.entries[path].blob
        if in_work_tree(root / path, blob) not in (blob, None):
            yield path
