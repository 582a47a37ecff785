"""An answer written in by hand: asked for piece by piece, kept and read as any other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from govdocs.cli import show
from govdocs.cli.main import run
from govdocs.model.submission import CommentKind, CommentPlace, Stance
from govdocs.text.spool import SPOOL, read_spool
from tests.consulted import consulted

WORDS = [
    *("tillstyrker med ändring", 'För "kort" tid.', "Nej.", "", "Två partier."),
    *("Tiden räcker inte: se § 3 # där.", "sakfel", "riktlinje#c2b3", "Fem dagar."),
    *("Vem betalar?", "fråga", "", "", ""),
]


@pytest.fixture
def _person(monkeypatch: pytest.MonkeyPatch) -> None:
    given: Iterator[str] = iter(WORDS)
    monkeypatch.setattr(show, "is_terminal", lambda *_: True)
    monkeypatch.setattr(click, "prompt", lambda *_, **__: next(given))


@pytest.mark.usefixtures("_person")
def test_what_a_person_writes_in_is_the_original_and_is_understood(
    tmp_path: Path,
) -> None:
    root = consulted(tmp_path)

    words = ["--round", "2021-1", "--instance", "vard", "--at", "2021-12-01T08:00:00"]
    assert 0 == run(["--workspace", str(root), "remiss", "receive", *words])

    (found,) = read_spool(root / SPOOL, "2021-1").received
    answer = found.submission
    assert ("brev", "för-hand.yaml") == (found.receipt.channel, found.receipt.name)
    assert Stance.SUPPORTS_CHANGED is answer.stance
    assert ('För "kort" tid.', "Två partier.") == (answer.reason, answer.reservation)
    assert {"f1": "Nej."} == answer.answers
    first, second = answer.comments
    assert "Tiden räcker inte: se § 3 # där." == first.text
    assert CommentKind.FACTUAL_ERROR is first.kind
    assert CommentPlace("riktlinje", "c2b3") == first.place
    assert ("Fem dagar.", None) == (first.proposal, second.proposal)
    assert CommentKind.QUESTION is second.kind
    assert () == answer.unread


def test_without_a_person_a_file_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["remiss", "receive", "--round", "2021-1", "--instance", "vard"]

    assert 2 == run(["--workspace", str(consulted(tmp_path)), *words])

    assert "ingen fil är angiven" in capsys.readouterr().err
