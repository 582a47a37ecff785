"""Stances and docket numbers as people write them: understood, or listed as they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.consultation.form.form import Form, FormHeading
from govdocs.consultation.form.markdown import form_markdown
from govdocs.consultation.form.places import Ask
from govdocs.consultation.intake.docket_words import dockets_of
from govdocs.consultation.intake.read import read_answer
from govdocs.consultation.intake.stance_words import stance_of
from govdocs.model.consultation import Frozen
from govdocs.model.receipt import Receipt
from govdocs.model.submission import Stance, Submission
from govdocs.render.html.form_page import form_html
from tests.intake.test_consultation_intake import FORM, ROUND, read
from tests.intake.test_intake_empty import sent
from tests.intake.worded import box, put, template, understood

SAID = {
    Stance.SUPPORTS: (
        "Tillstyrks",
        "tillstyrker.",
        "TILLSTYRKER",
        "Vi tillstyrker förslaget.",
        "Lerums kommun tillstyrker avtalet i sin helhet",
        "Förslaget tillstyrks!",
        "☒ tillstyrker",
        "”Tillstyrker”",
    ),
    Stance.SUPPORTS_CHANGED: (
        "Tillstyrker med ändringar",
        "tillstyrks med ändring",
        "Nämnden tillstyrker förslaget med föreslagna ändringar.",
        "tillstyrker\u00a0med  ändring",
    ),
    Stance.NO_OBJECTION: (
        "Ingen erinran!",
        "Vi har inget att erinra mot förslaget.",
        "Inga invändningar",
        "[x] ingen erinran",
    ),
    Stance.OPPOSES: ("Avstyrks", "Vård- och omsorgsnämnden avstyrker.", "avstyrkan"),
    Stance.ABSTAINS: ("Avstår", "avstår från att svara", "Kommunen avstår."),
}
UNSURE = (
    "Tillstyrker inte",
    "Tillstyrker avsnitt 1, avstyrker avsnitt 2",
    "☐ tillstyrker ☒ avstyrker",
    "Tillstyrker delvis",
    "Tillstyrker eller ingen erinran",
    "Avstyrker inte",
    "Vi kan inte tillstyrka",
    "Tillstyrker om texten ändras",
    "Tillstyrker med tvekan",
    "Varken kommun tillstyrker",
    "Ja",
    "Se yttrandet",
)


@pytest.mark.parametrize(
    ("words", "stance"), [(words, one) for one, all_ in SAID.items() for words in all_]
)
def test_words_that_say_one_thing_are_understood(words: str, stance: Stance) -> None:
    found = sent(inställning=words)

    assert (stance, ()) == (found.stance, found.unread)


@pytest.mark.parametrize("words", UNSURE)
def test_words_that_may_say_something_else_are_listed(words: str) -> None:
    found = sent(inställning=words)

    assert found.stance is None
    assert (f"Er samlade inställning: {words}",) == found.unread


SURE = [words for all_ in SAID.values() for words in all_]


@given(st.sampled_from(SURE), st.sampled_from(SURE), st.sampled_from(" ,.\n;/"))
def test_two_different_ones_in_one_box_are_never_one(
    one: str, other: str, between: str
) -> None:
    if stance_of(one) != stance_of(other):
        assert stance_of(f"{one}{between} {other}") is None


def test_every_word_of_the_form_is_understood() -> None:
    assert [*Stance] == [stance_of(one) for one in Stance]


def test_two_boxes_that_differ_are_both_listed() -> None:
    same, differs = (
        read("svar.form", urlencode([("inställning", one) for one in both]).encode())
        for both in (("Tillstyrks", "tillstyrker"), ("Tillstyrks", "Avstyrks"))
    )

    assert same.stance is Stance.SUPPORTS
    assert differs.stance is None
    told = {one.rpartition(": ")[2] for one in differs.unread}
    assert {"Tillstyrks", "Avstyrks"} == told


def test_the_same_on_two_lines_of_a_box_is_one() -> None:
    assert stance_of("Tillstyrks\ntillstyrker.") is Stance.SUPPORTS
    assert stance_of("Tillstyrker\nmed ändringar") is Stance.SUPPORTS_CHANGED
    assert stance_of("Tillstyrks\nAvstyrks") is None


def test_a_stance_typed_at_a_document_is_no_comment() -> None:
    file = template()
    spot = next(
        n for n, one in enumerate(file.paragraphs) if one.pieces[0].text[:6] == "Instäl"
    )
    found = understood(
        put(file, spot, box(Ask.STANCE, "riktlinje", "Riktlinje", "Tillstyrks."))
    )

    assert ((), {"riktlinje": Stance.SUPPORTS}) == (found.comments, found.stances)
    assert () == found.unread


@pytest.mark.parametrize(
    ("words", "each"),
    [
        ("KS 2021-00411", ("KS 2021-00411",)),
        ("KS 2021/123, SN 2021/45", ("KS 2021/123", "SN 2021/45")),
        ("KS/2022:51 och RS 2022-01294.", ("KS/2022:51", "RS 2022-01294")),
        ("KS2021/3\nSN2021/5", ("KS2021/3", "SN2021/5")),
        ("Dnr KS 2021/3; dnr 2021/4", ("Dnr KS 2021/3", "dnr 2021/4")),
        ("KS 2021-00411 1.1.3", ("KS 2021-00411 1.1.3",)),
        ("KS 2021/3 SN 2021/5", ("KS 2021/3", "SN 2021/5")),
        ("KS 2021/3, KS 2021/3", ("KS 2021/3",)),
        ("KS 2021/3, 2021-12-01", ("KS 2021/3, 2021-12-01",)),
        ("Se missivet", ("Se missivet",)),
    ],
)
def test_docket_numbers_are_told_apart(words: str, each: tuple[str, ...]) -> None:
    found = sent(diarienummer=words)

    assert (each, ()) == (found.dockets, found.unread)


def test_docket_numbers_among_other_words_are_listed_as_what_they_are() -> None:
    words = "KS 2021/3 (kommunstyrelsen) men SN 2021/5 för nämnden"
    found = sent(diarienummer=words)

    assert () == found.dockets
    assert (f"Diarienummer hos er: {words}",) == found.unread


@given(st.text("KS 2021/3,;.och\n-:DdnrÅ()", max_size=40))
def test_no_sign_of_a_docket_number_is_lost(words: str) -> None:
    each = dockets_of(words)
    if each and len(each) > 1:
        left = words
        for one in sorted(each, key=len, reverse=True):
            left = " ".join(left.split()).replace(one, " ")
        assert not set(left) - set(" ,;.&ochsamt\n/")


TWO = replace(
    FORM,
    round=replace(ROUND, texts=(*ROUND.texts, Frozen("bilaga", "b" * 64))),
    headings=(*FORM.headings, FormHeading("bilaga", None, "Bilaga: tider")),
)
EACH = {"riktlinje": Stance.OPPOSES, "bilaga": Stance.NO_OBJECTION}


def own(form: Form, name: str, text: str) -> tuple[dict[str, Stance], Submission]:
    """Return how the instance stands to each text, and the answer."""
    at = datetime(2021, 12, 20, tzinfo=UTC)
    receipt = Receipt("2021-1", "norrby", at, "webb", "b" * 64, name, name, 1)
    found = read_answer(receipt, text.encode(), form).submission
    return found.stances, found


def in_markdown(riktlinje: str, bilaga: str) -> str:
    text = form_markdown(TWO)
    for heading, words in (
        ("riktlinje: Riktlinje", riktlinje),
        ("bilaga: Bilaga: tider", bilaga),
    ):
        line = f"## Inställning till {heading}\n"
        assert line in text
        text = text.replace(line, f"{line}\n{words}\n")
    return text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("svar.md", in_markdown("Avstyrks.", "Ingen erinran")),
        (
            "svar.form",
            urlencode({f"inställningar.{one}": stance for one, stance in EACH.items()}),
        ),
        ("svar.yaml", "inställningar: {riktlinje: Avstyrks, bilaga: ingen erinran}\n"),
    ],
)
def test_each_text_can_have_a_stance_of_its_own_in_every_form(
    name: str, text: str
) -> None:
    stances, found = own(TWO, name, text)

    assert [*EACH.items()] == [*stances.items()]
    assert (None, ()) == (found.stance, found.unread)
    assert () == found.comments


def test_a_stance_to_a_text_joins_what_is_said_of_all_of_it() -> None:
    said = "\n## Synpunkt på riktlinje: Riktlinje\n\nsort: fråga\ntext: Varför nu?\n"

    _, found = own(TWO, "svar.md", in_markdown("Avstyrks", "") + said)

    (comment,) = found.comments
    assert ("Varför nu?", Stance.OPPOSES) == (comment.text, comment.stance)
    assert {"riktlinje": Stance.OPPOSES} == found.stances


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            in_markdown("Tillstyrker delvis", ""),
            "Inställning till riktlinje: Tillstyrker delvis",
        ),
        ("## Inställning till annat\n\nAvstyrks\n", "Inställning till annat: Avstyrks"),
        ("## Inställning till bilaga: Annat\n\n", "Inställning till bilaga: Annat"),
        (
            "## Inställning till §3\n\nJa\n",
            "Inställning till §3\n\nJa",
        ),
    ],
)
def test_a_stance_to_a_text_that_is_not_understood_is_listed(
    text: str, left: str
) -> None:
    stances, found = own(TWO, "svar.md", text)

    assert {} == stances
    assert left in "\n".join(found.unread)


def test_a_round_of_one_text_asks_about_it_once() -> None:
    assert "Inställning till" not in form_markdown(FORM)
    assert "inställningar." not in form_html(FORM)
    page = form_html(TWO)
    assert 2 == page.count('value="" checked')
    assert "<legend data-mall>Bilaga: tider</legend>" in page


def test_a_saved_page_says_what_was_chosen_for_each_text() -> None:
    page = form_html(TWO)
    for document, stance in EACH.items():
        box = f'name="inställningar.{document}" value="{stance}"'
        assert box in page
        page = page.replace(f'name="inställningar.{document}" value="" checked', "")
        page = page.replace(box, f"{box} checked")

    stances, found = own(TWO, "svar.html", page)

    assert (EACH, ()) == (stances, found.unread)
