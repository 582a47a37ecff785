"""Compare pairs with one engine in a process that is kept: a line of JSON in, one out.

`python bench/redline_worker.py own|difflib|characters|words`. A request names the files
and may ask for what was found (`tell`) and for comments to be carried (`anchors`). Only
the work is timed, in processor seconds: not the start, and not the reading of files.
"""

from __future__ import annotations

import difflib
import gc
import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

_WORDS = re.compile(r"\w+|[^\w\s]")
_KINDS = {"=": "equal", "-": "delete", "+": "insert"}
_SURROGATES = range(0xD800, 0xE000)

Pieces = list[tuple[str, str]]
Match = tuple[int, int, int]
Work = Callable[[str, str, dict[str, Any]], dict[str, Any]]


def own(old: str, new: str, asked: dict[str, Any]) -> dict[str, Any]:
    """Compare as govdocs does, and carry comments."""
    from govdocs.cli.compared import Compared, TextFile
    from govdocs.cli.redline_json import redline_data
    from govdocs.diff.place import place_anchors
    from govdocs.diff.redline import compare
    from govdocs.model.anchor import Anchor

    begun = time.process_time()
    redline = compare(old, new)
    compared = time.process_time()
    spans = asked.get("anchors") or []
    anchors = [Anchor(str(n), (one[0], one[1])) for n, one in enumerate(spans)]
    placed = place_anchors(old, new, redline, anchors)
    ended = time.process_time()
    found: dict[str, Any] = {"seconds": compared - begun, "carrying": ended - compared}
    if asked.get("tell"):
        one, other = (
            TextFile(name, b"", text) for name, text in (("a", old), ("b", new))
        )
        found |= redline_data(Compared(one, other, redline))
        found["placed"] = [one.span for one in placed]
    return found


def characters(old: str, new: str, asked: dict[str, Any]) -> dict[str, Any]:
    """Compare characters with fast-diff-match-patch as it comes."""
    from fast_diff_match_patch import diff

    begun = time.process_time()
    found = diff(old, new, counts_only=True)
    seconds = time.process_time() - begun
    pieces: Pieces = []
    i = j = 0
    for sign, count in found:
        side, at = (new, j) if sign == "+" else (old, i)
        pieces.append((_KINDS[sign], side[at : at + count]))
        i += count if sign != "+" else 0
        j += count if sign != "-" else 0
    return {"seconds": seconds, "pieces": pieces if asked.get("tell") else []}


def _of_words(match: Callable[[list[str], list[str]], list[Match]]) -> Work:
    """Return what compares words; white space is laid to them after the clock stops."""

    def work(old: str, new: str, asked: dict[str, Any]) -> dict[str, Any]:
        begun = time.process_time()
        matches = match(_WORDS.findall(old), _WORDS.findall(new))
        seconds = time.process_time() - begun
        pieces = list(_spelled(old, new, matches)) if asked.get("tell") else []
        return {"seconds": seconds, "pieces": pieces}

    return work


def by_difflib(one: list[str], other: list[str]) -> list[Match]:
    """Match words with difflib, and none of them taken for junk."""
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return [(i, j, size) for i, j, size in matcher.get_matching_blocks()]


def by_words(one: list[str], other: list[str]) -> list[Match]:
    """Match words with fast-diff-match-patch, each word as a character of its own."""
    from fast_diff_match_patch import diff

    codes: dict[str, str] = {}
    for word in chain(one, other):
        if word not in codes:
            place = len(codes) + 0x100
            codes[word] = chr(place + (len(_SURROGATES) if place >= 0xD800 else 0))
    here, there = ("".join(map(codes.__getitem__, side)) for side in (one, other))
    matches: list[Match] = []
    i = j = 0
    for sign, count in diff(here, there, counts_only=True):
        if sign == "=":
            matches.append((i, j, count))
        i += count if sign != "+" else 0
        j += count if sign != "-" else 0
    return matches


def _spelled(old: str, new: str, matches: Iterable[Match]) -> Iterator[tuple[str, str]]:
    """Yield matched words, and all that is between them where it differs."""
    one, other = ([w.span() for w in _WORDS.finditer(text)] for text in (old, new))
    pairs = [(i + n, j + n) for i, j, size in matches for n in range(size)]
    at = to = 0
    for (start, end), (begin, stop) in [
        *((one[i], other[j]) for i, j in pairs),
        ((len(old), len(old)), (len(new), len(new))),
    ]:
        gone, come = old[at:start], new[to:begin]
        if gone == come:
            yield "equal", gone
        else:
            yield "delete", gone
            yield "insert", come
        yield "equal", old[start:end]
        at, to = end, stop


_WORK: dict[str, Work] = {
    "own": own,
    "difflib": _of_words(by_difflib),
    "characters": characters,
    "words": _of_words(by_words),
}


def main() -> None:
    """Answer requests until there are no more."""
    work = _WORK[sys.argv[1]]
    for line in sys.stdin:
        asked = json.loads(line)
        old, new = (
            Path(asked[one]).read_bytes().decode("utf-8") for one in ("old", "new")
        )
        gc.collect()
        print(json.dumps(work(old, new, asked)), flush=True)


if __name__ == "__main__":
    main()
