"""Words in quotes, so that no reader of YAML takes them for anything else."""

from __future__ import annotations

import json
import re

# What stands raw in JSON but not in YAML, or not for every reader of it.
_RAW = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def quoted(words: str) -> str:
    """Return words as a value of YAML, on one line."""
    whole = json.dumps(words, ensure_ascii=False)
    return _RAW.sub(lambda found: f"\\u{ord(found[0]):04x}", whole)
