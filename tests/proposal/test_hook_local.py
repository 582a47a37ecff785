"""The hook of a clone: what is staged is checked before it is saved, and nothing is changed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from govdocs.cli.main import run
from tests.proposal.hooked import FILES, TEXT, environment
from tests.record.locked import PART, WITH_PART, save, two_versions
from tests.record.records import git, new_record
from tests.workspaces import write_workspace

ASKED = {
    "remissinstanser.yaml": (
        "remissinstanser:\n  - {id: norrby, namn: Norrby, typ: kommun, part: norrby}\n"
    )
}


def workspace(top: Path, folder: str = "") -> Path:
    """Return a saved workspace with our hook, in a repository of its own."""
    new_record(top)
    root = write_workspace(top / folder, FILES)
    git(top, "add", "-A")
    git(top, "commit", "-qm", "de första texterna")
    assert 0 == run(["--workspace", str(root), "hook", "install", "--local"])
    return root


def commit(root: Path, *words: str) -> tuple[int, list[str]]:
    """Commit with git alone on PATH; return the exit code and what was said."""
    done = subprocess.run(
        ["git", "commit", "-qm", "ändrat", *words],
        cwd=root,
        env={**environment(root), "XDG_CACHE_HOME": str(root / ".git/cache")},
        capture_output=True,
        encoding="utf-8",
    )
    return done.returncode, [one for one in done.stderr.split("\n") if one]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a workspace with the hook, and .gitignore for the folder of git alone."""
    return workspace(tmp_path / "klon")


def test_good_change_is_saved_without_a_word(root: Path) -> None:
    (root / "bilaga.md").write_text(TEXT.replace("alltid", "alltid inte"))
    git(root, "add", "bilaga.md")

    assert (0, []) == commit(root)


def test_fault_is_refused_with_its_line(root: Path) -> None:
    (root / "bilaga.md").write_text(TEXT.replace("läkare", "[läkare](saknas.md)"))
    git(root, "add", "bilaga.md")

    code, said = commit(root)

    assert 1 == code
    assert "NEKAD: 1 fel i det som ska sparas. Inget är sparat." == said[0]
    assert said[1].startswith("FEL GD206 bilaga.md:9:")
    assert "M  bilaga.md" == git(root, "status", "--porcelain", "bilaga.md")


def test_form_is_asked_for_and_never_written(root: Path) -> None:
    text = TEXT.replace("hemmet. ", "hemmet. Det är så. ")
    (root / "bilaga.md").write_text(text)
    git(root, "add", "bilaga.md")

    code, said = commit(root)

    assert 1 == code
    assert (
        "FEL GD965 bilaga.md:1:1: filen har inte enhetlig form. Åtgärd: kör govdocs fmt "
        "bilaga.md och sedan git add bilaga.md."
    ) in said
    assert text == (root / "bilaga.md").read_text()


def test_what_is_staged_is_judged_and_not_the_work_tree(root: Path) -> None:
    (root / "bilaga.md").write_text(TEXT.replace("läkare", "[läkare](saknas.md)"))
    git(root, "add", "bilaga.md")
    (root / "bilaga.md").write_text(TEXT)

    code, said = commit(root)

    assert 1 == code
    assert said[-1] == (
        "Obs: bilaga.md har ändringar som inte är med. Granskat är det som ska sparas."
    )
    git(root, "add", "bilaga.md")
    (root / "bilaga.md").write_text(TEXT.replace("läkare", "[läkare](saknas.md)"))
    (root / "annan.txt").write_text("Hej.\n")
    git(root, "add", "annan.txt")
    assert (0, []) == commit(root)


def test_commit_of_named_files_and_of_all_is_judged_as_it_will_be(root: Path) -> None:
    (root / "bilaga.md").write_text(TEXT.replace("läkare", "[läkare](saknas.md)"))

    for words in (["-a"], ["bilaga.md"]):
        code, said = commit(root, *words)
        assert 1 == code, said
        assert "GD206" in said[1]


def test_fault_elsewhere_is_told_and_stops_nobody(root: Path) -> None:
    (root / "trasig.md").write_text(TEXT.replace("{#a2b3}", ""))
    git(root, "add", "trasig.md")
    git(root, "commit", "-qnm", "utan krok")
    (root / "annan.txt").write_text("Hej.\n")
    git(root, "add", "annan.txt")

    code, said = commit(root)

    assert 0 == code
    assert said[-1].startswith("Obs: ")
    assert said[-1].endswith("fel i filer som inte ändras. Kör govdocs check.")


def test_frozen_text_changes_by_none_of_its_parts_and_stops_nobody_else(
    root: Path,
) -> None:
    save(root, {**ASKED, "hel.md": WITH_PART.format(id="hel"), "delen.md": PART}, "hel")
    words = ["--title", "Prov", "--doc", "hel", "--deadline", "2999-12-30"]
    words += ["--instance", "norrby", "--yes", "--commit"]
    assert 0 == run(["--workspace", str(root), "remiss", "open", "2998-1", *words])
    (root / "delen.md").write_text(PART.replace("delas", "är gemensamt"))

    code, said = commit(root, "-a")

    assert 1 == code
    assert said[1].startswith("FEL GD441 hel.md:1:1:")
    git(root, "commit", "-qanm", "utan krok")
    (root / "bilaga.md").write_text(TEXT.replace("alltid", "alltid inte"))
    assert 0 == commit(root, "-a")[0]


def test_event_taken_away_is_refused_though_its_file_is_gone(tmp_path: Path) -> None:
    root = two_versions(tmp_path / "klon")
    assert 0 == run(["--workspace", str(root), "hook", "install", "--local"])
    git(root, "rm", "-q", "handelser.yaml")

    code, said = commit(root)

    assert 1 == code
    assert 3 == sum(one.startswith("FEL GD705 handelser.yaml:1:1:") for one in said)


def test_first_commit_is_judged(tmp_path: Path) -> None:
    root = new_record(tmp_path / "klon")
    write_workspace(root, {**FILES, "bilaga.md": TEXT.replace(" {#a2b3}", "")})
    assert 0 == run(["--workspace", str(root), "hook", "install", "--local"])
    git(root, "add", "-A")

    code, said = commit(root)

    assert 1 == code
    assert any(one.startswith("FEL GD201 bilaga.md:9:") for one in said)


def test_workspace_in_a_folder(tmp_path: Path) -> None:
    top = tmp_path / "klon"
    root = workspace(top, "avtal")
    (root / "bilaga.md").write_text(TEXT.replace("läkare", "[läkare](saknas.md)"))
    git(top, "add", "-A")

    code, said = commit(top)

    assert 1 == code
    assert said[1].startswith("FEL GD206 bilaga.md:9:")


def test_hook_goes_where_the_setting_says_and_leaves_others_alone(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--workspace", str(root), "hook"]
    assert 0 == run([*words, "uninstall", "--local"])
    git(root, "config", "core.hooksPath", ".krokar")
    assert 0 == run([*words, "install", "--local"])
    assert (root / ".krokar/pre-commit").exists()
    assert not (root / ".git/hooks/pre-commit").exists()

    (root / ".krokar/pre-commit").write_text("#!/bin/sh\n")
    capsys.readouterr()
    assert 2 == run([*words, "install", "--local"])
    assert "pre-commit finns redan" in capsys.readouterr().err


def test_broken_index_refuses(root: Path) -> None:
    (root / "govdocs.yaml").rename(root / "annat.yaml")
    git(root, "add", "-A")

    code, said = commit(root)

    assert 0 != code
    assert said[0] == "NEKAD: det går inte att granska det som ska sparas."
    assert said[1].startswith("FEL GD901 ")
