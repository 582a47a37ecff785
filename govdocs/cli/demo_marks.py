"""What the files of the demo leave open, for nobody knows it before they are saved.

`@@commit:04-revision@@` is the commit of a step, and `@@digest:elevavtal@04-revision@@`
the full digest of a publication as it stood then.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from govdocs.overview.at_revision import files_at
from govdocs.text.load import load
from govdocs.text.memory import Memory
from govdocs.text.publication import Ready

_MARK = re.compile(r"@@(.+?)@@")


def fill(
    root: Path, files: Mapping[str, bytes], commits: Mapping[str, str]
) -> dict[str, bytes]:
    """Return the files with each mark filled in; `commits` are the steps already saved.

    Raises KeyError when a mark names a step or a document that is not there, and
    ValueError when it is of no known kind.
    """
    texts = {path: content.decode() for path, content in files.items()}
    marks = {one for text in texts.values() for one in _MARK.findall(text)}
    told = {one: _tell(root, one, commits) for one in marks}
    return {
        path: _MARK.sub(lambda found: told[found[1]], text).encode()
        for path, text in texts.items()
    }


def _tell(root: Path, mark: str, commits: Mapping[str, str]) -> str:
    kind, _, name = mark.partition(":")
    if kind == "commit":
        return commits[name]
    if kind == "digest":
        document, _, step = name.partition("@")
        return _digest(root, document, commits[step])
    raise ValueError(mark)


@lru_cache(maxsize=8)
def _digest(root: Path, document: str, commit: str) -> str:
    loaded = load(root, lambda _: (), Memory(), files_at(root, commit))
    return Ready(loaded.workspace.by_id[document], loaded).digests.full
