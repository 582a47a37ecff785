"""What `check` refuses in a clone, `doctor` tells too; of a sound clone it tells nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from govdocs.cli.main import run
from tests.record.kept import made_record
from tests.record.records import git

Captured = pytest.CaptureFixture[str]
Harm = Callable[[Path], object]


pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_record(tmp_path_factory.mktemp("made") / "w")


@pytest.fixture
def record(_made: Path, tmp_path: Path) -> Path:
    """Return a clone of a workspace with one locked version."""
    return shutil.copytree(_made, tmp_path / "w")


def told(root: Path, capsys: Captured, command: str) -> tuple[int, list[str]]:
    """Return the exit code of a command, and the faults it printed."""
    code = run(["--workspace", str(root), command])
    out = capsys.readouterr()
    lines = (out.out + out.err).split("\n")
    return code, [one for one in lines if one.startswith("FEL")]


def written(path: str, text: str) -> Harm:
    def harm(root: Path) -> None:
        file = root / ".git" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    return harm


def configured(*words: str) -> Harm:
    return lambda root: git(root, "config", *words)


def cut(path: str, length: int) -> Harm:
    def harm(root: Path) -> None:
        file = root / ".git" / path
        file.write_bytes(file.read_bytes()[:length])

    return harm


def without(name: str) -> Harm:
    def harm(root: Path) -> None:
        found = git(root, "rev-parse", name)
        (root / ".git/objects" / found[:2] / found[2:]).unlink()

    return harm


def packed_badly(root: Path) -> None:
    git(root, "gc", "-q")
    pack = next((root / ".git/objects/pack").glob("*.pack"))
    pack.chmod(0o644)
    raw = bytearray(pack.read_bytes())
    raw[len(raw) // 2] ^= 255
    pack.write_bytes(raw)


def shallow(root: Path) -> None:
    written("shallow", git(root, "rev-parse", "HEAD") + "\n")(root)


HARMS: dict[str, tuple[Harm, str]] = {
    "index": (written("index", "DIRC och mer"), "gits index är skadat"),
    "kort index": (cut("index", 40), "gits index är skadat"),
    "HEAD": (written("HEAD", "skräp"), "git kan inte öppna förrådet"),
    "ingen gren": (written("HEAD", "ref: refs/heads/ingen\n"), "grenen ingen"),
    "grenens fil": (written("refs/heads/main", "0000\n"), "skada"),
    "grenens mål": (written("refs/heads/main", "1" * 40 + "\n"), "skada"),
    "packed-refs": (written("packed-refs", "skräp skräp\n"), "grenar och märken"),
    "config": (written("config", "[core\nx"), "gits inställningar är fel"),
    "version": (configured("core.repositoryformatversion", "9"), "nyare git"),
    "naket": (configured("core.bare", "true"), "core.bare"),
    "arbetsyta": (configured("core.worktree", "/finns/inte"), "core.worktree"),
    "annan arbetsyta": (configured("core.worktree", "/"), "core.worktree"),
    "grund": (shallow, "klonen är grund"),
    "shallow": (written("shallow", "x\n"), "var klonen slutar"),
    "grafts": (written("info/grafts", "x\n"), "ympad historik"),
    "ändring": (without("HEAD"), "skada"),
    "äldre ändring": (without("HEAD~1"), "skada"),
    "träd": (without("HEAD^{tree}"), "skada"),
    "text": (without("HEAD:hsavtal/avtal.md"), "skada"),
    "packfil": (packed_badly, "skada"),
}
# `check` reads what it needs and no more; these are found when all is read.
UNSEEN = {"kort index", "text", "annan arbetsyta"}


@pytest.mark.parametrize("name", HARMS)
def test_what_is_wrong_with_a_clone_is_told(
    name: str, record: Path, capsys: Captured
) -> None:
    harm, words = HARMS[name]
    harm(record)

    code, faults = told(record, capsys, "doctor")

    assert (4, True) == (code, any(words in one for one in faults)), faults


@pytest.mark.parametrize("name", sorted(HARMS.keys() - UNSEEN))
def test_check_refuses_it(name: str, record: Path, capsys: Captured) -> None:
    HARMS[name][0](record)

    assert 0 != told(record, capsys, "check")[0]


def test_one_harm_is_told_once(record: Path, capsys: Captured) -> None:
    HARMS["index"][0](record)

    assert 1 == len(told(record, capsys, "doctor")[1])


def test_damage_says_what_to_do(record: Path, capsys: Captured) -> None:
    HARMS["text"][0](record)

    (line,) = told(record, capsys, "doctor")[1]

    assert "govdocs verify" in line


@pytest.mark.parametrize(
    "harmless",
    [
        lambda root: git(root, "checkout", "-q", "--detach"),
        lambda root: git(root, "worktree", "add", "-q", "-b", "gren", "../gren"),
        lambda root: git(root, "gc", "-q"),
        lambda root: (root / "hsavtal/avtal.md").write_text("på gång"),
    ],
    ids=["lös HEAD", "fler arbetsytor", "packat", "osparat"],
)
def test_a_sound_clone_is_well(harmless: Harm, record: Path, capsys: Captured) -> None:
    harmless(record)

    assert (0, []) == told(record, capsys, "doctor")


def test_a_work_tree_beside_its_repository_is_well(
    record: Path, capsys: Captured
) -> None:
    (record / ".git").rename(record.parent / "git")
    (record / ".git").write_text(f"gitdir: {record.parent / 'git'}\n")
    git(record, "config", "core.worktree", str(record))

    assert (0, []) == told(record, capsys, "doctor")


def test_a_repository_where_nothing_is_saved_is_well(
    record: Path, capsys: Captured
) -> None:
    shutil.rmtree(record / ".git")
    git(record, "init", "-q", "-b", "main")

    assert (0, []) == told(record, capsys, "doctor")
