"""What a person writes in svar.yaml: a slip is told where it stands, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.text.spool import SPOOL
from tests.consultation.consulted import consulted
from tests.consultation.received import answer, receive
from tests.consultation.test_consultation_command import status

pytestmark = pytest.mark.usefixtures("own_cache")
FOLDER = f"{SPOOL}/2021-1/0002-vard"
LEFT = 'ej_lästa:\n  - "Vi vill ses."\n'
MEANT = '  - {id: vard-3, sort: fråga, text: "Vi vill ses."}\n'


def edited(tmp_path: Path, words: str) -> tuple[Path, Path]:
    """Return a workspace with two answers of one, words added to what was read of the last."""
    root = consulted(tmp_path / "w")
    receive(root, answer(tmp_path), at="2021-12-01T08:00:00")
    receive(root, answer(tmp_path, words="Varför inte fem?"))
    path = root / FOLDER / "svar.yaml"
    path.write_text(path.read_text("utf-8") + words, "utf-8")
    return root, path


@pytest.mark.parametrize(
    "words",
    ["skäl: ”citat: [\n", "skal: x\n"],
)
@pytest.mark.parametrize(
    "command",
    [
        ["status", "2021-1"],
        ["publish", "2021-1", "--mask", "alla"],
        ["compile", "2021-1", "--format", "md", "--out", "ut"],
        ["reply", "2021-1", "--unanswered"],
    ],
)
def test_a_slip_is_told_where_it_stands_and_no_older_answer_counts_instead(
    command: list[str],
    words: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root, path = edited(tmp_path, words)
    line = len(path.read_text("utf-8").splitlines())
    capsys.readouterr()

    assert 1 == run(["--workspace", str(root), "remiss", *command])

    told = capsys.readouterr()
    (fault,) = [one for one in told.err.splitlines() if one.startswith("FEL")]
    assert fault.startswith(f"FEL GD449 {FOLDER}/svar.yaml:{line}:")
    assert "" == told.out


def test_a_slip_in_one_answer_stops_no_other_from_coming_in(tmp_path: Path) -> None:
    root, _ = edited(tmp_path, "skal: x\n")

    assert 0 == receive(root, answer(tmp_path, "norrby"), instance="norrby")


@pytest.mark.parametrize("words", [LEFT + "skal: x\n", MEANT + LEFT])
def test_what_a_person_has_written_is_not_read_over(
    words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, path = edited(tmp_path, words)
    written = path.read_bytes()
    again = ["--workspace", str(root), "remiss", "receive", "--round", "2021-1"]
    capsys.readouterr()

    assert 0 == run([*again, "--again"])

    told = capsys.readouterr().err
    assert "0002-vard: svar.yaml kan vara ändrad för hand och läses inte över." in told
    assert "0 svar är lästa på nytt." in told
    assert written == path.read_bytes()

    receive(root, answer(tmp_path, words="Varför inte fem?"))
    assert written == path.read_bytes()


def test_what_nobody_has_touched_is_read_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = consulted(tmp_path / "w")
    file = tmp_path / "svar.yaml"
    file.write_text("svar: {f9: Ja.}\n", "utf-8")
    receive(root, file)
    path = root / SPOOL / "2021-1/0001-vard/svar.yaml"
    again = ["--workspace", str(root), "remiss", "receive", "--round", "2021-1"]
    read = path.read_bytes()
    capsys.readouterr()

    assert 0 == run([*again, "--again"])
    assert "1 svar är läst på nytt." in capsys.readouterr().err
    path.write_text("", "utf-8")
    path.unlink()
    assert 0 == run([*again, "--again"])

    assert read == path.read_bytes()
    assert 0 == status(root, "2021-1")


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        (
            "svar.yaml",
            "inställning: tillstyrker\nsvar: {f1: Ja., f9: Nej.}\n",
            "Läst: inställningen tillstyrker, 0 synpunkter, svar på 1 fråga.",
        ),
        ("svar.yaml", "svar: {f9: Nej.}\n", "Läst: ingen inställning, 0 synpunkter"),
        ("svar.pdf", "%PDF-1.7 \x00", "Läst: ingen inställning"),
    ],
)
def test_what_is_read_and_where_the_rest_is_put_in_are_told(
    name: str,
    words: str,
    told: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = consulted(tmp_path / "w")
    file = tmp_path / name
    file.write_text(words, "utf-8")

    receive(root, file)

    out = capsys.readouterr().out
    assert told in out
    by_hand = "--round 2021-1 --instance vard --at 2021-12-31T23:59:59\n"
    in_file = f"Läs det olästa i {SPOOL}/2021-1/0001-vard/svar.yaml, skriv in"
    is_said = "tillstyrker" in words
    assert [not is_said, is_said] == [by_hand in out, in_file in out]
