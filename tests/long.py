"""Whether the long form of tests that have one is asked for: GOVDOCS_LONG=1."""

from __future__ import annotations

import os

LONG = os.environ.get("GOVDOCS_LONG") == "1"
