"""Every case of bad input in tests/data/corpus: exactly the lines it states, no more.

How a case is written is told in tests/data/corpus/README.md.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
import yaml

from govdocs.cli.main import run
from govdocs.cli.show import finding_line
from govdocs.lint import rules
from govdocs.lint.run import check
from govdocs.model.outline import Outline
from govdocs.text import faults
from govdocs.text.memory import Memory
from govdocs.text.schema import schema_folder
from tests.places import DATA

CORPUS = DATA / "corpus"
GIT_CORPUS = CORPUS.parent / "corpus_git"
DEFAULT = "00-grund"
ON = date(2026, 1, 1)
CPU_SECONDS = 5.0
RECIPE, EXPECTED, WHY = "case.yaml", "expected.txt", "varför.txt"

_CODE = re.compile(r"(?:FEL|VARNING|RÅD) (GD\d{3}) ")
_ENGLISH = re.compile(
    r"\b(?:is|not|required|expected|found|property|properties|invalid|of type|error"
    r"|allowed|does|None|True|False)\b"
)


@dataclass(frozen=True)
class Case:
    """One folder of the corpus."""

    name: str

    @property
    def folder(self) -> Path:
        """Return where the case lies."""
        return CORPUS / self.name

    @property
    def expected(self) -> list[str]:
        """Return the lines that `govdocs check` prints."""
        return (self.folder / EXPECTED).read_text("utf-8").split("\n")[:-1]

    @property
    def codes(self) -> set[str]:
        """Return the codes of the expected lines."""
        return {found[1] for line in self.expected if (found := _CODE.match(line))}


NAMES = sorted(one.name for one in CORPUS.iterdir() if one.is_dir())
CASES = [Case(name) for name in NAMES if name != DEFAULT]
FAULTY = [case for case in CASES if (case.folder / EXPECTED).stat().st_size]
ABOUT_THE_WHOLE = {rule.code for rule in rules.WORKSPACE_RULES}
HARMLESS = [case for case in CASES if case not in FAULTY]


def _file_name(path: Path) -> str:
    return path.name


def _name(case: Case) -> str:
    return case.name


def lay_out(case: Case, root: Path) -> None:
    """Build the workspace of a case: the default one with the case's files over it."""
    recipe: dict[str, Any] = {}
    if (case.folder / RECIPE).exists():
        recipe = yaml.safe_load((case.folder / RECIPE).read_text("utf-8"))
    left_out = set(recipe.get("utan", ()))
    for folder in (CORPUS / DEFAULT, case.folder):
        for path, content in _plain_files(folder):
            if str(path) not in left_out:
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_bytes(content)
    for row in recipe.get("filer", ()):
        _make(root, row)


def _plain_files(folder: Path) -> Iterator[tuple[Path, bytes]]:
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.is_file() and str(relative) not in {RECIPE, EXPECTED, WHY}:
            yield relative, path.read_bytes()


def _make(root: Path, row: dict[str, Any]) -> None:
    """Make one file of a recipe; its name may hold any byte, written as %FF."""
    place = root / os.fsdecode(unquote_to_bytes(row["fil"]))
    place.parent.mkdir(parents=True, exist_ok=True)
    if "länk" in row:
        place.symlink_to(row["länk"])
    elif row.get("rör"):
        os.mkfifo(place)
    else:
        place.write_bytes(_content(row))
        place.chmod(int(row.get("rättigheter", "644"), 8))


def _content(row: dict[str, Any]) -> bytes:
    """Join the parts of a file: text, or bytes in hexadecimal, any number of times."""
    encoding = row.get("kodning", "utf-8")
    return b"".join(
        (
            bytes.fromhex(part["byte"])
            if "byte" in part
            else part["text"].encode(encoding)
        )
        * part.get("gånger", 1)
        for part in row.get("delar", ())
    )


def lines_of(root: Path) -> list[str]:
    return [finding_line(one) for one in check(root, ON, Memory()).findings]


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_case_gives_its_lines_and_no_others(case: Case, tmp_path: Path) -> None:
    lay_out(case, tmp_path)
    begun = time.process_time()

    # A thread has a stack of its own. On ours, Python can stand where every call of a
    # deep recursion takes new memory, which doubles the time (measured, Python 3.11).
    with ThreadPoolExecutor(1) as alone:
        found = alone.submit(lines_of, tmp_path).result()

    spent = time.process_time() - begun
    assert case.expected == found
    assert spent < CPU_SECONDS


@pytest.mark.parametrize("case", FAULTY, ids=_name)
def test_case_notices_when_a_rule_is_taken_out(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(case, tmp_path)

    for code in sorted(case.codes):
        with monkeypatch.context() as patch:
            _take_out(code, patch)
            found = lines_of(tmp_path)
        assert case.expected != found, f"{code} kan tas bort utan att fallet märker det"


def _take_out(code: str, patch: pytest.MonkeyPatch) -> None:
    patch.delitem(faults.TABLE, code, raising=False)
    for table in (
        "DOCUMENT_RULES",
        "WORKSPACE_RULES",
        "DATED_RULES",
        "TEXT_RULES",
        "RULES",
    ):
        kept = tuple(one for one in getattr(rules, table) if one.code != code)
        patch.setattr(rules, table, kept)


@pytest.mark.parametrize(
    "case", [one for one in FAULTY if one.codes & ABOUT_THE_WHOLE], ids=_name
)
def test_line_numbers_never_decide_whether_a_rule_finds_anything(
    case: Case, tmp_path: Path
) -> None:
    """An edit that only moves lines must leave what is remembered of the whole true."""
    lay_out(case, tmp_path)
    workspace = check(tmp_path, ON, Memory()).loaded.workspace
    moved = replace(workspace, outlines=tuple(map(_moved, workspace.outlines)))

    for rule in rules.WORKSPACE_RULES:
        assert any(rule.check(workspace)) == any(rule.check(moved)), rule.code


def _moved(outline: Outline) -> Outline:
    """Return an outline whose lines stand in the same order elsewhere."""

    def move(one: Any) -> Any:
        return replace(one, line=3 * one.line + 7)

    return replace(
        outline,
        digest="",
        places={key: (3 * line + 7, 1) for key, (line, _) in outline.places.items()},
        headings=tuple(map(move, outline.headings)),
        blocks=tuple(map(move, outline.blocks)),
        references=tuple(map(move, outline.references)),
        citations=tuple(map(move, outline.citations)),
    )


@pytest.mark.parametrize("case", FAULTY, ids=_name)
def test_every_line_is_swedish_and_says_what_to_do(case: Case) -> None:
    for line in case.expected:
        assert re.fullmatch(
            r"(FEL|VARNING|RÅD) GD\d{3} .+:\d+:\d+: .+ Åtgärd: .+", line
        )
        assert not _ENGLISH.search(line)


@pytest.mark.parametrize("case", HARMLESS, ids=_name)
def test_harmless_case_says_why(case: Case) -> None:
    assert (case.folder / WHY).read_text("utf-8").strip()


@pytest.mark.parametrize("case", CASES[::4], ids=_name)
def test_command_leaves_with_one_and_no_traceback(
    case: Case,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workspace = tmp_path / "arbetsyta"
    workspace.mkdir()
    lay_out(case, workspace)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    for _ in range(2):  # the second time from the cache
        with chdir(workspace):
            code = run(["check", "--on", ON.isoformat()])

        shown = capsys.readouterr()
        errors = any(line.startswith("FEL") for line in case.expected)
        assert int(errors) == code
        assert "Traceback" not in shown.out + shown.err
        assert case.expected == shown.out.split("\n")[:-1]


@pytest.mark.parametrize("case", FAULTY[::4], ids=_name)
def test_json_output_holds_the_same_findings(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_out(case, tmp_path)

    with chdir(tmp_path):
        run(["check", "--no-cache", "--format", "json", "--on", ON.isoformat()])

    rows = json.loads(capsys.readouterr().out)
    assert len(case.expected) == len(rows)


def test_every_number_has_a_case_or_a_reason() -> None:
    readme = (CORPUS / "README.md").read_text("utf-8")
    table = re.findall(r"^\| ([\d, ]+) \|", readme, re.MULTILINE)
    names = [*NAMES, *(one.name for one in GIT_CORPUS.iterdir())]
    cases = [found[1] for name in names if (found := re.match(r"[A-E](\d+)", name))]
    numbers = {int(one) for one in re.findall(r"\d+", " ".join([*cases, *table]))}

    assert not set(range(1, 73)) - numbers


@pytest.mark.parametrize("path", sorted(schema_folder().glob("*.json")), ids=_file_name)
def test_our_schemas_hold_no_trap(path: Path) -> None:
    """Cases 30–33: slow patterns, uniqueItems, and references out of the file."""
    text = path.read_text("utf-8")

    assert "$ref" not in text
    assert "uniqueItems" not in text
    assert not re.search(r"\([^)]*[*+][^)]*\)[*+]", text)
