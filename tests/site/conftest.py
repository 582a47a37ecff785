"""Sites that tests read, built once for all workers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.pages import Page, read_pages
from tests.site.running import BASE, environment, must_build, repository
from tests.site.shared import Built, once


@pytest.fixture(scope="session")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the variables of a process, with a cache that all builds of sites share."""
    return environment(once(tmp_path_factory, "cache", lambda folder: None))


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the example, saved in a repository of its own; no test changes it."""
    return once(tmp_path_factory, "repository", repository) / "agreements"


@pytest.fixture(scope="session")
def site(
    tmp_path_factory: pytest.TempPathFactory, workspace: Path, env: dict[str, str]
) -> Path:
    """Return the example's site without PDFs."""

    def make(folder: Path) -> None:
        must_build(workspace, folder / "site", "--no-pdf", env=env)

    return once(tmp_path_factory, "html", make) / "site"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, env: dict[str, str]) -> Built:
    """Return what builds the site of a workspace, which no test changes."""

    def build(make: Callable[[Path], Path]) -> Path:
        def fill(folder: Path) -> None:
            must_build(make(folder / "root"), folder / "site", "--no-pdf", env=env)

        return once(tmp_path_factory, make.__name__, fill)

    return build


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Page]:
    """Return every page of the example's site."""
    return read_pages(site)


@pytest.fixture(scope="session")
def pdf_site(
    tmp_path_factory: pytest.TempPathFactory, workspace: Path, env: dict[str, str]
) -> Path:
    """Return the example's site with PDFs, linked to where it is published.

    It takes some ten seconds.
    """

    def make(folder: Path) -> None:
        must_build(workspace, folder / "site", "--base-url", f"{BASE}/", env=env)

    return once(tmp_path_factory, "pdf", make) / "site"
