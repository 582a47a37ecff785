"""Personal data is flagged when an answer comes in and before it is public, every way in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode

import click
import pytest
from docx import Document

from govdocs import clock
from govdocs.cli import show
from govdocs.cli.main import run
from govdocs.consultation.flags import flags_of, masked_answer
from govdocs.consultation.form.form import Form
from govdocs.consultation.form.markdown import form_markdown
from govdocs.consultation.intake import read as intake
from govdocs.consultation.personal import MASK
from govdocs.model.submission import (
    Comment,
    CommentKind,
    CommentPlace,
    DecidedBy,
    Quote,
    Submission,
)
from govdocs.render.html.form_page import form_html
from govdocs.text.spool import SPOOL
from govdocs.text.submission_file import submission_text
from tests.consultation.consulted import consulted
from tests.intake.test_consultation_intake import ROUND
from tests.record.records import git, new_record

SAID = "Fråga Anna Sten, 031-12 34 56, anna@x.se. Patient 811218-9876."
KINDS = ("namn bredvid", "telefonnummer", "e-postadress", "personnummer")
FORM = Form(ROUND)


def letter() -> bytes:
    """Return a letter as Word saves it."""
    paper, out = Document(), BytesIO()
    paper.add_paragraph(SAID)
    paper.save(out)
    return out.getvalue()


def filled_page() -> str:
    """Return the form as a page that was filled in and saved."""
    name = 'name="skäl">'
    page = form_html(FORM)
    assert name in page
    return page.replace(name, f"{name}{SAID}")


def filled_markdown() -> str:
    """Return the form in Markdown with the reason filled in."""
    return form_markdown(FORM).replace("## Skäl\n", f"## Skäl\n\n{SAID}\n")


WAYS: dict[str, Callable[[], str | bytes]] = {
    "brev.docx": letter,
    "svar.md": filled_markdown,
    "svar.html": filled_page,
    "svar.form": lambda: urlencode({"remiss": "2021-1", "skäl": SAID}),
    "svar.yaml": lambda: f'remiss: "2021-1"\ninstans: vard\nskäl: "{SAID}"\n',
    "brev.txt": lambda: f"Hej!\n\n{SAID}\n",
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a saved workspace with a round that nobody has answered."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = consulted(new_record(tmp_path / "w"))
    git(root, "add", "-A")
    git(root, "commit", "-qm", "start")
    return root


def remiss(root: Path, *words: str) -> int:
    return run(["--workspace", str(root), "remiss", *words])


def receive(root: Path, *words: str) -> int:
    asked = ["--round", "2021-1", "--instance", "vard", "--at", "2021-12-01T08:00:00"]
    return remiss(root, "receive", *words, *asked)


def read_by_a_person(root: Path) -> None:
    """Make words that nobody had read into the reason."""
    path = root / SPOOL / "2021-1/0001-vard/svar.yaml"
    text = path.read_text("utf-8").replace('ej_lästa:\n  - "Hej!"\n  - ', "skäl: ")
    path.write_text(text, "utf-8")


def expect_flags_at_both(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = capsys.readouterr().out
    assert [] == [one for one in KINDS if f"Personuppgift? {one}" not in told]
    after = datetime(2022, 2, 1, 12, tzinfo=clock.STOCKHOLM)
    monkeypatch.setattr(clock, "now", lambda: after)
    assert 1 == remiss(root, "publish", "2021-1", "--yes", "--commit")
    told = capsys.readouterr().out
    assert [] == [one for one in KINDS if one not in told]
    assert "" == git(root, "status", "--porcelain")
    read_by_a_person(root)
    assert 0 == remiss(root, "publish", "2021-1", "--mask", "alla", "--yes", "--commit")
    lines = git(root, "show", "HEAD:remisser/2021-1/publicerat/vard.yaml").split("\n")
    # A digest can have any figures in it.
    public = "\n".join(one for one in lines if not one.startswith("sha256:"))
    assert MASK in " ".join(public.split())
    assert not [one for one in ("Anna", "031", "anna@", "9876") if one in public]


@pytest.mark.parametrize("name", WAYS)
def test_every_kind_of_file_is_flagged_at_entry_and_before_publication(
    name: str,
    root: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / name
    said = WAYS[name]()
    file.write_bytes(said if isinstance(said, bytes) else said.encode())

    assert 0 == receive(root, str(file))

    expect_flags_at_both(root, capsys, monkeypatch)


def test_what_is_written_in_by_hand_is_flagged_as_well(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given: Iterator[str] = iter(["tillstyrker", SAID, "Ja.", "", "", ""])
    with monkeypatch.context() as patched:
        patched.setattr(show, "is_terminal", lambda *_: True)
        patched.setattr(click, "prompt", lambda *_, **__: next(given, ""))
        assert 0 == receive(root)

    expect_flags_at_both(root, capsys, monkeypatch)


def test_what_could_not_be_read_is_flagged_when_it_is(
    root: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "svar.md"
    file.write_text(filled_markdown(), "utf-8")

    def crash(*_: object) -> None:
        raise RecursionError

    with monkeypatch.context() as patched:
        patched.setattr(intake, "understand", crash)
        assert 0 == receive(root, str(file))
    assert "Personuppgift? personnummer i ej läst" in capsys.readouterr().out
    assert 0 == remiss(root, "receive", "--round", "2021-1", "--again")

    expect_flags_at_both(root, capsys, monkeypatch)


def test_every_field_that_a_sender_writes_is_looked_at() -> None:
    quote = Quote("a@x.se", "b@x.se", "c@x.se")
    comment = Comment(
        "vard-1",
        CommentKind.CHANGE,
        "d@x.se",
        CommentPlace("riktlinje", "c2b3", quote),
        proposal="e@x.se",
    )
    answer = Submission(
        "2021-1",
        "vard",
        datetime(2021, 12, 1, tzinfo=UTC),
        "webb",
        "b" * 64,
        answers={"f1": "f@x.se"},
        reason="g@x.se",
        decided_by=DecidedBy("h@x.se", date(2021, 12, 1), "i@x.se"),
        dockets=("j@x.se",),
        comments=(comment,),
        reservation="k@x.se",
        unread=("l@x.se",),
    )
    found = {one.found.words for one in flags_of(answer)}

    assert {f"{one}@x.se" for one in "abcdefghijkl"} == found
    marks = {one.mark for one in flags_of(answer)}
    assert "@" not in submission_text(masked_answer(answer, marks))
    assert submission_text(answer).count("@") == len(found)


def test_a_compilation_of_what_is_not_public_says_so(
    root: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from tests.consultation.answered import answered

    there, _ = answered(tmp_path / "a", "norrby")
    place = there / "remisser/2021-1/publicerat/norrby.yaml"
    text = place.read_text("utf-8").replace("Bra.", SAID)
    compiling = ("compile", "2021-1", "--format", "md", "--out", str(tmp_path / "ut"))
    assert 0 == remiss(there, *compiling)
    assert "OBS" not in capsys.readouterr().err
    place.unlink()
    file = tmp_path / "svar.yaml"
    file.write_text(text, "utf-8")
    words = ["--round", "2021-1", "--instance", "norrby", "--at", "2021-12-01T08:00:00"]
    assert 0 == remiss(there, "receive", str(file), *words)
    capsys.readouterr()

    assert 0 == remiss(there, *compiling)

    assert "kan peka ut en person (4 st)" in capsys.readouterr().err
