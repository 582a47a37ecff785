r"""Every page in docs/regler is a test: its examples are laid out and checked.

The fences of one section make one workspace, together with the registers in
data/rule_pages. The info string of a fence is the language, the name of the file and
directives; the language base64 stands for bytes. An example without front matter gets
what it lacks of id, typ and titel; a YAML example named .md is front matter alone; one
called text is left as it is.
Directives:

    escapes              \u202e and the like stand for the characters themselves
    teckenkodning=NAMN   the encoding of the bytes
    radslut=crlf         the ends of the lines
    kilobyte=N           the file is filled up to this size
    körbar               the file gets its executable bit
    länk-till=MÅL        the file is a symbolic link
    undermodul           the name is a folder with a git repository of its own

A fence `sh historik` is no file: its lines are git and govdocs commands, run in a real
repository of the workspace as the fences before it left it; a fence after it writes its
file anew. A mark on a command stands for a finding about the repository itself.
"""

from __future__ import annotations

import re
import shlex
import shutil
from base64 import b64decode
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from govdocs.cli.main import run
from govdocs.lint import rules
from govdocs.lint.run import check
from govdocs.model.finding import Severity
from govdocs.model.ids import slug
from govdocs.text import faults
from govdocs.text.load import is_document
from govdocs.text.memory import Memory
from tests.places import DATA, ROOT
from tests.record.records import git, new_record

ON = date(2025, 1, 1)
FOLDER = ROOT / "docs" / "regler"
REGISTERS = DATA / "rule_pages"
PAGES = sorted(FOLDER.glob("GD*.md"))
RULE_TABLES = [name for name in vars(rules) if name.endswith("RULES")]
NAMES = dict(faults.TABLE) | {rule.code: rule.slug for rule in rules.RULES}
LEVELS = dict.fromkeys(faults.TABLE, Severity.ERROR) | {
    rule.code: rule.level for rule in rules.RULES
}

_MARK = re.compile(r" <!-- (GD\d{3}(?: GD\d{3})*) -->$", re.MULTILINE)
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")

Found = tuple[str, int, str]
every_page = pytest.mark.parametrize("page", PAGES, ids=[one.stem for one in PAGES])


@dataclass(frozen=True, slots=True)
class Example:
    """One fence: a file of the workspace or commands, with marks on expected findings."""

    language: str
    file: str
    marked: str
    directives: dict[str, str] = field(default_factory=dict)

    @property
    def is_history(self) -> bool:
        """Tell whether the fence holds commands."""
        return (self.language, self.file) == ("sh", "historik")

    @property
    def text(self) -> str:
        """Return the example without its marks."""
        return _MARK.sub("", self.marked)

    @property
    def before(self) -> str:
        """Return the front matter that the example leaves out."""
        text = self.text
        whole = text.startswith("---\n") or self.language == "text"
        if whole or not is_document(self.file):
            return ""
        name = slug(self.file.removesuffix(".md").rpartition("/")[2])
        keys = {"id": name, "typ": "bilaga", "titel": "Exempel"}
        own = text if self.language == "yaml" else ""
        lines = [
            f"{key}: {value}\n"
            for key, value in keys.items()
            if not re.search(rf"^{key}:", own, re.MULTILINE)
        ]
        end = "" if self.language == "yaml" else "---\n\n"
        return f"---\n{''.join(lines)}{end}"

    @property
    def expected(self) -> list[Found]:
        """Return the findings that the marks ask for."""
        if self.is_history:
            return [(".git", 1, code) for code in _MARK.findall(self.marked)]
        first = self.before.count("\n") + 1
        return [
            (self.file, number, code)
            for number, line in enumerate(self.marked.split("\n"), first)
            for mark in _MARK.findall(line)
            for code in mark.split()
        ]

    def raw(self) -> bytes:
        """Return the bytes of the file."""
        if self.language == "base64":
            return b64decode(self.text)
        is_front = bool(self.before) and self.language == "yaml"
        text = self.before + self.text + ("---\n" if is_front else "")
        if "escapes" in self.directives:
            text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
        if self.directives.get("radslut") == "crlf":
            text = text.replace("\n", "\r\n")
        text = text.ljust(int(self.directives.get("kilobyte", 0)) * 1000, "\n")
        return text.encode(self.directives.get("teckenkodning", "utf-8"))

    def lay_out(self, root: Path) -> None:
        """Put the file in a workspace, or run the commands there."""
        if self.is_history:
            run_lines(self.text.splitlines(), root)
            return
        path = root / self.file
        path.parent.mkdir(parents=True, exist_ok=True)
        if "undermodul" in self.directives:
            (path / ".git").mkdir(parents=True)
        elif "länk-till" in self.directives:
            path.symlink_to(self.directives["länk-till"])
        else:
            path.write_bytes(self.raw())
            path.chmod(0o755 if "körbar" in self.directives else 0o644)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
        yield


@every_page
def test_wrong_example_has_exactly_the_marked_findings(
    page: Path, tmp_path: Path
) -> None:
    examples = examples_of(page, "Fel")

    found = findings(tmp_path, examples, code_of(page))

    assert marks(examples) == found


@every_page
def test_wrong_example_breaks_the_rule_of_the_page(page: Path) -> None:
    assert code_of(page) in {code for _, _, code in marks(examples_of(page, "Fel"))}


@every_page
def test_right_example_has_no_findings(page: Path, tmp_path: Path) -> None:
    examples = examples_of(page, "Rätt")

    found = findings(tmp_path, examples, code_of(page))

    assert [] == found


@every_page
def test_a_rule_out_of_its_table_finds_nothing(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = code_of(page)
    take_out(own, monkeypatch)

    found = findings(tmp_path, examples_of(page, "Fel"), own)

    assert own not in {code for _, _, code in found}


@every_page
def test_page_has_its_sections_in_order(page: Path) -> None:
    tokens = parse(page)
    headings = [
        (one.tag, inline.content)
        for one, inline in pairwise(tokens)
        if one.type == "heading_open"
    ]

    assert [("h2", "Fel"), ("h2", "Rätt"), ("h2", "Åtgärd")] == headings[1:]
    assert "paragraph_open" == tokens[3].type


@every_page
def test_title_has_the_code_and_the_name(page: Path) -> None:
    code, _, name = title_of(page).partition(" ")

    assert page.stem == f"{code}-{slug(name)}"


@every_page
@pytest.mark.parametrize("section", ["Fel", "Rätt"])
def test_files_other_than_the_agreement_are_named(page: Path, section: str) -> None:
    examples = examples_of(page, section)
    prose = page.read_text("utf-8")

    files = [one.file for one in examples if not one.is_history]
    others = set(files) if len(files) > 1 else set(files) - {"avtal.md"}

    assert set() == {file for file in others if f"`{file}`" not in prose}


def test_every_code_has_one_page() -> None:
    expected = sorted(f"{code}-{name}" for code, name in NAMES.items())

    assert expected == [page.stem for page in PAGES]


def test_no_code_is_in_two_tables() -> None:
    codes = [*faults.TABLE, *(rule.code for rule in rules.RULES)]

    assert sorted(set(codes)) == sorted(codes)


def test_readme_lists_every_code() -> None:
    expected = [
        (f"[{code}]({page.name})", title_of(page).split()[1], LEVELS[code])
        for page, code in ((page, code_of(page)) for page in PAGES)
    ]

    rows = readme_rows()

    assert expected == [(link, name, level) for link, name, level, _ in rows]
    assert all(what for *_, what in rows)


def code_of(page: Path) -> str:
    """Return the code of a page."""
    return page.stem[:5]


@cache
def parse(page: Path) -> list[Token]:
    """Return the tokens of a page."""
    return MarkdownIt("commonmark").parse(page.read_text("utf-8"))


def title_of(page: Path) -> str:
    """Return the title of a page."""
    return parse(page)[1].content


def examples_of(page: Path, section: str) -> list[Example]:
    """Return the examples under one heading of a page."""
    found: list[Example] = []
    here = ""
    tokens = parse(page)
    for before, token in pairwise(tokens):
        if before.type == "heading_open":
            here = token.content
        elif token.type == "fence" and here == section:
            found.append(_example(token))
    return found


def _example(fence: Token) -> Example:
    language, file, *words = fence.info.split()
    pairs = (word.partition("=") for word in words)
    directives = {name: value for name, _, value in pairs}
    return Example(language, file, fence.content, directives)


def marks(examples: list[Example]) -> list[Found]:
    """Return the expected findings of a workspace, sorted."""
    return sorted(mark for one in examples for mark in one.expected)


def findings(root: Path, examples: list[Example], own: str) -> list[Found]:
    """Check a workspace of examples, which need no ids except on the page of GD201."""
    shutil.copytree(REGISTERS, root, dirs_exist_ok=True)
    for one in examples:
        one.lay_out(root)
    return sorted(
        (one.location.file, one.location.line, one.code)
        for one in check(root, ON, Memory()).findings
        if one.code != "GD201" or own == "GD201"
    )


def run_lines(lines: list[str], root: Path) -> None:
    """Run commands in the repository of a workspace, which is made if there is none."""
    if not (root / ".git").exists():
        new_record(root)
    for line in lines:
        program, *words = shlex.split(line)
        assert program in ("git", "govdocs")
        if program == "git":
            git(root, *words)
            continue
        with chdir(root):
            assert 0 == run(words), line


def take_out(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take a rule or a fault out of its table."""
    if code in faults.TABLE:
        monkeypatch.delitem(faults.TABLE, code)
        return
    for name in RULE_TABLES:
        kept = tuple(one for one in getattr(rules, name) if one.code != code)
        monkeypatch.setattr(rules, name, kept)


def readme_rows() -> list[list[str]]:
    """Return the cells of the table of codes, without its heading."""
    lines = (FOLDER / "README.md").read_text("utf-8").split("\n")
    rows = [line for line in lines if line.startswith("| [GD")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
