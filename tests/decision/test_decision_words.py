"""`govdocs beslut add`: what words it takes, and what a correction or another may change."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from govdocs.cli.entry import write
from govdocs.errors import DecisionRefused
from govdocs.model.decision import AppealState, Decision
from govdocs.text.decision_file import decision_text
from govdocs.text.decisions import read_decision
from govdocs.text.faults import Faults
from govdocs.text.filing import Filing
from govdocs.text.registers import read_yaml_file
from tests.decision.deciding import EVENTS, YES, Captured, add
from tests.record.locked import copied, git

pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture
def root(undecided: Path, tmp_path: Path) -> Path:
    return copied(undecided, tmp_path / "w")


def test_what_check_would_find_is_told_and_is_never_saved(
    root: Path, capsys: Captured
) -> None:
    code, _, err = add(root, capsys, "norrby-kf", *YES, "--commit")

    assert 1 == code
    assert ["GD415", "GD415", "GD970"] == re.findall(r"FEL (GD\d+)", err)
    assert "" == git(root, "status", "--porcelain")
    code, _, err = add(root, capsys, "norrby-kf", *YES)
    assert (0, 2) == (code, err.count("GD415"))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a: # 'b' \"c\"", "a: # 'b' \"c\""),
        ("rad ett\nrad två", "rad ett\nrad två"),
        ("rad ett\r\nrad två", "rad ett\nrad två"),
        ("a\u030a\u00a0§", "å §"),
        ("a\u200bb", "ab"),
        ("yes", "yes"),
        ("---", "---"),
        ("å" * 50_000, "å" * 50_000),
    ],
)
def test_the_file_says_what_is_read_of_it(
    given: str, kept: str, root: Path, capsys: Captured
) -> None:
    assert 0 == add(root, capsys, "norrby-kf", *YES, "--wording", given)[0]

    (path,) = (root / "beslut/avtal/2.0/norrby-kf").iterdir()
    name = path.relative_to(root).as_posix()
    faults = Faults(name)
    data = read_yaml_file(name, path.read_bytes(), faults).data
    read = read_decision(name, data) if data else None
    assert not faults.found
    assert read is not None
    assert kept == read.clauses[0].text
    assert path.read_text("utf-8") == decision_text(read)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("abc\u202edef", "text: "),
        ("a\x1b[31mb", "--wording har ett styrtecken (U+001B)"),
        ("a\x85b", "--wording har ett styrtecken (U+0085)"),
        ("half\ud800", "--wording har tecken som inte är UTF-8"),
        ("   ", "--wording är tom"),
        ("å" * 200_000, "filen är 400 kB"),
    ],
)
def test_words_that_hide_something_are_refused_in_one_line(
    given: str, why: str, root: Path, capsys: Captured
) -> None:
    code, out, err = add(root, capsys, "norrby-kf", *YES, "--wording", given)

    assert code in (1, 2)
    assert 1 == len(err.splitlines())
    assert why in err
    assert "" == out
    assert not (root / "beslut").exists()


MEETING = ("--corrected-on", "2022-10-03", "--before", "x", "--after", "y", "--yes")


def test_a_correction_keeps_what_it_does_not_say_anew(
    root: Path, capsys: Captured
) -> None:
    folder = root / "beslut/avtal/2.0/norrby-kf"
    folder.mkdir(parents=True)
    full = re.findall(r"full: \"(\w{64})\"", (root / "versioner.yaml").read_text())[1]
    (folder / "2022-09-08-1.yaml").write_text(WHOLE.replace("FULL", full), "utf-8")
    said = ("norrby-kf", "--corrects", "2022-09-08-1", *MEETING)
    assert 0 == add(root, capsys, *said, "--appealed", "pågår")[0]

    old, new = (_read(root, one) for one in sorted(folder.iterdir()))
    assert (AppealState.PENDING, "x") == (
        new.appeal and new.appeal.state,
        new.corrects and new.corrects.before,
    )
    assert old == replace(new, name=old.name, appeal=None, corrects=None)

    said = ("norrby-kf", "--corrects", "2022-09-08-2", *MEETING)
    add(root, capsys, *said, "--outcome", "avslår", "--wording", "avslå")
    last = _read(root, folder / "2022-09-08-3.yaml")
    assert ((), (), full) == (last.additions, last.conditions, last.decided)
    assert ["noterar", "avslår"] == [one.outcome for one in last.clauses]


WHOLE = """organ: norrby-kf
part: norrby
datum: 2022-09-08
paragraf: § 77
diarienummer: [KS 2022-1]
föreslaget: "FULL"
slutlig: ja
att_satser:
  - {utfall: noterar, text: notera läget, bilaga: Bilaga 1}
  - {utfall: godkänner, text: godkänna avtalet}
tillägg: [{text: Följ upp., uppdrag_till: KS}]
villkor: [{sort: övrigt, text: med tanke på kostnaden}]
underskrift: {datum: 2022-11-01, befattningar: [ordförande]}
"""


def _read(root: Path, file: Path) -> Decision:
    name = file.relative_to(root).as_posix()
    data = read_yaml_file(name, file.read_bytes(), Faults(name)).data
    one = read_decision(name, data) if data else None
    assert one is not None
    return one


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("sro", *MEETING, "--outcome", "noterar"), "blir ingen granskning"),
        (("sro", *MEETING, "--on", "2022-05-05"), "samma datum som beslutet"),
        (("sro", *MEETING[2:]), "mötet som rättade"),
        (("vvg", *MEETING), "vvg har inget beslut"),
    ],
)
def test_what_no_correction_can_be_is_one_line(
    words: tuple[str, ...], why: str, root: Path, capsys: Captured
) -> None:
    add(root, capsys, "sro", "--on", "2022-04-04", "--review", "jurist", "--yes")
    code, _, err = add(root, capsys, *words, "--corrects", "2022-04-04-1")

    assert 2 == code
    assert why in err
    assert 1 == len(list((root / "beslut").rglob("*.yaml")))


@pytest.mark.parametrize("is_saved", [True, False], ids=["saved", "written"])
@pytest.mark.parametrize("before", [None, b"as it was read"], ids=["new", "read"])
def test_what_somebody_else_wrote_meanwhile_is_never_written_over(
    before: bytes | None, is_saved: bool, root: Path
) -> None:
    path = root / "handelser.yaml"
    filing = Filing("handelser.yaml", before, b"ours", "Ours")

    with pytest.raises(DecisionRefused, match="någon annan skrev"):
        write(root, filing, is_saved=is_saved)

    assert EVENTS == path.read_text("utf-8")
    assert "" == git(root, "status", "--porcelain")
