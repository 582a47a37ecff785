"""A file of a workspace that is to be written, unless somebody has written it meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from govdocs.errors import CannotWrite, DecisionRefused
from govdocs.text.files import create_file, replace_file


@dataclass(frozen=True, slots=True)
class Filing:
    """A file to write: its path in the workspace, and its bytes before and after.

    `before` is None for a file that is new; `message` is that of the commit.
    """

    path: str
    before: bytes | None
    after: bytes
    message: str

    def refuse_moved(self, root: Path) -> None:
        """Refuse to write over what somebody else wrote since `before` was read.

        Raises DecisionRefused.
        """
        path = root / self.path
        if (path.read_bytes() if path.exists() else None) != self.before:
            raise DecisionRefused(
                "någon annan skrev i filen under tiden, och inget är skrivet över",
                "läs den och kör kommandot igen",
                file=self.path,
            )


def put_file(root: Path, filing: Filing) -> None:
    """Write a file of a workspace, whole or not at all, and save nothing in git.

    Raises DecisionRefused or CannotWrite.
    """
    filing.refuse_moved(root)
    try:
        put = create_file if filing.before is None else replace_file
        put(root / filing.path, filing.after)
    except CannotWrite:
        if filing.before is None:
            filing.refuse_moved(root)
        raise
