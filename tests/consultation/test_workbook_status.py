"""The workbook of a round's status: what the secretary notes in it comes in, or is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from govdocs.cli.main import run
from govdocs.consultation.answers import RoundRead, open_round
from tests.consultation.consulted import HOME, PUBLISHED, published

EXTENSION, DECLINED, OPENED = 7, 8, 9
NORRBY, SODERBY, VARD, FORBUND = 2, 3, 4, 5
Edit = Callable[[Worksheet], None]


def status(root: Path, *words: str) -> int:
    return run(["--workspace", str(root), "remiss", "status", "2021-1", *words])


def put(row: int, column: int, words: object) -> Edit:
    def edit(page: Worksheet) -> None:
        page.cell(row, column).value = words

    return edit


def told(
    root: Path, capsys: pytest.CaptureFixture[str], *edits: Edit, fresh: bool = True
) -> tuple[int, str, str]:
    """Fill in a workbook and read it in; return the code and what was printed."""
    file = root / "ut/status-2021-1.xlsx"
    if fresh:
        assert 0 == status(root, "--format", "xlsx", "--out", str(file.parent))
    book = load_workbook(file)
    for one in edits:
        one(book["Instanser"])
    whole = BytesIO()
    book.save(whole)
    sent = file.parent / "åter.xlsx"
    sent.write_bytes(whole.getvalue())
    capsys.readouterr()
    code = status(root, "--from", str(sent), "--yes")
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return published(
        tmp_path, norrby=PUBLISHED, forbund=PUBLISHED.replace("norrby", "forbund")
    )


def known(root: Path) -> RoundRead:
    return open_round(root, "2021-1")


def extensions(root: Path) -> dict[str, date | None]:
    return {one.consultee: one.extension for one in known(root).round.invited}


def test_instances_stand_as_they_do_on_every_other_face(root: Path) -> None:
    assert 0 == status(root, "--format", "xlsx", "--out", str(root / "ut"))
    page = load_workbook(root / "ut/status-2021-1.xlsx")["Instanser"]

    standing = [page.cell(row, 3).value for row in (NORRBY, SODERBY, FORBUND)]
    assert ["svarade i tid", "svarade inte", "svarade utan inbjudan"] == standing


def test_the_same_standing_gives_the_same_bytes_and_nothing_to_read(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a", "b"):
        assert 0 == status(root, "--format", "xlsx", "--out", str(root / name))

    first, second = (root / one / "status-2021-1.xlsx" for one in ("a", "b"))
    assert first.read_bytes() == second.read_bytes()
    assert (0, "", "Inget är ändrat i arbetsboken.\n") == told(root, capsys)
    assert 2 == status(root, "--format", "xlsx")


def test_what_is_noted_comes_in(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    days = (
        put(SODERBY, EXTENSION, "2022-02-01"),
        put(NORRBY, EXTENSION, datetime(2022, 1, 20)),
    )
    marks = put(VARD, DECLINED, "2021-12-15"), put(VARD, OPENED, " Ja ")

    code, printed, errors = told(root, capsys, *days, *marks)

    assert (0, "") == (code, errors)
    assert "Anstånd: Söderby kommun, till och med 2022-02-01." in printed
    assert "Avstår: Vårdnämnden, den 15 december 2021 kl. 23.59.59." in printed
    now = {"norrby": date(2022, 1, 20), "soderby": date(2022, 2, 1), "vard": None}
    assert now == extensions(root)
    assert "- {id: vard, kanal: word}\n" in (root / HOME / "remiss.yaml").read_text(
        "utf-8"
    )
    (one,) = known(root).spooled.received
    assert ("vard", "avstår") == (one.receipt.consultee, str(one.submission.stance))
    assert datetime(2021, 12, 15, 22, 59, 59, tzinfo=UTC) == one.receipt.received
    assert (True, ()) == (one.is_read, one.submission.unread)
    assert ["vard"] == [*known(root).opened]
    nothing = 0, "", "Inget är ändrat i arbetsboken.\n"
    assert nothing == told(root, capsys, *days, *marks, fresh=False)
    assert nothing == told(root, capsys)


def test_one_that_declines_after_all_does_so_anew(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == told(root, capsys, put(VARD, DECLINED, "2021-12-15"))[0]
    assert 0 == status(root, "--aside", "0001-vard=Skrivet på fel rad.")

    assert "Mottaget: 0002-vard" in told(root, capsys, put(VARD, DECLINED, "ja"))[1]

    first, second = known(root).spooled.received
    assert (True, False) == (first.aside is not None, second.aside is not None)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (put(SODERBY, EXTENSION, "2022-01-02"), "anstånd till 2022-01-15"),
        (put(SODERBY, EXTENSION, None), "cellen G3 (Anstånd till) är tömd"),
        (put(NORRBY, EXTENSION, "2021-12-30"), "är inte längre än sista svarsdag"),
        (
            put(NORRBY, EXTENSION, "snart"),
            '"snart" i cellen G2 (Anstånd till) är inget',
        ),
        (put(NORRBY, DECLINED, "ja"), "norrby har redan svarat (i tid)"),
        (put(VARD, DECLINED, "kanske"), "är varken ja eller en dag som har varit"),
        (put(VARD, OPENED, "2999-01-01"), "är varken ja eller en dag som har varit"),
        (put(VARD, OPENED, "=TODAY()"), "cellen I4 (Öppnat) är en formel"),
        (put(FORBUND, OPENED, "ja"), "forbund är inte inbjuden"),
        (put(VARD, 1, "okand"), "instansen okand finns inte i remissen"),
        (lambda page: page.merge_cells("G2:G3"), "cellerna G2:G3"),
        (lambda page: page.delete_cols(10), "Instanser saknas rubriken Visat"),
        (
            lambda page: page.append([None] * 7 + ["ja"]),
            "åter.xlsx:6:1: raden är ifylld men saknar id för instansen",
        ),
        (put(VARD, OPENED, 2022), "I4 (Öppnat) läses som 1905-07-14, men remissen"),
        (put(VARD, DECLINED, "2021-01-01"), "H4 (Avstår) läses som 2021-01-01, men"),
    ],
)
def test_what_cannot_be_noted_is_told_and_nothing_is_written(
    root: Path, capsys: pytest.CaptureFixture[str], edit: Edit, said: str
) -> None:
    before = (root / HOME / "remiss.yaml").read_bytes()

    code, printed, errors = told(root, capsys, edit, put(SODERBY, OPENED, "ja"))

    assert (1, "") == (code, printed)
    assert said in errors
    assert before == (root / HOME / "remiss.yaml").read_bytes()
    assert not (root / ".govdocs").exists()


def test_what_was_noted_meanwhile_is_a_conflict(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(root, capsys)
    run(
        [
            *("--workspace", str(root), "remiss", "invite", "2021-1", "soderby"),
            *("--extension", "2022-01-30", "--yes"),
        ]
    )
    status(root, "--opened", "vard")

    late = put(SODERBY, EXTENSION, "2022-01-20"), put(VARD, OPENED, "2021-10-01")
    code, _, errors = told(root, capsys, *late, fresh=False)

    assert 1 == code
    assert "uppgifterna om soderby är ändrade sedan arbetsboken skrevs ut" in errors
    assert "Anstånd till: 2022-01-30, Avstår: tomt, Öppnat: tomt" in errors
    assert "uppgifterna om vard är ändrade" in errors


def test_a_formula_is_one_fault(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, _, errors = told(root, capsys, put(VARD, OPENED, "=TODAY()"))

    assert "Inget är skrivet: 1 fel i arbetsboken." in errors


def test_the_wrong_workbook_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def rename(page: Worksheet) -> None:
        page.parent["govdocs"]["B2"].value = "sammanställning"

    code, _, errors = told(root, capsys, rename)

    assert 1 == code
    assert 'av slaget "sammanställning" och inte "status"' in errors
