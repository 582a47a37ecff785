"""`govdocs remiss publish`: nothing is public before it, and no person by mistake."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs import clock
from govdocs.cli.main import run
from govdocs.consultation.flags import flags_of, masked_answer, rewritten
from govdocs.consultation.personal import (
    MASK,
    PersonalKind,
    find_personal,
    masked,
)
from govdocs.model.submission import Submission
from govdocs.text.consultations import read_submission
from govdocs.text.faults import Faults
from govdocs.text.registers import read_yaml_file
from govdocs.text.spool import SPOOL
from tests.consultation.consulted import consulted
from tests.consultation.received import receive
from tests.record.records import git, new_record

NUMBER, OTHER = "811218-9876", "20121212-1212"
TEXT = f"""## Skäl

Frågor till Anna Sten-Berg, anna.sten@exempel.invalid, 070-123 45 67. Vårdplanen gäller.

## Synpunkt på riktlinje#vem

Patienten {NUMBER} fick vänta. Se ärende 2021-00123 och sidan 12.
"""
PUBLIC = "remisser/2021-1/publicerat/vard.yaml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a saved workspace with one answer in the spool, after the round."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = consulted(new_record(tmp_path / "w"))
    git(root, "add", "-A")
    git(root, "commit", "-qm", "start")
    file = tmp_path / "svar.md"
    file.write_text(TEXT, "utf-8")
    assert 0 == receive(root, file)
    at(monkeypatch, "2022-02-01T12:00:00")
    return root


def at(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    moment = datetime.fromisoformat(words).replace(tzinfo=clock.STOCKHOLM)
    monkeypatch.setattr(clock, "now", lambda: moment)


def publish(root: Path, *words: str) -> int:
    return run(["--workspace", str(root), "remiss", "publish", "2021-1", *words])


def test_personal_data_is_told_when_an_answer_is_received(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "annat.md"
    file.write_text(TEXT, "utf-8")
    capsys.readouterr()

    receive(root, file, instance="norrby")

    told = capsys.readouterr().out
    for one in ("personnummer", "e-postadress", "telefonnummer", "namn bredvid"):
        assert one in told


def test_nothing_is_published_until_each_is_masked_or_kept_for_a_reason(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "" == git(root, "status", "--porcelain")
    capsys.readouterr()

    assert 1 == publish(root, "--yes", "--commit")

    told = capsys.readouterr()
    assert f"vard:4 personnummer i synpunkt vard-1: {NUMBER}" in told.out
    assert "4 uppgifter" in told.err
    assert 1 == publish(root, "--mask", "vard:4", "--yes", "--commit")
    assert "3 uppgifter" in capsys.readouterr().err
    assert not (root / PUBLIC).exists()
    assert 1 == int(git(root, "rev-list", "--count", "HEAD"))


def test_what_is_published_is_masked_and_the_original_stays(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--mask", "alla", "--keep", "vard:2=registratorns brevlåda"]
    assert 0 == publish(root, *words, "--yes", "--commit")

    text = (root / PUBLIC).read_text("utf-8")
    assert text == git(root, "show", f"HEAD:{PUBLIC}") + "\n"
    answer = read_submission(
        PUBLIC, read_yaml_file(PUBLIC, text.encode(), Faults(PUBLIC)).data
    )
    assert (
        f"Frågor till {MASK}, anna.sten@exempel.invalid, {MASK}. Vårdplanen gäller."
        == answer.reason
    )
    assert (
        f"Patienten {MASK} fick vänta. Se ärende 2021-00123 och sidan 12."
        == answer.comments[0].text
    )
    assert "Påhittade uppgifter" == answer.marking
    message = git(root, "log", "-1", "--format=%B")
    assert "Skäl: registratorns brevlåda" in message
    assert "Maskerade personuppgifter: 3." in message
    assert "anna.sten" not in message
    original = root / SPOOL / "2021-1/0001-vard/original.md"
    assert TEXT == original.read_text("utf-8")
    assert NUMBER not in git(root, "log", "-p", "--all")
    capsys.readouterr()
    assert 0 == publish(root, "--yes", "--commit")
    assert "inga nya svar" in capsys.readouterr().err


def test_an_answer_with_pieces_that_nobody_has_read_is_not_published(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / SPOOL / "2021-1/0001-vard/svar.yaml"
    text = path.read_text("utf-8")
    path.write_text(f'{text}ej_lästa: ["Rubrik: Övrigt"]\n', "utf-8")
    capsys.readouterr()

    assert 1 == publish(root, "--yes", "--commit")
    told = capsys.readouterr()
    where = f"FEL GD981 {SPOOL}/2021-1/0001-vard/svar.yaml:1:1: "
    assert f"{where}1 del av svaret från Vårdnämnden" in told.err
    assert "4 uppgifter" in told.err
    assert 1 == publish(root, "--mask", "alla", "--yes", "--commit")
    assert not (root / PUBLIC).exists()

    path.write_text(text, "utf-8")
    assert 0 == publish(root, "--mask", "alla", "--yes", "--commit")


def test_a_comment_that_will_never_get_a_place_is_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    publish(root, "--mask", "alla", "--yes")
    assert "saknar ställe" not in capsys.readouterr().err
    (root / PUBLIC).unlink()
    path = root / SPOOL / "2021-1/0001-vard/svar.yaml"
    more = '  - {id: vard-9, sort: fråga, text: "Och sedan?"}\n'
    path.write_text(path.read_text("utf-8").rstrip() + f"\n{more}", "utf-8")

    publish(root, "--mask", "alla", "--yes")

    assert "OBS 1 synpunkt saknar ställe: vard-9." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--mask", "vard:9"], "ingen flaggad uppgift vard:9"),
        (["--keep", "vard:1"], "skälet för vard:1 saknas"),
        (["--keep", "vard:1=roll"], "kör med --commit"),
    ],
)
def test_a_choice_that_says_nothing_is_refused(
    words: list[str], told: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish(root, *words, "--yes") in (1, 2)
    assert told in capsys.readouterr().err
    assert not (root / PUBLIC).exists()


def test_an_open_round_is_not_published(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, "2022-01-15T23:59:59")
    assert 1 == publish(root, "--mask", "alla", "--yes")
    assert "öppen till den 15 januari 2022" in capsys.readouterr().err

    at(monkeypatch, "2022-01-16T00:00:00")
    assert 0 == publish(root, "--mask", "alla", "--yes")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (f"Född {NUMBER}.", [PersonalKind.NUMBER]),
        ("198112189876", [PersonalKind.NUMBER]),
        (f"({OTHER})", [PersonalKind.NUMBER]),
        ("811278-9873 fick", [PersonalKind.COORDINATION]),
        ("811218-9875", []),
        ("811318-9876", []),
        ("kontonummer 5811218-98761", []),
        ("SFS 2017:30 och 2021-12-31, kl. 08.00-16.30", []),
        ("Ring 031-12 34 56 i dag", [PersonalKind.PHONE]),
        ("+46 (0)70 123 45 67", [PersonalKind.PHONE]),
        ("0701234567", [PersonalKind.PHONE]),
        ("a.b+c@kommun.lerum.se,", [PersonalKind.MAIL]),
        ("@lerum och a@b", []),
        ("Göteborgs Stad anser att Västra Götaland ska svara.", []),
        ("Anna Sten, 031-12 34 56", [PersonalKind.NAME, PersonalKind.PHONE]),
        ("anna@x.se\n\nVästra Götaland", [PersonalKind.MAIL]),
        ("Diarienummer 2021/00123 och KS 0123", []),
    ],
)
def test_what_may_point_out_a_person_is_found_and_other_figures_are_not(
    text: str, kinds: list[PersonalKind]
) -> None:
    assert kinds == [one.kind for one in find_personal(text)]


@settings(deadline=None)
@given(st.dates(), st.integers(0, 999), st.booleans())
def test_every_number_with_its_check_figure_is_found_and_no_other(
    born: object, serial: int, is_coordination: bool
) -> None:
    day = f"{born:%y%m}{int(f'{born:%d}') + 60 * is_coordination:02}"
    nine = f"{day}{serial:03}"
    total = sum(sum(divmod(int(one) * (2 - at % 2), 10)) for at, one in enumerate(nine))
    right = -total % 10

    for last in range(10):
        text = f"nummer {nine[:6]}-{nine[6:]}{last}."
        kinds = {one.kind for one in find_personal(text)}
        wanted = PersonalKind.COORDINATION if is_coordination else PersonalKind.NUMBER
        assert (wanted in kinds) == (last == right), text


PIECES = st.lists(
    st.sampled_from(
        [NUMBER, "a@b.se", "031-12 34 56", "Anna Sten", " ", "ord", "\n", "."]
    )
).map("".join)


@settings(deadline=None)
@given(PIECES)
def test_masking_takes_what_was_found_and_nothing_else(text: str) -> None:
    found = find_personal(text)
    rest, at = [], 0
    for one in found:
        assert text[one.start : one.end] == one.words
        rest.append(text[at : one.start])
        at = one.end
    rest.append(text[at:])

    assert rest == masked(text, found).split(MASK)
    numbers = {PersonalKind.NUMBER, PersonalKind.MAIL}
    assert not numbers & {one.kind for one in find_personal(masked(text, found))}


@settings(deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=4))
def test_marks_are_numbered_and_each_masks_its_own(texts: list[str]) -> None:
    answer = Submission(
        "2021-1", "vard", clock.now(), "webb", "a" * 64, unread=tuple(texts)
    )
    marks = [one.mark for one in flags_of(answer)]

    assert [f"vard:{at}" for at in range(1, len(marks) + 1)] == marks
    assert answer == masked_answer(answer, ())
    assert answer == rewritten(answer, lambda where, text: text)
    for mark in marks:
        taken = masked_answer(answer, {mark})
        assert 1 == sum(one.count(MASK) for one in taken.unread)
