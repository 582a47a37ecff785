"""`govdocs remiss receive --dry-run`: how a file would be read, and nothing stored."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.text.spool import SPOOL
from tests.consultation.answered import answered

Captured = pytest.CaptureFixture[str]

LONG = " ".join(["Kommunen", *["ordet"] * 29]) + "."
ANSWER = f"""remiss: "2021-1"
instans: vard
inställning: tillstyrker
skäl: Det bör säkerställas.
svar: {{f1: Enligt SVPL.}}
synpunkter:
  - {{sort: stöd, text: Bra., ankare: {{dokument: riktlinje}}}}
  - sort: fråga
    text: {LONG} Ring 031-123 45 67.
    ankare: {{dokument: riktlinje, block: c2b3}}
  - {{sort: fråga, text: Varför?}}
reservation: Frågan blev utredd.
"""
READ = "Läst: inställningen tillstyrker, 3 synpunkter, svar på 1 fråga."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return answered(tmp_path / "w")[0]


def tried(root: Path, text: str, *more: str, instance: str = "vard") -> int:
    file = root.parent / "svar.yaml"
    file.write_text(text, "utf-8")
    words = ["--round", "2021-1", "--instance", instance, "--dry-run", *more]
    return run(["--workspace", str(root), "remiss", "receive", str(file), *words])


def test_all_that_can_be_said_more_plainly_is_told_with_its_place(
    root: Path, capsys: Captured
) -> None:
    assert 0 == tried(root, ANSWER)

    told = capsys.readouterr()
    lines = told.out.splitlines()
    assert READ == lines[0]
    assert "1 synpunkt behöver placeras." in lines
    at = [lines.index(one) for one in ("skäl", "svar på f1", "reservation")]
    assert "bör säkerställas" in lines[at[0] + 1]
    assert "”SVPL”" in lines[at[1] + 1]
    assert "”blev utredd”" in lines[at[2] + 1]
    (comment,) = (n for n, one in enumerate(lines) if one.startswith("vard-2, "))
    assert "c2b3" not in lines[comment]
    assert "har 30 ord" in lines[comment + 1]
    assert "4 råd om språket. Inget måste följas." == lines[-1]
    assert "Inget är mottaget" in told.err


def test_nothing_is_stored(root: Path) -> None:
    before = sorted(root.rglob("*"))

    assert 0 == tried(root, ANSWER)

    assert before == sorted(root.rglob("*"))
    assert not (root / SPOOL).exists()


def test_it_is_read_as_it_is_when_it_is_received(root: Path, capsys: Captured) -> None:
    tried(root, ANSWER + "något: annat\n")
    tried_lines = capsys.readouterr().out.splitlines()
    file = str(root.parent / "svar.yaml")
    words = ["--round", "2021-1", "--instance", "vard", "--at", "2021-12-20T08:00:00"]

    assert 0 == run(["--workspace", str(root), "remiss", "receive", file, *words])

    received = capsys.readouterr().out.splitlines()
    read = received[received.index(READ) :]
    place = "i .govdocs/mottaget/2021-1/0001-vard/svar.yaml"
    for what_to_do in (
        f"Skriv ställena under ankare {place}.",
        f"Läs det olästa {place}, skriv in det som hör till svaret och töm ej_lästa.",
    ):
        read.remove(what_to_do)
    assert read == tried_lines[: len(read)]
    assert any("Ej läst" in one for one in read)
    assert any("Personuppgift?" in one for one in read)


def test_an_answer_that_says_all_plainly_has_no_hints(
    root: Path, capsys: Captured
) -> None:
    assert 0 == tried(root, 'remiss: "2021-1"\ninställning: tillstyrker\nskäl: Bra.\n')

    assert "råd" not in capsys.readouterr().out


def test_an_answer_for_another_is_told_as_when_it_is_received(
    root: Path, capsys: Captured
) -> None:
    assert 1 == tried(root, ANSWER, instance="norrby")

    assert "Svaret säger att det kommer från vard." in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--again", "--at=2021-12-20T08:00:00"])
def test_what_means_nothing_in_a_trial_is_refused(
    root: Path, option: str, capsys: Captured
) -> None:
    assert 2 == tried(root, ANSWER, option)

    assert "--dry-run" in capsys.readouterr().err


def test_a_trial_without_a_file_asks_nothing(root: Path, capsys: Captured) -> None:
    words = ["--round", "2021-1", "--instance", "vard", "--dry-run"]

    assert 2 == run(["--workspace", str(root), "remiss", "receive", *words])

    assert "ingen fil är angiven" in capsys.readouterr().err
