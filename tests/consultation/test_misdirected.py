"""An answer for another round or instance: to be acted on until the right one has come."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.text.spool import SPOOL, read_spool
from tests.consultation.consulted import ROUND, consulted
from tests.consultation.received import ANSWER, answer, receive
from tests.consultation.test_consultation_command import status
from tests.workspaces import write_workspace

TODO = "Räknas inte: 0001-vard. Svaret säger att det"
DONE = "Räknas inte, och rätt svar har kommit: 0001-vard."


def wrong(folder: Path, round_: str = "2022-3", instance: str = "vard") -> Path:
    path = folder / "fel.yaml"
    text = ANSWER.format(instance=instance, words="Varför?")
    path.write_text(text.replace("2021-1", round_), "utf-8")
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return consulted(tmp_path / "w")


def told(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[bool, bool]:
    """Return whether the wrong answer is something to do, and whether it is listed."""
    capsys.readouterr()
    assert 0 == status(root, "2021-1")
    printed = capsys.readouterr()
    return TODO in printed.err, DONE in printed.out


def test_a_wrong_answer_waits_until_the_right_one_has_come(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 1 == receive(root, wrong(tmp_path))
    assert (True, False) == told(root, capsys)
    receive(root, answer(tmp_path, "norrby"), instance="norrby")
    assert (True, False) == told(root, capsys)

    receive(root, answer(tmp_path))

    assert (False, True) == told(root, capsys)


def test_a_file_in_which_nothing_is_read_is_no_right_answer(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    receive(root, wrong(tmp_path))
    empty = tmp_path / "tom.md"
    empty.write_bytes(b"")

    receive(root, empty)

    assert (True, False) == told(root, capsys)


def test_a_wrong_answer_after_the_right_one_is_to_be_acted_on(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    receive(root, answer(tmp_path))
    receive(root, wrong(tmp_path))
    capsys.readouterr()

    status(root, "2021-1")

    assert "Räknas inte: 0002-vard. Svaret säger" in capsys.readouterr().err


def test_the_same_file_received_of_the_right_instance_settles_it(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = wrong(tmp_path, "2021-1", "norrby")
    assert 1 == receive(root, file)
    assert (True, False) == told(root, capsys)

    renamed = file.rename(tmp_path / "rätt.yml")
    assert 0 == receive(root, renamed, instance="norrby")

    assert (False, True) == told(root, capsys)


def test_the_same_file_received_in_the_right_round_settles_it(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = ROUND.replace('"2021-1"', '"2022-3"')
    write_workspace(root, {"remisser/2022-3/remiss.yaml": other})
    file = wrong(tmp_path)
    assert 1 == receive(root, file)
    words = "remiss", "receive", "--round", "2022-3", "--at", "2021-12-01T08:00:00"

    run(["--workspace", str(root), *words, "--instance", "norrby", str(file)])
    assert (True, False) == told(root, capsys)
    run(["--workspace", str(root), *words, "--instance", "vard", str(file)])
    assert 2 == len(read_spool(root / SPOOL, "2022-3").received)
    assert (False, True) == told(root, capsys)


def test_publishing_asks_nobody_to_act_on_what_is_settled(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish = ["--workspace", str(root), "remiss", "publish", "2021-1"]
    receive(root, wrong(tmp_path))
    run(publish)
    assert "OBS 0001-vard: Svaret säger" in capsys.readouterr().err

    receive(root, answer(tmp_path))
    capsys.readouterr()
    run(publish)

    assert "0001-vard" not in capsys.readouterr().err
