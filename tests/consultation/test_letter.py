"""The letter of a round: one title, numbered questions, and names instead of ids."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from govdocs.consultation.answers import open_round
from govdocs.consultation.form.form import PRIVACY, Form, form_of
from govdocs.consultation.intake.read import read_answer
from govdocs.consultation.letter import letter_markdown
from govdocs.model.consultation import Asked, Enclosed, Outside
from govdocs.model.receipt import Receipt
from govdocs.model.settings import Contact
from govdocs.model.submission import CommentPlace
from govdocs.overview.frozen import frozen_texts
from govdocs.render.html.form_page import form_html
from tests.consultation.answered import answered
from tests.consultation.forms import form as question_form
from tests.consultation.forms import form_texts
from tests.consultation.rounds import AT, asked

ROUND = asked("norrby")


def test_questions_have_the_numbers_of_the_form_and_no_ids() -> None:
    text = letter_markdown(Form(ROUND), None)

    assert "1. Är det bra?\n2. Och tiden?\n" in text
    assert not re.search(r"\bf[12]\b", text)


def test_what_is_not_asked_about_is_named_as_the_texts_knew_it() -> None:
    outside = (Outside("tand", "egen remiss"), Outside("okand", "okänd"))
    form = Form(replace(ROUND, outside=outside), outside={"tand": "Munhälsa"})

    text = letter_markdown(form, None)

    assert "- Munhälsa: egen remiss\n- okand: okänd\n" in text


def test_a_question_tells_which_text_and_section_it_is_about() -> None:
    form = Form(ROUND, about={"f2": "Avtalet, avsnittet Tid"})

    text = letter_markdown(form, None)

    assert (
        "1. Är det bra?\n2. Och tiden? Frågan gäller Avtalet, avsnittet Tid.\n" in text
    )


def test_the_letter_says_when_and_where_the_answer_is_sent() -> None:
    sender = Contact("Sekretariatet", "svar@exempel.se")
    last = "\n**Svara senast den 31 december 2021 kl. 23.59.** Lämna ett samlat svar.\n"

    assert last in letter_markdown(Form(ROUND), None)
    assert "Skicka svaret" not in letter_markdown(Form(ROUND), None)
    for one in (sender, replace(sender, email=None)):
        address = ", svar@exempel.se" if one.email else ""
        line = f"Skicka svaret till Sekretariatet{address}.\n"
        assert line in letter_markdown(Form(ROUND), None, one)


@given(st.lists(st.integers(1, 6), max_size=4))
def test_the_letter_has_one_title_whatever_headings_it_is_given(
    levels: list[int],
) -> None:
    own = "\n\n".join(f"{'#' * level} Rubrik\n\nText nr #1." for level in levels)

    text = letter_markdown(Form(replace(ROUND, letter=own)), "Norrby kommun")

    titles = re.findall(r"^# .*$", text, re.MULTILINE)
    assert ["# Remiss 2021-1: Avtalet på remiss"] == titles
    assert len(levels) == len(re.findall(r"^#{2,6} Rubrik$", text, re.MULTILINE))
    assert len(levels) == text.count("Text nr #1.")


def test_questions_of_a_text_are_asked_about_its_own_section(tmp_path: Path) -> None:
    made = question_form(form_texts(tmp_path))

    assert {
        "f-avtal": "Avtalet, 2.1 Tid",
        "f-lakare": "Läkare, 2.1 Tid",
    } == made.about


def test_a_question_about_a_paragraph_says_which(tmp_path: Path) -> None:
    root, _ = answered(tmp_path / "w")
    asked = open_round(root, "2021-1").round
    (text,) = asked.texts
    questions = tuple(Asked(one, "Hur?", one) for one in ("c2b3", "uppfoljning"))
    changed = replace(asked, texts=(replace(text, questions=questions),))

    form = form_of(changed, frozen_texts(root, asked))

    assert {
        "c2b3": "Riktlinje om kallelse, 1 stycke 2",
        "uppfoljning": "Riktlinje om kallelse, 2 Uppföljning",
    } == form.about


def test_the_form_names_places_by_the_numbers_of_the_text(tmp_path: Path) -> None:
    root, _ = answered(tmp_path / "w")
    asked = open_round(root, "2021-1").round
    page = form_html(form_of(asked, frozen_texts(root, asked)))

    assert "<strong>Svara senast den 31 december 2021 kl. 23.59.</strong>" in page
    assert ">2 Uppföljning<" in page
    assert "Synpunkt på Riktlinje om kallelse, 2 Uppföljning<" in page


def test_a_part_that_texts_share_is_asked_about_once(tmp_path: Path) -> None:
    made = question_form(form_texts(tmp_path))
    places = {one.target: one.shown for one in made.headings}

    assert {
        "avtal": "Avtalet",
        "avtal#allmant": "1.1 Allmänt",
        "avtal#tid": "2.1 Tid",
        "avtal#slut": "2.2 Slut",
        "lakare": "Läkare",
        "lakare#tid": "2.1 Tid",
    } == places
    assert [*places][:3] == ["avtal", "avtal#allmant", "avtal#tid"]


def test_a_form_from_before_that_asks_about_a_shared_part_is_read(
    tmp_path: Path,
) -> None:
    made = question_form(form_texts(tmp_path))
    came = Receipt("2021-1", "norrby", AT, "webb", "b" * 64, "svar.md", "svar.md", 1)
    words = "## Synpunkt på lakare#allmant: Allmänt\n\ntext: Bra.\n".encode()

    said = read_answer(came, words, made).submission

    assert [CommentPlace("lakare", "allmant")] == [one.place for one in said.comments]
    assert () == said.unread


def test_the_letter_counts_the_last_day_and_says_what_not_to_write() -> None:
    text = letter_markdown(Form(ROUND), None)

    assert "Ett nytt svar inom svarstiden ersätter det förra" in text
    assert PRIVACY in text


def test_what_is_sent_along_can_be_found_from_paper_too() -> None:
    link = "https://exempel.se/pm.pdf"
    enclosed = (Enclosed("PM", link), Enclosed("Bilaga"))

    text = letter_markdown(Form(replace(ROUND, enclosed=enclosed)), None)

    assert f"- [PM]({link}) ({link})\n- Bilaga\n" in text
