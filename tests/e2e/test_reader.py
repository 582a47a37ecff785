"""Five questions that a reader has, answered in three clicks from the first page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browsing import (
    DESKTOP,
    PHONE,
    Way,
    clickable,
    in_view,
    open_file,
    reading,
)

WAYS = [
    Way(size, has_script=script)
    for size in (PHONE, DESKTOP)
    for script in (False, True)
]


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asks, what is clicked, and words of the paragraph that answers."""

    words: str
    clicks: tuple[str, ...]
    page: str
    answer: str


QUESTIONS = (
    Question(
        "Hur snart ska en SIP-kallelse skickas?",
        ("Avsnitt i SIP-riktlinjen", "2 Vem som kallar"),
        "sip",
        "Kallelsen skickas inom 3 vardagar från att behovet upptäcktes.",
    ),
    Question(
        "Vem betalar när en patient är utskrivningsklar?",
        ("Avsnitt i In- och utskrivning", "3 Betalningsansvar"),
        "in-ut",
        "Kommunen betalar när genomsnittet är över",
    ),
    Question(
        "När senast ska en avvikelse rapporteras?",
        ("Alla avsnitt A–Ö", "S", "Sedan: skriv rapporten Avvikelserutinen 2.2"),
        "avvikelserutin",
        "Den ska vara skickad senast 3 vardagar efter händelsen.",
    ),
    Question(
        "Vem ansvarar för läkare i hemsjukvården på natten?",
        (
            "Alla avsnitt A–Ö",
            "J",
            "Jour på kvällar, nätter och helger Läkarmedverkan 4.2",
        ),
        "lakarmedverkan",
        "Regionen håller jour alla tider som vårdcentralen inte ansvarar för.",
    ),
    Question(
        "Vad gäller om parterna är oense?",
        ("Avsnitt i HoS-avtalet", "6 Oenighet om tolkning"),
        "hsavtal",
        "ger den vård som behövs medan frågan prövas",
    ),
)


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: str(one.words))
def test_the_answer_is_in_view_after_three_clicks(
    question: Question, way: Way, browser: Browser, site: Path
) -> None:
    assert len(question.clicks) <= 3
    with reading(browser, way) as page:
        open_file(page, site / "index.html")
        for words in question.clicks:
            clickable(page, words).click()
        answer = page.locator("article p").filter(has_text=question.answer)

        # A click returns when the next page begins to load, not when it is read.
        expect(page).to_have_url(re.compile(rf"/{question.page}/index\.html"))
        expect(answer).to_have_count(1)
        assert in_view(page, answer)


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_what_kind_of_text_it_is_stands_before_the_text(
    way: Way, browser: Browser, site: Path
) -> None:
    with reading(browser, way) as page:
        open_file(page, site / "hsavtal/index.html")

        assert in_view(page, page.locator("main .lage .tagg"))
        assert in_view(page, page.locator("main .markning .tagg"))
        assert in_view(page, page.locator("main h1"))


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_a_term_is_explained_and_the_browser_takes_one_back(
    size: tuple[int, int], browser: Browser, site: Path
) -> None:
    with reading(browser, Way(size, has_script=False)) as page:
        open_file(page, site / "sip/index.html", "nar")
        term = page.locator("article a[href*='/begrepp/']").first
        words = term.inner_text().lower()
        term.click()
        explained = page.locator(":target")

        assert in_view(page, explained)
        assert words[:5] in explained.inner_text().lower()
        page.go_back()
        assert page.url.endswith("sip/index.html#nar")


def test_the_contents_are_shown_beside_the_text_on_a_desktop(
    browser: Browser, site: Path
) -> None:
    with reading(browser, Way(DESKTOP, has_script=False)) as page:
        open_file(page, site / "hsavtal/index.html", "lakemedel")
        clickable(page, "3.12 Palliativ vård").click()

        assert in_view(page, page.locator("h3#palliativ-vard"))
        assert in_view(page, clickable(page, "3.12 Palliativ vård"))


def test_the_contents_unfold_on_a_phone(browser: Browser, site: Path) -> None:
    with reading(browser, Way(PHONE, has_script=False)) as page:
        open_file(page, site / "hsavtal/index.html")
        row = page.get_by_role("link", name="3.12 Palliativ vård")
        assert 1 == row.count(), "rubriken själv"
        clickable(page, "Innehåll").click()
        expect(row).to_have_count(2)
        clickable(page, "3.12 Palliativ vård").click()

        assert in_view(page, page.locator("h3#palliativ-vard"))


def test_the_choice_of_light_lasts_to_the_next_page(
    browser: Browser, site: Path
) -> None:
    with reading(browser, Way(DESKTOP)) as page:
        open_file(page, site / "index.html")
        page.get_by_role("button", name="Mörkt").click()
        open_file(page, site / "sip/index.html")
        ground = "getComputedStyle(document.body).backgroundColor"

        assert "rgb(17, 23, 30)" == page.evaluate(ground)


def test_a_control_that_needs_javascript_is_not_shown_without(
    browser: Browser, site: Path
) -> None:
    with reading(browser, Way(DESKTOP, has_script=False)) as page:
        open_file(page, site / "index.html")

        assert 0 == page.get_by_role("button", name=re.compile(".")).count()
