"""Replies held against the text: a claim that the history does not bear out is a fault."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from git import Repo

from govdocs import clock
from tests.consultation.answered import answered, saved, told
from tests.consultation.consulted import HOME, TEXT

EDITED = TEXT.replace("inom 3 dagar", "inom 5 dagar")
ROUND = f"{HOME}/remiss.yaml"
REPLIES = f"{HOME}/bemotanden.yaml"


def replies(*entries: str) -> dict[str, str]:
    """Return the file of replies: one given, and the rest of norrby's noted."""
    rows = "".join(f"  - {one}\n" for one in entries)
    return {REPLIES: f'remiss: "2021-1"\nbemötanden:\n{rows}'}


def entry(comment: str, outcome: str, change: str = "") -> str:
    more = f", ändring: {{{change}}}" if change else ""
    return f"{{synpunkter: [{comment}], utfall: {outcome}, motivering: Skäl.{more}}}"


NOTED = entry("norrby-2, norrby-3", "noteras")


def check(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, list[str]]:
    code, out, err = told(root, capsys, "remiss", "reply", "2021-1", "--check")
    return code, out, err.splitlines()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a workspace with an answer by Norrby, three comments in it."""
    return answered(tmp_path / "w", "norrby")[0]


def test_every_comment_without_a_reply_is_one_line_with_file_and_remedy(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, faults = check(root, capsys)

    assert (1, "3 synpunkter, 0 bemötta (0 %).\n") == (code, out)
    assert [
        f"FEL GD989 {REPLIES}:1:1: synpunkten norrby-{at} från Norrby kommun saknar "
        f"bemötande. Åtgärd: kör govdocs remiss reply 2021-1 norrby-{at}."
        for at in (1, 2, 3)
    ] == faults


@pytest.mark.parametrize(
    "trailer",
    [
        "Synpunkt: 2021-1/norrby-1",
        "Synpunkt: 2021-1/soderby-7, 2021-1/norrby-1",
        "Synpunkt: 2021-1/soderby-7\nSynpunkt: 2021-1/norrby-1",
    ],
)
def test_a_commit_with_the_trailer_that_touches_the_block_bears_it_out(
    root: Path, capsys: pytest.CaptureFixture[str], trailer: str
) -> None:
    message = f"Längre tid\n\n{trailer}\n"
    saved(root, {"riktlinje.md": EDITED}, message)
    saved(root, replies(entry("norrby-1", "tillgodoses"), NOTED), "svar")

    assert (0, "3 synpunkter, 3 bemötta (100 %).\n", []) == check(root, capsys)


def test_a_commit_named_must_touch_the_block_named(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commit = saved(root, {"riktlinje.md": EDITED}, "ändring")
    for block, faulty in (("c2b3", False), ("vem", False), ("c2b4", True)):
        change = f'block: ["riktlinje#{block}"], commit: "{commit}"'
        saved(root, replies(entry("norrby-1", "tillgodoses", change), NOTED), block)

        code, _, faults = check(root, capsys)

        assert (int(faulty), faulty) == (code, len(faults) == 1)
    assert (
        f"{REPLIES}:3:1: norrby-1 tillgodoses, men {commit[:12]} rör inte" in faults[0]
    )
    assert "riktlinje#c2b4" in faults[0]
    saved(root, replies(entry("norrby-1", "delvis", change), NOTED), "delvis")
    assert "norrby-1 tillgodoses delvis, men" in check(root, capsys)[2][0]


def test_a_commit_named_must_be_true_though_another_has_the_trailer(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    message = "Längre tid\n\nSynpunkt: 2021-1/norrby-1\n"
    saved(root, {"riktlinje.md": EDITED}, message)
    further = EDITED.replace("varje år", "vartannat år")
    other = saved(root, {"riktlinje.md": further}, "annat stycke")
    change = f'block: ["riktlinje#c2b3"], commit: "{other}"'
    saved(root, replies(entry("norrby-1", "tillgodoses", change), NOTED), "svar")

    code, _, faults = check(root, capsys)

    assert (1, 1) == (code, len(faults))
    assert f"men {other[:12]} rör inte riktlinje#c2b3" in faults[0]


def test_a_commit_from_before_the_round_is_no_change_that_a_comment_caused(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = Repo(root).git.rev_list("--max-parents=0", "HEAD")
    change = f'block: ["riktlinje#c2b3"], commit: "{first}"'
    saved(root, replies(entry("norrby-1", "tillgodoses", change), NOTED), "svar")

    code, _, faults = check(root, capsys)

    assert (1, 1) == (code, len(faults))
    assert f"norrby-1 tillgodoses, men {first[:12]} gjordes före remissen" in faults[0]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("", "norrby-1 tillgodoses, men ingen sparad ändring anges"),
        (
            'block: ["riktlinje#c2b3"]',
            "norrby-1 tillgodoses, men ingen sparad ändring anges",
        ),
        (f'commit: "{"a" * 40}"', "ändringen aaaaaaaaaaaa för norrby-1 finns inte"),
        ("utanför_texten: Det står i rutinen.", None),
    ],
)
def test_what_is_accepted_names_a_change_or_says_why_elsewhere(
    root: Path, capsys: pytest.CaptureFixture[str], change: str, fault: str | None
) -> None:
    saved(root, replies(entry("norrby-1", "tillgodoses", change), NOTED), "svar")

    code, _, faults = check(root, capsys)

    assert (fault is not None) == bool(code)
    assert ([] if fault is None else 1) == (faults if fault is None else len(faults))
    assert fault is None or fault in faults[0]


def test_a_reply_to_nothing_and_a_second_reply_are_faults(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = entry("norrby-9", "noteras"), entry("norrby-1", "noteras")
    saved(root, replies(entry("norrby-1", "noteras"), NOTED, *more), "svar")

    faults = check(root, capsys)[2]

    assert f"{REPLIES}:5:1: synpunkten norrby-9 finns inte" in faults[0]
    assert f"{REPLIES}:6:1: synpunkten norrby-1 har två bemötanden" in faults[1]


def test_the_report_refuses_while_one_comment_lacks_a_reply_and_names_it(
    root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    noted = entry("norrby-1, norrby-2", "noteras")
    saved(root, replies(noted), "svar")
    words = "remiss", "report", "2021-1", "--out", str(tmp_path / "ut")

    code, _, errors = told(root, capsys, *words)

    assert (1, False) == (code, (tmp_path / "ut").exists())
    assert "synpunkten norrby-3 från Norrby kommun saknar bemötande" in errors
    assert 1 == len(errors.splitlines())


def test_a_report_of_a_round_that_is_open_says_that_more_may_come(
    root: Path,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rest = entry("norrby-1, norrby-2, norrby-3", "noteras")
    saved(root, replies(rest), "svar")
    words = ("remiss", "report", "2021-1", "--no-pdf", "--out", str(tmp_path / "ut"))
    open_ = "OBS Remissen är öppen till den 15 januari 2022 kl. 23.59"
    assert open_ not in told(root, capsys, *words)[2]
    at = datetime(2022, 1, 15, 12, tzinfo=clock.STOCKHOLM)
    monkeypatch.setattr(clock, "now", lambda: at)

    code, _, errors = told(root, capsys, *words)

    assert 0 == code
    assert open_ in errors


def test_the_report_and_the_sheet_tell_what_became_of_the_text(
    root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    commit = saved(root, {"riktlinje.md": EDITED}, "ändring")
    change = f'block: ["riktlinje#c2b3"], commit: "{commit}"'
    saved(root, replies(entry("norrby-1", "delvis", change), NOTED), "svar")
    out = tmp_path / "ut"

    first = told(root, capsys, "remiss", "report", "2021-1", "--out", str(out))
    made = {one.name: one.read_bytes() for one in out.iterdir()}
    told(root, capsys, "remiss", "report", "2021-1", "--out", str(out))

    assert (0, "") == (first[0], first[2])
    assert {"redogorelse.html", "redogorelse.md", "redogorelse.pdf"} == set(made)
    assert made == {one.name: one.read_bytes() for one in out.iterdir()}
    text = made["redogorelse.md"].decode("utf-8")
    assert (
        "3 inbjudna: 1 svarade i tid, 0 svarade för sent, 0 avstod, 2 svarade inte."
        in text
    )
    assert "**3 synpunkter, alla bemötta: 1 tillgodoses delvis, 2 noteras.**" in text
    assert "> Kallelsen skickas inom 3 dagar." in text
    assert "> Kallelsen skickas inom 5 dagar." in text
    assert "| Alla | 3 | 0 | 1 | 0 | 2 |" in text
    assert "Ändring: riktlinje#c2b3" not in text
    assert "\nÄndring: " in text

    told(root, capsys, "remiss", "reply", "2021-1", "--sheet", str(out / "blad"))
    sheet = (out / "blad/norrby.md").read_text("utf-8")
    parts = ("### Texten som remitterades", "### Ni skrev", "### Vi svarade")
    assert [*map(sheet.index, parts)] == sorted(map(sheet.index, parts))
    assert 1 == sheet.count("> Kallelsen skickas inom 5 dagar.")
    assert "Texten är oförändrad." in sheet
    assert "<h3>Vi svarade</h3>" in (out / "blad/norrby.html").read_text("utf-8")
    assert "#c2b3" not in sheet
