"""Pages with some of the comments: none is lost between them, and none stands twice."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from govdocs.text.spool import LOST_FILE, SPOOL
from tests.site.pages import Page, read_pages
from tests.site.running import environment, must_build
from tests.site.shared import Built
from tests.site.test_decisions import said
from tests.site.test_rounds import with_round

ROUND = "remisser/2021-1"
WHOLE = 12


@pytest.fixture(scope="module")
def site(built: Built) -> Path:
    """Return the site of a small round."""
    return built(with_round) / "site"


@pytest.fixture(scope="module")
def shown(site: Path) -> dict[str, Page]:
    """Return every page of the site."""
    return read_pages(site)


def offered(html: str, of: str) -> dict[str, int]:
    """Return what a page offers to choose by, with how many each choice is of."""
    found = re.search(rf"<p>{of}</p>\n<ul>(.*?)</ul>", html, re.S)
    assert found, of
    rows = re.findall(r">([^<>]+)</(?:a|span)> \((\d+)\)", found[1])
    return {words: int(count) for words, count in rows}


def comments(html: str) -> int:
    """Return how many comments a page says that its sections hold."""
    return sum(map(int, re.findall(r"<p>(\d+) synpunkter?\b", html)))


def test_the_choices_add_up_to_every_comment(site: Path) -> None:
    answers = (site / f"{ROUND}/sammanstallning/index.html").read_text("utf-8")
    replies = (site / f"{ROUND}/redogorelse/index.html").read_text("utf-8")

    assert offered(answers, "Sort") == {"Ändringsförslag": 4, "Fråga": 4, "Stöd": 4}
    outcomes = {"Tillgodoses": 2, "Noteras": 1, "Utan bemötande": 9}
    assert offered(replies, "Utfall") == outcomes
    assert WHOLE == sum(outcomes.values()) == comments(replies) == comments(answers)


def test_a_page_has_just_what_it_says(site: Path, shown: dict[str, Page]) -> None:
    for path, count, words in (
        ("sammanstallning/urval/sort-fraga", 4, "sort fråga"),
        ("sammanstallning/urval/sort-stod", 4, "sort stöd"),
        ("redogorelse/urval/utfall-tillgodoses", 2, "utfall tillgodoses"),
        ("redogorelse/urval/utfall-utan-bemotande", 9, "utfall utan bemötande"),
    ):
        page = f"{ROUND}/{path}/index.html"
        html = (site / page).read_text("utf-8")

        assert count == comments(html), path
        assert f"Sidan visar {count} av {WHOLE} synpunkter." in said(shown[page]), path
        assert words in shown[page].title, path
        assert 1 == html.count('<span aria-current="page">'), path


def test_reservations_stand_last_in_the_report_and_in_no_choice_of_it(
    site: Path,
) -> None:
    whole = (site / f"{ROUND}/redogorelse/index.html").read_text("utf-8")
    some = (site / f"{ROUND}/redogorelse/urval/utfall-noteras/index.html").read_text(
        "utf-8"
    )

    assert "Två ledamöter &lt;b&gt;reserverar&lt;/b&gt; sig." in whole
    assert "/instans/vard/index.html#reservation" in whole
    assert whole.rindex('class="bemotanden"') < whole.index("Reservationer återges")
    assert "Reservation" not in some


def test_what_is_lost_is_told_when_it_is_noted_and_in_no_choice(
    built: Built, tmp_path: Path
) -> None:
    root = shutil.copytree(built(with_round) / "root", tmp_path / "w")
    home = root / SPOOL / "2021-1"
    home.mkdir(parents=True)
    out, env = tmp_path / "site", environment(tmp_path)
    page = out / ROUND / "redogorelse"
    must_build(root, out, "--no-pdf", env=env)
    assert "förlorat" not in (page / "index.html").read_text("utf-8")
    why = "Disken <b>gick</b> sönder."
    (home / LOST_FILE).write_text(f"0001-vard: {why}\n", "utf-8")

    must_build(root, out, "--no-pdf", env=env)

    whole = (page / "index.html").read_text("utf-8")
    assert "Mottagna svar vars original har gått förlorat" in whole
    assert "<li>Vårdnämnden. Disken &lt;b&gt;gick&lt;/b&gt; sönder.</li>" in whole
    some = (page / "urval/utfall-noteras/index.html").read_text("utf-8")
    assert "förlorat" not in some


def test_the_part_of_a_group_that_is_chosen_still_leads_to_its_reply(
    site: Path, shown: dict[str, Page]
) -> None:
    answers = shown[f"{ROUND}/sammanstallning/urval/sort-andringsforslag/index.html"]
    targets = [one.target for one in answers.links]

    assert any(one.endswith("redogorelse/index.html#norrby-1") for one in targets)
    html = (
        site / f"{ROUND}/redogorelse/urval/utfall-tillgodoses/index.html"
    ).read_text("utf-8")
    assert "Vem följer upp" not in html


def test_a_choice_that_is_everything_is_not_offered(site: Path) -> None:
    html = (site / f"{ROUND}/sammanstallning/index.html").read_text("utf-8")

    assert "<p>Inställning</p>" not in html
    assert not (
        site / f"{ROUND}/sammanstallning/urval/installning-tillstyrker"
    ).exists()
