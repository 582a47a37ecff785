"""The compilation, the report and the sheets of a round in a browser: axe finds nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from govdocs.consultation.report import make_report, own_rows
from govdocs.model.reply import Caused, Reply, ReplyOutcome
from govdocs.model.submission import Stance
from govdocs.render.html.compilation_page import compilation_file
from govdocs.render.html.report_page import own_sheet_file, report_file
from tests.consultation.rounds import (
    ASKED_TEXT,
    TEXT,
    answer,
    asked_later,
    comment,
    compiled,
)
from tests.e2e.browsing import (
    DESKTOP,
    WAYS,
    Way,
    axe_faults,
    open_file,
    reading,
)
from tests.e2e.test_accessibility import too_wide

KINDS = ("compilation", "report", "sheet")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a page of each kind."""
    said = [
        answer(
            one,
            comment(f"{one}-1", "Lika synpunkt.", proposal="Ny lydelse."),
            comment(f"{one}-2", f"Egen <b>synpunkt</b> {one}.", "t001"),
            answers={"f1": "Ja."},
            stance=Stance.OPPOSES,
            reservation="En ledamot reserverade sig.",
        )
        for one in ("a", "b", "c")
    ]
    caused = Caused(("avtal#t001",))
    replies = [
        Reply("2021-1", ("a-1", "b-1", "c-1"), ReplyOutcome.NOTED, "Tack."),
        Reply("2021-1", ("a-2", "b-2"), ReplyOutcome.ACCEPTED, "Ändrat.", caused),
        Reply("2021-1", ("c-2",), ReplyOutcome.NOT_ACCEPTED, "Nej."),
    ]
    found = compiled(["a", "b", "c"], said, replies)
    later = {"avtal": asked_later(ASKED_TEXT, TEXT.replace("tre år", "fyra år"))}
    folder = tmp_path_factory.mktemp("remiss")
    made = {
        "compilation": compilation_file(found),
        "report": report_file(make_report(found, later)),
        "sheet": own_sheet_file(found, "a", own_rows(found, later)["a"]),
    }
    for name, content in made.items():
        (folder / f"{name}.html").write_bytes(content)
    return folder


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_and_the_page_fits(
    kind: str, way: Way, browser: Browser, pages: Path
) -> None:
    with reading(browser, way) as page:
        open_file(page, pages / f"{kind}.html")

        assert [] == axe_faults(page)
        assert not too_wide(page)


def test_ways_to_the_parts_of_a_page_are_no_steps_on_a_path(
    browser: Browser, pages: Path
) -> None:
    with reading(browser, WAYS[0]) as page:
        open_file(page, pages / "compilation.html")
        before = page.locator("nav li").nth(1)

        assert "none" == before.evaluate(
            "li => getComputedStyle(li, '::before').content"
        )


@pytest.mark.parametrize("kind", KINDS)
def test_lines_are_no_longer_on_a_desk_than_an_eye_can_follow(
    kind: str, browser: Browser, pages: Path
) -> None:
    with reading(browser, Way(DESKTOP)) as page:
        open_file(page, pages / f"{kind}.html")
        widths = page.locator("main p").evaluate_all(
            "all => all.map(p => p.offsetWidth)"
        )

        assert 0 < max(widths) <= 44 * 16
