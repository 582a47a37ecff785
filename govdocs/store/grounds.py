"""Which folders of a repository are those of a workspace, or were."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from govdocs.store.gateway import Gateway
from govdocs.store.pushed import Row
from govdocs.text.registers import SETTINGS_FILE


@dataclass(frozen=True, slots=True)
class Grounds:
    """The folder of a workspace, and those that no workspace lies in any more.

    Which of the latter it has lain in before cannot be told for sure, so all count.
    `others` are folders of other workspaces that are there now.
    """

    own: str
    gone: frozenset[str]
    others: frozenset[str]

    def covers(self, path: str) -> bool:
        """Tell whether a path of the repository lies there."""
        if _lies_below(path, self.own):
            return True
        is_there = any(_lies_below(path, one) for one in self.gone)
        return is_there and not any(_lies_below(path, one) for one in self.others)

    def rows(self, rows: Iterable[Row]) -> tuple[Row, ...]:
        """Return the rows whose paths lie there."""
        return tuple(row for row in rows if self.covers(row.path))


def find_grounds(gateway: Gateway, head: str, older: Iterable[str] = ()) -> Grounds:
    """Return the folders that count; `older` are paths that another history has had."""
    whole = replace(gateway, folder="")
    touching = whole.commits_touching(head, SETTINGS_FILE)
    ever = {path for paths in touching.values() for path in paths} | set(older)
    now = _folders(entry.path for entry in whole.tree(head))
    own = gateway.folder
    others = frozenset(one for one in now if one != own and not _lies_below(one, own))
    return Grounds(own, _folders(ever) - now, others)


def _folders(paths: Iterable[str]) -> frozenset[str]:
    return frozenset(
        path.rpartition("/")[0]
        for path in paths
        if path.rpartition("/")[2] == SETTINGS_FILE
    )


def _lies_below(path: str, folder: str) -> bool:
    return not folder or path.startswith(f"{folder}/")
