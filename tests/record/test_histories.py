"""Locked versions when the history is rewritten, cloned, cut off, damaged or tampered with."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.record.locked import (
    AGREEMENT,
    EVENTS,
    answers,
    copied,
    git,
    save,
    told,
    two_versions,
)

LINE = re.compile(r"FEL GD\d{3} \S+:\d+:\d+: .+ Åtgärd: .+[.?!]")
ASKED = (
    ("show", "avtal@1.0"),
    ("show", "avtal@2024-05-01"),
    ("show", "avtal@2018-01-01", "--known-on", "2030-01-01"),
    ("version", "list"),
    ("log", "avtal"),
    ("export", "avtal@1.0", "--to", "canonical"),
    ("check", "--rev", "HEAD"),
)


pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with two versions, made once; a test copies it to change it."""
    return two_versions(tmp_path_factory.mktemp("forlaga") / "forrad")


def _drop_tags(root: Path) -> None:
    git(root, "tag", "-d", "avtal/1.0", "avtal/2.0")


def _rewrite(root: Path) -> None:
    _drop_tags(root)
    git(root, "config", "user.name", "Någon Annan")
    git(root, "rebase", "-q", "--root", "--force-rebase", when="2031-01-01T12:00:00Z")
    git(root, "reflog", "expire", "--expire=now", "--all")
    git(root, "gc", "-q", "--prune=now")


def _move_tag(root: Path) -> None:
    git(root, "tag", "-f", "avtal/1.0", "avtal/2.0")


def _pack(root: Path) -> None:
    git(root, "gc", "-q")


def _replace_blob(root: Path) -> None:
    old = git(root, "rev-parse", "avtal/1.0^{}:avtal.md")
    git(root, "replace", old, git(root, "rev-parse", "HEAD:avtal.md"))


def _replace_commit(root: Path) -> None:
    git(root, "replace", "HEAD", "HEAD~3")


def _graft(root: Path) -> None:
    place = root / ".git" / "info" / "grafts"
    place.parent.mkdir(exist_ok=True)
    place.write_text(git(root, "rev-parse", "HEAD") + "\n", "utf-8")


def _other_branch(root: Path) -> None:
    git(root, "branch", "avtal/1.0@", "HEAD~2")
    git(root, "update-ref", "refs/heads/avtal@1.0", "HEAD~2")
    git(root, "update-ref", "refs/tags/HEAD", "HEAD~2")


def _detach(root: Path) -> None:
    git(root, "checkout", "-q", "--detach")


def _settings(root: Path) -> None:
    for name, value in (
        ("log.showSignature", "true"),
        ("log.follow", "true"),
        ("log.date", "relative"),
        ("core.quotePath", "true"),
        ("color.ui", "always"),
        ("diff.renames", "false"),
        ("diff.noprefix", "true"),
        ("core.autocrlf", "true"),
        ("status.relativePaths", "true"),
    ):
        git(root, "config", name, value)


def _branch_and_merge(root: Path) -> None:
    git(root, "checkout", "-q", "-b", "sido", "HEAD~2")
    save(root, {"annat.yaml": "a: 1\n"}, "sido")
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "--no-ff", "-m", "foga ihop", "sido")
    git(root, "rm", "-q", "annat.yaml")
    git(root, "commit", "-q", "-m", "bort")


@pytest.mark.parametrize(
    "treat",
    [
        _drop_tags,
        _rewrite,
        _move_tag,
        _pack,
        _replace_blob,
        _graft,
        _other_branch,
        _detach,
        _settings,
        _branch_and_merge,
    ],
)
def test_no_treatment_of_the_history_changes_an_answer(
    treat: Callable[[Path], None],
    whole: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = copied(whole, tmp_path / "w")
    before = answers(root, capsys)

    treat(root)

    assert before == answers(root, capsys)
    assert "1.0" in told(root, capsys, "log", "avtal")[1]


def test_a_replaced_commit_changes_no_answer(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(whole, tmp_path / "w")
    before = [told(root, capsys, *words) for words in ASKED[:-1]]

    _replace_commit(root)

    assert before == [told(root, capsys, *words) for words in ASKED[:-1]]


def test_a_fresh_clone_gives_the_same_answers(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(tmp_path, "clone", "-q", "--no-tags", whole.as_uri(), "klon")

    assert answers(whole, capsys) == answers(tmp_path / "klon", capsys)


def test_a_work_tree_beside_the_clone_gives_the_same_answers(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(whole, tmp_path / "w")
    git(root, "worktree", "add", "-q", "--detach", str(tmp_path / "bredvid"))

    assert answers(root, capsys) == answers(tmp_path / "bredvid", capsys)


def test_a_submodule_can_be_a_workspace(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    top = tmp_path / "over"
    top.mkdir()
    git(top, "init", "-q")
    words = ("submodule", "add", "-q", str(whole), "avtal")
    git(top, "-c", "protocol.file.allow=always", *words)

    assert answers(whole, capsys) == answers(top / "avtal", capsys)


def _shallow(whole: Path, folder: Path) -> Path:
    git(folder, "clone", "-q", "--depth=1", whole.as_uri(), "grund")
    return folder / "grund"


def _without_commits(whole: Path, folder: Path) -> Path:
    root = copied(whole, folder / "w")
    git(root, "checkout", "-q", "--orphan", "ny")
    return root


def _outside_git(whole: Path, folder: Path) -> Path:
    root = copied(whole, folder / "w")
    shutil.rmtree(root / ".git")
    return root


def _bare(whole: Path, folder: Path) -> Path:
    git(folder, "clone", "-q", "--bare", whole.as_uri(), "naket")
    return folder / "naket"


@pytest.mark.parametrize("words", ASKED)
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_shallow, "git fetch --unshallow"),
        (_without_commits, "inget är sparat i git ännu"),
        (_outside_git, "ligger inte i ett git-förråd"),
        (_bare, "naket förråd"),
    ],
)
def test_a_history_that_is_not_there_is_told(
    make: Callable[[Path, Path], Path],
    said: str,
    words: tuple[str, ...],
    whole: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, err = told(make(whole, tmp_path), capsys, *words)

    assert (4, "") == (code, out)
    assert said in err
    assert 1 == len(err.splitlines())


def _objects(root: Path) -> list[str]:
    listed = git(root, "rev-list", "--objects", "--all", "--no-object-names")
    return listed.split("\n")


def test_any_missing_object_is_told_or_makes_no_difference(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound = [told(whole, capsys, *words) for words in ASKED]
    for count, name in enumerate(_objects(whole)):
        root = copied(whole, tmp_path / str(count))
        place = root / ".git" / "objects" / name[:2] / name[2:]
        place.unlink()

        for words, expected in zip(ASKED, sound, strict=True):
            _is_told_or_same(told(root, capsys, *words), expected)


def test_any_damaged_object_is_told_or_makes_no_difference(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound = [told(whole, capsys, *words) for words in ASKED]
    for count, name in enumerate(_objects(whole)):
        root = copied(whole, tmp_path / str(count))
        place = root / ".git" / "objects" / name[:2] / name[2:]
        place.chmod(0o644)
        place.write_bytes(b"inget objekt" if count % 2 else b"")

        for words, expected in zip(ASKED, sound, strict=True):
            _is_told_or_same(told(root, capsys, *words), expected)


def _is_told_or_same(
    found: tuple[int, str, str], expected: tuple[int, str, str]
) -> None:
    code, out, err = found
    if code == 0:
        assert expected == found
    else:
        assert code in {1, 3, 4}
        fault = (out + err).splitlines()[0]
        assert LINE.fullmatch(fault)
        assert "inget är sparat i git ännu" not in fault


def test_bytes_of_another_text_under_a_locked_number_are_told(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(whole, tmp_path / "w")
    first, second = (
        git(root, "rev-parse", f"avtal/{number}^{{}}:avtal.md")
        for number in ("1.0", "2.0")
    )
    register = (root / "versioner.yaml").read_text("utf-8")
    save(root, {"versioner.yaml": register.replace(first, second)}, "byt")

    for words in (("show", "avtal@1.0"), ("export", "avtal@1.0", "--to", "canonical")):
        code, out, err = told(root, capsys, *words)
        assert (3, "") == (code, out)
        assert LINE.fullmatch(err.strip())


RECORDS = [
    ("handelser.yaml", "version:", "verison:", "verison"),
    ("handelser.yaml", "2017-04-01", "2024-02-30", "2024-02-30"),
    ("handelser.yaml", "2017-04-01", "2017-4-1", "2017-4-1"),
    ("handelser.yaml", "villkor uppfyllt", "vilkor uppfyllt", "vilkor uppfyllt"),
    ("handelser.yaml", "avtal:", "avtal: {", ""),
    ("handelser.yaml", "avtal:", "- avtal:", ""),
    ("handelser.yaml", '"1.0"', "1.0", ""),
    ("versioner.yaml", "låst:", "last:", "last"),
    ("versioner.yaml", "2017-02-01", "2017-02-31", "2017-02-31"),
    ("versioner.yaml", "sort: revision", "sort: version", "version"),
    ("versioner.yaml", "nummer:", "nummer: x\n    nummer:", ""),
]


@pytest.mark.parametrize(("file", "old", "new", "words"), RECORDS)
def test_a_fault_in_the_record_is_told_with_its_line(
    file: str,
    old: str,
    new: str,
    words: str,
    whole: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = copied(whole, tmp_path / "w")
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), "utf-8")

    for asked in (("show", "avtal@2018-01-01"), ("version", "list"), ("check",)):
        code, out, err = told(root, capsys, *asked)
        lines = [one for one in (out + err).splitlines() if one.startswith("FEL")]
        assert 1 == code
        assert all(LINE.fullmatch(one) for one in lines)
        assert any(one.split()[2].startswith(f"{file}:") for one in lines)
        assert words in " ".join(lines)


def test_an_event_about_an_unknown_version_is_told_by_check(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(whole, tmp_path / "w")
    line = '  - {sort: ersatt, version: "9.0", från: 2020-01-01}\n'
    (root / "handelser.yaml").write_text(EVENTS + line, "utf-8")

    code, out, _ = told(root, capsys, "check")

    assert 1 == code
    assert "handelser.yaml:5:1: händelsen gäller avtal 9.0, som inte är låst" in out


def test_a_fault_in_another_register_does_not_hide_what_is_in_force(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(whole, tmp_path / "w")
    save(root, {"begrepp.yaml": "begrep: []\n"}, "fel")
    save(root, {"begrepp.yaml": "begrepp: []\n"}, "rättat")
    git(root, "commit", "-q", "--amend", "--no-edit", when="2099-01-01T12:00:00Z")

    asked = ("show", "avtal@2018-01-01", "--known-on", "2098-01-01")
    code, out, _ = told(root, capsys, *asked)

    assert 0 == code
    assert "Den första texten." in out


def test_an_unsaved_text_changes_no_locked_one(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(whole, tmp_path / "w")
    before = answers(root, capsys)
    (root / "avtal.md").write_text(AGREEMENT.replace("första", "sista"), "utf-8")

    assert before == answers(root, capsys)
    (root / "avtal.md").unlink()
    assert before == answers(root, capsys)
