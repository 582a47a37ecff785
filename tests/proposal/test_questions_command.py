"""`govdocs fraga`: what it writes, what it refuses, and what it tells."""

from __future__ import annotations

import errno
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from govdocs import clock
from govdocs.cli.main import run
from govdocs.cli.show import finding_line
from govdocs.errors import CannotWrite
from govdocs.lint.run import check
from govdocs.overview import asking
from govdocs.text.files import create_file
from govdocs.text.memory import Memory
from tests.command.test_json import closed, schemas
from tests.places import AGREEMENTS
from tests.record.records import git, new_record

ON = date(2025, 6, 2)

ADD = (
    "fraga add --title Vem? --place avtal#k7m2 --meeting Möte --role jurist "
    "--on 2025-05-05"
)

Run = Callable[[str], tuple[int, str, str]]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a workspace with one agreement, a ladder of three bodies and no question."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(clock, "today", lambda: ON)
    root = tmp_path / "w"
    (root / "hsavtal").mkdir(parents=True)
    ladder = "namn: Prov\nfrågetrappa: [grupp, ledning, sro]\n"
    (root / "govdocs.yaml").write_text(ladder, "utf-8")
    rows = ("grupp", "ledning", "sro", "rad")
    bodies = "".join(f"  - {{id: {one}, namn: {one}, typ: nämnd}}\n" for one in rows)
    (root / "organ.yaml").write_text(f"organ:\n{bodies}", "utf-8")
    text = "---\nid: avtal\ntyp: bilaga\ntitel: Avtal\n---\n\n## Tvist {#tvist}\n\n"
    text += "Parterna utser en medlare. {#k7m2}\n"
    (root / "hsavtal/avtal.md").write_text(text, "utf-8")
    return root


@pytest.fixture
def command(root: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs one command; words with spaces are written with _."""

    def told(words: str) -> tuple[int, str, str]:
        arguments = [one.replace("_", " ") for one in words.split()]
        code = run(["--workspace", str(root), *arguments])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return told


def lines_of(root: Path) -> list[str]:
    """Return what `check` finds."""
    return [finding_line(one) for one in check(root, ON, Memory()).findings]


def test_a_question_goes_from_raised_to_answered(root: Path, command: Run) -> None:
    assert command(f"{ADD} --answer-by 2025-05-19 --marking Påhittat")[0] == 0
    path = root / "hsavtal/fragor/1.yaml"
    path.write_text(f"# Vår första.\n{path.read_text('utf-8')}", "utf-8")

    assert command("fraga escalate 1 --answer-by 2025-06-09 --on 2025-05-12")[0] == 0
    words = "--text Medlaren_väljs_av_båda. --to-consultation --on 2025-05-26"
    assert command(f"fraga answer 1 {words}")[0] == 0

    assert path.read_text("utf-8") == (
        "# Vår första.\n"
        'märkning: "Påhittat"\n'
        'rubrik: "Vem?"\n'
        "ställen: [avtal#k7m2]\n"
        "väckt:\n"
        '  möte: "Möte"\n'
        '  roll: "jurist"\n'
        "  datum: 2025-05-05\n"
        "parkerad: 2025-05-05\n"
        "steg:\n"
        "  - {organ: grupp, från: 2025-05-05, svar_senast: 2025-05-19}\n"
        "  - {organ: ledning, från: 2025-05-12, svar_senast: 2025-06-09}\n"
        "svar:\n"
        '  text: "Medlaren väljs av båda."\n'
        "  av: ledning\n"
        "  datum: 2025-05-26\n"
        "blir_remissfråga: ja\n"
    )
    assert [] == lines_of(root)
    assert ["1.yaml"] == [one.name for one in path.parent.iterdir()]


def test_list_tells_who_has_it_and_how_long_each_step_took(command: Run) -> None:
    command(ADD)
    command("fraga escalate 1 --to sro --answer-by 2025-05-30 --on 2025-05-12")

    code, out, err = command(f"fraga list --on {ON}")

    assert (0, "") == (code, err)
    assert "Ligger hos sro sedan den 12 maj 2025." in out
    assert "grupp, 2025-05-05 – 2025-05-12: 7 dagar" in out
    assert "sro, 2025-05-12 – …: 21 dagar" in out
    last = "1 av 1 fråga är öppen. Sista svarsdagen har passerat för fråga 1."
    assert last == out.rstrip("\n").split("\n")[-1]
    before = command("fraga list --on 2025-05-06")[1]
    assert "grupp, 2025-05-05 – …: 1 dag\n" in before
    assert "Ingen fråga är parkerad.\n" == command("fraga list --on 2025-05-01")[1]


def test_answered_questions_are_listed_only_with_all(command: Run) -> None:
    command(ADD)
    command("fraga answer 1 --text Ja.")
    command(ADD)

    assert ["Fråga 2"] == _heads(command("fraga list")[1])
    assert ["Fråga 2"] == _heads(command("fraga list --open")[1])
    assert ["Fråga 1", "Fråga 2"] == _heads(command("fraga list --all")[1])


def _heads(out: str) -> list[str]:
    return [line[:7] for line in out.split("\n") if line.startswith("Fråga ")]


def test_all_that_is_wrong_with_a_new_question_is_told_at_once(
    root: Path, command: Run
) -> None:
    words = "--place avtal#k7m3 --place avtal --role jurist --to grup --on 2025-02-30"
    code, out, err = command(f"fraga add {words} --answer-by 2025-05-01")

    assert (2, "") == (code, out)
    told = [line.partition(": ")[2] for line in err.rstrip("\n").split("\n")]
    assert [
        '"2025-02-30" efter --on är inget datum. Åtgärd: skriv en dag som 2024-05-01.',
        "frågan saknas. Åtgärd: ange --title med frågan i en mening.",
        "mötet där frågan väcktes saknas. Åtgärd: ange --meeting.",
        "avtal är inget ställe. Åtgärd: skriv som hsavtal#k7m2.",
        "stället avtal#k7m3 finns inte. Åtgärd: menade du #k7m2?",
        "grup finns inte i organ.yaml. Åtgärd: menade du grupp?",
    ] == told
    assert not (root / "hsavtal/fragor").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("escalate 1 --to grupp", ["steget till grupp går inte uppåt"]),
        ("escalate 1 --to rad", ["rad står inte i frågetrappan"]),
        ("escalate 1 --to sro --on 2025-05-01", ["ligger före dagen då grupp fick"]),
        ("escalate 1 --to sro --on 2025-06-03", ["har inte varit än"]),
        ("escalate 7 --on x", ['"x" efter --on är inget datum', "fråga 7 finns inte"]),
        ("answer 1", ["svaret saknas"]),
        ("answer 1 --text Ja. --by sro", ["sro har svarat men inte haft frågan"]),
        ("answer 1 --text Ja. --decision b/1.yaml", ["beslutet b/1.yaml finns inte"]),
        ("answer 1 --text a\x7fb", ["styrtecken"]),
    ],
)
def test_what_a_question_cannot_take_is_refused(
    words: str, told: list[str], root: Path, command: Run
) -> None:
    command(ADD)
    before = (root / "hsavtal/fragor/1.yaml").read_bytes()

    code, out, err = command(f"fraga {words}")

    lines = err.rstrip("\n").split("\n")
    assert (2, "", len(told)) == (code, out, len(lines))
    assert all(one in line for one, line in zip(told, lines, strict=True))
    assert all(" Åtgärd: " in line and line.startswith("FEL GD") for line in lines)
    assert before == (root / "hsavtal/fragor/1.yaml").read_bytes()


def test_an_answered_question_takes_nothing_more(command: Run) -> None:
    command(ADD)
    command("fraga answer 1 --text Ja.")

    for words in "escalate 1", "answer 1 --text Nej.":
        code, _, err = command(f"fraga {words}")
        assert 2 == code
        assert "FEL GD976 hsavtal/fragor/1.yaml:1:1: fråga 1 besvarades redan" in err


def test_the_top_of_the_ladder_has_nothing_above(command: Run) -> None:
    command(f"{ADD} --to sro")

    assert "inget organ ovanför sro" in command("fraga escalate 1")[2]


def test_a_list_in_an_unknown_form_is_left_alone(root: Path, command: Run) -> None:
    command(ADD)
    path = root / "hsavtal/fragor/1.yaml"
    text = path.read_text("utf-8").replace("steg:\n  - {", "steg: [\n  {")
    path.write_text(
        text.replace("från: 2025-05-05}\n", "från: 2025-05-05}\n  ]\n"), "utf-8"
    )
    before = path.read_bytes()

    code, _, err = command("fraga escalate 1")

    assert (1, before) == (code, path.read_bytes())
    assert "FEL GD977 hsavtal/fragor/1.yaml:1:1:" in err


def test_a_broken_question_stops_every_command(root: Path, command: Run) -> None:
    (root / "fragor").mkdir()
    (root / "fragor/3.yaml").write_text("rubrik: Vem?\n", "utf-8")

    for words in "fraga list", ADD, "fraga answer 3 --text Ja.":
        code, out, err = command(words)
        assert (1, "") == (code, out)
        assert "FEL GD051 fragor/3.yaml:1:1:" in err


def test_numbers_go_on_after_the_highest(root: Path, command: Run) -> None:
    command(ADD)
    shutil.copytree(root / "hsavtal/fragor", root / "fragor")
    (root / "fragor/1.yaml").rename(root / "fragor/41.yaml")

    command(ADD)

    assert (root / "hsavtal/fragor/42.yaml").exists()


def test_two_questions_with_one_number_are_not_written_in(
    root: Path, command: Run
) -> None:
    command(ADD)
    shutil.copytree(root / "hsavtal/fragor", root / "fragor")

    code, _, err = command("fraga escalate 1")

    assert 2 == code
    assert "fråga 1 finns i fragor/1.yaml och hsavtal/fragor/1.yaml" in err


def test_without_a_ladder_somebody_must_be_named(root: Path, command: Run) -> None:
    (root / "govdocs.yaml").write_text("namn: Prov\n", "utf-8")

    assert "ingen har frågan" in command(ADD)[2]
    assert 0 == command(f"{ADD} --to rad")[0]
    assert 0 == command("fraga escalate 1 --to grupp")[0]
    assert [] == lines_of(root)


def test_a_new_file_is_never_written_over_another(tmp_path: Path) -> None:
    create_file(tmp_path / "1.yaml", b"ett\n")
    with pytest.raises(CannotWrite):
        create_file(tmp_path / "1.yaml", b"annat\n")

    assert [("1.yaml", b"ett\n")] == [
        (one.name, one.read_bytes()) for one in tmp_path.iterdir()
    ]


def test_a_share_without_links_takes_a_new_file_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "")

    monkeypatch.setattr(Path, "hardlink_to", refuse)

    create_file(tmp_path / "1.yaml", b"ett\n")
    with pytest.raises(CannotWrite):
        create_file(tmp_path / "1.yaml", b"annat\n")

    assert [b"ett\n"] == [one.read_bytes() for one in tmp_path.iterdir()]


def test_a_question_written_meanwhile_is_not_written_over(
    root: Path, command: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    command(ADD)
    monkeypatch.setattr(asking, "next_number", lambda workspace: 1)
    before = (root / "hsavtal/fragor/1.yaml").read_bytes()

    code, _, err = command(ADD)

    assert (1, before) == (code, (root / "hsavtal/fragor/1.yaml").read_bytes())
    assert "GD977" in err
    assert "någon annan skrev fråga 1 samtidigt" in err


def test_commit_saves_one_change_and_nothing_else(root: Path, command: Run) -> None:
    new_record(root)
    git(root, "add", ".")
    git(root, "commit", "-qm", "text")
    (root / "anteckning.txt").write_text("egen\n", "utf-8")

    assert 0 == command(f"{ADD} --commit")[0]
    assert 0 == command("fraga escalate 1 --commit")[0]

    assert ["Fråga 1 lyfts till ledning", "Fråga 1: Vem?", "text"] == git(
        root, "log", "--format=%s"
    ).split("\n")
    assert "hsavtal/fragor/1.yaml" == git(root, "show", "--format=", "--name-only")
    assert "?? anteckning.txt" == git(root, "status", "--porcelain")


def test_commit_refuses_a_file_that_is_not_saved(root: Path, command: Run) -> None:
    new_record(root)
    git(root, "add", ".")
    git(root, "commit", "-qm", "text")
    command(f"{ADD} --commit")
    path = root / "hsavtal/fragor/1.yaml"
    path.write_text(f"# Egen rad\n{path.read_text('utf-8')}", "utf-8")

    code, _, err = command("fraga escalate 1 --commit")

    assert 4 == code
    assert "har ändringar som inte är sparade" in err
    assert "ledning" not in path.read_text("utf-8")


def test_commit_outside_git_is_refused(root: Path, command: Run) -> None:
    assert "GD932" in command(f"{ADD} --commit")[2]
    assert not (root / "hsavtal/fragor").exists()


def test_json_of_the_example_fits_its_schema(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ["fraga", "list", "--all", "--format", "json", "--on", "2025-06-03"]
    run(["--workspace", str(AGREEMENTS), *words])

    rows = json.loads(capsys.readouterr().out)
    schema = closed(schemas()["fraga list"])
    jsonschema.validate(rows, schema, format_checker=jsonschema.FormatChecker())
    assert [1, 2, 3, 4] == [row["number"] for row in rows]
    assert [False, False, True, False] == [row["to_consultation"] for row in rows]
    assert {"Påhittade uppgifter"} == {row["marking"] for row in rows}
    assert 3 <= max(len(row["steps"]) for row in rows if row["state"] == "öppen")
