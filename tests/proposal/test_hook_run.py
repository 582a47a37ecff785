"""The hook as a program: put in and taken away, killed, crowded, and without what it needs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from govdocs.cli.main import run
from tests.proposal.hooked import (
    EVENTS,
    FILES,
    TEXT,
    Clone,
    begun,
    cloned,
    environment,
    install,
    new_server,
    standing,
)
from tests.record.records import faults_of


def hook_of(folder: Path) -> Path:
    """Return the hook of a server."""
    return folder / "server.git/hooks/pre-receive"


def test_clone_has_no_python_on_its_path(tmp_path: Path) -> None:
    clone = begun(tmp_path)
    place = environment(clone.root.parent)["PATH"]

    assert ["git", "git-receive-pack", "git-upload-pack", "sh"] == sorted(
        one.name for one in Path(place).iterdir()
    )
    assert sys.executable in hook_of(tmp_path).read_text()


def test_install_twice_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new_server(tmp_path)
    first = hook_of(tmp_path).read_bytes()
    install(tmp_path / "server.git")

    assert first == hook_of(tmp_path).read_bytes()
    assert os.access(hook_of(tmp_path), os.X_OK)
    assert "Kroken är uppdaterad: " in capsys.readouterr().out


@pytest.mark.parametrize("is_link", [False, True])
def test_somebody_elses_hook_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], is_link: bool
) -> None:
    server = new_server(tmp_path, hook=False)
    place = hook_of(tmp_path)
    if is_link:
        place.symlink_to(tmp_path / "annan")
    else:
        place.write_text("#!/bin/sh\nexit 0\n")

    for words in (["install"], ["uninstall"]):
        assert 2 == run(["hook", *words, "--server", str(server)])
        told = capsys.readouterr().err
        assert told.startswith("FEL GD963 ")
        assert "pre-receive finns redan" in told
        assert "govdocs hook show" in told
    assert is_link or "exit 0" in place.read_text()


def test_chained_line_refuses_as_the_hook_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clone = begun(tmp_path)
    server = str(tmp_path / "server.git")
    capsys.readouterr()
    assert 0 == run(["hook", "show", "--server", server])
    line = capsys.readouterr().out
    assert 0 == run(["hook", "uninstall", "--server", server])
    assert not hook_of(tmp_path).exists()
    hook_of(tmp_path).write_text(f"#!/bin/sh\n{line}")
    hook_of(tmp_path).chmod(0o755)
    clone.save({"bilaga.md": TEXT.replace(" alltid", "")})

    assert "”alltid”" in clone.push("main").said


def test_hook_goes_where_git_looks_for_it(tmp_path: Path) -> None:
    clone = begun(tmp_path)
    server = Clone(tmp_path / "server.git")
    hook_of(tmp_path).unlink()
    server.git("config", "core.hooksPath", "krokar")
    install(server.root)

    assert not hook_of(tmp_path).exists()
    clone.save({"bilaga.md": TEXT.replace(" alltid", "")})
    assert "”alltid”" in clone.push("main").said


def test_folder_that_is_no_bare_repository(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clone = begun(tmp_path)

    for folder in (clone.root, tmp_path / "finns-inte", tmp_path):
        assert 2 == run(["hook", "install", "--server", str(folder)])
        assert "är inget naket förråd. Åtgärd: " in capsys.readouterr().err
    assert 2 == run(["hook", "install"])
    assert "ange antingen --server" in capsys.readouterr().err


def test_program_that_is_gone_refuses_and_says_what_to_do(tmp_path: Path) -> None:
    clone = begun(tmp_path)
    text = hook_of(tmp_path).read_text()
    hook_of(tmp_path).write_text(text.replace(sys.executable, "/finns/inte/python"))
    before = standing(clone)
    clone.save({"bilaga.md": TEXT.replace("alltid", "alltid inte")})

    pushed = clone.push("main")

    assert 1 == pushed.code
    assert pushed.lines[0].startswith("NEKAD: govdocs finns inte längre på servern")
    assert "govdocs hook install" in pushed.said
    assert before == standing(clone)


def test_settings_of_the_base_that_cannot_be_read_refuse(tmp_path: Path) -> None:
    clone = begun(tmp_path, {**FILES, "govdocs.yaml": "namn: [\n"})
    before = standing(clone)
    clone.save({"govdocs.yaml": FILES["govdocs.yaml"]})

    pushed = clone.push("main")

    assert 1 == pushed.code
    assert pushed.lines[0].startswith("NEKAD: servern kan inte granska")
    assert pushed.lines[1].startswith("FEL GD938 govdocs.yaml:1:1: inställningarna")
    assert before == standing(clone)


def test_a_broken_workspace_beside_stops_only_what_touches_it(tmp_path: Path) -> None:
    inside = {f"avtal/{name}": content for name, content in FILES.items()}
    clone = begun(tmp_path, {**inside, "prov/govdocs.yaml": "namn: [\n"})
    clone.save({"avtal/govdocs.yaml": f"{FILES['govdocs.yaml']}# Mer.\n"})
    beside = clone.push("main")
    clone.save({"prov/parter.yaml": "parter: []\n"})

    touched = clone.push("main")

    assert 0 == beside.code
    assert 1 == touched.code
    assert touched.lines[1].startswith("FEL GD938 prov/govdocs.yaml:1:1: ")


def test_hostile_environment_changes_nothing(tmp_path: Path) -> None:
    clone = begun(tmp_path)
    (tmp_path / "ond/govdocs").mkdir(parents=True)
    (tmp_path / "ond/govdocs/__init__.py").write_text("raise SystemExit(0)")
    (tmp_path / "ond/sitecustomize.py").write_text("import os; os._exit(0)")
    clone.save({"bilaga.md": TEXT.replace(" alltid", "")})
    hostile = {
        **environment(tmp_path),
        "PYTHONPATH": str(tmp_path / "ond"),
        "PYTHONHOME": str(tmp_path / "ond"),
        "GIT_EXTERNAL_DIFF": "/bin/true",
        "GIT_REPLACE_REF_BASE": "refs/heads/",
        "LC_ALL": "C",
    }

    done = subprocess.run(
        ["git", "push", "origin", "main"],
        cwd=clone.root,
        env=hostile,
        capture_output=True,
        encoding="utf-8",
    )

    assert 1 == done.returncode
    assert "ordet ”alltid” är borttaget" in done.stderr


def test_killed_hook_lets_nothing_in(tmp_path: Path) -> None:
    clone = begun(tmp_path)
    before = standing(clone)
    clone.save({"bilaga.md": TEXT.replace("alltid", "alltid inte")})
    text = hook_of(tmp_path).read_text()
    slow = text.replace("#!/bin/sh\n", "#!/bin/sh\necho $$ >pid\n")
    hook_of(tmp_path).write_text(slow)
    pid = tmp_path / "server.git/pid"

    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(clone.push, "main")
        while not (pid.exists() and pid.read_text().strip()):
            time.sleep(0.001)
        os.kill(int(pid.read_text()), signal.SIGKILL)
        pushed = waiting.result()

    assert 1 == pushed.code
    assert before == standing(clone)
    assert 0 == clone.push("main").code
    assert [] == faults_of(tmp_path / "server.git")


def test_two_pushes_at_once_let_one_in(tmp_path: Path) -> None:
    first = begun(tmp_path)
    other = cloned(tmp_path / "server.git", "annan")
    for number, clone in enumerate((first, other)):
        clone.save({"bilaga.md": TEXT.replace("alltid", f"alltid {number}")})

    with ThreadPoolExecutor() as pool:
        done = list(pool.map(lambda one: one.push("main"), (first, other)))

    assert [0, 1] == sorted(one.code for one in done)
    assert [] == faults_of(tmp_path / "server.git")
    won = next(
        one for one, push in zip((first, other), done, strict=True) if not push.code
    )
    assert f"{won.git('rev-parse', 'HEAD')}\trefs/heads/main" in standing(won)


def test_push_of_a_hundred_commits_is_judged_one_by_one(tmp_path: Path) -> None:
    clone = begun(tmp_path, {**FILES, "handelser.yaml": EVENTS})
    text = EVENTS
    row = EVENTS.split("\n", 1)[1]
    for year in range(1900, 2000):
        text += row.replace("2021", str(year))
        clone.save({"handelser.yaml": text})
    assert 0 == clone.push("main").code

    before = standing(clone)
    for year in range(1900, 2000):
        text += row.replace("2021-01", f"{year}-02")
        clone.save(
            {"handelser.yaml": text if year != 1950 else text.replace("1910", "1911")}
        )
    pushed = clone.push("main")

    assert 1 == pushed.code
    assert 1 == sum(one.startswith("FEL GD961") for one in pushed.lines)
    assert before == standing(clone)
