"""What a link's address means, seen from the file it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from posixpath import dirname, join, normpath
from urllib.parse import unquote

_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
_WEB = frozenset({"http", "https"})


class LinkKind(Enum):
    """Where a link goes."""

    INTERNAL = auto()
    WEB = auto()
    MAIL = auto()
    FORBIDDEN = auto()


@dataclass(frozen=True, slots=True)
class Destination:
    """A link's meaning; `path` and `anchor` only for links within the workspace."""

    kind: LinkKind
    path: str = ""
    anchor: str = ""


# A link is looked at by several rules, by the overview and by its page.
@lru_cache(maxsize=100_000)
def destination(path: str, target: str) -> Destination:
    """Resolve an address written in the file `path`; a bare `#x` is in the file itself.

    Addresses that leave the workspace, name a scheme other than http, https or mailto,
    start at a root or lack one (`//host`) are forbidden.
    """
    scheme = _SCHEME.match(target)
    if scheme:
        name = scheme[1].lower()
        if name in _WEB:
            return Destination(LinkKind.WEB)
        return Destination(LinkKind.MAIL if name == "mailto" else LinkKind.FORBIDDEN)
    if target.startswith(("/", "\\")) or "\\" in target:
        return Destination(LinkKind.FORBIDDEN)
    file, _, anchor = target.partition("#")
    if not file:
        return Destination(LinkKind.INTERNAL, path, unquote(anchor))
    resolved = normpath(join(dirname(path), unquote(file)))
    if resolved == ".." or resolved.startswith("../"):
        return Destination(LinkKind.FORBIDDEN)
    return Destination(LinkKind.INTERNAL, resolved, unquote(anchor))
