"""A ledger that cannot be read is told: a loss may not be seen in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.model.delivery import Delivery, File
from govdocs.text.spool import LOST_FILE, SPOOL
from govdocs.text.spool_entry import store
from govdocs.text.spool_harm import find_harm, find_lost
from govdocs.text.spool_ledger import LEDGER
from tests.consultation.received import answer, receive, received_from_two
from tests.consultation.test_consultation_command import as_json, status
from tests.faults.receiving import AT

pytestmark = pytest.mark.usefixtures("own_cache")

UNSEEN = "så svar kan saknas utan att det syns"
RESTORE = "Återställ den ur en säkerhetskopia."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a workspace with an answer from each of two."""
    return received_from_two(tmp_path)


def harm(root: Path) -> list[str]:
    found = find_harm(root, root / SPOOL, "2021-1")
    return [one.seen_from(root).told for one in found]


def make_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-90])


def spoil(path: Path) -> None:
    path.write_text("x" + path.read_text("utf-8"), "utf-8")


@pytest.mark.parametrize("home", ["2021-1", "."])
def test_a_ledger_that_is_a_folder_is_told_wherever_answers_are(
    root: Path, home: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_a_folder(root / SPOOL / home / LEDGER)
    words = f"kvittenser går inte att läsa (det är en mapp), {UNSEEN}"
    where = "/".join(part for part in (SPOOL, home) if part != ".")
    capsys.readouterr()

    assert 0 == status(root, "2021-1")
    assert f"{where}/{words}. {RESTORE}" in capsys.readouterr().err.splitlines()
    run(["--workspace", str(root), "remiss", "reply", "2021-1", "--unanswered"])
    assert words in capsys.readouterr().err
    run(["--workspace", str(root), "check"])
    told = capsys.readouterr().out
    assert f"VARNING GD448 {where}/kvittenser:1:1: {words}" in told
    (one,) = as_json(root, capsys)["harmed"]
    assert {
        "path": f"{where}/kvittenser",
        "message": words.removeprefix("kvittenser "),
        "remedy": RESTORE[0].lower() + RESTORE[1:-1],
    } == one
    assert 0 != receive(root, answer(tmp_path, words="Igen?"))
    out, err = capsys.readouterr()
    assert "Mottaget" not in out
    assert "kvittenser (det är en mapp)" in err


def test_a_ledger_of_all_is_told_once_by_check(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = root / "remisser/2021-2"
    shutil.copytree(root / "remisser/2021-1", other)
    path = other / "remiss.yaml"
    path.write_text(path.read_text("utf-8").replace("2021-1", "2021-2"), "utf-8")
    make_a_folder(root / SPOOL / LEDGER)
    capsys.readouterr()

    run(["--workspace", str(root), "check"])

    told = [one for one in capsys.readouterr().out.splitlines() if "GD448" in one]
    assert 1 == len(told)


@pytest.mark.parametrize("harmed", [cut, spoil])
def test_a_line_without_its_delivery_is_told_and_its_number_is_not_given_again(
    root: Path, harmed: object
) -> None:
    homes = [root / SPOOL / "2021-1", root / SPOOL]
    for one in homes:
        assert callable(harmed)
        harmed(one / LEDGER)
    gone = "0002-norrby" if harmed is cut else "0001-vard"
    shutil.rmtree(homes[0] / gone)

    line = 2 if harmed is cut else 1
    first = f"2021-1/kvittenser går inte att läsa på rad {line}, {UNSEEN}. {RESTORE}"
    assert f"{SPOOL}/{first}" in harm(root)

    sent = Delivery("2021-1", "soderby", AT, "webb", File("svar.md", b"Bra."))
    assert "0003-soderby" == store(root / SPOOL, sent)[0].folder
    assert f"{SPOOL}/{first}" in harm(root)


def test_a_ledger_of_another_system_is_read(root: Path) -> None:
    for one in (root / SPOOL / "2021-1" / LEDGER, root / SPOOL / LEDGER):
        text = one.read_text("utf-8").replace("\n", "\r\n")
        one.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert [] == harm(root)

    shutil.rmtree(root / SPOOL / "2021-1/0001-vard")

    (told,) = harm(root)
    assert "0001-vard är borta, med svaret som kom" in told


def test_a_number_that_nothing_has_is_told_until_it_is_noted_as_lost(
    root: Path,
) -> None:
    (root / SPOOL / LEDGER).write_bytes(b"")
    (root / SPOOL / "2021-1" / LEDGER).write_bytes(b"")
    shutil.rmtree(root / SPOOL / "2021-1/0001-vard")

    (told,) = harm(root)

    words = "har ingen rad för svar 0001, som inte heller har någon mapp"
    assert f"2021-1/kvittenser {words}. {RESTORE}" in told
    note = root / SPOOL / "2021-1" / LOST_FILE
    note.write_text("0001-vard: Disken gick sönder.\n", "utf-8")
    assert [] == harm(root)


def test_a_note_of_what_is_no_delivery_is_told_and_is_no_loss(root: Path) -> None:
    note = root / SPOOL / "2021-1" / LOST_FILE
    note.write_text("vard: Disken gick sönder.\n", "utf-8")

    (told,) = harm(root)

    assert f"{LOST_FILE} går inte att läsa, eller saknar skäl" in told
    assert [] == find_lost(root, root / SPOOL, "2021-1")


def test_numbers_that_nothing_has_are_told_on_one_line(root: Path) -> None:
    home = root / SPOOL / "2021-1"
    for one in ("0004-vard", "0008-vard"):
        shutil.copytree(home / "0001-vard", home / one)

    (told,) = [one for one in harm(root) if "ingen rad" in one]

    assert "för svar 0003 och 0005–0007, som" in told


def test_a_folder_that_is_no_delivery_makes_no_number_missing(root: Path) -> None:
    (root / SPOOL / "2021-1/20210103-kopia").mkdir()

    (told,) = harm(root)

    assert "20210103-kopia har inget kvitto" in told


def test_a_number_far_off_is_told_as_soon_as_another(root: Path) -> None:
    home = root / SPOOL / "2021-1"
    shutil.copytree(home / "0001-vard", home / "20210103-vard")

    (told,) = [one for one in harm(root) if "ingen rad" in one]

    assert "för svar 0003–20210102, som" in told


def test_a_file_with_the_name_of_a_delivery_hides_nothing(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = root / SPOOL / "2021-1"
    (home / "0003-soderby").write_text("hej", "utf-8")
    shutil.rmtree(home / "0001-vard")
    (home / "0001-vard").write_text("hej", "utf-8")
    capsys.readouterr()

    assert 0 == status(root, "2021-1")

    assert "0001-vard är borta" in capsys.readouterr().err


def test_a_delivery_that_nobody_has_acknowledged_is_told_until_it_is_received(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = root / SPOOL / "2021-1"
    for one in (home / LEDGER, root / SPOOL / LEDGER):
        one.write_text("".join(one.read_text("utf-8").splitlines(True)[:1]), "utf-8")
    words = "0002-norrby har ingen rad i kvittenser, så ingen har fått veta"
    capsys.readouterr()

    assert 0 == status(root, "2021-1")

    assert words in capsys.readouterr().err
    run(["--workspace", str(root), "check"])
    told = f"VARNING GD448 {SPOOL}/2021-1/0002-norrby:1:1: {words}"
    assert told in capsys.readouterr().out
    receive(root, answer(tmp_path, "norrby"), instance="norrby")
    capsys.readouterr()
    status(root, "2021-1")
    assert words not in capsys.readouterr().err


def test_a_delivery_that_nobody_has_acknowledged_is_told_until_it_is_put_aside(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = root / SPOOL / "2021-1"
    shutil.copytree(home / "0001-vard", home / "0003-vard")
    status(root, "2021-1")
    words = "0003-vard har ingen rad i kvittenser"
    assert words in capsys.readouterr().err

    status(root, "2021-1", "--aside", "0003-vard=En kopia.")

    capsys.readouterr()
    status(root, "2021-1")
    assert words not in capsys.readouterr().err


def test_nothing_is_said_of_a_spool_from_before_there_were_ledgers(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / SPOOL / "2021-1" / LEDGER).unlink()
    (root / SPOOL / LEDGER).unlink()
    capsys.readouterr()

    status(root, "2021-1")

    assert "" == capsys.readouterr().err
