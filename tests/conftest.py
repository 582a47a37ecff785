"""What every test runs under: garbage is looked for as seldom as in a run of the command."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from govdocs.cli.main import GARBAGE

gc.set_threshold(*GARBAGE)


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing that another test remembers be known to this one."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
