"""What the commands about versions print for people: narrow lines, and remedies that help."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from govdocs.cli.main import run
from tests.record.records import git

pytestmark = pytest.mark.usefixtures("own_cache")


def test_the_site_of_the_story_is_not_saved(demo: Path, tmp_path: Path) -> None:
    root = shutil.copytree(demo, tmp_path / "w")
    (root / "build").mkdir()
    (root / "build" / "index.html").write_bytes(b"")

    assert "" == git(root, "status", "--porcelain")


@pytest.mark.parametrize("words", ["version list", "affected elevavtal@1.0"])
def test_a_list_fits_eighty_columns(
    words: str, demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == run(["--workspace", str(demo), *words.split()])

    assert [] == [one for one in capsys.readouterr().out.splitlines() if len(one) > 80]


def test_a_reason_stands_by_itself(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["--workspace", str(demo), "version", "list"])

    lines = [one.strip() for one in capsys.readouterr().out.splitlines()]
    assert "Orsak: Kortare svarstid och längre uppsägning." in lines


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("show elevavtl", "elevavtl finns inte. Åtgärd: menade du elevavtal?"),
        ("show elevavtal@2021-02-30", "skriv elevavtal, elevavtal@2024-05-01"),
        ("show avtal.md", "skriv hsavtal, hsavtal@2024-05-01 eller hsavtal@1.0"),
        ("show elevavtal@2010-01-01", "Den första gäller från den 1 januari 2020"),
        (
            "show elevavtal@2026-01-01 --party osterby",
            "gällde den 1 januari 2026 för Österby kommun. Upphör 12 månader efter",
        ),
        ("log elevavtl", "menade du elevavtal?"),
        ("version list elevavtl", "menade du elevavtal?"),
        ("check --rev elevavtal@2010-01-01", "Åtgärd: välj en annan dag"),
        ("check --rev elevavtal@2026-01-01", "eller ett nummer som elevavtal@1.0"),
        ("export elevavtal@x --to canonical", "skriv elevavtal@1.0 eller"),
    ],
)
def test_a_question_without_an_answer_says_what_to_ask(
    words: str, told: str, demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 2 == run(["--workspace", str(demo), *words.split()])

    assert told in capsys.readouterr().err


@pytest.mark.parametrize("words", ["WORKTREE", "elevavtal@3.0"])
def test_nothing_has_changed_since_files_that_are_the_same(
    words: str, demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shutil.copytree(demo, tmp_path / "w")
    lock = ["version", "lock", "elevavtal", "3.0", "--reason", "Prov."]
    assert 0 == run(["--workspace", str(root), *lock])

    assert 0 == run(["--workspace", str(root), "affected", words])
    assert "Inget dokument är ändrat." in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    ["export elevavtal@2021-05-01 --to canonical", "check --rev elevavtal@2021-05-01"],
)
def test_a_fault_in_the_record_is_no_answer(
    words: str, demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shutil.copytree(demo, tmp_path / "w")
    with (root / "handelser.yaml").open("a", encoding="utf-8") as file:
        file.write('  - sort: ersatt\n    versio: "1.0"\n')

    assert 2 == run(["--workspace", str(root), *words.split()])
    assert "handelser.yaml:4" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("row", ["- [", "  - sak: 1"])
def test_a_history_without_its_marks_says_so(
    form: str, row: str, demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shutil.copytree(demo, tmp_path / "w")
    register = root / "versioner.yaml"
    call = ["--workspace", str(root), "log", "elevavtal", "--format", form]
    assert 0 == run(call)
    assert "" == capsys.readouterr().err
    register.write_text(f"{register.read_text('utf-8')}{row}\n", "utf-8")

    assert 0 == run(call)

    (line,) = capsys.readouterr().err.splitlines()
    assert "versioner.yaml har fel" in line


def test_a_fault_in_the_events_takes_no_mark_from_a_history(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shutil.copytree(demo, tmp_path / "w")
    (root / "handelser.yaml").write_text("- [", "utf-8")

    assert 0 == run(["--workspace", str(root), "log", "elevavtal"])
    assert "" == capsys.readouterr().err


@pytest.mark.parametrize("words", ["version list", "show elevavtal@1.0"])
def test_a_register_behind_a_link_is_told_once(
    words: str, demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shutil.copytree(demo, tmp_path / "w")
    (root / "versioner.yaml").rename(tmp_path / "annat.yaml")
    (root / "versioner.yaml").symlink_to(tmp_path / "annat.yaml")

    assert 1 == run(["--workspace", str(root), *words.split()])

    (line,) = capsys.readouterr().err.splitlines()
    assert "GD012 versioner.yaml" in line
    assert 0 == run(["--workspace", str(root), "log", "elevavtal"])
    assert "versioner.yaml har fel" in capsys.readouterr().err
