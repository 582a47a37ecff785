"""Pages about rounds in a browser: axe finds nothing, and nothing runs out at the side."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.browsing import (
    DESKTOP,
    PHONE,
    WAYS,
    Way,
    axe_faults,
    in_view,
    open_file,
    reading,
)
from tests.site.running import must_build, tool
from tests.site.test_rounds import with_round

KINDS = (
    "",
    "2021-1",
    "2021-1/sammanstallning",
    "2021-1/sammanstallning/instans",
    "2021-1/sammanstallning/fragor",
    "2021-1/sammanstallning/instans/norrby",
    "2021-1/sammanstallning/urval/sort-fraga",
    "2021-1/redogorelse",
    "2021-1/redogorelse/urval/utfall-tillgodoses",
    "2021-1/skillnad/riktlinje",
)


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory, env: dict[str, str]) -> Path:
    """Return the folder with the pages of a small round."""
    folder = tmp_path_factory.mktemp("rounds")
    root = with_round(folder / "root")
    return must_build(root, folder / "site", "--no-pdf", env=env) / "remisser"


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_axe_finds_nothing(way: Way, browser: Browser, rounds: Path) -> None:
    with reading(browser, way) as page:
        for kind in KINDS:
            open_file(page, rounds / kind / "index.html")

            assert [] == axe_faults(page), kind


def test_without_script_everything_is_there_and_nothing_is_too_wide(
    browser: Browser, rounds: Path
) -> None:
    with reading(browser, Way((320, 780), has_script=False)) as page:
        for kind in KINDS:
            open_file(page, rounds / kind / "index.html")
            page.locator("summary").evaluate_all("all => all.forEach(s => s.click())")

            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= 320, kind


@pytest.mark.parametrize("kind", ["sammanstallning", "redogorelse", "skillnad/hsavtal"])
def test_axe_finds_nothing_on_the_longest_pages(
    kind: str, browser: Browser, site: Path
) -> None:
    with reading(browser, Way(PHONE)) as page:
        open_file(page, site / "remisser/2021-1" / kind / "index.html")

        assert [] == axe_faults(page)


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_axe_finds_nothing_on_a_draft_with_comments(
    way: Way, browser: Browser, site: Path
) -> None:
    with reading(browser, way) as page:
        open_file(page, site / "in-ut/utkast/index.html")

        assert page.locator(".sagt").count() > 20
        assert [] == axe_faults(page)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= way.size[0]


def test_on_paper_every_comment_is_read_without_being_opened(
    browser: Browser, site: Path
) -> None:
    with reading(browser, Way((320, 780), has_script=False)) as page:
        open_file(page, site / "in-ut/utkast/index.html")
        written = page.locator(".sagt .skrivet")
        assert 0 == written.filter(visible=True).count()
        page.emulate_media(media="print")

        assert written.count() == written.filter(visible=True).count() > 50
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_on_paper_one_reads_who_says_the_same_and_no_ways_on_the_page(
    browser: Browser, site: Path
) -> None:
    with reading(browser, Way(DESKTOP)) as page:
        open_file(page, site / "remisser/2021-1/sammanstallning/index.html")
        names = page.locator(".synpunkt details li")
        assert 0 == names.filter(visible=True).count()
        page.emulate_media(media="print")

        assert names.count() == names.filter(visible=True).count() > 50
        assert not page.get_by_text("Avsnitt på sidan").is_visible()
        assert page.get_by_text("71 inbjudna = 59").is_visible()


def test_comments_stand_after_their_clause_and_never_over_it(
    browser: Browser, site: Path
) -> None:
    with reading(browser, Way(DESKTOP)) as page:
        open_file(page, site / "in-ut/utkast/index.html")
        over = page.evaluate(
            """() => [...document.querySelectorAll('.text > .sagt')].filter(box => {
              const above = box.previousElementSibling.getBoundingClientRect();
              return box.getBoundingClientRect().top < above.bottom;
            }).length"""
        )

        assert 0 == over


def test_a_locked_text_has_no_comments_beside_it(site: Path) -> None:
    for page in ("in-ut", "hsavtal", "hsavtal/2.0", "hsavtal/1.0"):
        assert 'class="sagt' not in (site / page / "index.html").read_text("utf-8")


def test_a_comment_is_followed_to_its_clause_even_where_nothing_has_changed(
    browser: Browser, site: Path
) -> None:
    answers = site / "remisser/2021-1/sammanstallning/index.html"
    for way in (Way(PHONE), Way((1280, 900), has_script=False)):
        with reading(browser, way) as page:
            open_file(page, answers)
            page.locator("a[href*='skillnad/hsavtal/index.html#s-']").nth(30).click()

            assert in_view(page, page.locator(":has(> [id^='s-']:target)"))


def test_from_the_first_page_to_questions_alone_in_few_steps(
    browser: Browser, site: Path
) -> None:
    with reading(browser, Way((360, 780), has_script=False)) as page:
        open_file(page, site / "index.html")
        page.locator("section.nu a[href*='remisser/2021-1']").click()
        page.get_by_text("Läs svaren, avsnitt för avsnitt").click()
        page.get_by_text("Visa bara en del av synpunkterna").click()
        page.get_by_role("link", name="Fråga", exact=True).click()

        told = page.get_by_text(re.compile(r"Sidan visar \d+ av \d+ synpunkter\."))
        part, whole = map(int, re.findall(r"\d+", told.inner_text())[:2])
        assert 0 < part < whole


def test_a_name_stands_closer_to_its_own_reservation_than_to_the_one_before(
    browser: Browser, site: Path
) -> None:
    with reading(browser, Way(DESKTOP)) as page:
        open_file(page, site / "remisser/2021-1/redogorelse/index.html")
        gaps = page.evaluate(
            """() => [...document.querySelectorAll('#reservationer ~ h3')].map(name => {
              const edge = one => one.getBoundingClientRect(), own = edge(name);
              const above = own.top - edge(name.previousElementSibling).bottom;
              return [above, edge(name.nextElementSibling).top - own.bottom];
            })"""
        )

        assert gaps
        assert all(above > 1.5 * below for above, below in gaps)


def test_on_paper_no_label_stands_alone_at_the_foot_of_a_page(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    printed = tmp_path / "sida.pdf"
    with reading(browser, Way(DESKTOP)) as page:
        open_file(page, site / "remisser/2021-1/redogorelse/index.html")
        page.pdf(path=printed, format="A4")
    command = [tool("pdftotext", "poppler-utils"), "-layout", str(printed), "-"]
    ran = subprocess.run(command, capture_output=True, check=True, text=True)
    feet = [one.rstrip().rpartition("\n")[2].strip() for one in ran.stdout.split("\f")]

    assert 50 < len(feet)
    assert set() == {"Synpunkt", "Bemötande", "Skäl", "Ändring"}.intersection(feet)
