"""Every case in tests/data/corpus_git: a real repository, and exactly what is told of it.

How a case is written is told in tests/data/corpus_git/README.md.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.lint import rules
from govdocs.text import faults
from tests.places import DATA, ROOT
from tests.record.records import new_record

CORPUS = DATA / "corpus_git"
GROUND = DATA / "corpus" / "00-grund"
MARKER = "marker"  # what an address in a recipe would make, were it run
RULE_TABLES = [name for name in vars(rules) if name.endswith("RULES")]

_LINE = re.compile(r"(?:FEL|VARNING|RÅD) (GD\d{3}) .+:\d+:\d+: .+ Åtgärd: .+[.?!]")


@dataclass(frozen=True)
class Case:
    """One folder of the corpus: commands, each with the lines and the code it gives."""

    name: str

    @property
    def folder(self) -> Path:
        """Return where the case lies."""
        return CORPUS / self.name

    @property
    def expected(self) -> list[str]:
        """Return the whole of what is shown: commands, lines of faults, exit codes."""
        return (self.folder / "expected.txt").read_text("utf-8").splitlines()

    @property
    def commands(self) -> list[str]:
        """Return the commands to run."""
        return [one.removeprefix("$ ") for one in self.expected if one.startswith("$ ")]

    @property
    def lines(self) -> list[str]:
        """Return the faults that are told."""
        return [one for one in self.expected if not one.startswith(("$ ", "["))]

    @property
    def codes(self) -> set[str]:
        """Return the codes of rules and reading faults among the lines."""
        known = {*faults.TABLE, *(rule.code for rule in rules.RULES)}
        return known & {one.split(" ")[1] for one in self.lines}


CASES = [Case(one.name) for one in sorted(CORPUS.iterdir()) if one.is_dir()]
FAULTY = [case for case in CASES if case.codes]
HARMLESS = [case for case in CASES if not case.lines]


def _name(case: Case) -> str:
    return case.name


def lay_out(case: Case, root: Path) -> None:
    """Build the repository of a case in the folder `arbetsyta`."""
    kept = {name: value for name, value in os.environ.items() if "GIT_" not in name}
    env = {
        **kept,
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_NOSYSTEM": "1",
        "PYTHON": sys.executable,
        "PYTHONPATH": str(ROOT),
    }
    shutil.copytree(GROUND, root)
    new_record(root)
    recipe = f'. "{CORPUS}/prelude.sh"\n. "{case.folder}/recipe.sh"\n'
    done = subprocess.run(
        ["bash", "-c", recipe], cwd=root, env=env, capture_output=True, text=True
    )
    assert 0 == done.returncode, done.stderr


def shown(
    case: Case, root: Path, cache: Path, capsys: pytest.CaptureFixture[str]
) -> list[str]:
    """Run the commands of a case, and return what it shows in the form of its file."""
    found = []
    with pytest.MonkeyPatch.context() as patch, chdir(root):
        patch.setenv("XDG_CACHE_HOME", str(cache))
        for command in case.commands:
            code = run(shlex.split(command)[1:])
            told = capsys.readouterr()
            lines = (told.out + told.err).splitlines()
            told_of = [
                one for one in lines if one.startswith(("FEL", "VARNING", "RÅD"))
            ]
            found += [f"$ {command}", *told_of, f"[{code}]"]
    return found


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_case_gives_its_lines_and_no_others(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "arbetsyta"
    lay_out(case, root)

    first = shown(case, root, tmp_path / "cache", capsys)
    again = shown(case, root, tmp_path / "cache", capsys)

    assert case.expected == first
    assert first == again
    assert [] == [*tmp_path.rglob(MARKER)]


@pytest.mark.parametrize("case", FAULTY, ids=_name)
def test_case_notices_when_a_rule_is_taken_out(
    case: Case,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = tmp_path / "arbetsyta"
    lay_out(case, root)

    for code in sorted(case.codes):
        with monkeypatch.context() as patch:
            take_out(code, patch)
            found = shown(case, root, tmp_path / code, capsys)
        assert case.expected != found, f"{code} kan tas bort utan att fallet märker det"


def take_out(code: str, patch: pytest.MonkeyPatch) -> None:
    """Take a rule or a fault out of its tables."""
    patch.delitem(faults.TABLE, code, raising=False)
    for table in RULE_TABLES:
        kept = tuple(one for one in getattr(rules, table) if one.code != code)
        patch.setattr(rules, table, kept)


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_every_line_says_what_to_do(case: Case) -> None:
    assert [] == [one for one in case.lines if not _LINE.fullmatch(one)]
    assert "GD999" not in " ".join(case.lines)


@pytest.mark.parametrize("case", HARMLESS, ids=_name)
def test_harmless_case_says_why(case: Case) -> None:
    assert (case.folder / "varför.txt").read_text("utf-8").strip()
