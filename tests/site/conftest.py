"""Sites that tests read, built once by each worker."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.pages import Page, read_pages
from tests.site.running import environment, must_build, repository


@pytest.fixture(scope="session")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the variables of a process, with a cache that the worker's builds share."""
    return environment(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the example, saved in a repository of its own; no test changes it."""
    return repository(tmp_path_factory.mktemp("repository"))


@pytest.fixture(scope="session")
def site(
    tmp_path_factory: pytest.TempPathFactory, workspace: Path, env: dict[str, str]
) -> Path:
    """Return the example's site without PDFs."""
    out = tmp_path_factory.mktemp("html") / "site"
    return must_build(workspace, out, "--no-pdf", env=env)


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Page]:
    """Return every page of the example's site."""
    return read_pages(site)


@pytest.fixture(scope="session")
def pdf_site(
    tmp_path_factory: pytest.TempPathFactory, workspace: Path, env: dict[str, str]
) -> Path:
    """Return the example's site with PDFs, which takes some ten seconds."""
    return must_build(workspace, tmp_path_factory.mktemp("pdf") / "site", env=env)
