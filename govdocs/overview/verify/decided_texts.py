"""GD724: a decision about a version or a text that is nowhere in the history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from govdocs.model.decision import Decision
from govdocs.model.finding import Finding
from govdocs.overview.verify.scope import Scope, fault
from govdocs.store.corpus import load_revision
from govdocs.text.archive import Archive
from govdocs.text.load import Loaded
from govdocs.text.publication import Ready

_REMEDY = "jämför med protokollet, och skriv rättelsen som ett nytt beslut med rättar:"


def decided_texts(scope: Scope) -> Iterator[Finding]:
    """Find decisions that no registered version and no saved text answers to."""
    texts = Texts(scope)
    for one in scope.decisions:
        file, line = one.place
        known = scope.loaded.workspace.record.find(one.document, one.version)
        if known is None:
            words = f"beslutet gäller {one.matter}, som inte finns i registret"
            yield fault("GD724", file, words, _REMEDY, line)
            continue
        for key, digest in _digests(one):
            if not texts.has(one.document, digest):
                words = (
                    f"kontrollsumman {digest[:12]} i {key} hör inte till någon text av "
                    f"{one.document}, varken i registret eller i historien"
                )
                yield fault("GD724", file, words, _REMEDY, line)


def _digests(one: Decision) -> tuple[tuple[str, str], ...]:
    both = ("föreslaget", one.proposed), ("beslutad_text", one.decided)
    # A body that changes words decides a text of its own, which need never be saved here.
    is_own = bool(one.changes)
    return both[:1] if is_own or one.proposed == one.decided else both


@dataclass
class Texts:
    """Every text that a publication has had: locked, or saved at any time."""

    scope: Scope
    _saved: dict[str, frozenset[str]] = field(default_factory=dict)
    _memory: Archive = field(default_factory=Archive)

    @cached_property
    def locked(self) -> frozenset[tuple[str, str]]:
        """Return the digest of each locked version, with its document."""
        return frozenset((one.document, one.full) for one in self.scope.entries)

    def has(self, document: str, digest: str) -> bool:
        """Tell whether a publication has had a text; the history is read only at need."""
        if (document, digest) in self.locked:
            return True
        proofs, facts = self.scope.proofs, ("saved text", document, digest)
        before = self.scope.known
        if proofs.holds(*facts, self.scope.head) or (
            before and proofs.holds(*facts, before)
        ):
            proofs.note(*facts, self.scope.head)
            return True
        if document not in self._saved:
            self._saved[document] = frozenset(self._digests(document))
        if digest not in self._saved[document]:
            return False
        proofs.note(*facts, self.scope.head)
        return True

    def _digests(self, document: str) -> Iterator[str]:
        """Yield the digest of a publication after each commit that can have changed it."""
        for commit in self._commits(document):
            loaded = load_revision(
                self.scope.gateway, self.scope.root, commit, lambda _: (), self._memory
            )
            outline = loaded.workspace.by_id.get(document)
            if outline:
                yield Ready(outline, loaded).digests.full

    def _commits(self, document: str) -> tuple[str, ...]:
        """Return commits that changed a file of the name of any that the text consists of."""
        names: set[str] = {"parter.yaml"}
        for loaded in self._states(document):
            outline = loaded.workspace.by_id.get(document)
            if outline:
                ready = Ready(outline, loaded)
                whole = (*ready.sources, *ready.followed)
                names |= {one.path.rpartition("/")[2] for one in whole}
        touching = (
            self.scope.gateway.commits_touching(self.scope.head, name)
            for name in sorted(names)
        )
        found = {commit for commits in touching for commit in commits}
        return tuple(one for one in self.scope.commits if one in found)

    def _states(self, document: str) -> Iterator[Loaded]:
        """Yield the workspace as it is, and as it was when each version was locked."""
        yield self.scope.loaded
        for one in self.scope.entries:
            if one.document == document:
                yield self.scope.versions.loaded(one)
