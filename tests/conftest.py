"""What every test runs under: garbage is looked for as seldom as in a run of the command."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from govdocs.cli.main import GARBAGE

gc.set_threshold(*GARBAGE)
_OPEN, _MANY = Path("/proc/self/fd"), 300


def pytest_runtest_teardown() -> None:
    """Look for garbage that holds many pipes open.

    A command ends with its process, but here a thousand run in one, and each repository
    they opened keeps what it asked git by until it is found.
    """
    if _OPEN.exists() and len([*_OPEN.iterdir()]) > _MANY:
        gc.collect()


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing that another test remembers be known to this one."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture(scope="session")
def undecided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace with a version before its parties, to be copied."""
    from tests.decision.deciding import made

    return made(tmp_path_factory.mktemp("beslut") / "w")


@pytest.fixture(scope="session")
def locked_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace with one locked version, to be copied."""
    from tests.record.kept import made_record

    return made_record(tmp_path_factory.mktemp("made") / "w")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the workspace of `govdocs demo`, to be read and never changed."""
    from govdocs.cli.demonstration import tell_story

    root = tmp_path_factory.mktemp("demo") / "w"
    tell_story(root, lambda *words: None)
    return root
