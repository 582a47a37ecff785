"""`govdocs verify` on single faults: what it says, of which file, and with which code."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from govdocs.cli.main import run
from govdocs.overview.verify.older import find_older
from govdocs.overview.verify.run import open_scope, verify
from govdocs.overview.verify.table import PROOFS
from govdocs.text.load import load
from govdocs.text.memory import Memory
from govdocs.text.publication import Ready
from govdocs.text.register_entry import with_entry
from tests.places import ROOT
from tests.record import verified as acts
from tests.record.locked import REVISED, copied, lock, told
from tests.record.records import git
from tests.record.verified import codes, decision, proved, put, save, words

DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a signed record, which no test changes."""
    return acts.signed_record(tmp_path_factory.mktemp("bas"))


@pytest.fixture
def root(base: Path, tmp_path: Path) -> Path:
    """Return a record to harm."""
    return copied(base, tmp_path / "post")


pytestmark = pytest.mark.usefixtures("own_cache")


def first_decision(root: Path) -> str:
    return git(root, "ls-files", "beslut").split("\n")[0]


def test_edited_decision_ends_with_three_and_its_name(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = first_decision(root)
    put(root, path, (root / path).read_text("utf-8") + "reservation: Nej.\n")

    by_hand = told(root, capsys, "verify")
    commit = save(root)
    saved = told(root, capsys, "verify")

    assert (3, 3) == (by_hand[0], saved[0])
    assert f"FEL GD729 {path}:1:1: filen är ändrad i arbetsytan" in by_hand[1]
    assert f"FEL GD961 {path}:1:1: filen är ändrad" in saved[1]
    assert commit[:12] in saved[1]
    assert "Ingen kontrollpunkt ges" in saved[1]


def test_git_told_to_overlook_a_file_hides_nothing(root: Path) -> None:
    path = first_decision(root)
    git(root, "update-index", "--assume-unchanged", path)
    put(root, path, "organ: annat\n")

    assert {"GD729"} == codes(root)


def test_new_files_and_rows_on_disk_are_no_fault(root: Path) -> None:
    path, text = decision(root, "norrby", "2.0", 7)
    put(root, path, text)
    put(root, "handelser.yaml", (root / "handelser.yaml").read_text() + acts.LATER)

    assert set() == codes(root)


def test_decision_lost_in_a_merge_is_told(root: Path) -> None:
    git(root, "checkout", "-q", "-b", "forslag/a")
    path, text = decision(root, "norrby", "2.0", 7)
    put(root, path, text)
    save(root)
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "--no-ff", "-s", "ours", "-m", "nej", "forslag/a")

    assert words(root, "GD961").startswith(f"{path}: filen är borttagen")


def test_bare_clone_is_proved_as_the_clone_is(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = tmp_path / "naket.git"
    git(root, "clone", "-q", "--bare", str(root), str(bare))

    code, out, _ = told(bare, capsys, "verify", "--against", str(root))

    assert 0 == code
    assert f"Kontrollpunkt: {proved(root).checkpoint}" in out
    assert "INGET ATT PRÖVA" in out


def test_bare_repository_with_two_workspaces_asks_which(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    moved(root, "ett")
    put(root, "tva/govdocs.yaml", "namn: Två\n")
    save(root)
    bare = tmp_path / "naket.git"
    git(root, "clone", "-q", "--bare", str(root), str(bare))

    code, _, error = told(bare, capsys, "verify")

    assert 2 == code
    assert "ett, tva" in error
    assert told(bare / "ett", capsys, "verify")[0] == 0
    assert 2 == told(bare / "tre", capsys, "verify")[0]


def moved(root: Path, folder: str) -> Path:
    """Move the workspace to a folder of its own."""
    names = git(root, "ls-tree", "--name-only", "HEAD").split("\n")
    (root / folder).mkdir()
    git(root, "mv", *names, folder)
    save(root)
    return root / folder


def test_workspace_may_move_and_what_it_lost_before_is_still_told(root: Path) -> None:
    path = first_decision(moved(root, "ett"))
    assert set() == codes(root / "ett")
    git(root, "mv", "ett", "tva")
    save(root)
    assert set() == codes(root / "tva")
    git(root, "rm", "-q", f"tva/{path}")
    save(root)
    git(root, "mv", "tva", "tre")
    save(root)

    assert {"GD961"} == codes(root / "tre")


def test_record_that_vanished_with_its_workspace_is_told(root: Path) -> None:
    moved(root, "ett")
    text = git(root, "show", "HEAD:ett/govdocs.yaml")
    git(root, "rm", "-q", "-r", "ett")
    save(root)
    put(root, "tva/govdocs.yaml", f"{text}\n")
    save(root)

    assert {"GD961"} == codes(root / "tva")


def test_shallow_clone_is_no_proof(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(root, "clone", "-q", "--depth", "1", f"file://{root}", str(tmp_path / "grund"))

    code, _, error = told(tmp_path / "grund", capsys, "verify")

    assert 4 == code
    assert "git fetch --unshallow" in error


@pytest.mark.parametrize("wrong", ["xyz", "abc", "../finns-inte", "0" * 41])
def test_wrong_checkpoint_is_wrong_use(
    root: Path, capsys: pytest.CaptureFixture[str], wrong: str
) -> None:
    assert 2 == told(root, capsys, "verify", "--against", wrong)[0]


def test_checkpoint_of_a_commit_that_is_gone_is_told(root: Path) -> None:
    before = proved(root).checkpoint
    assert before

    acts.amend(root, Random(1), Path())

    assert {"GD727"} == codes(root, before)
    assert {"GD727"} == codes(root, before[:40])


def test_checkpoint_with_another_digest_is_told(root: Path) -> None:
    now = git(root, "rev-parse", "HEAD")

    assert {"GD727"} == codes(root, f"{now}:{'0' * 64}")


def test_branch_named_as_a_checkpoint_is_not_taken_for_it(root: Path) -> None:
    git(root, "branch", "abcdef12")

    assert {"GD727"} == codes(root, "abcdef12")


@pytest.mark.parametrize("key", ["föreslaget", "beslutad_text"])
def test_digest_of_nothing_is_told(root: Path, key: str) -> None:
    path, text = decision(root, "norrby", "2.0", 7)
    text = text if key == "beslutad_text" else re.sub("föreslaget.*\n", "", text)
    put(root, path, f'{text}{key}: "{"ab" * 32}"\n')
    save(root)

    found = words(root, "GD724")

    assert found.startswith(f"{path}: kontrollsumman {'ab' * 6} i {key}")


def test_text_that_was_saved_and_never_locked_is_found(root: Path) -> None:
    path, text = decision(root, "norrby", "2.0", 7)
    put(root, "avtal.md", REVISED.replace("andra", "mellersta"))
    save(root)
    other = _digest(root)
    put(root, "avtal.md", REVISED.replace("andra", "senaste"))
    save(root)
    put(root, path, f'{text}beslutad_text: "{other}"\n')
    save(root)

    assert set() == codes(root)


def _digest(root: Path) -> str:
    loaded = load(root, lambda reading: (), Memory())
    return Ready(loaded.workspace.by_id["avtal"], loaded).digests.full


def test_decision_about_a_version_that_is_not_registered_is_told(root: Path) -> None:
    path, text = decision(root, "norrby", "2.0", 7)
    put(root, path.replace("/2.0/", "/9.0/"), text)
    save(root)

    assert "avtal@9.0, som inte finns i registret" in words(root, "GD724")


def test_decision_saved_before_its_own_day_is_told(root: Path) -> None:
    path, text = decision(root, "norrby", "2.0", 7)
    later = path.replace("2023-02-07", "2099-01-01")
    put(root, later, text.replace("2023-02-07", "2099-01-01"))
    save(root)

    assert "är från den 1 januari 2099 men sparades redan" in words(root, "GD726")


def test_entry_without_its_files_is_told(root: Path) -> None:
    put(root, "avtal.md", REVISED.replace("andra", "tredje"))
    save(root)
    assert 0 == lock(root, "avtal", "3.0", "--on", "2024-03-01")
    register = (root / "versioner.yaml").read_text("utf-8")
    git(root, "reset", "-q", "--hard", "HEAD~2")
    put(root, "versioner.yaml", register)
    commit = save(root)

    found = words(root, "GD721")

    assert f"versioner.yaml: ändringen {commit[:12]} registrerar avtal@3.0" in found


def test_id_that_changes_text_between_versions_is_told(root: Path) -> None:
    other = "Varje kommun utser en samordnare med ansvar för hjälpmedel hemma."
    first = "Regionen betalar läkarnas resor och håller journalen öppen dygnet runt."
    for number, code, told_of in (("3.0", 0, first), ("4.0", 1, other)):
        text = REVISED.replace("{#g8h9}", "{#g8h9}\n\n" + told_of + " {#k2k2}")
        put(root, "avtal.md", text)
        save(root)
        assert code == lock(root, "avtal", number, "--on", "2024-03-01")
    _lock_by_hand(root)

    found = words(root, "GD722")

    assert "id k2k2 står för en annan text i avtal@4.0 än i avtal@3.0" in found


def _lock_by_hand(root: Path) -> None:
    """Register the text that lies there as 4.0, for the command refuses it."""
    loaded = load(root, lambda reading: (), Memory())
    digests = Ready(loaded.workspace.by_id["avtal"], loaded).digests
    last = loaded.workspace.record.versions["avtal"][-1]
    pin = replace(last.pins[0], blob=git(root, "rev-parse", "HEAD:avtal.md"))
    row = replace(last, number="4.0", full=digests.full, text=digests.text, pins=(pin,))
    text = (root / "versioner.yaml").read_text("utf-8")
    put(root, "versioner.yaml", with_entry(text, row))
    save(root)


def test_damaged_object_is_told_and_the_rest_is_not_tried(root: Path) -> None:
    path = first_decision(root)
    name = git(root, "rev-parse", f"HEAD:{path}")
    (root / ".git/objects" / name[:2] / name[2:]).unlink()

    verified = proved(root)

    assert [path] == [one.location.file for one in verified.faults]
    assert {"inte prövat", "brutet"} == {one.state.value for one in verified.proofs}
    assert verified.checkpoint is None


@pytest.mark.parametrize("seed", range(20))
def test_flipped_bit_is_told(
    root: Path, capsys: pytest.CaptureFixture[str], seed: int
) -> None:
    dice = Random(seed)
    if dice.random() < 0.5:
        git(root, "gc", "-q")
        (root / ".git/objects/info/packs").unlink()  # nobody who proves reads it
    files = [one for one in (root / ".git/objects").rglob("*") if one.is_file()]
    harmed = dice.choice(sorted(files))
    raw = bytearray(harmed.read_bytes())
    raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
    harmed.chmod(0o644)
    harmed.write_bytes(raw)

    code, out, error = told(root, capsys, "verify")

    assert 3 == code
    assert re.search("^FEL GD(720|937) ", out + error)


def test_what_was_proved_is_not_proved_again_and_hides_nothing(root: Path) -> None:
    first = verify(open_scope(root, None, is_kept=True))
    scope = open_scope(root, None, is_kept=True)
    known = scope.known
    acts.decide_more(root, Random(1), Path())
    again = open_scope(root, None, is_kept=True)
    assert () == first.faults == verify(again).faults
    acts.edit_decision(root, Random(1), Path())
    harmed = open_scope(root, None, is_kept=True)

    assert first.head == known == again.known
    assert 1 == len(again.walk.commits)
    assert {"GD961"} == {one.code for one in verify(harmed).faults} - {"GD729"}
    assert harmed.known != harmed.head
    assert verify(open_scope(root, None, is_kept=True)).faults


def test_every_code_is_explained_in_the_docs() -> None:
    page = (DOCS / "verify.md").read_text("utf-8")

    for one in PROOFS:
        assert all(f"| {code} |" in page for code in one.codes), one.codes
        assert one.told in page


def test_older_clone_may_be_bare_and_is_left_as_it_was(
    root: Path, tmp_path: Path
) -> None:
    bare = tmp_path / "äldre: klon.git"
    git(root, "clone", "-q", "--bare", str(root), str(bare))
    before = git(bare, "for-each-ref")
    acts.drop_decision(root, _Dice(2), Path())

    found = codes(root, bare)

    assert {"GD727", "GD961"} <= found
    assert before == git(bare, "for-each-ref")
    assert find_older(str(bare)).gateway


class _Dice(Random):
    """Dice that fall as one wants."""

    def __init__(self, side: int) -> None:
        super().__init__(0)
        self.side = side

    # Every way of asking gets the same answer, which the base class cannot say.
    def randrange(self, *_: int) -> int:  # type: ignore[override]
        return self.side


def test_demo_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == run(["demo", str(tmp_path / "demo")])

    code, out, _ = told(tmp_path / "demo", capsys, "verify", "--format", "json")

    assert 0 == code
    assert json.loads(out)["sound"]
