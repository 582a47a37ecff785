"""No answer is given from a record that was meddled with, and no lock changes the past."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.record.locked import (
    AGREEMENT,
    EVENTS,
    NOTICE,
    copied,
    git,
    lock,
    save,
    start,
    told,
    two_versions,
)

CORRECTED = AGREEMENT.replace("Den första texten.", "Den första, rättade texten.")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_versions(tmp_path_factory.mktemp("forlaga"))


@pytest.fixture
def one(tmp_path: Path) -> Path:
    """Return a workspace with 1.0 locked, in force from 2017-04-01."""
    root = start(tmp_path, {"avtal.md": AGREEMENT})
    assert 0 == lock(root, "avtal", "1.0", "--on", "2017-02-01")
    save(
        root, {"handelser.yaml": "\n".join(EVENTS.split("\n")[:3]) + "\n"}, "händelser"
    )
    return root


def test_a_correction_applies_from_the_day_it_is_locked(
    one: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(one, {"avtal.md": CORRECTED}, "rättat")
    words = ("--kind", "rättelse", "--on", "2024-03-01")
    assert 0 == lock(one, "avtal", "1.1", *words)

    before = told(one, capsys, "show", "avtal@2024-02-29")[1]
    after = told(one, capsys, "show", "avtal@2024-03-01")[1]

    assert "avtal@1.0" in before
    assert "rättade" not in before
    assert "avtal@1.1" in after
    assert "rättade" in after


def test_a_correction_never_applies_before_what_it_corrects(
    one: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(one, {"avtal.md": CORRECTED}, "rättat")

    words = (
        "version",
        "lock",
        "avtal",
        "1.1",
        "--kind",
        "rättelse",
        "--reason",
        "Prov.",
    )
    code, _, err = told(one, capsys, *words, "--from", "1999-01-01")

    assert 2 == code
    assert "1999-01-01 ligger före 2017-04-01" in err


@pytest.mark.parametrize("kind", ["rättelse", "redaktionell"])
def test_what_is_a_matter_of_words_changes_no_terms(
    kind: str, one: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(one, {"avtal.md": CORRECTED.replace("12 månader", "18 månader")}, "ändrat")
    head = git(one, "rev-parse", "HEAD")

    words = ("version", "lock", "avtal", "1.1", "--kind", kind, "--reason", "Prov.")
    code, _, err = told(one, capsys, *words)

    assert 1 == code
    assert "andra villkor än avtal@1.0 (uppsägning)" in err
    assert head == git(one, "rev-parse", "HEAD")


def test_an_update_says_which_terms_it_changes(
    one: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(one, {"avtal.md": CORRECTED.replace("12 månader", "18 månader")}, "ändrat")

    words = (
        "version",
        "lock",
        "avtal",
        "1.1",
        "--kind",
        "uppdatering",
        "--reason",
        "A.",
    )
    code, _, err = told(one, capsys, *words)

    assert 0 == code
    assert "avtal@1.1 har andra villkor än avtal@1.0: uppsägning." in err


@pytest.mark.parametrize("words", [("show", "avtal@1.0"), ("version", "list")])
def test_a_register_that_was_changed_gives_no_answer(
    words: tuple[str, ...],
    whole: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = copied(whole, tmp_path / "w")
    register = root / "versioner.yaml"
    text = register.read_text("utf-8")
    at = text.index('full: "') + 7
    other = "0" if text[at] != "0" else "1"
    register.write_text(f"{text[:at]}{other}{text[at + 1 :]}", "utf-8")

    code, out, err = told(root, capsys, *words)

    assert (3, "") == (code, out)
    assert "FEL GD937 versioner.yaml:3:1: raden om avtal@1.0" in err


@pytest.mark.parametrize("words", [("show", "avtal"), ("version", "list")])
def test_an_event_that_does_not_hang_together_gives_no_answer(
    words: tuple[str, ...],
    whole: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = copied(whole, tmp_path / "w")
    misspelt = NOTICE.replace("norrby", "nordby")
    save(root, {"handelser.yaml": f"{EVENTS}{misspelt}"}, "uppsägning")

    code, out, err = told(root, capsys, *words)

    assert (1, "") == (code, out)
    assert "GD704 handelser.yaml:5:1: parten nordby finns inte" in err


@pytest.mark.parametrize("key", ["parter", "inkom"])
def test_a_notice_without_what_it_needs_is_told(
    key: str, whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(whole, tmp_path / "w")
    rows = [row for row in NOTICE.split("\n") if f" {key}:" not in row]
    save(root, {"handelser.yaml": EVENTS + "\n".join(rows)}, "uppsägning")

    code, out, _ = told(root, capsys, "check")

    assert 1 == code
    assert f'GD051 handelser.yaml:5:5: nyckeln "{key}" saknas' in out


def test_the_list_of_a_day_leaves_out_what_was_not_locked_then(
    whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = told(whole, capsys, "version", "list", "--on", "2018-01-01")[1]

    assert "1.0" in listed
    assert "2.0" not in listed


@pytest.mark.parametrize("words", [(), ("avtal",)])
def test_the_list_of_a_day_before_every_lock_does_not_say_that_none_is(
    words: tuple[str, ...], whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ("version", "list", *words, "--on", "2010-01-01")

    code, out, err = told(whole, capsys, *call)

    assert (0, "") == (code, out)
    assert "den 1 januari 2010" in err
    assert "Lås en" not in err


def test_the_list_of_a_workspace_without_versions_tells_how_to_lock(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = start(tmp_path, {"avtal.md": AGREEMENT})

    assert "Lås en med" in told(root, capsys, "version", "list")[2]
