"""axe finds nothing, on any kind of page, in any light and on any size."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.browsing import KINDS, WAYS, Way, axe_faults, open_file, reading
from tests.site.running import must_build
from tests.workspaces import APPENDIX, write_workspace

CROSS = """
|  | Region | Kommun |
|---|---|---|
| Tolk | ja | nej {#c2d3} |
"""


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(kind: str, way: Way, browser: Browser, site: Path) -> None:
    with reading(browser, way) as page:
        open_file(page, site / kind)

        assert [] == axe_faults(page)


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_axe_finds_nothing_in_a_table_with_an_empty_corner(
    way: Way, browser: Browser, tmp_path: Path, env: dict[str, str]
) -> None:
    root = write_workspace(tmp_path / "w", {"bilaga.md": APPENDIX + CROSS})
    must_build(root, tmp_path / "site", "--no-pdf", env=env)

    with reading(browser, way) as page:
        open_file(page, (tmp_path / "site/bilaga/index.html").resolve())

        assert [] == axe_faults(page)
        assert page.get_by_role("rowheader", name="Tolk").is_visible()
        assert 2 == page.get_by_role("columnheader").count()
