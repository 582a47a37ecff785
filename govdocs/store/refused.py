"""What git said when it stopped, told in our own words with a remedy."""

from __future__ import annotations

from govdocs.errors import GovdocsError
from govdocs.text.names import printable

_DAMAGED = "ett objekt i förrådet saknas eller är skadat"
_FSCK = "kör git fsck i förrådet, eller hämta det på nytt"
_AGAIN = "hämta förrådet på nytt från en annan kopia"

_NO_PLACE = (
    "förrådet leder till en arbetsyta som inte finns (core.worktree)",
    "kör git config --unset core.worktree",
)
_NEWER = (
    "förrådet är gjort av en nyare git",
    "installera den git som förrådet är gjort med",
)

# What git says of a repository that it has not read, so that it tells nothing of objects.
_UNREAD = (
    ("safe.directory", "mappen ägs av någon annan", ""),
    ("bad config line", "gits inställningar är fel", "rätta .git/config"),
    ("index file", "gits index är skadat", "ta bort .git/index, kör git reset"),
    *((one, *_NO_PLACE) for one in ("in a work tree", "Invalid path", "cannot chdir")),
    *((one, *_NEWER) for one in ("repo version", "repository extension")),
    ("packed-refs", "gits lista över grenar och märken är skadad", _AGAIN),
    ("shallow line", "gits uppgift om var klonen slutar är skadad", _AGAIN),
    ("not a git repository", "mappen är inte ett git-förråd", "kör git init"),
)
_HARM = (
    "bad object",
    "bad tree object",
    "Could not read",
    "in tree entry",
    "missing",
    "packed object",
    "traverse parents",
    "unable to read",
)
_KNOWN = (
    *_UNREAD,
    *((one, _DAMAGED, _FSCK) for one in _HARM),
    ("", "git kunde inte utföra frågan", _FSCK),
)
_ORDER = "git config --global --add safe.directory"


class GitRefused(GovdocsError):
    """git stopped; what it printed is searched for the usual causes."""

    code = "GD910"

    def __init__(self, printed: str) -> None:
        words, remedy = next(one[1:] for one in _KNOWN if one[0] in printed)
        if not remedy:
            remedy = f"kör {_trusting(printed)} om du litar på den som äger den"
        super().__init__(words, remedy)


def is_unread(printed: str) -> bool:
    """Tell whether git stopped before it had looked at any object."""
    return any(said in printed for said, _, _ in _UNREAD)


def _trusting(printed: str) -> str:
    """Return the order that makes git trust a folder, to be pasted as it stands."""
    # Git names the folder last, in quotes where the shell needs them.
    _, order, folder = printed.strip().rpartition(_ORDER)
    is_pasteable = bool(order and folder) and printable(folder) == folder
    return f"{_ORDER}{folder}" if is_pasteable else f"{_ORDER} MAPP"
