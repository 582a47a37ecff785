"""axe finds nothing, on any kind of page, in any light and on any size."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.browsing import KINDS, WAYS, Way, axe_faults, open_file, reading


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(kind: str, way: Way, browser: Browser, site: Path) -> None:
    with reading(browser, way) as page:
        open_file(page, site / kind)

        assert [] == axe_faults(page)
