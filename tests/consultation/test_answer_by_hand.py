"""An answer written in by hand: asked for piece by piece, kept and read as any other."""

from __future__ import annotations

from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from govdocs.cli import show
from govdocs.cli.main import run
from govdocs.model.submission import CommentKind, CommentPlace, DecidedBy, Stance
from govdocs.text.spool import SPOOL, read_spool
from tests.consultation.consulted import asked_of, consulted
from tests.consultation.received import answer, receive
from tests.consultation.test_consultation_command import as_json
from tests.consultation.test_consultation_opening import OPEN

WORDS = [
    *("tillstyrker med ändring", 'För "kort" tid.'),
    *("kommunstyrelsen", "30 november 2021", "§ 12", "KS 2021/7"),
    *("Nej.", "", "Två partier."),
    *("Tiden räcker inte: se § 3 # där.", "sakfel", "riktlinje#c2b3", "Fem dagar."),
    *("Vem betalar?", "fråga", "", "", ""),
]


def write_in(monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    """Let somebody at a terminal write lines, through all that click does with them."""
    monkeypatch.setattr(show, "is_terminal", lambda *_: True)
    monkeypatch.setattr("sys.stdin", StringIO("".join(f"{one}\n" for one in words)))


def test_what_a_person_writes_in_is_the_original_and_is_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = consulted(tmp_path)
    write_in(monkeypatch, WORDS)

    words = ["--round", "2021-1", "--instance", "vard", "--at", "2021-12-01T08:00:00"]
    assert 0 == run(["--workspace", str(root), "remiss", "receive", *words])

    (found,) = read_spool(root / SPOOL, "2021-1").received
    answer = found.submission
    assert ("brev", "för-hand.yaml") == (found.receipt.channel, found.receipt.name)
    assert Stance.SUPPORTS_CHANGED is answer.stance
    assert ('För "kort" tid.', "Två partier.") == (answer.reason, answer.reservation)
    assert DecidedBy("kommunstyrelsen", date(2021, 11, 30), "§ 12") == answer.decided_by
    assert ("KS 2021/7",) == answer.dockets
    assert {"f1": "Nej."} == answer.answers
    first, second = answer.comments
    assert "Tiden räcker inte: se § 3 # där." == first.text
    assert CommentKind.FACTUAL_ERROR is first.kind
    assert CommentPlace("riktlinje", "c2b3") == first.place
    assert ("Fem dagar.", None) == (first.proposal, second.proposal)
    assert CommentKind.QUESTION is second.kind
    assert () == answer.unread


def test_a_letter_can_be_without_a_stance_and_a_wrong_word_is_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = consulted(tmp_path)
    write_in(
        monkeypatch,
        ["jodå", "", "f\udcf6r", "", "", "", "Ja.", "", "", "Bra.", "stöd"] + [""] * 3,
    )

    words = ["--round", "2021-1", "--instance", "vard", "--at", "2021-12-01T08:00:00"]
    assert 0 == run(["--workspace", str(root), "remiss", "receive", *words])

    (found,) = read_spool(root / SPOOL, "2021-1").received
    (comment,) = found.submission.comments
    assert found.submission.stance is None
    assert ("Bra.", CommentKind.SUPPORT) == (comment.text, comment.kind)
    said = capsys.readouterr()
    assert "SUPPORTS" not in said.out + said.err
    assert "tecken som inte är UTF-8" in said.out + said.err
    assert "tillstyrker" in said.out + said.err


def test_without_a_person_a_file_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["remiss", "receive", "--round", "2021-1", "--instance", "vard"]

    assert 2 == run(["--workspace", str(consulted(tmp_path)), *words])

    assert "ingen fil är angiven" in capsys.readouterr().err


def test_each_text_is_asked_about_where_there_are_several(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = asked_of(tmp_path)
    words = OPEN[3 : OPEN.index("--outside")]
    call = ["--workspace", str(root), "remiss"]
    assert 0 == run(
        [*call, "open", "2021-1", "--doc", "bilaga", *words, "--yes", "--commit"]
    )
    write_in(monkeypatch, ["tillstyrker", "Avstyrker", "", *[""] * 10])

    assert 0 == run([*call, "receive", "--round", "2021-1", "--instance", "vard"])

    (found,) = read_spool(root / SPOOL, "2021-1").received
    assert () == found.submission.comments
    assert (Stance.SUPPORTS, {"bilaga": Stance.OPPOSES}) == (
        found.submission.stance,
        found.submission.stances,
    )
    assert () == found.submission.unread


def test_what_is_written_in_for_a_file_counts_from_when_the_file_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root, file = consulted(tmp_path / "w"), tmp_path / "svar.pdf"
    file.write_bytes(b"%PDF-1.7")
    receive(root, file)
    out = capsys.readouterr().out.splitlines()
    (line,) = [one for one in out if one.startswith("govdocs remiss receive")]
    write_in(monkeypatch, ["tillstyrker", *[""] * 10])

    assert 0 == run(["--workspace", str(root), *line.split()[1:]])

    assert "Svaret kom i tid" in capsys.readouterr().out
    told = as_json(root, capsys, "--on", "2022-02-01")
    assert (1, 0) == (told["in_time"], told["late"])


def test_the_same_words_are_written_in_again_with_the_moment_that_was_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = consulted(tmp_path / "w")
    call = ["--workspace", str(root), "remiss", "receive"]
    whose = ["--round", "2021-1", "--instance", "vard"]
    for moment in ([], ["--at", "2021-12-01T08:00:00"]):
        write_in(monkeypatch, ["tillstyrker", *[""] * 10])
        assert 0 == run([*call, *whose, *moment])

    assert "Svaret kom i tid" in capsys.readouterr().out
    assert 1 == as_json(root, capsys, "--on", "2022-02-01")["in_time"]


def test_a_moment_that_has_been_acknowledged_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, file = consulted(tmp_path / "w"), answer(tmp_path)
    receive(root, file, at="2022-01-02T08:00:00")
    told = "Tiden den 1 december 2021 kl. 08.00.00 antecknas inte"
    for moment in ("2022-01-02T08:00:00", "2021-12-01T08:00:00"):
        capsys.readouterr()
        receive(root, file, at=moment)
        assert (moment < "2022") == (told in capsys.readouterr().out)
