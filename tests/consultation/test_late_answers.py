"""Which of several late answers counts, as the commands tell it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.consultation.consulted import consulted
from tests.consultation.received import answer, counted, receive
from tests.consultation.test_consultation_command import status


def waiting(root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what is told of the round beside how it stands."""
    status(root, "2021-1", "--on", "2022-02-01")
    return capsys.readouterr().err


def test_a_late_file_that_says_nothing_waits_for_a_person(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, wrong = consulted(tmp_path / "w"), tmp_path / "tom.md"
    wrong.write_bytes(b"")
    receive(root, wrong, at="2022-01-02T08:00:00")
    capsys.readouterr()

    receive(root, answer(tmp_path), at="2022-01-03T08:00:00")
    assert "Det räknas, för ur det som kom den 2 jan" in capsys.readouterr().out
    assert "2022-01-03T07:00:00Z" == counted(root, capsys)["received_at"]
    assert "Ur filen från den 2 januari 2022" in waiting(root, capsys)

    receive(root, answer(tmp_path, words="Ett till."), at="2022-01-04T08:00:00")
    told = capsys.readouterr().out
    assert "Svaret från den 3 januari 2022 kl. 08.00.00 kom först och räknas" in told
    receive(root, wrong)
    assert "OBS Ur det är inget läst. Svaret från den 3" in capsys.readouterr().out

    receive(root, answer(tmp_path, words="Ur filen."), at="2022-01-02T08:00:00")
    assert "2022-01-02T07:00:00Z" == counted(root, capsys)["received_at"]
    assert "inget läst" not in waiting(root, capsys)


def test_a_late_file_that_says_nothing_does_not_take_the_place_of_a_later_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, wrong = consulted(tmp_path / "w"), tmp_path / "tom.md"
    wrong.write_bytes(b"")
    receive(root, answer(tmp_path), at="2022-01-03T08:00:00")
    capsys.readouterr()

    receive(root, wrong, at="2022-01-02T08:00:00")

    told = capsys.readouterr().out
    assert "OBS Ur det nya är inget läst, så svaret från den 3 januari 2022" in told
    assert "2022-01-03T07:00:00Z" == counted(root, capsys)["received_at"]
