"""The example's site, once for all workers, and a browser for each."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.e2e.browsing import ARGUMENTS
from tests.site.running import AGREEMENTS, environment, must_build, tool
from tests.site.shared import once


@pytest.fixture(scope="session")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the variables of a process, with a cache that all builds of sites share."""
    return environment(once(tmp_path_factory, "cache", lambda folder: None))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, env: dict[str, str]) -> Path:
    """Return the example's site, read as files."""

    def make(folder: Path) -> None:
        must_build(AGREEMENTS, folder / "site", "--no-pdf", env=env)

    return (once(tmp_path_factory, "example", make) / "site").resolve()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Chromium as the system has it; without a window it takes half the time."""
    program = shutil.which("chromium-headless-shell") or tool("chromium", "chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=program, args=list(ARGUMENTS)
        )
        yield started
        started.close()
