"""What every test runs under: garbage is looked for as seldom as in a run of the command."""

from __future__ import annotations

import gc

from govdocs.cli.main import GARBAGE

gc.set_threshold(*GARBAGE)
