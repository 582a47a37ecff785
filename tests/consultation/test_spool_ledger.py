"""What was acknowledged stands in a ledger, so that a delivery that is gone is seen."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.errors import CannotWrite
from govdocs.model.delivery import Delivery, File
from govdocs.text.spool import SPOOL, read_spool
from govdocs.text.spool_entry import store
from govdocs.text.spool_harm import find_harm
from govdocs.text.spool_ledger import LEDGER, read_ledger
from tests.consultation.received import (
    received_from_two,
)
from tests.consultation.test_consultation_command import status
from tests.faults.receiving import AT

pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a workspace with two deliveries, all that is said of them read."""
    return received_from_two(tmp_path)


def round_folder(root: Path) -> Path:
    return root / SPOOL / "2021-1"


def harm(root: Path) -> list[str]:
    return [one.told for one in find_harm(root, root / SPOOL, "2021-1")]


def sent(consultee: str, words: str = "Bra.") -> Delivery:
    return Delivery("2021-1", consultee, AT, "webb", File("svar.md", words.encode()))


def test_each_delivery_has_a_line_with_its_moment_and_digest(root: Path) -> None:
    lines = (round_folder(root) / LEDGER).read_text("utf-8").splitlines()

    receipts = [one.receipt for one in read_spool(root / SPOOL, "2021-1").received]
    assert [
        f"{one.folder} 2021-12-31T22:59:59Z {one.sha256}" for one in receipts
    ] == lines
    assert [] == harm(root)


def test_a_delivery_that_is_gone_is_told_wherever_answers_are(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    digest = read_ledger(round_folder(root))["0001-vard"].sha256
    shutil.rmtree(round_folder(root) / "0001-vard")
    capsys.readouterr()
    words = (
        "0001-vard är borta, med svaret som kom den 31 december 2021 kl. 23.59.59 "
        f"(sha256 {digest})"
    )

    for _ in range(2):
        status(root, "2021-1")
        (line,) = [
            one for one in capsys.readouterr().err.splitlines() if "är borta" in one
        ]
        where = f"{SPOOL}/2021-1/"
        assert f"{where}{words}. Återställ den ur en säkerhetskopia." == line
        run(["--workspace", str(root), "check"])
        (line,) = [
            one for one in capsys.readouterr().out.splitlines() if "GD448" in one
        ]
        assert line.startswith(f"VARNING GD448 {SPOOL}/2021-1/0001-vard")
        assert words in line
    run(["--workspace", str(root), "remiss", "reply", "2021-1", "--unanswered"])
    assert words in capsys.readouterr().err


def test_all_deliveries_gone_are_told(root: Path) -> None:
    for one in ("0001-vard", "0002-norrby"):
        shutil.rmtree(round_folder(root) / one)

    assert 2 == len(harm(root))


def test_the_number_of_one_that_is_gone_is_not_given_to_another(root: Path) -> None:
    shutil.rmtree(round_folder(root) / "0002-norrby")

    receipt, _ = store(root / SPOOL, sent("norrby"))

    assert "0003-norrby" == receipt.folder
    (told,) = harm(root)
    assert "0002-norrby är borta" in told


def test_a_delivery_that_another_has_taken_the_place_of_is_told(root: Path) -> None:
    folder = round_folder(root) / "0001-vard"
    other = root / "annan"
    store(other, sent("vard", "Något annat."))
    shutil.rmtree(folder)
    shutil.copytree(other / "2021-1/0001-vard", folder)

    (told,) = harm(root)

    assert "kvitto.yaml säger något annat än när svaret kvitterades" in told


def test_a_moment_that_was_changed_is_told(root: Path) -> None:
    path = round_folder(root) / "0001-vard/kvitto.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("2021-12-31T22:59:59Z", "2021-12-30T22:59:59Z"))

    (told,) = harm(root)

    assert "kvitto.yaml säger något annat än när svaret kvitterades" in told


def test_a_spool_of_old_gets_its_ledger_with_the_next_delivery(root: Path) -> None:
    (round_folder(root) / LEDGER).unlink()
    assert [] == harm(root)

    store(root / SPOOL, sent("soderby"))

    every = ["0001-vard", "0002-norrby", "0003-soderby"]
    assert every == [*read_ledger(round_folder(root))]
    assert [] == harm(root)


@pytest.mark.parametrize(
    "torn", ["0001-va", "0002-norrby 2021-12-31T22:59:59Z abc", "\0"]
)
def test_a_line_that_was_cut_off_is_no_delivery_and_spoils_no_other(
    root: Path, torn: str
) -> None:
    path = round_folder(root) / LEDGER
    path.write_bytes(path.read_bytes() + torn.encode())

    assert [] == harm(root)
    store(root / SPOOL, sent("soderby"))
    assert "0003-soderby" == [*read_ledger(round_folder(root))][-1]
    assert [] == harm(root)


def test_the_same_files_again_stand_in_the_ledger_before_they_are_acknowledged(
    root: Path,
) -> None:
    first, _ = store(root / SPOOL, sent("soderby"))
    (round_folder(root) / LEDGER).unlink()

    again, is_new = store(root / SPOOL, sent("soderby"))

    assert (first, False) == (again, is_new)
    assert first.folder in read_ledger(round_folder(root))


@pytest.mark.parametrize("home", ["2021-1", "."])
@pytest.mark.parametrize("stops", ["write", "fsync"])
def test_what_cannot_be_put_in_the_ledger_is_not_received(
    root: Path, stops: str, home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledgers = [round_folder(root) / LEDGER, root / SPOOL / LEDGER]
    before = [one.read_bytes() for one in ledgers]
    real = getattr(os, stops)

    def full(handle: int, *given: bytes) -> int:
        if (root / SPOOL / home / LEDGER).samefile(f"/proc/self/fd/{handle}"):
            raise OSError(28, "")
        return int(real(handle, *given) or 0)

    monkeypatch.setattr(os, stops, full)
    with pytest.raises(CannotWrite):
        store(root / SPOOL, sent("soderby"))
    monkeypatch.undo()

    assert before == [one.read_bytes() for one in ledgers]
    assert 2 == len(read_spool(root / SPOOL, "2021-1").received)
    assert [] == harm(root)
    assert "0003-soderby" == store(root / SPOOL, sent("soderby"))[0].folder


def test_a_round_that_is_gone_is_told_wherever_answers_are(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(round_folder(root))
    words = "2021-1 är borta, med 2 mottagna svar som har kvitterats"
    capsys.readouterr()

    status(root, "2021-1")
    assert f"{words}. Återställ den ur en säkerhetskopia." in capsys.readouterr().err
    run(["--workspace", str(root), "check"])
    (line,) = [one for one in capsys.readouterr().out.splitlines() if "GD448" in one]
    assert line.startswith(f"VARNING GD448 {SPOOL}/2021-1:1:1: {words}")


def test_what_comes_after_a_round_is_gone_hides_nothing_of_it(root: Path) -> None:
    shutil.rmtree(round_folder(root))

    receipt, _ = store(root / SPOOL, sent("norrby"))

    assert "0003-norrby" == receipt.folder
    assert ["0001-vard är borta", "0002-norrby är borta"] == [
        one.rpartition("/")[2].partition(",")[0] for one in harm(root)
    ]


def test_rounds_are_not_mixed_in_the_ledger_of_all(root: Path) -> None:
    other = Delivery("2021-11", "vard", AT, "webb", File("svar.md", b"Nej."))
    store(root / SPOOL, other)

    lines = (root / SPOOL / LEDGER).read_text("utf-8").splitlines()
    assert ["2021-1/0001-vard", "2021-1/0002-norrby", "2021-11/0001-vard"] == [
        one.partition(" ")[0] for one in lines
    ]
    shutil.rmtree(root / SPOOL / "2021-11")
    assert [] == harm(root)


def test_a_spool_without_a_ledger_of_all_gets_it_with_the_next_delivery(
    root: Path,
) -> None:
    (root / SPOOL / LEDGER).unlink()
    assert [] == harm(root)

    store(root / SPOOL, sent("soderby"))

    assert 3 == len((root / SPOOL / LEDGER).read_text("utf-8").splitlines())
    (root / SPOOL / LEDGER).write_bytes(b"2021-1/0001-vard 2021")
    store(root / SPOOL, sent("soderby", "Igen."))
    shutil.rmtree(round_folder(root))
    (told,) = harm(root)
    assert "med 4 mottagna svar" in told
