"""The form of a round in a browser: what is typed is saved, opened again, and understood."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from govdocs.consultation.form.form import APART
from govdocs.model.submission import CommentKind, Stance, Submission
from govdocs.render.html.form_page import form_html
from tests.e2e.browsing import WAYS, Way, axe_faults, open_file, reading
from tests.e2e.test_accessibility import too_wide
from tests.intake.test_consultation_intake import FORM, ROUND, read
from tests.intake.test_intake_stances import TWO, own

WORDS = 'Åäö & "citat" + 5 % = <b>\nEn rad till 🌲'
DESKTOP = WAYS[-1]
MUST = replace(ROUND.questions[0], is_required=True)
ASKED = replace(FORM, round=replace(ROUND, questions=(MUST, *ROUND.questions[1:])))


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "svar.html"
    path.write_text(form_html(ASKED, "Norrby"), "utf-8")
    return path


@contextmanager
def opened(browser: Browser, file: Path, way: Way = DESKTOP) -> Iterator[Page]:
    with reading(browser, way) as page:
        open_file(page, file)
        yield page


def place(page: Page, target: str) -> str:
    """Open a place, and return what its first comment's fields begin with."""
    fold = page.locator("details", has=page.locator(f'[data-plats="{target}"]'))
    fold.locator("summary").click()
    name = fold.locator("textarea").first.get_attribute("name") or ""
    return name.removesuffix("text")


def write(page: Page) -> None:
    """Fill in some of everything."""
    page.check('input[name="inställning"][value="avstyrker"]')
    page.fill('[name="skäl"]', WORDS)
    page.fill('[name="beslutat_av.organ"]', "Kommunstyrelsen")
    page.fill('[name="beslutat_av.datum"]', "2021-12-01")
    page.fill('[name="svar.f1"]', "Ja.")
    key = place(page, "riktlinje#vem")
    page.fill(f'[name="{key}text"]', WORDS)
    page.check(f'[name="{key}sort"][value="fråga"]')
    page.get_by_role("button", name="En synpunkt till här").filter(visible=True).click()
    second = page.locator('fieldset[data-plats="riktlinje#vem"]').nth(1)
    second.locator("textarea").nth(0).fill("En till.")
    second.locator("textarea").nth(1).fill("Ny lydelse.")


def saved(page: Page, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.click("#spara")
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def hold(found: Submission) -> None:
    first, second = found.comments
    assert Stance.OPPOSES is found.stance
    assert WORDS == found.reason
    assert {"f1": "Ja."} == found.answers
    assert (WORDS, CommentKind.QUESTION) == (first.text, first.kind)
    assert ("En till.", "Ny lydelse.") == (second.text, second.proposal)
    assert ["vem", "vem"] == [one.place and one.place.block for one in found.comments]
    assert () == found.unread


def test_what_is_typed_is_saved_as_a_file(
    browser: Browser, form: Path, tmp_path: Path
) -> None:
    with opened(browser, form) as page:
        write(page)
        path = saved(page, tmp_path)
        told = page.inner_text("#sagt")

    hold(read(path.name, path.read_bytes()))
    assert path.name in told


def test_a_saved_file_is_opened_and_gone_on_with(
    browser: Browser, form: Path, tmp_path: Path
) -> None:
    with opened(browser, form) as page:
        write(page)
        first = saved(page, tmp_path)
    with opened(browser, form) as page:
        page.set_input_files("#oppna", first)
        page.get_by_text("Svaret i filen är inläst.").wait_for()
        again = saved(page, tmp_path / "igen")

    assert first.read_bytes() == again.read_bytes()


def test_a_file_that_is_opened_takes_the_place_of_what_was_written(
    browser: Browser, form: Path, tmp_path: Path
) -> None:
    other = tmp_path / "annan.form"
    other.write_text("remiss=2021-1&sk%C3%A4l=Ja", "utf-8")

    with opened(browser, form) as page:
        write(page)
        with page.expect_event("dialog") as asked:
            page.set_input_files("#oppna", other)
        asked.value.dismiss()
        assert WORDS == page.input_value('[name="skäl"]')
        with page.expect_event("dialog") as asked:
            page.set_input_files("#oppna", other)
        asked.value.accept()
        page.get_by_text("Svaret i filen är inläst.").wait_for()
        path = saved(page, tmp_path)

    found = read(path.name, path.read_bytes())
    assert ("Ja", None, (), {}) == (
        found.reason,
        found.stance,
        found.comments,
        found.answers,
    )


def test_the_page_itself_can_be_saved(browser: Browser, form: Path) -> None:
    with opened(browser, form) as page:
        write(page)
        content = page.content()

    hold(read("svar.html", content.encode()))


def test_an_answer_to_another_round_changes_nothing(
    browser: Browser, form: Path, tmp_path: Path
) -> None:
    other = tmp_path / "annan.form"
    other.write_text("remiss=2019-1&sk%C3%A4l=Nej", "utf-8")

    with opened(browser, form) as page:
        page.fill('[name="skäl"]', "Ja.")
        page.set_input_files("#oppna", other)
        page.get_by_text("Filen är inget svar på den här remissen.").wait_for()

        assert "Ja." == page.input_value('[name="skäl"]')


def test_a_question_that_must_be_answered_is_told(browser: Browser, form: Path) -> None:
    with opened(browser, form) as page:
        page.click("#spara")

        assert "Ni har inte svarat på alla frågor" in page.inner_text("#sagt")
        assert "svar.f1" == page.evaluate("document.activeElement.name")


def test_without_script_the_form_says_what_to_do_instead(
    browser: Browser, form: Path
) -> None:
    with opened(browser, form, Way(DESKTOP.size, has_script=False)) as page:
        assert page.get_by_text("Webbläsaren kör inte skript").is_visible()
        assert not page.locator("#fortsatt").is_visible()


@pytest.fixture
def several(tmp_path: Path) -> Path:
    """Return the form of a round with two texts."""
    path = tmp_path / "svar-flera.html"
    path.write_text(form_html(TWO, "Norrby"), "utf-8")
    return path


def test_what_is_chosen_for_each_text_is_saved_and_gone_on_with(
    browser: Browser, several: Path, tmp_path: Path
) -> None:
    box = 'input[name="inställningar.bilaga"]'
    with opened(browser, several) as page:
        assert page.is_checked(f'{box}[value=""]')
        fold = page.get_by_text(APART)
        fold.click()
        page.check(f'{box}[value="avstyrker"]')
        assert f"{APART} – 1 text vald" == fold.inner_text()
        first = saved(page, tmp_path)
    with opened(browser, several) as page:
        page.set_input_files("#oppna", first)
        page.get_by_text("Svaret i filen är inläst.").wait_for()
        assert page.is_checked(f'{box}[value="avstyrker"]')
        assert page.locator(box).first.is_visible(), "what is chosen is not folded away"
        page.check(f'{box}[value=""]')
        assert APART == page.get_by_text(APART).inner_text()
        again = saved(page, tmp_path / "igen")

    stances = [own(TWO, "svar.form", one.read_text())[0] for one in (first, again)]
    assert [{"bilaga": Stance.OPPOSES}, {}] == stances


def test_a_file_of_old_leaves_each_text_as_the_whole(
    browser: Browser, several: Path, tmp_path: Path
) -> None:
    old = tmp_path / "gammal.form"
    old.write_text("remiss=2021-1&sk%C3%A4l=Ja", "utf-8")
    with opened(browser, several) as page:
        page.set_input_files("#oppna", old)
        page.get_by_text("Svaret i filen är inläst.").wait_for()

        assert page.is_checked('input[name="inställningar.bilaga"][value=""]')


@pytest.mark.parametrize("asked", ["form", "several"])
@pytest.mark.parametrize("way", WAYS, ids=str)
def test_axe_finds_nothing_and_the_page_fits(
    way: Way, asked: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    with opened(browser, request.getfixturevalue(asked), way) as page:
        assert [] == axe_faults(page)
        assert not too_wide(page)
