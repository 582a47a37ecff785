"""Locked versions in real repositories: what they say, however the history is treated."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

from tests.record.locked import (
    AGREEMENT,
    EVENTS,
    NOTICE,
    PART,
    WITH_PART,
    answers,
    copied,
    git,
    lock,
    save,
    start,
    told,
    two_versions,
)

pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with two versions, made once; a test copies it to change it."""
    return two_versions(tmp_path_factory.mktemp("forlaga") / "forrad")


def test_a_lock_is_one_commit_with_the_entry_and_the_tag(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = start(tmp_path / "w", {"avtal.md": AGREEMENT})
    before = git(root, "rev-parse", "HEAD")

    code = lock(root, "avtal", "1.0")

    assert 0 == code
    assert "avtal@1.0 är låst" in capsys.readouterr().out
    assert before == git(root, "rev-parse", "HEAD~1")
    assert "versioner.yaml" == git(root, "show", "--format=", "--name-only", "HEAD")
    assert git(root, "rev-parse", "HEAD") == git(root, "rev-parse", "avtal/1.0^{}")
    assert "" == git(root, "status", "--porcelain")
    blob = git(root, "rev-parse", "HEAD:avtal.md")
    assert blob in (root / "versioner.yaml").read_text("utf-8")


def test_the_text_on_a_day_after_its_named_end(
    whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = told(whole, capsys, "show", "avtal@2024-05-01")

    assert 0 == code
    assert "Den första texten." in out
    assert "avtal@1.0: gällande." in out
    assert "gäller tills annat beslutas" in out


def test_a_lapsed_version_says_so(
    whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = told(whole, capsys, "show", "avtal@2.0")

    assert 0 == code
    assert out.startswith("avtal@2.0: förfallen.")
    assert "Den andra texten." in out


def test_a_day_before_the_first_version_has_no_text(
    whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = told(whole, capsys, "show", "avtal@2010-01-01")

    assert (2, "") == (code, out)
    assert "från den 1 april 2017" in err


def test_parties_with_different_answers(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(whole, tmp_path / "w")
    save(root, {"handelser.yaml": EVENTS + NOTICE}, "uppsägning")

    code, out, err = told(root, capsys, "show", "avtal@2024-05-01")
    mine = told(root, capsys, "show", "avtal@2024-05-01", "--party", "soderby")
    gone = told(root, capsys, "show", "avtal@2024-05-01", "--party", "Norrby")
    unknown = told(root, capsys, "show", "avtal@2024-05-01", "--party", "nortby")
    of_version = told(root, capsys, "show", "avtal@1.0", "--party", "norrby")
    assert (2, True) == (of_version[0], "bara texten en viss dag" in of_version[2])

    assert (2, "") == (code, out)
    assert "1.0 för regionen, soderby; ingen version för norrby" in err
    assert 0 == mine[0]
    assert "Den första texten." in mine[1]
    assert (2, "") == gone[:2]
    assert "Norrby kommun" in gone[2]
    assert "2023-06-01" in gone[2]
    assert 2 == unknown[0]
    assert "menade du norrby?" in unknown[2]


def test_json_gives_each_party_and_exit_two_when_they_differ(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(whole, tmp_path / "w")
    save(root, {"handelser.yaml": EVENTS + NOTICE}, "uppsägning")

    code, out, _ = told(root, capsys, "show", "avtal@2024-05-01", "--format", "json")

    found = json.loads(out)
    assert 2 == code
    assert {"regionen": "1.0", "norrby": None, "soderby": "1.0"} == found["parties"]
    assert "gällande" == found["versions"]["1.0"]["status"]


@pytest.mark.parametrize(
    ("revision", "words"),
    [
        ("avtal@9.9", "välj 1.0, 2.0"),
        ("avtl@1.0", "menade du avtal?"),
        ("avtal@2024-02-30", "finns inte"),
        ("avtal@1.0.0", "finns inte"),
        ("avtal@", "finns inte"),
        ("@1.0", "finns inte"),
        ("HEAD", "finns inte"),
        ("--upload-pack=x", "Åtgärd"),
        ("avtal@\u0661.0", "finns inte"),
        ("", "Åtgärd"),
    ],
)
def test_a_revision_that_is_none_is_told(
    revision: str, words: str, whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = told(whole, capsys, "show", revision)

    assert (2, "") == (code, out)
    assert words in err
    assert 1 == len(err.splitlines())


def test_ids_are_found_in_any_case(
    whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == told(whole, capsys, "show", "AVTAL@1.0")[0]
    assert 0 == told(whole, capsys, "show", "Avtal@2018-01-01")[0]


def test_exported_bytes_have_the_registered_digest(
    whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = (whole / "versioner.yaml").read_text("utf-8")
    full = re.findall(r'full: "([0-9a-f]{64})"', register)

    for number, digest in zip(("1.0", "2.0"), full, strict=True):
        asked = ("export", f"avtal@{number}", "--to", "canonical")
        code, out, _ = told(whole, capsys, *asked)

        assert 0 == code
        assert digest == sha256(out.encode()).hexdigest()


def test_a_moved_file_keeps_its_digest_and_its_text(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(whole, tmp_path / "w")
    before = answers(root, capsys)
    (root / "huvudavtal").mkdir()
    git(root, "mv", "avtal.md", "huvudavtal/texten.md")
    git(root, "commit", "-q", "-m", "flytta")

    assert before == answers(root, capsys)
    assert 1 == lock(root, "avtal", "3.0")
    assert "densamma som version 2.0" in capsys.readouterr().err


def test_a_register_that_is_moved_still_finds_its_texts(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(whole, tmp_path / "w")
    before = answers(root, capsys)
    (root / "mapp").mkdir()
    git(root, "mv", "avtal.md", "versioner.yaml", "handelser.yaml", "mapp")
    git(root, "commit", "-q", "-m", "flytta")

    assert before == answers(root, capsys)


@pytest.mark.parametrize("folder", ["avtal", "mapp med mellanslag/avtal"])
def test_a_workspace_in_a_folder_that_gets_a_new_name(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    top = tmp_path / "en mapp"
    root = two_versions(top, folder)
    save(top, {"annat.txt": "x"}, "annat")
    before = answers(root, capsys)
    git(top, "mv", folder.split("/", maxsplit=1)[0], "nytt namn")
    git(top, "commit", "-q", "-m", "ny mapp")
    moved = top / folder.replace(folder.split("/", maxsplit=1)[0], "nytt namn", 1)

    assert before == answers(moved, capsys)


def test_two_versions_are_locked_in_one_commit(tmp_path: Path) -> None:
    other = AGREEMENT.replace("id: avtal", "id: annat")
    for old, new in (("a2b3", "aa22"), ("c4d5", "cc44"), ("e6f7", "ee66")):
        other = other.replace(old, new)
    other = other.replace("g8h9", "gg88")
    root = start(tmp_path / "w", {"avtal.md": AGREEMENT, "annat.md": other})
    before = git(root, "rev-parse", "HEAD")

    assert 0 == lock(root, "avtal", "1.0", "annat", "1.0")

    assert before == git(root, "rev-parse", "HEAD~1")
    assert "annat/1.0\navtal/1.0" == git(root, "tag", "--points-at", "HEAD")


def test_a_corrected_part_gives_a_version_of_each_that_holds_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {f"{one}.md": WITH_PART.replace("{id}", one) for one in ("ett", "tva")}
    root = start(tmp_path / "w", {**files, "delen.md": PART, "avtal.md": AGREEMENT})
    assert 0 == lock(root, "ett", "1.0", "tva", "1.0", "avtal", "1.0")
    save(root, {"delen.md": PART.replace("delas", "delas lika")}, "rätta")
    before = git(root, "rev-parse", "HEAD")

    code = lock(root, "delen", "--kind", "rättelse")

    assert 0 == code
    assert before == git(root, "rev-parse", "HEAD~1")
    assert "ett/1.1\ntva/1.1" == git(root, "tag", "--points-at", "HEAD")
    assert "delas lika" in told(root, capsys, "show", "ett@1.1")[1]
    assert "delas lika" not in told(root, capsys, "show", "ett@1.0")[1]


def test_what_was_known_on_a_day(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(whole, tmp_path / "w")
    late = EVENTS + NOTICE
    save(root, {"handelser.yaml": late}, "uppsägning", "2099-03-01T23:30:00+01:00")

    asked = ("show", "avtal@2024-05-01", "--party", "norrby", "--known-on")
    before, after = (
        told(root, capsys, *asked, day) for day in ("2099-02-28", "2099-03-01")
    )

    assert 0 == before[0]
    assert "Den första texten." in before[1]
    assert 2 == after[0]
    assert told(
        root, capsys, "show", "avtal@2018-01-01", "--known-on", "2099-02-28"
    ) == (told(root, capsys, "show", "avtal@2018-01-01", "--known-on", "2099-03-01"))


@pytest.mark.parametrize(
    "day", ["2000-01-01", "1970-01-01", "1960-01-01", "0001-01-01"]
)
def test_nothing_was_known_before_the_first_commit(
    day: str, whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("show", "avtal@2018-01-01", "--known-on", day)

    code, out, err = told(whole, capsys, *asked)

    assert (2, "") == (code, out)
    assert f"inget var sparat den {day}" in err


def test_the_log_names_the_change_that_made_each_text(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(whole, tmp_path / "w")
    git(root, "mv", "avtal.md", "nytt.md")
    git(root, "commit", "-q", "-m", "flytta")

    code, out, _ = told(root, capsys, "log", "avtal", "--format", "json")

    rows = json.loads(out)
    assert 0 == code
    assert ["flytta", "revision", "texter"] == [row["subject"] for row in rows]
    assert [[], ["2.0"], ["1.0"]] == [row["versions"] for row in rows]
    assert {"path": "nytt.md", "was": "avtal.md"} == rows[0]["files"][0]


@pytest.mark.parametrize("name", ["(", "a[", "*", "", "-x", "nej"])
def test_the_log_of_no_document_is_told(
    name: str, whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = told(whole, capsys, "log", "--", name)

    assert (2, "") == (code, out)
    assert ("finns inte" if name else "DOKUMENT är tom") in err
