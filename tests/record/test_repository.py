"""Real git repositories: what doctor finds in them, and the days files were changed."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.store.history import read_record
from tests.workspaces import APPENDIX, write_workspace

WHEN = "2024-05-01T12:00:00+02:00"


pytestmark = pytest.mark.usefixtures("own_cache")


def git(root: Path, *words: str, when: str = WHEN) -> str:
    """Run git in a folder as an author of its own, at a time of its own."""
    env = {
        **os.environ,
        "GIT_AUTHOR_NAME": "prov",
        "GIT_AUTHOR_EMAIL": "prov@exempel.invalid",
        "GIT_COMMITTER_NAME": "prov",
        "GIT_COMMITTER_EMAIL": "prov@exempel.invalid",
        "GIT_AUTHOR_DATE": when,
        "GIT_COMMITTER_DATE": when,
    }
    done = subprocess.run(
        ["git", *words], cwd=root, env=env, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def repository(tmp_path: Path) -> Path:
    """Return a repository of two commits with a workspace in a folder of it."""
    root = tmp_path / "forrad"
    write_workspace(root / "arbetsyta", {"bilaga.md": APPENDIX})
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "ett")
    write_workspace(root / "arbetsyta", {"ny.md": APPENDIX.replace("a2b3", "c4d5")})
    git(root, "add", ".", when="2024-06-01T12:00:00+02:00")
    git(root, "commit", "-q", "-m", "två", when="2024-06-01T12:00:00+02:00")
    return root


def doctor(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = run(["--workspace", str(root / "arbetsyta"), "doctor"])
    return code, capsys.readouterr().out


def test_a_sound_repository_is_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = doctor(repository(tmp_path), capsys)

    assert 0 == code
    assert "git-förrådet är helt" in told


def test_a_shallow_clone_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = repository(tmp_path)
    git(tmp_path, "clone", "-q", "--depth=1", source.as_uri(), "grund")

    code, told = doctor(tmp_path / "grund", capsys)

    assert 4 == code
    assert "klonen är grund" in told
    assert "git fetch --unshallow" in told


def test_replaced_objects_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = repository(tmp_path)
    git(root, "replace", "HEAD", "HEAD~1")

    code, told = doctor(root, capsys)

    assert 4 == code
    assert "utbytta objekt" in told


@pytest.mark.parametrize("name", ["å-gren", "gren+ett"])
def test_a_branch_with_a_bad_name_is_told(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = repository(tmp_path)
    git(root, "update-ref", f"refs/heads/{name}", "HEAD")

    code, told = doctor(root, capsys)

    assert 4 == code
    assert "ett namn som kan misstolkas" in told


def test_a_folder_outside_git_is_no_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    write_workspace(tmp_path / "w" / "arbetsyta", {"bilaga.md": APPENDIX})

    code, told = doctor(tmp_path / "w", capsys)

    assert 0 == code
    assert "ligger inte i git" in told


def test_missing_git_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))

    code, told = doctor(root, capsys)

    assert 4 == code
    assert "git finns inte. Åtgärd: installera git." in told


def test_the_record_knows_the_day_each_file_changed(tmp_path: Path) -> None:
    root = repository(tmp_path)

    record = read_record(root / "arbetsyta")

    assert git(root, "rev-parse", "HEAD") == record.commit
    assert date(2024, 5, 1) == record.days["bilaga.md"]
    assert date(2024, 6, 1) == record.days["ny.md"]


def test_an_unsaved_file_has_no_day(tmp_path: Path) -> None:
    root = repository(tmp_path)
    (root / "arbetsyta" / "ny.md").write_text(APPENDIX, "utf-8")

    record = read_record(root / "arbetsyta")

    assert None is record.commit
    assert "ny.md" not in record.days
    assert date(2026, 1, 1) == record.day(["ny.md", "bilaga.md"], date(2026, 1, 1))


def test_variables_of_a_hook_do_not_lead_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository(tmp_path)
    head = git(root, "rev-parse", "HEAD")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "finns-inte"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path))

    assert head == read_record(root / "arbetsyta").commit
