"""axe finds nothing, on any kind of page, in any light and on any size."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.e2e.browsing import KINDS, WAYS, Way, open_file, reading, unfold

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
RULES: dict[str, Any] = {
    "runOnly": {"type": "tag", "values": TAGS},
    "resultTypes": ["violations"],
}


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(kind: str, way: Way, browser: Browser, site: Path) -> None:
    with reading(browser, way) as page:
        open_file(page, site / kind)
        unfold(page)
        found = Axe().run(page, options=RULES).response["violations"]

    assert [] == [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]
