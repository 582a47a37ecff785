"""The files for GitHub, GitLab and Forgejo: what they may do, and that their commands run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from govdocs import __version__
from govdocs.cli.forge_setup import FILES, FORGES, content
from govdocs.cli.main import govdocs, run
from govdocs.forge.comment import MARK
from tests.places import ROOT
from tests.proposal.forge_server import TOKEN, FakeForge, serving
from tests.proposal.proposals import FILES as DOCUMENTS
from tests.proposal.proposals import TEXT, propose
from tests.record.locked import git, save, start

ACTIONS = ("github", "forgejo")
WRITES = {"contents": "read", "pull-requests": "write"}


def pipeline(forge: str) -> dict[Any, Any]:
    """Return the CI file of a forge as YAML reads it."""
    made: dict[Any, Any] = yaml.safe_load(content(FILES[forge][0]))
    return made


def jobs(forge: str) -> dict[str, dict[str, Any]]:
    """Return the jobs of a forge's CI file."""
    whole = pipeline(forge)
    if forge in ACTIONS:
        return dict(whole["jobs"])
    return {name: one for name, one in whole.items() if "script" in one}


def steps(forge: str) -> Iterator[dict[str, Any]]:
    """Yield every step of workflows."""
    for job in jobs(forge).values():
        yield from job["steps"]


def lines(forge: str, job: str) -> list[str]:
    """Return the shell lines of a job, in order."""
    made = jobs(forge)[job]
    if forge in ACTIONS:
        return [
            line for step in made["steps"] for line in step.get("run", "").splitlines()
        ]
    return [str(line) for line in made["script"]]


def commands(forge: str) -> Iterator[list[str]]:
    """Yield every call of govdocs in a CI file, as words."""
    for job in jobs(forge):
        for line in lines(forge, job):
            for part in re.split(r"\|\||&&|;|>>", line):
                words = shlex.split(part)
                if words[:1] == ["govdocs"]:
                    yield words[1:]


@pytest.mark.parametrize("forge", FORGES)
def test_every_command_is_one_of_ours_with_its_options(forge: str) -> None:
    found = list(commands(forge))
    top = govdocs.make_context("govdocs", ["check"])

    assert {"review", "comment", "check", "build"} == {words[0] for words in found}
    for name, *arguments in found:
        command = govdocs.get_command(top, name)
        assert command is not None
        command.make_context(name, arguments, parent=top)


def test_all_forges_run_the_same_commands() -> None:
    own = {"github", "gitlab", "forgejo"}
    told = {
        forge: {
            (words[0], *sorted(one for one in words if one[:2] == "--" or one in own))
            for words in commands(forge)
            if words[0] != "review"
        }
        for forge in FORGES
    }

    plain = {
        forge: {tuple(one for one in words if one not in own) for words in found}
        for forge, found in told.items()
    }
    comment, build = ("comment", "--file", "--forge"), ("build", "--no-pdf", "--out")
    for forge in FORGES:
        assert {words[0] for words in plain[forge]} == {"comment", "check", "build"}
        assert {comment, build} <= plain[forge]
        assert ("comment", "--file", "--forge", forge) in told[forge]


@pytest.mark.parametrize("forge", FORGES)
def test_the_base_is_judged_and_the_program_is_pinned(forge: str) -> None:
    whole = pipeline(forge)
    env = whole["env" if forge in ACTIONS else "variables"]

    assert f"govdocs=={__version__}" == env["GOVDOCS"]
    assert "1" == env["PYTHONSAFEPATH"]
    for words in commands(forge):
        if words[0] == "review":
            assert ["$BASE", "$HEAD"] == words[1:3]


@pytest.mark.parametrize("forge", ACTIONS)
def test_a_workflow_has_the_least_rights(forge: str) -> None:
    whole = pipeline(forge)
    made = jobs(forge)

    # YAML 1.1 reads the key `on` as true.
    assert {"pull_request": {"branches": ["main"]}} == whole[True]
    assert {} == whole["permissions"]
    assert WRITES == made["granskning"]["permissions"]
    assert {"contents": "read"} == made["webbplats"]["permissions"]
    assert all(0 < job["timeout-minutes"] <= 15 for job in made.values())


@pytest.mark.parametrize("forge", ACTIONS)
def test_a_workflow_keeps_no_credentials_and_all_history(forge: str) -> None:
    taken = [one for one in steps(forge) if "checkout" in one.get("uses", "")]

    assert 2 == len(taken)
    for step in taken:
        assert 0 == step["with"]["fetch-depth"]
        assert step["with"]["persist-credentials"] is False
    assert {"checkout", "upload-artifact"} == {
        re.split(r"[/@]", one["uses"])[-2] for one in steps(forge) if "uses" in one
    }


@pytest.mark.parametrize("forge", ACTIONS)
def test_the_program_is_installed_before_the_proposal_is_there(forge: str) -> None:
    for job in jobs(forge).values():
        names = [str(one.get("run", one.get("uses"))) for one in job["steps"]]
        installed = next(at for at, one in enumerate(names) if "pipx install" in one)
        assert installed < next(at for at, one in enumerate(names) if "checkout" in one)


@pytest.mark.parametrize("forge", ACTIONS)
def test_nothing_of_the_proposal_becomes_shell(forge: str) -> None:
    assert [] == [one for one in steps(forge) if "${{" in one.get("run", "")]


@pytest.mark.parametrize("forge", FORGES)
def test_nothing_that_a_proposal_has_written_is_kept_for_the_next_run(
    forge: str,
) -> None:
    words = re.sub(r"#.*", "", content(FILES[forge][0]).decode()).lower()

    assert "cache" not in words


@pytest.mark.parametrize("forge", ACTIONS)
def test_the_token_is_given_to_one_step_only(forge: str) -> None:
    holding = [one for one in steps(forge) if "token" in str(one).lower()]

    (step,) = holding
    assert [f"{forge.upper()}_TOKEN"] == list(step["env"])
    assert "govdocs comment" in step["run"]
    assert "head.repo.full_name == github.repository" in step["if"]


def test_gitlab_has_all_history_and_runs_for_proposals_only() -> None:
    whole = pipeline("gitlab")

    assert "0" == whole["variables"]["GIT_DEPTH"]
    assert '$CI_PIPELINE_SOURCE == "merge_request_event"' in str(whole["workflow"])


@pytest.mark.parametrize("forge", FORGES)
def test_no_secret_is_shown_and_no_wider_event_is_used(forge: str) -> None:
    text = content(FILES[forge][0]).decode("utf-8")
    code = "\n".join(line.partition("#")[0] for line in text.splitlines())

    assert not re.search(r"set -x|printenv|\benv\s*$|CI_DEBUG", code)
    assert not re.search(r"(?:echo|cat|printf)[^\n]*TOKEN", code)
    assert not re.search(r"pull_request_target|workflow_run|secrets\.|write-all", code)


@pytest.mark.parametrize("forge", FORGES)
def test_owners_are_set_for_what_proposals_are_judged_by(forge: str) -> None:
    text = content(FILES[forge][1]).decode("utf-8").replace("\\", "")

    assert "@OWN@" not in text
    for needed in (
        "govdocs.yaml",
        ".gitattributes",
        f".{forge}",
        "versioner",
        "handelser",
    ):
        assert needed in text
    rows = [one for one in text.splitlines() if one and not one.startswith("#")]
    assert all(re.search(r"\S +@ORGANISATION/[a-z]+$", one) for one in rows)


def test_the_patterns_of_forgejo_match_whole_paths() -> None:
    text = content(FILES["forgejo"][1]).decode("utf-8")
    # A backslash is written twice, for the file is unescaped before it is compiled.
    rows = [one.split() for one in text.splitlines() if one and one[0] != "#"]
    owners = {
        path: {
            group
            for pattern, group in rows
            if re.fullmatch(pattern.replace("\\\\", "\\"), path)
        }
        for path in (
            "govdocs.yaml",
            ".forgejo/workflows/govdocs.yml",
            "hsavtal/.gitattributes",
            "hsavtal/avtal.md",
            "versioner.yaml",
            "xgovdocs.yaml",
        )
    }

    steward, group = {"@ORGANISATION/processledare"}, {"@ORGANISATION/arbetsgrupp"}
    assert [steward, steward, steward, group, steward, set()] == list(owners.values())


@pytest.mark.parametrize("forge", FORGES)
def test_a_proposal_says_why_where_and_when(forge: str) -> None:
    text = content(FILES[forge][2]).decode("utf-8")

    assert ["Syfte", "Berörda avsnitt", "Skede", "Checklista"] == re.findall(
        r"^## (.+)$", text, re.MULTILINE
    )


@pytest.mark.parametrize("forge", FORGES)
def test_init_writes_them_beside_a_new_workspace(
    forge: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "ny"

    assert 0 == run(["init", str(folder), "--forge", forge])

    assert 0 == run(["--workspace", str(folder), "check", "--strict"])
    told = capsys.readouterr().out
    for file in FILES[forge]:
        assert content(file) == (folder / file.path).read_bytes()
        assert file.path in told


def test_init_changes_no_file_that_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".github").mkdir()
    (tmp_path / ".github/CODEOWNERS").write_text("* @vi\n", "utf-8")
    (tmp_path / "avtal.md").write_text("mitt\n", "utf-8")

    assert 0 == run(["init", str(tmp_path), "--forge", "github"])

    assert "* @vi\n" == (tmp_path / ".github/CODEOWNERS").read_text("utf-8")
    assert "mitt\n" == (tmp_path / "avtal.md").read_text("utf-8")
    assert not (tmp_path / "govdocs.yaml").exists()
    assert (tmp_path / ".github/workflows/govdocs.yml").exists()
    assert "finns redan och är inte ändrad" in capsys.readouterr().err


def test_init_stops_below_the_top_of_a_repository(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(tmp_path, "init", "-q")

    assert 2 == run(["init", str(tmp_path / "avtal"), "--forge", "github"])

    assert not (tmp_path / "avtal").exists()
    assert "överst" in capsys.readouterr().err


@pytest.mark.parametrize("forge", FORGES)
@pytest.mark.parametrize(("new", "code"), [("ska absolut inte", 0), ("ska", 1)])
def test_the_lines_of_the_review_run_as_they_stand(
    forge: str, new: str, code: int, tmp_path: Path
) -> None:
    root = start(tmp_path / "w", DOCUMENTS)
    git(root, "update-ref", "refs/remotes/origin/main", "main")
    git(root, "checkout", "-q", "-b", "egen")
    propose(root, {"bilaga.md": TEXT.replace("ska inte", new)})
    script = tmp_path / "granskning.sh"
    told = lines(forge, "granskning")
    kept = [one for one in told if "govdocs " in one or "HEAD=" in one or "cat " in one]
    kept = [one.replace("/tmp/", f"{tmp_path}/") for one in kept if "pip" not in one]
    script.write_text("set -eo pipefail\n" + "\n".join(kept) + "\n", "utf-8")

    with serving(FakeForge(forge)) as fake:
        done = subprocess.run(
            ["bash", script],
            cwd=root,
            env=_environment(tmp_path, root) | fake.env,
            capture_output=True,
            text=True,
        )

        (comment,) = fake.texts()
    assert code == done.returncode, done.stderr
    assert comment.startswith(f"{MARK}\n\n")
    assert ("nekad" if code else "godkänd") in comment.split("\n")[2].lower()
    assert TOKEN not in done.stdout + done.stderr


@pytest.mark.parametrize("forge", FORGES)
def test_the_lines_of_the_site_run_as_they_stand(forge: str, tmp_path: Path) -> None:
    root = tmp_path / "w"
    assert 0 == run(["init", str(root)])
    git(root, "init", "-q", "-b", "main")
    git(root, "config", "user.name", "Prov Provsson")
    git(root, "config", "user.email", "prov@exempel.invalid")
    save(root, {}, "ett")
    kept = [
        one.replace("/tmp", str(tmp_path))
        for one in lines(forge, "webbplats")
        if one.startswith(("govdocs", "tar", "cp"))
    ]

    subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(kept)],
        cwd=root,
        env=_environment(tmp_path, root),
        check=True,
        capture_output=True,
    )

    if forge in ACTIONS:
        subprocess.run(["tar", "-xzf", "webbplats.tar.gz"], cwd=root, check=True)
    start_page = root / "webbplats/index.html"
    assert start_page.is_file()
    assert not (root / "webbplats").is_symlink()


def _environment(tmp_path: Path, root: Path) -> dict[str, str]:
    """Return what a runner gives a job, with this very program as `govdocs`."""
    program = tmp_path / "bin/govdocs"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m govdocs.cli.main "$@"\n')
    program.chmod(0o755)
    return {
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "HOME": str(tmp_path),
        "NO_PROXY": "127.0.0.1",
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        "BASE": "origin/main",
        "CI_COMMIT_SHA": git(root, "rev-parse", "HEAD"),
        "HEAD": git(root, "rev-parse", "HEAD"),
    }
