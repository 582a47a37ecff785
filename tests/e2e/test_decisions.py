"""The pages about decisions in a browser: read by all, fit all, and shown in one way each."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.decision.matters import PLACES, decided
from tests.e2e.browsing import (
    DESKTOP,
    PHONE,
    SCHEMES,
    WAYS,
    Scheme,
    Way,
    axe_faults,
    open_file,
    reading,
    unfold,
)
from tests.e2e.test_accessibility import CONTRAST, too_wide
from tests.site.running import must_build

KINDS = (
    "index.html",
    "beslut/index.html",
    "avtal/beslut/2.0/index.html",
    "tillagg/beslut/1.0/index.html",
    "avtal/2.0/index.html",
    "avtal/versioner/index.html",
    "parter/norrby/index.html",
    "parter/ekby/index.html",
)
PAGE = "avtal/beslut/2.0/index.html"


@pytest.fixture(scope="module")
def decisions(tmp_path_factory: pytest.TempPathFactory, env: dict[str, str]) -> Path:
    """Return the site of the workspace with decisions."""
    root = decided(tmp_path_factory.mktemp("decided"))
    out = tmp_path_factory.mktemp("html") / "site"
    return must_build(root, out, "--no-pdf", env=env).resolve()


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(
    kind: str, way: Way, browser: Browser, decisions: Path
) -> None:
    with reading(browser, way) as page:
        open_file(page, decisions / kind)

        assert [] == axe_faults(page)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", KINDS)
def test_text_stands_out_and_fits(
    kind: str, scheme: Scheme, browser: Browser, decisions: Path
) -> None:
    with reading(browser, Way((320, 640), scheme)) as page:
        open_file(page, decisions / kind)
        unfold(page)

        assert [] == page.evaluate(CONTRAST)
        assert 0 >= too_wide(page)


@pytest.mark.parametrize("size", [(800, 900), DESKTOP])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_too_wide_on_larger_screens(
    kind: str, size: tuple[int, int], browser: Browser, decisions: Path
) -> None:
    with reading(browser, Way(size)) as page:
        open_file(page, decisions / kind)
        unfold(page)

        assert 0 >= too_wide(page)


@pytest.mark.parametrize("has_script", [True, False])
def test_a_phone_has_cards_and_a_desktop_the_table(
    has_script: bool, browser: Browser, decisions: Path
) -> None:
    for size, table in ((PHONE, False), (DESKTOP, True)):
        with reading(browser, Way(size, has_script=has_script)) as page:
            open_file(page, decisions / PAGE)

            assert table == page.locator(".bred table").is_visible()
            assert table != page.locator(".smalt summary").first.is_visible()


def test_the_table_is_read_with_its_area_and_party(
    browser: Browser, decisions: Path
) -> None:
    with reading(browser, Way(DESKTOP)) as page:
        open_file(page, decisions / PAGE)

        assert len(PLACES) + 1 == page.get_by_role("rowheader").count() - 4
        assert 9 == page.get_by_role("columnheader").count()
        assert page.get_by_role("row", name="Ekbys kommun").is_visible()


def test_paper_has_the_whole_table(browser: Browser, decisions: Path) -> None:
    with reading(browser, Way(PHONE)) as page:
        open_file(page, decisions / PAGE)
        page.emulate_media(media="print")

        assert page.locator(".bred table").is_visible()
        assert not page.locator(".smalt").is_visible()
