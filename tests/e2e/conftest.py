"""The example's site and a browser, once for each worker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.e2e.browsing import ARGUMENTS
from tests.site.running import AGREEMENTS, environment, must_build, tool


@pytest.fixture(scope="session")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the variables of a process, with a cache that the worker's builds share."""
    return environment(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, env: dict[str, str]) -> Path:
    """Return the example's site, read as files."""
    out = tmp_path_factory.mktemp("html") / "site"
    return must_build(AGREEMENTS, out, "--no-pdf", env=env).resolve()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Chromium as the system has it."""
    program = tool("chromium", "chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=program, args=list(ARGUMENTS)
        )
        yield started
        started.close()
