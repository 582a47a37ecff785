"""All that stops a command that only reads is told in one run, and nothing is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command.refused import Captured, each, told
from tests.decision.deciding import YES
from tests.record.locked import copied

pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture
def root(undecided: Path, tmp_path: Path) -> Path:
    return copied(undecided, tmp_path / "w")


@pytest.mark.parametrize(
    ("words", "whats"),
    [
        ("show avtalt@1.0 --format xml", ["'xml'", "avtalt@1.0 finns inte"]),
        ("show avtal@1.0 --party x --format xml", ["'xml'", "en viss dag"]),
        ("show avtal@9.0 --known-on nu --format xml", ['"nu"', "'xml'"]),
        ("show avtal@2018-01-01 --party x --format xml", ["'xml'", "x är inte part"]),
        (
            "beslut status avtal@9.0 --on nu --format xml",
            ['"nu"', "'xml'", "avtal@9.0"],
        ),
        ("version list avtalt --on nu", ['"nu"', "version av avtalt"]),
        ("agenda --on 2024-01-02 --until 2024-01-01 --format x", ["före den", "'x'"]),
        ("diff nej1 nej2 --format xml", ["'xml'", "nej1 finns", "nej2 finns"]),
        ("diff nej1 --format pdf", ["går inte att visa", "nej1 finns inte"]),
        ("diff nej1 --party x", ["en viss dag", "nej1 finns inte"]),
        ("diff HEAD --doc nej1 --doc nej2 --format x", ["'x'", "nej1", "nej2"]),
        ("fraga escalate 7 --on nu --answer-by x", ['"nu"', '"x" efter', "fråga 7"]),
        ("log avtalt --format x", ["'x'", "avtalt finns inte"]),
        ("affected nej1 nej2 --format x", ["'x'", "nej1 finns", "nej2 finns"]),
        ("proposals --base nej --on nu", ['"nu"', "nej finns inte"]),
        ("export nej --to x --on nu", ["'x'", '"nu"', "dokumentet nej"]),
        ("fraga answer 7 --on nu", ['"nu"', "svaret saknas", "fråga 7"]),
        ("check nej.md --rev nej --format x", ["'x'", "nej.md finns", "nej finns"]),
        ("check nej.md --on nu", ['"nu"', "nej.md finns inte"]),
        ("review nej1 nej2 --on nu", ['"nu"', "nej1 finns", "nej2 finns"]),
        ("review HEAD nej --format x --out ", ["'x'", "--out är tom", "nej finns"]),
        ("verify --against nej --format x", ["'x'", "varken en mapp eller"]),
        ("remiss compile 2021-9 --format x", ["'x'", "'--out'", "2021-9 finns inte"]),
        ("remiss report 2021-9 --to ", ["--to är tom", "'--out'", "2021-9 finns"]),
        ("remiss place 2021-9 --to  --format x", ["--to är tom", "'x'", "2021-9"]),
    ],
)
def test_options_are_told_with_what_is_asked_for(
    words: str, whats: list[str], root: Path, capsys: Captured
) -> None:
    each(told(("--workspace", root, *words.split(" ")), capsys, 2), *whats)


@pytest.mark.parametrize(
    "words",
    [
        "check --on nu",
        "build --on nu",
        "review HEAD~1 HEAD --on nu",
        "verify --format x",
        "remiss compile 2021-1 --format x --out ut",
        "remiss place 2021-1 --format x",
    ],
)
def test_options_are_told_with_a_workspace_that_is_not_there(
    words: str, tmp_path: Path, capsys: Captured
) -> None:
    wrong = "nu" if "nu" in words else "'x'"

    lines = told(("--workspace", tmp_path, *words.split()), capsys, 2)

    each(lines, wrong, "govdocs.yaml")


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("show avtal@1.0 --format xml", "versioner.yaml"),
        ("beslut status avtal@2.0 --on xml", "versioner.yaml"),
        ("version list --on xml", "versioner.yaml"),
        ("agenda --until xml", "versioner.yaml"),
        ("tidplan --on xml", "tidplan.yaml"),
        ("fraga list --on xml", "organ.yaml"),
        ("fraga add --title Vem? --place avtal#a2b3 --meeting M --role R --to sro --on xml",
         "organ.yaml"),
    ],
)  # fmt: skip
def test_options_are_told_with_what_is_wrong_in_the_files(
    words: str, path: str, root: Path, capsys: Captured
) -> None:
    (root / path).write_text("- [", "utf-8")

    each(told(("--workspace", root, *words.split()), capsys, 2), "xml", f" {path}:")


@pytest.mark.parametrize(
    "words",
    [
        ("status", "avtal@2.0"),
        ("add", "avtal@2.0", "--body", "norrby-kf", *YES),
        ("terminate", "avtal@2.0", "--party", "norrby", "--received", "regionen=okänd"),
        ("packet", "avtal@2.0", "--all", "--out", "ut"),
    ],
)
def test_a_version_is_not_missing_because_its_register_cannot_be_read(
    words: tuple[str, ...], root: Path, capsys: Captured
) -> None:
    (root / "versioner.yaml").write_text("- [", "utf-8")

    each(told(("--workspace", root, "beslut", *words), capsys, 1), " versioner.yaml:")


@pytest.mark.parametrize(
    "words",
    [
        "diff avtal@1.0 avtal@2.0",
        "affected avtal@1.0 avtal@2.0",
        "export avtal@2.0 --to canonical",
        "remiss open 2021-1 --title T --deadline 2099-01-01 --instance x "
        "--doc avtal@1.0 --doc avtal@2.0",
    ],
)
def test_a_register_that_cannot_be_read_is_told_once(
    words: str, root: Path, capsys: Captured
) -> None:
    (root / "versioner.yaml").write_text("- [", "utf-8")

    lines = told(("--workspace", root, *words.split()), capsys, 2)

    assert 1 == sum(": registret har fel" in one for one in lines)
    assert not any("@" in one for one in lines)


def test_paths_that_are_empty_do_not_hide_that_files_and_revisions_clash(
    root: Path, capsys: Captured
) -> None:
    call = ("--workspace", root, "diff", "--files", "", "", "HEAD~1")

    each(told(call, capsys, 2), "--files är tom", "--files går inte ihop")
