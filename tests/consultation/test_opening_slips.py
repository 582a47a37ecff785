"""What is easily overlooked when a round is opened, and could not be mended afterwards."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from govdocs import clock
from govdocs.cli.main import run
from tests.consultation.consulted import INSTANCES, asked_of
from tests.record.records import git

OPEN = ["remiss", "open", "2021-1", "--title", "Riktlinjen", "--doc", "riktlinje"]
DAYS = ["--opens", "2021-09-15", "--deadline", "2021-12-30", "--yes"]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a saved workspace with a text and instances, and no round."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(clock, "today", lambda: date(2021, 10, 1))
    return asked_of(tmp_path / "w")


def opened(root: Path, *words: str) -> int:
    return run(["--workspace", str(root), *OPEN, *DAYS, *words])


def test_instances_that_are_not_saved_to_git_are_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = "  - {id: ny, namn: Nya nämnden, typ: nämnd}\n"
    (root / "remissinstanser.yaml").write_text(INSTANCES + more, "utf-8")

    assert 0 == opened(root, "--instance", "norrby", "--instance", "ny", "--commit")

    told = "OBS ny finns i remissinstanser.yaml här men inte i git."
    assert told in capsys.readouterr().err
    git(root, "commit", "-qam", "instans")
    more += "  - {id: sist, namn: Sista nämnden, typ: nämnd}\n"
    (root / "remissinstanser.yaml").write_text(INSTANCES + more, "utf-8")
    words = ["remiss", "invite", "2021-1", "sist", "--yes", "--commit"]
    assert 0 == run(["--workspace", str(root), *words])
    assert told.replace("ny", "sist") in capsys.readouterr().err
    git(root, "commit", "-qam", "instans till")
    words[3:4] = ["norrby", "--extension", "2022-01-14"]
    assert 0 == run(["--workspace", str(root), *words])
    assert "inte i git" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("riktlinjen=Räcker tiden?", "menade du riktlinje?"),
        ("bilaga#vem=Räcker tiden?", "bilaga är inte på remiss"),
    ],
)
def test_a_question_on_a_text_that_is_not_asked_about_is_refused(
    words: str, told: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 2 == opened(root, "--question", words)

    assert told in capsys.readouterr().err
    assert not (root / "remisser").exists()


def test_a_sign_of_equality_in_a_question_is_no_document(root: Path) -> None:
    assert 0 == opened(root, "--question", "Gäller dagar =arbetsdagar, eller a b=c?")


def test_an_empty_letter_is_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = root.parent / "missiv.md"
    letter.write_text(" \n", "utf-8")

    assert 2 == opened(root, "--letter", str(letter))

    assert "missiv.md är tom" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("last", "is_told"), [("2021-11-01", True), ("2021-12-30", False)]
)
def test_one_that_is_gone_before_the_last_day_is_warned_of(
    root: Path, last: str, is_told: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / "remissinstanser.yaml"
    text = path.read_text("utf-8").replace("id: vard,", f"id: vard, till: {last},")
    path.write_text(text, "utf-8")

    assert 0 == opened(root, "--instance", "vard")

    told = "OBS Vårdnämnden finns bara till och med den 1 november 2021."
    assert is_told == (told in capsys.readouterr().err)
