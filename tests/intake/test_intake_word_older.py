"""Answers in Word in the template of an earlier round, which the workspace still has."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs import clock
from govdocs.cli.main import run
from govdocs.consultation.answers import open_round
from govdocs.consultation.form.places import (
    DIGEST_PROPERTY,
    ROUND_PROPERTY,
    Ask,
    FormBox,
    text_mark,
)
from govdocs.consultation.intake.understood import Understood, understand
from govdocs.consultation.intake.word.read import text_fields
from govdocs.model.submission import Submission
from govdocs.model.word_text import Piece, WordParagraph, WordText
from govdocs.render.sent_out import SentOut
from govdocs.render.word.text import write_docx
from govdocs.text.spool import SPOOL, read_spool
from tests.consultation.consulted import INSTANCES, TEXT
from tests.intake.worded import FORM, TEXTS, at, box, only, place, put, template, text
from tests.record.records import git, new_record
from tests.workspaces import write_workspace

OLD_QUESTION = "Är uppdraget tydligt?"


def older(question: str = "") -> WordText:
    """Return the template of last year, with other words and a paragraph that is gone."""
    file = put(template(), at("c2b3"), text("c2b3", Piece("Kallelsen skickas genast.")))
    mark = text_mark("c9z9")
    gone = WordParagraph((Piece("Mötet hålls i Skövde.", anchors=(mark,)),))
    rows = (gone, box(Ask.COMMENT, "c9z9", "stycke c9z9"))
    heading = (WordParagraph((Piece(f"1. {question}"),), "heading 2", 2),)
    answer = at("vem") - 1
    paragraphs = [*file.paragraphs, *rows]
    if question:
        paragraphs[answer:answer] = heading
    properties = {
        **file.properties,
        ROUND_PROPERTY: "2020-1",
        f"{DIGEST_PROPERTY}riktlinje": "b" * 64,
    }
    return file._replace(paragraphs=tuple(paragraphs), properties=properties)


def read(file: WordText, sent: WordText | None = None) -> Understood:
    own = older() if sent is None else sent

    def templates(round_: str) -> tuple[WordText, ...]:
        return (own,) if round_ == "2020-1" else (template(),)

    return understand(text_fields(file, FORM, templates), FORM)


def write(file: WordText, ask: Ask, key: str, words: str) -> WordText:
    """Return a file with words in one of its boxes."""
    name = FormBox(ask, key).bookmark
    spot = next(n for n, one in enumerate(file.paragraphs) if name in one.anchors)
    return put(file, spot, box(ask, key, f"stycke {key}", words))


def test_the_text_of_last_year_is_no_comment() -> None:
    found = read(older())

    assert () == found.comments
    assert "Skövde" not in " ".join(found.unread)
    assert "genast" not in " ".join(found.unread)


def test_what_is_written_stands_where_the_text_is_now() -> None:
    found = read(write(older(), Ask.COMMENT, "c2b3", "För kort."))

    assert ("För kort.", place("c2b3")) == (only(found).text, only(found).place)


def test_what_is_written_on_what_is_gone_waits_for_a_place() -> None:
    found = read(write(older(), Ask.COMMENT, "c9z9", "Varför Skövde?"))

    assert ("Varför Skövde?", None) == (only(found).text, only(found).place)


def test_words_put_in_the_text_of_last_year_are_listed() -> None:
    mark = at("c2b3")
    changed = text("c2b3", Piece("Kallelsen skickas genast till alla."))
    told = " ".join(read(put(older(), mark, changed)).unread)

    assert "genast till alla" in told


def test_an_answer_to_another_question_is_told_with_that() -> None:
    file = older(OLD_QUESTION)
    found = read(write(file, Ask.ANSWER, "f1", "Ja, mycket."), file)

    assert not found.answers
    (line,) = (one for one in found.unread if "Ja, mycket." in one)
    assert OLD_QUESTION in line


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(st.sampled_from([*TEXTS, "c9z9"]), st.integers(0, 99))))
def test_nothing_that_is_written_is_lost(boxes: list[tuple[str, int]]) -> None:
    file = older()
    said = {key: f"ord{number} om {key}" for key, number in boxes}
    for key, words in said.items():
        file = write(file, Ask.COMMENT, key, words)

    found = read(file)

    assert sorted(said.values()) == sorted(one.text for one in found.comments)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a workspace with two rounds about a text that has changed between them."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = new_record(tmp_path / "w")
    write_workspace(root, {"remissinstanser.yaml": INSTANCES, "riktlinje.md": TEXT})
    opens(root, "2021-1", monkeypatch)
    words = "\n\nMötet hålls i Norrby. {#c9z8}\n\nAlla får komma. {#c9z7}\n"
    path = root / "riktlinje.md"
    path.write_text(path.read_text("utf-8").rstrip() + words, "utf-8")
    shutil.move(root / "remisser" / "2021-1", tmp_path / "kept")
    opens(root, "2022-1", monkeypatch)
    shutil.move(tmp_path / "kept", root / "remisser" / "2021-1")
    return root


def opens(root: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Save the workspace and open a round about its text."""
    day = date(int(name[:4]), 9, 15)
    monkeypatch.setattr(clock, "today", lambda: day)
    git(root, "add", "-A")
    git(root, "commit", "-qm", "text")
    words = ["--title", "Prov", "--doc", "riktlinje", "--opens", day.isoformat()]
    words += ["--deadline", f"{day.year}-12-31", "--instance", "norrby", "--yes"]
    run_ok(root, "remiss", "open", name, *words, "--commit")


def run_ok(root: Path, *words: str) -> None:
    assert 0 == run(["--workspace", str(root), *words])


def received(root: Path, folder: Path, name: str) -> Submission:
    """Return what is understood of the form of 2022, taken in as an answer to a round."""
    file = SentOut(open_round(root, "2022-1")).templates[0]
    (folder / "s.docx").write_bytes(write_docx(file, date(2022, 9, 15)))
    words = ["--round", name, "--instance", "norrby", str(folder / "s.docx")]
    run_ok(root, "remiss", "receive", *words)
    return read_spool(root / SPOOL, name).received[-1].submission


def test_the_workspace_remembers_what_went_out(root: Path, tmp_path: Path) -> None:
    found = received(root, tmp_path, "2021-1")

    assert () == found.comments
    assert any("mallen för remissen 2022-1" in one for one in found.unread)
    assert "Norrby" not in " ".join(found.unread)
