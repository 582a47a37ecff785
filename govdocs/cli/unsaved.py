"""What git is not to save of a new workspace."""

from __future__ import annotations

from collections.abc import Mapping

# The site is built from the texts, and a copy of it in git would only grow.
UNSAVED: Mapping[str, bytes] = {".gitignore": b"/build/\n"}
