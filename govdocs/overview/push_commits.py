"""What each single commit of a push may do: names and kinds of files, and the record.

The record is judged in every commit and not from end to end, so that what is edited and
put back in between does not pass unseen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from govdocs.model.append_only import Keep, KeptPath, kept_path
from govdocs.model.finding import Finding, Location, Severity
from govdocs.store.gateway import Entry, Gateway
from govdocs.store.kept_rows import keeps_rows
from govdocs.store.pushed import NewCommit, Row
from govdocs.store.tree_names import judge_entry
from govdocs.text.names import leads_out, printable

CODE = "GD961"
# What is refused also beside the workspace: links out of it, and what git obeys.
_ANYWHERE = frozenset({"GD012", "GD017", "GD018"})
_REMEDY = (
    "låt det gamla stå och skriv rättelsen som något nytt; ingen kan göra undantag"
)


@dataclass
class CommitJudge:
    """Judges commits one after another; `folders` are those of workspaces."""

    gateway: Gateway
    folders: frozenset[str]
    _seen: set[str] = field(default_factory=set)
    _told: set[tuple[str, str, str]] = field(default_factory=set)

    def judge(self, commits: Iterable[NewCommit]) -> Iterator[Finding]:
        """Find what commits do that none of them may, each told once with its commit."""
        for one in commits:
            record = (row for rows in one.against for row in self._record(rows))
            for finding in (*self._names(one.added), *record):
                if self._is_news(finding):
                    words = f"{finding.message} (i ändringen {one.commit[:12]})"
                    yield replace(finding, message=words)

    def judge_whole(self, rows: tuple[Row, ...]) -> Iterator[Finding]:
        """Find what a branch would lose of the record, told of no commit yet.

        The server can have had a commit on another branch since before it had the hook.
        """
        yield from (one for one in self._record(rows) if self._is_news(one))

    def _is_news(self, one: Finding) -> bool:
        key = one.code, one.location.file, one.message
        is_news = key not in self._told
        self._told.add(key)
        return is_news

    def _names(self, added: Iterable[Entry]) -> Iterator[Finding]:
        for entry in added:
            is_inside = any(_lies_in(entry.path, one) for one in self.folders)
            for one in judge_entry(entry, self._seen, self.gateway):
                if is_inside or _matters_anywhere(one, entry):
                    yield one

    def _record(self, rows: tuple[Row, ...]) -> Iterator[Finding]:
        for row in rows:
            kept = kept_path(row.path)
            if kept and row.old and not self._is_kept(row, kept, rows):
                yield _lost(row, kept)

    def _is_kept(self, row: Row, kept: KeptPath, rows: Iterable[Row]) -> bool:
        """Tell whether the content is left where it lay, or where its folder went."""
        assert row.old is not None, "only what was there can be lost"
        if row.new:
            return self._holds(row.old, row.new, kept.row.keep)
        moved = (
            other.new
            for other in rows
            if other.new and not other.old and _tail(other.path) == kept.tail
        )
        return any(self._holds(row.old, one, kept.row.keep) for one in moved)

    def _holds(self, old: Entry, new: Entry, keep: Keep) -> bool:
        if old.blob == new.blob:
            return True
        if keep is Keep.FILES or new.mode not in ("100644", "100755"):
            return False
        return keeps_rows(
            new.path, self.gateway.blob(old.blob), self.gateway.blob(new.blob)
        )


def _lost(row: Row, kept: KeptPath) -> Finding:
    if row.new is None:
        words = f"filen är borttagen, men {kept.row.told} får bara läggas till"
    elif kept.row.keep is Keep.FILES:
        words = f"filen är ändrad, men {kept.row.told} får bara läggas till"
    else:
        words = f"en rad är ändrad eller borttagen, men {kept.row.told} får bara läggas till"
    at = Location(printable(row.path))
    return Finding(CODE, Severity.ERROR, at, words, _REMEDY)


def _tail(path: str) -> str | None:
    kept = kept_path(path)
    return kept.tail if kept else None


def _lies_in(path: str, folder: str) -> bool:
    return not folder or path.startswith(f"{folder}/")


def _matters_anywhere(one: Finding, entry: Entry) -> bool:
    if one.code in _ANYWHERE:
        return True
    steps = entry.path.split("/")
    return any(map(_is_odd, steps)) and one.code == "GD013"


def _is_odd(step: str) -> bool:
    return leads_out(step) or printable(step) != step
