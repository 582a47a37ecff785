"""An answer that does not count: filed under the wrong instance, or taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.text.spool import SPOOL, read_spool
from tests.consultation.consulted import consulted
from tests.consultation.received import answer, receive
from tests.consultation.test_consultation_command import as_json, status

WHY = "Vårdnämnden tog tillbaka svaret den 3 december."


def two(tmp_path: Path) -> Path:
    """Return a workspace with two answers of one instance, the second counting."""
    root = consulted(tmp_path / "w")
    receive(root, answer(tmp_path), at="2021-12-01T08:00:00")
    receive(root, answer(tmp_path, words="Varför inte fem?"))
    return root


def test_an_answer_that_is_put_aside_is_kept_and_does_not_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = two(tmp_path)
    capsys.readouterr()

    assert 0 == status(root, "2021-1", "--aside", f"0002-vard={WHY}")

    told = capsys.readouterr()
    assert f"Räknas inte: 0002-vard. {WHY}" in " ".join(told.out.split())
    assert "" == told.err, "nobody has to look at what a person has put aside"
    stands = as_json(root, capsys, "--on", "2022-02-01")
    row = next(one for one in stands["instances"] if one["instance"] == "vard")
    assert "2021-12-01T07:00:00Z" == row["received_at"]
    assert (root / SPOOL / "2021-1/0002-vard/original.yaml").exists()

    assert 0 == status(root, "2021-1", "--aside", f"0001-vard={WHY}")
    assert 0 == as_json(root, capsys, "--on", "2022-02-01")["in_time"]


def test_one_that_came_again_and_does_not_count_is_told_as_the_first_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = consulted(tmp_path / "w")
    file = answer(tmp_path, "norrby")
    assert 1 == receive(root, file)
    assert "Svaret säger att det kommer från norrby." in capsys.readouterr().err

    assert 1 == receive(root, file)

    told = capsys.readouterr()
    assert "Samma filer är redan mottagna: 0001-vard" in told.out
    assert "räknas inte. Svaret säger att det kommer från norrby." in told.err


def test_one_that_a_person_has_put_aside_and_that_comes_again_is_told_as_that(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = two(tmp_path)
    assert 0 == status(root, "2021-1", "--aside", f"0001-vard={WHY}")
    capsys.readouterr()

    assert 1 == receive(root, answer(tmp_path))

    told = capsys.readouterr().err
    assert f"har lagts åt sidan: {WHY}" in told
    path = f"{SPOOL}/2021-1/0001-vard/sidolagt.yaml"
    assert f"Ska det räknas ändå tar du bort {path}." in told
    (root / path).unlink()
    assert 0 == receive(root, answer(tmp_path))


def test_words_with_what_nobody_sees_are_kept_as_they_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = two(tmp_path)
    capsys.readouterr()

    said = "0001-vard=Åter\u00adtaget den\u200b 3"
    assert 0 == status(root, "2021-1", "--aside", said)
    assert "Räknas inte: 0001-vard." in capsys.readouterr().out
    assert 0 == status(root, "2021-1")


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("0009-vard=Fel.", "menade du 0001-vard?"),
        ("0001-vard", "skälet för 0001-vard saknas"),
        ("=Fel.", '"=Fel." säger inte vilket svar'),
    ],
)
def test_what_cannot_be_put_aside_is_told(
    words: str, what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = consulted(tmp_path / "w")
    receive(root, answer(tmp_path))
    capsys.readouterr()

    assert 0 < status(root, "2021-1", "--aside", words)

    assert what in capsys.readouterr().err
    assert not [*(root / SPOOL).rglob("sidolagt.yaml")]


def test_an_answer_that_is_public_cannot_be_put_aside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = consulted(tmp_path / "w")
    file = tmp_path / "svar.yaml"
    file.write_text("inställning: tillstyrker\n", "utf-8")
    receive(root, file)
    words = ["remiss", "publish", "2021-1", "--yes"]
    assert 0 == run(["--workspace", str(root), *words])
    capsys.readouterr()

    assert 1 == status(root, "2021-1", "--aside", f"0001-vard={WHY}")

    assert "är publicerat" in capsys.readouterr().err
    assert 1 == as_json(root, capsys)["in_time"]


@pytest.mark.parametrize(
    "words",
    [
        "skäl: fel: Ale\n".encode(),
        "skäl: bröt\n".encode("latin-1"),
        b"avgjort: x\n",
        b"",
    ],
)
def test_a_slip_in_why_an_answer_does_not_count_is_told_and_it_counts_no_more_for_it(
    words: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = two(tmp_path)
    assert 0 == status(root, "2021-1", "--aside", f"0002-vard={WHY}")
    path = root / SPOOL / "2021-1/0002-vard/sidolagt.yaml"
    path.write_bytes(words)
    capsys.readouterr()

    assert 1 == status(root, "2021-1")

    told = capsys.readouterr().err
    assert told.startswith(f"FEL GD449 {SPOOL}/2021-1/0002-vard/sidolagt.yaml:1:")
    run(["--workspace", str(root), "check"])
    assert told in capsys.readouterr().out
    (_, later) = read_spool(root / SPOOL, "2021-1").received
    assert "Skälet går inte att läsa." == later.aside
