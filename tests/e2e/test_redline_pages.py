"""The pages of a redline as a reader meets them: walked, read aloud, without colour."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.browsing import (
    DESKTOP,
    PHONE,
    SCHEMES,
    WAYS,
    Scheme,
    Way,
    axe_faults,
    in_view,
    open_file,
    reading,
    unfold,
)
from tests.e2e.test_accessibility import CONTRAST, too_wide

KINDS = (
    "hsavtal/skillnad/1.0/2.0/index.html",
    "hsavtal/skillnad/1.0/2.0/sida/index.html",
)
SMALL = "barn-unga/skillnad/1.1/1.2/index.html"


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("kind", [SMALL, *KINDS])
def test_axe_finds_nothing(kind: str, way: Way, browser: Browser, site: Path) -> None:
    with reading(browser, way) as page:
        open_file(page, site / kind)

        assert [] == axe_faults(page)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", KINDS)
def test_text_stands_out_and_fits(
    kind: str, scheme: Scheme, browser: Browser, site: Path
) -> None:
    with reading(browser, Way((320, 640), scheme)) as page:
        open_file(page, site / kind)
        unfold(page)

        assert [] == page.evaluate(CONTRAST)
        assert 0 >= too_wide(page)


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
@pytest.mark.parametrize("kind", KINDS)
def test_every_change_is_visited_once_and_told(
    kind: str, size: tuple[int, int], browser: Browser, site: Path
) -> None:
    with reading(browser, Way(size)) as page:
        open_file(page, site / kind)
        count = page.locator(".lista li").count()
        seen = []
        for number in range(1, count + 1):
            page.locator("[data-steg='1']").click()
            seen.append(page.evaluate("document.activeElement.id"))
            told = page.locator(".stega [role=status]").inner_text()
            assert told.startswith(f"Ändring {number} av {count}: ")
        page.locator("[data-steg='-1']").click()
        back = page.evaluate("document.activeElement.id")
        place = page.locator(f"#{back}")

        assert count > 50
        assert [f"a{number}" for number in range(1, count + 1)] == seen
        assert f"a{count - 1}" == back
        assert in_view(page, place)


def test_the_keys_go_from_change_to_change(browser: Browser, site: Path) -> None:
    with reading(browser, Way(DESKTOP)) as page:
        open_file(page, site / KINDS[0])
        for _ in range(3):
            page.keyboard.press("Alt+ArrowDown")
        page.keyboard.press("Alt+ArrowUp")

        assert "a2" == page.evaluate("document.activeElement.id")


def test_a_link_to_a_change_is_where_the_next_step_begins(
    browser: Browser, site: Path
) -> None:
    with reading(browser, Way(DESKTOP)) as page:
        open_file(page, site / KINDS[0], "a7")
        page.locator("[data-steg='1']").click()

        assert "a8" == page.evaluate("document.activeElement.id")


def test_without_script_the_list_of_changes_leads_to_each(
    browser: Browser, site: Path
) -> None:
    with reading(browser, Way(PHONE, has_script=False)) as page:
        open_file(page, site / KINDS[0])
        assert not page.locator(".stega").is_visible()
        page.locator(".lista summary").click()
        page.locator(".lista a").nth(4).click()

        assert in_view(page, page.locator("#a5"))


@pytest.mark.parametrize("kind", KINDS)
def test_marks_are_seen_without_colour(kind: str, browser: Browser, site: Path) -> None:
    with reading(browser, Way(DESKTOP)) as page:
        page.emulate_media(forced_colors="active")
        open_file(page, site / kind)
        lines = page.evaluate(
            """["ins", "del"].map(tag => [...document.querySelectorAll("main " + tag)]
              .every(one => getComputedStyle(one).textDecorationLine
                === (tag === "ins" ? "underline" : "line-through")))"""
        )

    assert [True, True] == lines


def test_the_words_are_read_aloud(browser: Browser, site: Path) -> None:
    with reading(browser, Way(DESKTOP)) as page:
        open_file(page, site / SMALL)
        told = page.locator("article").aria_snapshot()

    assert 'deletion: "Borttaget: ' in told or "Borttaget: " in told
    assert "Tillagt: " in told


def test_keys_are_told_where_there_are_any(browser: Browser, site: Path) -> None:
    for way, media in (
        (Way(DESKTOP), "screen"),
        (Way(DESKTOP), "print"),
        (Way(DESKTOP, has_script=False), "screen"),
    ):
        with reading(browser, way) as page:
            open_file(page, site / SMALL)
            page.emulate_media(media="print" if media == "print" else "screen")

            told = page.get_by_text("Tangenterna Alt och pil").is_visible()
            assert told is (way.has_script and media == "screen")
