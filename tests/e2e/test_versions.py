"""Pages of a workspace with versions: read by all, fit all, and know their own age."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

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
from tests.record.versioned import versioned
from tests.site.running import must_build

KINDS = (
    "index.html",
    "oversikt/index.html",
    "avtal/index.html",
    "avtal/1.0/index.html",
    "avtal/1.1/index.html",
    "avtal/2.0/index.html",
    "avtal/utkast/index.html",
    "avtal/versioner/index.html",
    "avtal/datum/index.html",
    "tillagg/index.html",
    "parter/index.html",
    "parter/soderby/index.html",
)
READER = Way(PHONE)


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory, env: dict[str, str]) -> Path:
    """Return the site of the workspace with versions."""
    root = versioned(tmp_path_factory.mktemp("versioned"))
    out = tmp_path_factory.mktemp("html") / "site"
    return must_build(root, out, "--no-pdf", env=env).resolve()


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory, env: dict[str, str]) -> Path:
    """Return the same site as it was before something changed."""
    root = versioned(tmp_path_factory.mktemp("earlier"))
    out = tmp_path_factory.mktemp("html") / "site"
    day = ("--on", "2018-04-30")
    return must_build(root, out, "--no-pdf", *day, env=env).resolve()


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(
    kind: str, way: Way, browser: Browser, versions: Path
) -> None:
    with reading(browser, way) as page:
        open_file(page, versions / kind)

        assert [] == axe_faults(page)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", KINDS)
def test_text_stands_out_and_fits(
    kind: str, scheme: Scheme, browser: Browser, versions: Path
) -> None:
    with reading(browser, Way((320, 640), scheme)) as page:
        open_file(page, versions / kind)
        unfold(page)

        assert [] == page.evaluate(CONTRAST)
        assert 0 >= too_wide(page)


@pytest.mark.parametrize("kind", ["avtal/index.html", "avtal/2.0/index.html"])
def test_the_standing_is_seen_at_once_on_a_phone(
    kind: str, browser: Browser, versions: Path
) -> None:
    with reading(browser, READER) as page:
        open_file(page, versions / kind)
        box = page.locator(".lage").bounding_box()

    assert box
    assert box["y"] + box["height"] <= 600


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2016-01-01", "Dokumentet fanns inte."),
        ("2017-04-01", "Version 1.0 gällde för alla 4 parter."),
        ("2018-04-30", "Version 1.0 gällde för alla 4 parter."),
        ("2018-05-01", "Version 1.1 gällde för alla 4 parter."),
        ("2030-01-01", "Om inget nytt beslutas gäller version 1.1 även framåt."),
        ("i fjol", "Skriv datum som 2024-05-01."),
    ],
)
def test_a_day_is_answered(
    day: str, answer: str, browser: Browser, versions: Path
) -> None:
    with reading(browser, Way(DESKTOP)) as page:
        page.goto(f"{(versions / 'avtal/datum/index.html').as_uri()}?d={day}")
        told = page.locator(".svar").inner_text()

    assert answer in told


def test_without_script_the_time_line_is_all_there_is(
    browser: Browser, versions: Path
) -> None:
    with reading(browser, Way(PHONE, has_script=False)) as page:
        open_file(page, versions / "avtal/datum/index.html")

        assert not page.locator(".dagval").is_visible()
        assert page.get_by_text("Version 1.0 gällde för alla 4 parter.").is_visible()


def test_an_old_page_says_that_it_is_old(
    browser: Browser, earlier: Path, versions: Path
) -> None:
    with reading(browser, READER) as page:
        open_file(page, earlier / "avtal/index.html")
        assert "Sidan är äldre än den senaste ändringen." in _said(page)
        open_file(page, versions / "avtal/index.html")
        assert "" == _said(page)


def _said(page: Page) -> str:
    return "".join(page.locator("main > [role=status]").all_inner_texts())


def test_an_old_link_to_a_paragraph_leads_to_where_it_is(
    browser: Browser, versions: Path
) -> None:
    with reading(browser, READER) as page:
        open_file(page, versions / "avtal/index.html", "a2b5")
        page.locator("#a2b5").click()

        expect(page).to_have_url(re.compile(r"/avtal/1\.0/index\.html#a2b5$"))
        assert "sjuksköterskor" in page.locator("#a2b5").inner_text()
