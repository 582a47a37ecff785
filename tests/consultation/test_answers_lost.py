"""An acknowledged answer that cannot be restored: noted with a reason, and then no fault."""

from __future__ import annotations

import shutil
from pathlib import Path

import jsonschema
import pytest

from govdocs.cli.main import run
from govdocs.text.spool import LOST_FILE, SPOOL, read_lost
from tests.command.test_json import closed, schemas
from tests.consultation.consulted import asked_of
from tests.consultation.received import (
    answer,
    receive,
    received_from_two,
)
from tests.consultation.test_consultation_command import as_json, status
from tests.consultation.test_consultation_opening import OPEN

pytestmark = pytest.mark.usefixtures("own_cache")

WHY = "Disken gick sönder den 3 januari och det fanns ingen kopia."
MOMENT = "den 31 december 2021 kl. 23.59.59"


def lost(root: Path, *folders: str) -> int:
    words = [word for one in folders for word in ("--lost", f"{one}={WHY}")]
    return status(root, "2021-1", "--on", "2022-02-01", *words)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a workspace with an answer from each of two."""
    return received_from_two(tmp_path)


def home(root: Path) -> Path:
    return root / SPOOL / "2021-1"


@pytest.mark.parametrize("gone", ["0001-vard", "0001-vard/original.yaml", ""])
def test_a_loss_is_a_note_in_status_and_nothing_for_check(
    root: Path, gone: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = home(root) / gone
    path.unlink() if path.is_file() else shutil.rmtree(path)
    folders = ["0001-vard"] if gone else ["0001-vard", "0002-norrby"]
    capsys.readouterr()

    assert 0 == lost(root, *folders)

    for _ in range(2):
        told = capsys.readouterr()
        assert "" == told.err
        words = (
            f"Originalet är förlorat: 0001-vard. Vårdnämnden, mottaget {MOMENT}. {WHY}"
        )
        out = " ".join(told.out.split())
        assert words in out
        has_none = "Det finns inget annat svar, så instansen räknas bland dem som inte"
        assert (not gone.endswith(".yaml")) == (has_none in out)
        run(["--workspace", str(root), "check"])
        assert "GD448" not in capsys.readouterr().out
        assert 0 == status(root, "2021-1", "--on", "2022-02-01")
    found = as_json(root, capsys, "--on", "2022-02-01")
    jsonschema.validate(found, closed(schemas()["remiss status REMISS"]))
    assert ["0001-vard", WHY, "2021-12-31T22:59:59Z"] == [
        found["lost"][0][key] for key in ("delivery", "reason", "received_at")
    ]
    run(["--workspace", str(root), "remiss", "reply", "2021-1", "--unanswered"])
    assert "borta" not in capsys.readouterr().err


def test_what_was_restored_is_lost_no_longer(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(home(root) / "0001-vard", tmp_path / "kopia")
    shutil.rmtree(home(root) / "0001-vard")
    assert 0 == lost(root, "0001-vard")
    shutil.copytree(tmp_path / "kopia", home(root) / "0001-vard")

    assert [] == as_json(root, capsys, "--on", "2022-02-01")["lost"]


def test_no_reminder_says_that_nothing_has_come(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(home(root) / "0001-vard")
    out = tmp_path / "brev"

    assert 0 == status(
        *(root, "2021-1", "--lost", f"0001-vard={WHY}", "--reminders", str(out))
    )

    assert ["soderby.md"] == [one.name for one in out.iterdir()]
    words = (
        "Ingen påminnelse till Vårdnämnden: ett svar har kommit in och gått förlorat."
    )
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("0002-norrby=Borta.", "0002-norrby ligger där det ska, som det kom"),
        ("0009-vard=Borta.", "menade du 0001-vard?"),
        ("0001-vard", "skälet för 0001-vard saknas"),
        ("0001-vard=\u200b", "skälet för 0001-vard saknas"),
        ("=Borta.", '"=Borta." säger inte vilket svar'),
    ],
)
def test_what_is_not_lost_cannot_be_noted_as_lost(
    root: Path, words: str, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(home(root) / "0001-vard")
    capsys.readouterr()

    assert 0 < status(root, "2021-1", "--lost", words)

    assert what in capsys.readouterr().err
    assert not (home(root) / "forlorade.yaml").exists()


def test_two_reasons_for_one_answer_are_refused(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(home(root) / "0001-vard")
    more = ("--lost", "0001-vard=En.", "--lost", "0001-vard=En annan.")

    assert 0 < status(root, "2021-1", *more)

    assert "0001-vard har fått två skäl" in capsys.readouterr().err
    assert not (home(root) / LOST_FILE).exists()


def test_the_report_tells_of_the_loss(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, out = asked_of(tmp_path / "w"), tmp_path / "ut"
    assert 0 == run(["--workspace", str(root), *OPEN, "--yes", "--commit"])
    receive(root, answer(tmp_path, "norrby"), instance="norrby")
    shutil.rmtree(home(root) / "0001-norrby")
    assert 0 == lost(root, "0001-norrby")

    call = ["--workspace", str(root), "remiss", "report", "2021-1", "--no-pdf"]
    assert 0 == run([*call, "--out", str(out)])

    title = "Mottagna svar vars original har gått förlorat"
    for ending in ("md", "html"):
        told = (out / f"redogorelse.{ending}").read_text("utf-8")
        assert title in told
        assert f"Norrby kommun, mottaget {MOMENT}. {WHY} Det finns inget annat" in told


def test_a_reason_with_what_nobody_sees_takes_no_other_with_it(root: Path) -> None:
    for one in ("0001-vard", "0002-norrby"):
        shutil.rmtree(home(root) / one)
    assert 0 == lost(root, "0001-vard")

    more = "0002-norrby=Disken\u00ad gick\u200b sönder."
    assert 0 == status(root, "2021-1", "--on", "2022-02-01", "--lost", more)

    found = read_lost(root / SPOOL, "2021-1")
    assert {"0001-vard": WHY, "0002-norrby": "Disken gick sönder."} == found


def test_a_note_that_cannot_be_read_is_never_written_over(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = f'0001-vard: "{WHY}\n'
    (home(root) / LOST_FILE).write_text(broken, "utf-8")
    shutil.rmtree(home(root) / "0002-norrby")
    capsys.readouterr()

    assert 0 != lost(root, "0002-norrby")

    assert "rätta filen först; inget är ändrat" in capsys.readouterr().err
    assert broken == (home(root) / LOST_FILE).read_text("utf-8")
    run(["--workspace", str(root), "check"])
    told = capsys.readouterr().out
    assert "2021-1/forlorade.yaml:1:1: forlorade.yaml går inte att läsa" in told


@pytest.mark.parametrize(
    "reason", ["", " ''", " [Borta.]", " {skäl: Borta.}", " A\n0001-vard: B"]
)
def test_a_loss_without_a_reason_is_still_a_fault(
    root: Path, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(home(root) / "0001-vard")
    (home(root) / LOST_FILE).write_text(f"0001-vard:{reason}\n", "utf-8")

    assert [] == as_json(root, capsys, "--on", "2022-02-01")["lost"]
    run(["--workspace", str(root), "check"])
    assert "0001-vard är borta" in capsys.readouterr().out
    assert 0 < lost(root, "0001-vard")
    assert "forlorade.yaml" in capsys.readouterr().err
