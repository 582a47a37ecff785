"""The command line: exit codes, Swedish words, and what scripts rely on."""

from __future__ import annotations

import gettext
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import jsonschema
import pytest

from govdocs.cli.main import COMMANDS, govdocs, run
from tests.places import ROOT
from tests.record.records import git, new_record
from tests.workspaces import APPENDIX, write_workspace

BROKEN = APPENDIX.replace("Första stycket.", "Se [här](nej.md).")
LINE = re.compile(r"(?:FEL|VARNING|RÅD) GD\d{3} \S+:\d+:\d+: .+ Åtgärd: .+[.?!]")


pytestmark = pytest.mark.usefixtures("own_cache")


def workspace(tmp_path: Path, text: str = APPENDIX) -> str:
    return str(write_workspace(tmp_path / "arbetsyta", {"bilaga.md": text}))


def test_check_of_a_sound_workspace(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(["--workspace", workspace(tmp_path), "check"])

    told = capsys.readouterr()
    assert 0 == code
    assert "" == told.out
    assert "1 dokument kontrollerat: 0 fel, 0 varningar, 0 råd.\nGodkänt.\n" == told.err


def test_check_tells_every_fault_on_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(["--workspace", workspace(tmp_path, BROKEN), "check"])

    lines = capsys.readouterr().out.splitlines()
    assert 1 == code
    assert 2 == len(lines)
    assert all(LINE.fullmatch(line) for line in lines)


def test_check_json_fits_its_documented_schema(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (ROOT / "docs/json.md").read_text("utf-8")
    schema = json.loads(page.split("```json\n")[1].split("```")[0])

    code = run(
        ["--workspace", workspace(tmp_path, BROKEN), "check", "--format", "json"]
    )

    rows = json.loads(capsys.readouterr().out)
    jsonschema.validate(rows, schema)
    assert 1 == code
    assert ["GD206", "GD208"] == [row["code"] for row in rows]


def test_check_github_annotates_the_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["--workspace", workspace(tmp_path, BROKEN), "check", "--format", "github"])

    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("::error file=bilaga.md,line=9,col=4,title=GD206::")


def test_check_can_look_at_some_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace(tmp_path, BROKEN)
    Path(root, "zebra.md").write_text(
        APPENDIX.replace("id: bilaga", "id: zebra"), "utf-8"
    )

    code = run(["--workspace", root, "check", "zebra.md"])

    assert 1 == code
    assert ["GD202"] == re.findall(r"GD\d+", capsys.readouterr().out)[:1]


def test_warnings_fail_only_when_asked(tmp_path: Path) -> None:
    root = workspace(tmp_path, APPENDIX.replace("{#a2b3}", "{#inte-fmt}"))

    assert 0 == run(["--workspace", root, "check"])
    assert 1 == run(["--workspace", root, "check", "--strict"])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "--nej"], 2),
        (["chek"], 2),
        ([], 2),
        (["export", "bilaga"], 2),
        (["export", "bilag", "--to", "canonical"], 2),
        (["check", "finns-inte.md"], 2),
        (["check", "--on", "2024-02-31"], 2),
        (["build", "--base-url", "exempel.se"], 2),
    ],
)
def test_wrong_use_gives_two_and_a_remedy(
    arguments: list[str], code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = run(["--workspace", workspace(tmp_path), *arguments])

    told = capsys.readouterr()
    assert code == found
    assert "Traceback" not in told.err
    if arguments:
        assert LINE.fullmatch(told.err.strip())


def test_no_workspace_is_wrong_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert 2 == run(["check"])
    assert "gör en ny med govdocs init MAPP" in capsys.readouterr().err


def test_fmt_twice_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = workspace(tmp_path, APPENDIX.replace(" {#a2b3}", " En till mening.  "))

    first = run(["--workspace", root, "fmt", "--check"])
    run(["--workspace", root, "fmt"])
    second = run(["--workspace", root, "fmt", "--check"])

    assert (1, 0) == (first, second)
    lines = Path(root, "bilaga.md").read_text("utf-8").split("\n")
    assert "Första stycket." in lines


def test_fmt_keeps_comments_and_order_in_front_matter(tmp_path: Path) -> None:
    head = "---\ntitel: Bilaga  # namnet\nid: bilaga\n\ntyp: bilaga\n---\n"
    root = workspace(tmp_path, head + APPENDIX.split("---\n")[2])

    run(["--workspace", root, "fmt"])

    assert Path(root, "bilaga.md").read_text("utf-8").startswith(head)


def test_init_makes_a_workspace_that_passes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(tmp_path / "ny")

    assert 0 == run(["init", folder])
    assert 0 == run(["--workspace", folder, "check", "--strict"])
    assert 0 == run(["--workspace", folder, "fmt", "--check"])
    assert 2 == run(["init", folder])
    shown = capsys.readouterr().out
    made = [one.name for one in Path(folder).iterdir() if one.name[0] != "."]
    assert [] == [one for one in made if f"{folder}/{one}  " not in shown]


def test_a_site_in_a_new_workspace_is_not_saved_in_git(tmp_path: Path) -> None:
    root = new_record(tmp_path / "ny")
    assert 0 == run(["init", str(root)])
    (root / "build/site").mkdir(parents=True)
    (root / "build/site/index.html").write_text("")

    git(root, "add", "-A")

    assert "avtal.md" in git(root, "ls-files")
    assert "build" not in git(root, "ls-files")


def test_an_unexpected_fault_gives_70_and_a_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("govdocs.lint.run.check", lambda *_: 1 / 0)

    code = run(["--workspace", workspace(tmp_path), "check"])

    told = capsys.readouterr().err
    log = re.search(r"bifoga (\S+\.log)", told)
    assert 70 == code
    assert log
    assert "ZeroDivisionError" in Path(log[1]).read_text("utf-8")


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    root = workspace(tmp_path, APPENDIX.replace(" {#a2b3}", ""))
    path = Path(root, "bilaga.md")
    before = path.read_bytes()
    limit = "import resource,sys; resource.setrlimit(resource.RLIMIT_FSIZE,(20,20));"
    code = f"{limit} import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    call = f"{code} from govdocs.cli.main import run; sys.exit(run({['--workspace', root, 'fmt']}))"

    done = subprocess.run([sys.executable, "-c", call], capture_output=True, text=True)

    assert 4 == done.returncode
    assert LINE.fullmatch(done.stderr.strip())
    assert before == path.read_bytes()
    assert [] == [one.name for one in path.parent.iterdir() if one.name.startswith(".")]


def test_help_is_quick_and_imports_nothing_heavy() -> None:
    code = (
        "import sys; from govdocs.cli.main import run; run(['--help']); "
        "print(sorted({'git', 'weasyprint', 'jsonschema', 'markdown_it', 'jinja2', 'rich'} "
        "& set(sys.modules)), file=sys.stderr)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert "[]\n" == done.stderr
    assert all(row.name in done.stdout for row in COMMANDS)


def test_help_has_no_english() -> None:
    for row in COMMANDS:
        done = subprocess.run(
            [sys.executable, "-m", "govdocs.cli.main", row.name, "--help"],
            capture_output=True,
            text=True,
            env={**os.environ, "LANG": "C"},
        )
        words = set(re.findall(r"[a-z]+", done.stdout.lower()))
        english = {"usage", "options", "show", "this", "message", "default"}
        command = govdocs.get_command(click.Context(govdocs), row.name)
        names = {row.name, *getattr(command, "commands", ())}
        assert set() == words & english - names


def test_the_compiled_words_are_the_written_ones() -> None:
    folder = ROOT / "govdocs/cli/locale/sv/LC_MESSAGES"
    text = (folder / "messages.po").read_text("utf-8")
    with (folder / "messages.mo").open("rb") as file:
        words = gettext.GNUTranslations(file)

    pairs = re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', text, re.MULTILINE)

    assert 20 < len(pairs)
    for english, swedish in pairs:
        assert swedish == words.gettext(
            english.replace("\\n", "\n").replace("\\t", "\t")
        )


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_gives_a_line_for_the_shell(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == run(["completion", shell])
    assert f"_GOVDOCS_COMPLETE={shell}_source govdocs" in capsys.readouterr().out


def test_completion_offers_commands() -> None:
    env = {
        **os.environ,
        "_GOVDOCS_COMPLETE": "bash_complete",
        "COMP_WORDS": "govdocs ch",
    }
    env["COMP_CWORD"] = "1"

    done = subprocess.run(
        [sys.executable, "-m", "govdocs.cli.main"],
        capture_output=True,
        text=True,
        env=env,
    )

    assert "plain,check\n" == done.stdout
