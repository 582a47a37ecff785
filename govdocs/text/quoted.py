"""Words in quotes, so that no reader of YAML takes them for anything else."""

from __future__ import annotations

import json
import re

from govdocs.text.source import is_mendable, mend

# What stands raw in JSON but not in YAML, or not for every reader of it.
_RAW = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")

_SAFE = re.compile(r"[a-z][a-z0-9-]*")
# What some readers take for yes, no or nothing.
_VALUES = frozenset("y n yes no on off true false null".split())


def quoted(words: str) -> str:
    """Return words as a value of YAML, on one line."""
    whole = json.dumps(words, ensure_ascii=False)
    return _RAW.sub(lambda found: f"\\u{ord(found[0]):04x}", whole)


def quoted_plain(words: str) -> str:
    """Return the same with what a reader would mend mended here.

    So that the file says what is read of it.
    """
    return quoted(mend(words) if is_mendable(words) else words)


def quoted_id(name: str) -> str:
    """Return an id as it is, in quotes where a reader would take it for something else."""
    is_safe = _SAFE.fullmatch(name) and name not in _VALUES
    return name if is_safe else quoted(name)
