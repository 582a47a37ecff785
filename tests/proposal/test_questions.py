"""Parked questions: what their files say, and how they stand on a day."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.model.metadata import Target
from govdocs.model.outline import sources
from govdocs.model.question import Answer, Question, Raised, Turn
from govdocs.overview.questions import last_day, questions_at, standing, verdict
from govdocs.text.faults import Faults
from govdocs.text.question_entry import new_question, with_answer, with_turn
from govdocs.text.questions import is_question, number_of, read_question
from govdocs.text.registers import read_yaml_file
from tests.workspaces import check_workspace

ON = date(2025, 6, 2)
PATH = "fragor/1.yaml"


days = st.dates(date(2000, 1, 1), date(2050, 12, 31))
names = st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True)
words = st.text(
    st.characters(codec="latin-1", exclude_categories=["C", "Z"])
    | st.sampled_from(' "\\#:{}[]-,&*!|>%@`å'),
    min_size=1,
).map(lambda found: " ".join(found.split()) or "x")
turns = st.builds(Turn, names, days, st.none() | days)
new_questions = st.builds(
    Question,
    st.just(PATH),
    st.just(1),
    words,
    st.lists(st.builds(Target, names, names), min_size=1, max_size=3).map(tuple),
    st.builds(Raised, words, words, days),
    days,
    st.lists(turns, min_size=1, max_size=4).map(tuple),
    conflict=st.none() | words,
    marking=st.none() | words,
)


def read(text: str) -> Question:
    """Read a question that must be sound."""
    faults = Faults(PATH)
    file = read_yaml_file(PATH, text.encode("utf-8"), faults)
    assert [] == faults.found
    return read_question(PATH, file.data)


@given(new_questions)
def test_a_question_that_is_written_is_read_as_the_same(question: Question) -> None:
    assert question == read(new_question(question))


@given(new_questions, turns, st.builds(Answer, words, names, days), st.booleans())
def test_steps_and_answers_add_and_take_nothing_away(
    question: Question, turn: Turn, answer: Answer, asked: bool
) -> None:
    text = new_question(question).replace("steg:\n", "steg:  # nedifrån\n")
    stepped = with_turn(f"# Överst\n\n{text}# Sist\n", turn)
    answered = with_answer(stepped, answer, to_consultation=asked, decision="b/1.yaml")

    found = read(answered)

    assert (*question.turns, turn) == found.turns
    assert (answer, asked) == (found.answer, found.to_consultation)
    assert (question.title, question.conflict) == (found.title, found.conflict)
    kept = [one for one in stepped.split("\n") if one in answered.split("\n")]
    assert stepped.split("\n") == kept
    assert {"# Överst", "# Sist", "steg:  # nedifrån"} <= set(kept)


def test_a_step_is_added_to_a_list_on_one_line() -> None:
    text = new_question(plain()).replace("steg:\n  - {", "steg: [{")
    text = text.replace("från: 2025-05-05}", "från: 2025-05-05}]  # en rad")

    assert plain(grupp=5, sro=20) == read(with_turn(text, turn_of("sro", 20)))
    assert "]  # en rad" in with_turn(text, turn_of("sro", 20))


def test_a_no_that_becomes_a_yes_keeps_its_comment() -> None:
    text = new_question(plain()) + "blir_remissfråga: nej  # frågas på nytt\n"
    answer = Answer("Ja.", "grupp", ON)

    written = with_answer(text, answer, to_consultation=True, decision=None)

    assert "blir_remissfråga: ja  # frågas på nytt\n" in written
    assert read(written).to_consultation


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("fragor/1.yaml", True),
        ("a/b/fragor/12.yaml", True),
        ("fragor/namn.yaml", True),
        ("fragor/a/1.yaml", False),
        ("1.yaml", False),
        ("fragor/1.md", False),
        ("fragor/handelser.yaml", False),
        ("mina-fragor/1.yaml", False),
    ],
)
def test_which_files_are_questions(path: str, expected: bool) -> None:
    assert expected == is_question(path)


def test_a_number_is_written_in_one_way() -> None:
    found = [number_of(f"fragor/{one}.yaml") for one in ("7", "07", "x", "10000", "0")]

    assert [7, 0, 0, 0, 0] == found


# How they stand


def turn_of(body: str, day: int, last: int = 0) -> Turn:
    return Turn(body, date(2025, 5, day), date(2025, 5, last) if last else None)


def plain(**steps: int) -> Question:
    """Return a question with steps on days of May 2025."""
    path = tuple(turn_of(body, day) for body, day in (steps or {"grupp": 5}).items())
    raised = Raised("Möte", "jurist", date(2025, 5, 5))
    place = Target("avtal", "k7m2")
    return Question(PATH, 1, "Vem?", (place,), raised, raised.day, path)


@given(st.lists(st.integers(0, 400), min_size=1, max_size=6), st.integers(0, 400))
def test_the_steps_of_a_question_cover_every_day_once(
    offsets: list[int], until: int
) -> None:
    first = date(2025, 5, 5)
    starts = [first + timedelta(one) for one in sorted(offsets)]
    question = plain()
    question = Question(
        *(question.path, 1, "Vem?", question.places, question.raised, first),
        tuple(Turn("grupp", one) for one in starts),
    )
    day = starts[-1] + timedelta(until)

    assert (day - starts[0]).days == sum(one.days for one in question.spans(day))
    for one in starts:
        known = question.as_of(one)
        assert known is not None
        assert one == known.held.start
    assert question.as_of(first - timedelta(1)) is None


def test_a_question_is_known_as_it_stood() -> None:
    answered = Question(
        *(PATH, 1, "Vem?", plain().places, plain().raised, plain().parked),
        (turn_of("grupp", 5), turn_of("sro", 12)),
        Answer("Ja.", "sro", date(2025, 5, 20)),
        to_consultation=True,
    )

    before = answered.as_of(date(2025, 5, 19))

    assert before == plain(grupp=5, sro=12)
    assert answered == answered.as_of(date(2025, 5, 20))


def test_the_last_day_to_answer_is_not_late() -> None:
    question = Question(
        *(PATH, 1, "Vem?", plain().places, plain().raised, plain().parked),
        (turn_of("grupp", 5, 12),),
    )

    assert "Svar senast den 12 maj 2025." == last_day(question, date(2025, 5, 12))
    late = "Svaret skulle ha kommit senast den 12 maj 2025."
    assert late == last_day(question, date(2025, 5, 13))
    assert "Svar senast den 12 maj 2025." == last_day(question)
    assert "Ligger hos Gruppen sedan den 5 maj 2025." == standing(
        question, {"grupp": "Gruppen"}
    )


def test_the_verdict_counts_and_names_the_late_ones() -> None:
    late = Question(
        *(PATH, 7, "Vem?", plain().places, plain().raised, plain().parked),
        (turn_of("grupp", 5, 12),),
    )
    answered = Question(
        *(PATH, 2, "Vem?", plain().places, plain().raised, plain().parked),
        (turn_of("grupp", 5, 12),),
        Answer("Ja.", "grupp", ON),
    )
    day = date(2025, 5, 13)

    assert "Ingen fråga är parkerad." == verdict([], day)
    assert "Den enda frågan är besvarad." == verdict([answered], day)
    assert "Alla 2 frågor är besvarade." == verdict([answered] * 2, day)
    assert "1 av 1 fråga är öppen. Ingen har passerat sista svarsdagen." == verdict(
        [plain()], day
    )
    assert (
        "2 av 3 frågor är öppna. Sista svarsdagen har passerat för fråga 7."
        == verdict([plain(), answered, late], day)
    )


SHARED = """---
id: gemensam
typ: del
titel: Gemensam
---

## Tvist {#tvist}

Parterna utser en medlare. {#k7m2}
"""
ROW = "{organ: vvg, från: 2025-05-05}"
ASKED = f"""rubrik: Vem?
ställen: [ett#k7m2, ett#tvist, gemensam#tvist, tva#eget]
väckt: {{möte: Möte, roll: jurist, datum: 2025-05-05}}
parkerad: 2025-05-05
steg: [{ROW}]
"""


def agreement(name: str, parts: str, body: str = "") -> str:
    head = f"---\nid: {name}\ntyp: bilaga\ntitel: {name.title()}\n"
    return f"{head}delar: [{parts}]\n---\n{body}"


def test_a_question_about_a_shared_part_is_shown_wherever_the_part_is(
    tmp_path: Path,
) -> None:
    files = {
        "delar/gemensam.md": SHARED,
        "ett.md": agreement("ett", "gemensam"),
        "tva.md": agreement("tva", "gemensam", "\n## Eget {#eget}\n\nEget. {#e2f3}\n"),
        "fragor/1.yaml": ASKED,
    }
    workspace = check_workspace(tmp_path, files).loaded.workspace

    found = {
        name: questions_at(
            workspace, sources(workspace.by_id[name], workspace.by_id), ON
        )
        for name in ("ett", "tva")
    }

    assert {"k7m2", "tvist"} == set(found["ett"])
    assert {"k7m2", "tvist", "eget"} == set(found["tva"])
    assert {} == questions_at(workspace, workspace.outlines, date(2025, 5, 4))
