"""Properties of a file that may name a person, which are not ours to carry."""

from __future__ import annotations

import re

_PERSONAL = re.compile(
    r"^_|^msip|auth?or|mail|user|owner|manager|creator|modified|name|namn"
    r"|handlägg|författ|person|chef",
    re.IGNORECASE,
)


def is_personal(name: str) -> bool:
    """Tell whether a property by this name may hold who somebody is."""
    return bool(_PERSONAL.search(name))
