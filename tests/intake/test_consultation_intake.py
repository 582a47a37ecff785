"""Answers read from every form: what is understood is right, and no word is ever lost."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from urllib.parse import urlencode

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from govdocs.consultation.form.form import PRIVACY, Form, FormHeading
from govdocs.consultation.form.markdown import form_markdown
from govdocs.consultation.intake.read import Read, read_answer
from govdocs.model.consultation import Asked, Consultation, ConsultationKind, Frozen
from govdocs.model.receipt import Receipt
from govdocs.model.submission import CommentKind, CommentPlace, Stance, Submission
from govdocs.render.html.form_page import form_html
from govdocs.text.legible import legible
from govdocs.text.spool_answer import read_answer_text
from govdocs.text.submission_file import submission_text

ROUND = Consultation(
    "2021-1",
    "Riktlinjen om kallelse",
    ConsultationKind.CONSULTATION,
    date(2021, 9, 15),
    date(2021, 12, 31),
    (Frozen("riktlinje", "a" * 64),),
    questions=(Asked("f1", "Är tiden rimlig?"), Asked("f2", "Vad saknas?")),
)
FORM = Form(
    ROUND,
    "norrby",
    (
        FormHeading("riktlinje", None, "Riktlinje"),
        FormHeading("riktlinje", "vem", "Vem som kallar"),
        FormHeading("riktlinje", "uppfoljning", "Uppföljning"),
    ),
    {"riktlinje": frozenset({"vem", "uppfoljning", "c2b3"})},
)


def read(name: str, content: bytes) -> Submission:
    return read_whole(name, content).submission


def read_whole(name: str, content: bytes) -> Read:
    at = datetime(2021, 12, 20, tzinfo=UTC)
    receipt = Receipt("2021-1", "norrby", at, "webb", "b" * 64, name, name, 1)
    return read_answer(receipt, content, FORM)


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", legible(text)))


def words_of(answer: Submission) -> set[str]:
    return words("\n".join(_plain(answer)))


def _plain(answer: Submission) -> list[str]:
    """Return all that an answer holds, as it is when it has been written and read."""
    again = read_answer_text(submission_text(answer))
    assert again is not None
    assert answer == again
    text = submission_text(again)
    return [json.loads(found) for found in re.findall(r'"(?:[^"\\]|\\.)*"', text)] + [
        text
    ]


def test_a_filled_form_in_markdown_is_understood() -> None:
    text = form_markdown(FORM)
    text = text.replace("## Skäl\n", "## Skäl\n\nTiden är för kort.\n")
    text = text.replace(
        "## Inställning\n", "## Inställning\n\nTillstyrker med ändring\n"
    )
    text = text.replace("organ:", "organ: kommunstyrelsen").replace(
        "datum:", "datum: 2021-12-01"
    )
    text = text.replace("> Vad saknas?", "> Vad saknas?\n\nEn rutin för jul.")
    text = text.replace(
        "#vem: Vem som kallar\n\nsort: ändringsförslag\ntext:\n\nförslag:",
        "#c2b3\n\nsort: sakfel\ntext:\nTre dagar räcker inte.\n\nförslag: Fem dagar.",
    )

    found = read("svar.md", text.encode())

    assert Stance.SUPPORTS_CHANGED is found.stance
    assert "Tiden är för kort." == found.reason
    assert {"f2": "En rutin för jul."} == found.answers
    assert found.decided_by
    assert date(2021, 12, 1) == found.decided_by.day
    (comment,) = found.comments
    assert ("norrby-1", CommentKind.FACTUAL_ERROR) == (comment.id, comment.kind)
    assert CommentPlace("riktlinje", "c2b3") == comment.place
    assert ("Tre dagar räcker inte.", "Fem dagar.") == (comment.text, comment.proposal)
    assert () == found.unread


def test_a_title_that_is_left_when_the_id_is_changed_is_no_other_words() -> None:
    kept = "## Synpunkt på riktlinje#c2b3: Vem som kallar\n\ntext: Tre dagar är kort.\n"
    other = kept.replace(": Vem", ": Var")
    crossed = kept.replace("#c2b3", "#uppfoljning")

    assert () == read("svar.md", kept.encode()).unread
    assert ("Rubrik till synpunkt 1: Var som kallar",) == read(
        "svar.md", other.encode()
    ).unread
    assert 1 == len(read("svar.md", crossed.encode()).unread)


def test_comments_in_yaml_are_told_with_the_numbers_of_their_ids() -> None:
    text = "synpunkter:\n- text: En.\n- text: Två.\n  sort: tokig\n"

    found = read("svar.yaml", text.encode())

    assert ["norrby-1", "norrby-2"] == [one.id for one in found.comments]
    assert ("Sort av synpunkt 2: tokig",) == found.unread


@pytest.mark.parametrize("fill", [form_markdown, form_html])
def test_a_form_says_what_its_questions_are_about_and_that_it_is_invented(
    fill: Callable[[Form], str],
) -> None:
    about = {"f2": "Riktlinje om kallelse, avsnittet Uppföljning"}
    form = replace(FORM, about=about, round=replace(ROUND, marking="Påhittat"))

    made = fill(form)

    assert 1 == made.count(
        "Frågan gäller Riktlinje om kallelse, avsnittet Uppföljning."
    )
    assert [1, 1] == [made.count(one) for one in ("Påhittat", PRIVACY)]


def test_headings_are_named_with_their_text_in_the_page() -> None:
    page = form_html(FORM)

    assert "Synpunkt på hela Riktlinje<" in page
    assert "Synpunkt på Riktlinje, Vem som kallar<" in page


@pytest.mark.parametrize("fill", [form_markdown, form_html])
def test_a_form_that_nobody_has_filled_in_says_nothing(
    fill: Callable[[Form], str],
) -> None:
    name = "svar.md" if fill is form_markdown else "svar.html"
    (told,) = read(name, fill(FORM).encode()).unread

    assert "svaret i den är tomt" in told


def test_a_comment_on_what_is_not_asked_about_waits_for_a_place() -> None:
    text = "## Synpunkt på riktlinje#zzz9\n\nDet här hör inte hit.\n"
    (comment,) = (found := read("svar.md", text.encode())).comments

    assert comment.place is None
    assert any("zzz9" in one for one in found.unread)


def test_a_form_that_was_sent_and_one_that_was_saved_are_understood() -> None:
    fields = {
        "remiss": "2021-1",
        "inställning": "avstyrker",
        "synpunkter.1.ankare.dokument": "riktlinje",
        "synpunkter.1.ankare.block": "vem",
        "synpunkter.1.text": "Vem betalar?",
        "svar.f9": "En fråga som inte finns.",
    }
    sent = read("svar.form", urlencode(fields).encode())
    page = form_html(FORM).replace('value="avstyrker"', 'value="avstyrker" checked')
    page = page.replace(
        'name="synpunkter.2.text">', 'name="synpunkter.2.text">Vem betalar?'
    )
    saved = read("svar.html", page.encode())

    for one in (sent, saved):
        assert Stance.OPPOSES is one.stance
        assert "Vem betalar?" == one.comments[0].text
        assert CommentPlace("riktlinje", "vem") == one.comments[0].place
    assert CommentKind.QUESTION is sent.comments[0].kind
    assert ("Svar på fråga f9: En fråga som inte finns.",) == sent.unread


def test_yaml_by_the_schema_is_understood_and_the_rest_is_listed() -> None:
    text = """
remiss: "2021-1"
instans: norrby
inställning: ingen erinran
okänd: Det här har ingen plats.
synpunkter:
  - {sort: stöd, text: Bra., ankare: {dokument: riktlinje, block: uppfoljning}}
"""
    found = read("svar.yaml", text.encode())

    assert Stance.NO_OBJECTION is found.stance
    assert ("okänd: Det här har ingen plats.",) == found.unread
    assert "norrby-1" == found.comments[0].id


def test_words_that_yaml_would_lose_are_kept() -> None:
    text = "skäl: Se § 4 # och bilaga två\nskäl: Också detta\n"

    assert words(text) <= words_of(read("svar.yaml", text.encode()))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("svar.docx", b"PK\x03\x04...", "originalet är sparat, men filen är skadad"),
        ("svar.pdf", b"%PDF-1.7 \x00", "filen är en PDF och inte ett Word-dokument"),
        ("svar.docx", b"%PDF-1.7 \x00", "skicka dokumentet som .docx eller .odt"),
        ("svar.bin", b"\x00\x01\xff", "läsa som text"),
        ("svar.txt", b"a" * 2_000_001, "för stor"),
    ],
)
def test_what_cannot_be_read_is_kept_and_told(
    name: str, content: bytes, told: str
) -> None:
    (unread,) = read(name, content).unread

    assert told in unread


def test_a_reader_that_stops_loses_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("govdocs.consultation.intake.read._fields", stop)
    found = read("svar.md", "Hela svaret står här.".encode())

    assert "RecursionError" in found.unread[0]
    assert "Hela svaret står här." == found.unread[1]


def test_text_from_windows_and_with_hidden_marks_is_read() -> None:
    found = read("svar.md", "## Skäl\n\nDet r\u00e4cker.".encode("cp1252"))
    assert "Det räcker." == found.reason

    hidden = read("svar.md", "## Skäl\n\nDet\u00a0ra\u0308\u00adcker\u200b.".encode())
    assert "Det räcker." == hidden.reason


TEXTS = st.text(
    st.one_of(
        st.sampled_from(
            "aåö Åx1#:->=&\n\n\"'\\|{}[]!%+.?\u00ad\u0308\u200b\ufeff\x00\x1b\r\t"
        ),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=120,
)
LINES = st.lists(
    st.one_of(
        TEXTS,
        st.sampled_from(
            [
                "## Skäl",
                "## Synpunkt på riktlinje#vem",
                "## Synpunkt på hela",
                "## Något annat",
                "### Under",
                "text: ord",
                "sort: gnäll",
                "förslag: bättre",
                "citat: dagar",
                "> Vad saknas?",
                "> Egna ord",
                "organ: nämnden",
                "datum: snart",
                "## Inställning",
                "kanske",
                "## Beslutat av",
                "remiss: 2021-1",
            ]
        ),
    ),
    max_size=14,
)
# What JSON writes as it is, so that YAML has the same words.
SHOWN = st.text("aåö Åx1#:->=&'|{}[]!%+.?*@`,", max_size=60)
KEYS = st.text("abåö", min_size=1)
_PAGE = re.sub(r"(?s)<(style|script)>.*?</\1>", "", form_html(FORM))
_OURS = words(form_markdown(FORM)) | words(_PAGE)


@settings(deadline=None)
@given(LINES)
@example(["## Inställning", "avstyrker", "## Inställning", "helt"])
@example(["## Synpunkt på riktlinje#vem: Annan rubrik", "text: a", "text: b"])
@example(["9="])
@example(["0=0&A"])
def test_every_word_of_a_form_in_markdown_is_kept(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = read("svar.md", text.encode())

    keys = {"text", "sort", "förslag", "citat", "Synpunkt", "på"} | _OURS
    if not text.startswith(("%PDF-", "PK\x03")):
        assert words(text) - keys <= words_of(found)


@settings(deadline=None)
@given(
    st.dictionaries(
        st.one_of(
            st.sampled_from(
                [
                    "inställning",
                    "skäl",
                    "svar.f1",
                    "svar.f7",
                    "synpunkter.1.text",
                    "synpunkter.1.ankare.dokument",
                    "synpunkter.1.ankare.block",
                    "synpunkter.1.sort",
                    "synpunkter.2.förslag",
                    "synpunkter.3.sort",
                    "beslutat_av.datum",
                    "diarienummer",
                    "mottaget",
                    "annat",
                ]
            ),
            st.text("abc", min_size=1),
        ),
        TEXTS,
        min_size=1,
    )
)
def test_every_word_of_a_form_that_was_sent_is_kept(fields: dict[str, str]) -> None:
    found = read("svar.form", urlencode(fields).encode())

    for value in fields.values():
        assert words(value) - _OURS <= words_of(found)


@settings(deadline=None)
@given(st.recursive(SHOWN, lambda one: st.lists(one) | st.dictionaries(KEYS, one)))
def test_every_word_of_yaml_is_kept(value: object) -> None:
    text = json.dumps({"skäl": value, "annat": value}, ensure_ascii=False)

    found = words_of(read("svar.yaml", text.encode()))

    for leaf in _leaves(value):
        assert words(leaf) <= found


def _leaves(value: object) -> list[str]:
    if isinstance(value, dict):
        return [one for row in value.values() for one in _leaves(row)]
    if isinstance(value, list):
        return [one for row in value for one in _leaves(row)]
    return [str(value)]


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_every_word_of_a_saved_page_is_kept(inside: str, outside: str) -> None:
    from html import escape

    page = form_html(FORM).replace(
        'name="synpunkter.1.text">', f'name="synpunkter.1.text">{escape(inside)}'
    )
    page = page.replace("</body>", f"<p>{escape(outside)}</p></body>")
    found = words_of(read("svar.html", page.encode()))

    assert words(inside) | words(outside) <= found | _OURS


def test_a_form_is_made_when_the_texts_cannot_be_read() -> None:
    bare = Form(ROUND)

    assert "## Skäl" in form_markdown(bare)
    assert "textarea" in form_html(bare)


@pytest.mark.parametrize(
    "said", ["<otydligt> och svårt", "a <b>fet</b> <br/> x < y", '<input value="x">']
)
def test_what_looks_like_an_element_in_a_box_is_words(said: str) -> None:
    page = form_html(FORM).replace('name="skäl">', f'name="skäl">{said}')

    found = read("svar.html", page.encode())

    assert said == found.reason
    assert () == found.unread
