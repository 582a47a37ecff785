"""Texts that are locked stay as they were: what is told of a record that was meddled with."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.lint.run import check
from govdocs.store.gateway import Gateway
from govdocs.store.proofs import open_proofs
from govdocs.text.memory import Memory, open_memory
from tests.records import git, new_record
from tests.workspaces import DAY, write_workspace

REGISTER = "hsavtal/versioner.yaml"
TEXT = "hsavtal/avtal.md"
FRONT = "---\nid: avtal\ntyp: bilaga\ntitel: Avtal\n---\n\n"
FIRST = "Kommunen ansvarar för vården i hemmet och betalar den. {#k7m2}\n"
SECOND = "Kommunen ansvarar för all vård i hemmet och betalar den. {#k7m2}\n"
OTHER = "Parterna möts två gånger om året för att följa upp samarbetet."
ZEROS = "0" * 40

Act = Callable[[Path], None]


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("made") / "w"
    new_record(write_workspace(root, {TEXT: FRONT + FIRST}))
    save(root, "ett")
    lock(root, "avtal", "1.0")
    return root


@pytest.fixture
def record(_made: Path, tmp_path: Path) -> Path:
    """Return a workspace with one locked version."""
    return shutil.copytree(_made, tmp_path / "w")


def save(root: Path, message: str) -> None:
    """Commit all that lies in the workspace."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", message)


def lock(root: Path, *names: str) -> None:
    """Lock versions as a person does."""
    words = ["version", "lock", *names, "--reason", "Prov.", "--on", "2024-01-15"]
    assert 0 == run(["--workspace", str(root), *words])


def put(root: Path, path: str, text: str) -> None:
    """Write a file of the workspace."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


def swap(root: Path, pattern: str, new: str, path: str = REGISTER) -> None:
    """Change what stands in a file, once."""
    text = (root / path).read_text("utf-8")
    changed, count = re.subn(pattern, new, text, count=1)
    assert 1 == count
    put(root, path, changed)


def told(root: Path) -> list[str]:
    """Return the findings of a check that knows nothing from before."""
    return [f"{one.code} {one.message}" for one in check(root, DAY, Memory()).findings]


def told_codes(root: Path) -> list[str]:
    return [one.split()[0] for one in told(root)]


# What must be told ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        (r'full: "\w{8}', 'full: "00000000'),
        (r'text: "\w{8}', 'text: "00000000'),
        (r'blob: "\w{40}', f'blob: "{ZEROS}'),
        (r"låst: 2024-01-15", "låst: 2024-01-14"),
        (r"\[regionen, norrby, soderby\]", "[regionen, norrby]"),
        (r"sort: revision", "sort: rättelse"),
        (r'orsak: "Prov."', "orsak: Ett annat skäl."),
        (r"    orsak", "    avsedd_från: 2024-02-01\n    orsak"),
    ],
)
@pytest.mark.parametrize("saved", [False, True], ids=["osparat", "sparat"])
def test_a_row_that_was_changed_is_told(
    pattern: str, new: str, saved: bool, record: Path
) -> None:
    swap(record, pattern, new)
    if saved:
        save(record, "tyst")

    assert ["GD702 avtal@1.0 är ändrad efter låsningen"] == told(record)


def drop_row(root: Path) -> None:
    put(root, TEXT, FRONT + SECOND)
    save(root, "två")
    lock(root, "avtal", "2.0")
    swap(root, r'(?s)  - nummer: "1.0".*?(?=  - nummer)', "")


def drop_register(root: Path) -> None:
    (root / REGISTER).unlink()


def empty_register(root: Path) -> None:
    put(root, REGISTER, "# Inget är låst.\n{}\n")


def merge_it_away(root: Path) -> None:
    git(root, "branch", "gren")
    git(root, "reset", "-q", "--hard", "HEAD~1")
    save(root, "på sidan")
    git(root, "merge", "-q", "-s", "ours", "gren", "-m", "ihop")


@pytest.mark.parametrize(
    "act", [drop_row, drop_register, empty_register, merge_it_away]
)
@pytest.mark.parametrize("saved", [False, True], ids=["osparat", "sparat"])
def test_a_row_that_is_gone_is_told(act: Act, saved: bool, record: Path) -> None:
    act(record)
    if saved:
        save(record, "tyst")

    assert "GD702 avtal@1.0 var låst men är borttagen ur registret" in told(record)


def squash(root: Path) -> None:
    put(root, TEXT, FRONT + SECOND)
    save(root, "två")
    git(root, "reset", "-q", "--soft", git(root, "rev-list", "--max-parents=0", "HEAD"))
    git(root, "commit", "-q", "--amend", "-m", "allt i ett")


def write_by_hand(root: Path) -> None:
    text = (root / REGISTER).read_text("utf-8")
    row = text.partition("\n  - ")[2].replace('"1.0"', '"2.0"')
    row = re.sub(r'full: "\w{8}', 'full: "00000000', row)
    put(root, REGISTER, f"{text}  - {row}")


@pytest.mark.parametrize("act", [squash, write_by_hand])
def test_a_row_without_its_bytes_is_told(act: Act, record: Path) -> None:
    act(record)

    assert ["GD701"] == told_codes(record)


def renumber(root: Path) -> None:
    swap(root, r'nummer: "1.0"', 'nummer: "1.1"')


def test_a_row_with_another_number_is_told_twice(record: Path) -> None:
    renumber(record)

    assert ["GD701", "GD702"] == sorted(told_codes(record))


@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        (r'full: "\w{8}', 'full: "00000000'),
        (r'text: "\w{8}', 'text: "00000000'),
        (r'blob: "\w{40}', f'blob: "{ZEROS}'),
        (r"\[regionen, norrby, soderby\]", "[regionen, norrby]"),
    ],
)
def test_a_row_that_was_wrong_from_the_start_is_told(
    pattern: str, new: str, record: Path
) -> None:
    swap(record, pattern, new)
    git(record, "commit", "-q", "-a", "--amend", "-m", "lås")

    assert ["GD701"] == told_codes(record)


def test_a_pin_to_another_file_of_the_same_tree_is_told(record: Path) -> None:
    """`show` reads what is pinned, so it must be what the digests are of."""
    other = git(record, "rev-parse", "HEAD:parter.yaml")
    swap(record, r'blob: "\w{40}', f'blob: "{other}')
    git(record, "commit", "-q", "-a", "--amend", "-m", "lås")

    assert ["GD701"] == told_codes(record)


def test_a_row_merged_in_from_a_branch_with_an_older_date_does_not_win(
    record: Path,
) -> None:
    head = git(record, "rev-parse", "HEAD")
    genuine = (record / REGISTER).read_text("utf-8")
    git(record, "checkout", "-q", "-b", "gren", "HEAD~1")
    put(record, REGISTER, genuine.replace("2024-01-15", "2023-01-15"))
    git(record, "add", "-A")
    git(record, "commit", "-q", "-m", "falsk", "--date=2020-01-01T00:00:00Z")
    backdated = git(record, "commit-tree", "-p", "HEAD~1", "-m", "x", "HEAD^{tree}")
    git(record, "reset", "-q", "--hard", backdated)
    git(record, "checkout", "-q", "main")
    git(record, "merge", "-q", "-X", "theirs", "gren", "-m", "ihop", check=False)
    put(record, REGISTER, genuine.replace("2024-01-15", "2023-01-15"))
    save(record, "ihop")

    assert git(record, "merge-base", "--is-ancestor", head, "HEAD") == ""
    assert ["GD702"] == told_codes(record)


def break_front(root: Path) -> None:
    put(root, TEXT, FIRST)


def lack_a_part(root: Path) -> None:
    put(root, TEXT, FRONT.replace("\n---", "\ndelar: [saknas]\n---") + FIRST)


def break_a_part(root: Path) -> None:
    put(root, TEXT, FRONT.replace("\n---", "\ndelar: [del]\n---") + FIRST)
    part = FRONT.replace("id: avtal", "id: del").replace("bilaga", "del")
    put(root, "hsavtal/del.md", f"{part}```\n")


def break_a_link(root: Path) -> None:
    put(root, TEXT, f"{FRONT}Se [bilagan](saknas.md#x). {{#k7m2}}\n")


@pytest.mark.parametrize("act", [break_front, lack_a_part, break_a_part, break_a_link])
def test_a_row_for_a_text_that_cannot_be_read_is_told(act: Act, record: Path) -> None:
    """A row written by hand can lead to anything, and must not stop the check."""
    act(record)
    blob = git(record, "hash-object", TEXT)
    swap(record, r'blob: "\w{40}', f'blob: "{blob}')
    git(record, "add", "-A")
    git(record, "commit", "-q", "--amend", "-m", "lås")

    assert "GD701" in told_codes(record)


# What is no fault ----------------------------------------------------------------------


def move_register(root: Path) -> None:
    git(root, "mv", REGISTER, "versioner.yaml")


def rename_folder(root: Path) -> None:
    git(root, "mv", "hsavtal", "avtal")


def rename_text(root: Path) -> None:
    git(root, "mv", TEXT, "nytt-namn.md")


def delete_tags(root: Path) -> None:
    git(root, "tag", "-d", "avtal/1.0")


def rebase(root: Path) -> None:
    put(root, TEXT, FRONT + SECOND)
    save(root, "två")
    lock(root, "avtal", "2.0")
    git(root, "rebase", "-q", "--root", "--force-rebase")


def delete_text(root: Path) -> None:
    (root / TEXT).unlink()


def comment_and_order(root: Path) -> None:
    swap(root, "# Låsta", "# Våra låsta")


def restore_after_a_slip(root: Path) -> None:
    swap(root, "2024-01-15", "2024-01-14")
    save(root, "ändrat")
    swap(root, "2024-01-14", "2024-01-15")


def lock_a_second(root: Path) -> None:
    put(root, TEXT, FRONT + SECOND)
    save(root, "två")
    lock(root, "avtal", "2.0")


def two_registers(root: Path) -> None:
    lock_a_second(root)
    text = (root / REGISTER).read_text("utf-8")
    head, _, last = text.partition('  - nummer: "2.0"')
    put(root, REGISTER, head)
    put(root, "versioner.yaml", 'avtal:\n  - nummer: "2.0"' + last)


@pytest.mark.parametrize(
    "act",
    [
        move_register,
        rename_folder,
        rename_text,
        delete_tags,
        rebase,
        delete_text,
        comment_and_order,
        restore_after_a_slip,
        lock_a_second,
        two_registers,
    ],
)
@pytest.mark.parametrize("saved", [False, True], ids=["osparat", "sparat"])
def test_a_record_that_keeps_all_is_well(act: Act, saved: bool, record: Path) -> None:
    act(record)
    if saved:
        save(record, "ordnat")

    assert [] == told(record)


# Ids -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Kommunen svarar för vården i hemmet och ska betala för den.", []),
        ("Kommunen ansvarar för vården.", []),
        (f"{FIRST.partition(' {')[0]} {OTHER}", []),
        (OTHER, ["GD703"]),
        ("Se ovan.", []),  # too short to judge
    ],
)
def test_an_id_may_follow_its_text_but_not_another(
    words: str, codes: list[str], record: Path
) -> None:
    put(record, TEXT, f"{FRONT}{words} {{#k7m2}}\n")

    assert codes == told_codes(record)


def test_an_id_in_another_document_is_told(record: Path) -> None:
    put(record, TEXT, FRONT + "Ett stycke. {#p3x9}\n")
    put(record, "annat.md", FRONT.replace("avtal", "annat") + f"{OTHER} {{#k7m2}}\n")

    assert ["GD703"] == told_codes(record)


def test_a_text_may_move_to_another_document_with_its_id(record: Path) -> None:
    put(record, TEXT, FRONT + "Ett stycke. {#p3x9}\n")
    put(record, "annat.md", FRONT.replace("avtal", "annat") + FIRST)

    assert [] == told(record)


def test_an_id_may_come_back_with_its_text(record: Path) -> None:
    put(record, TEXT, FRONT + "Ett stycke. {#p3x9}\n")
    save(record, "borta")
    put(record, TEXT, FRONT + FIRST)

    assert [] == told(record)


def test_any_text_an_id_has_had_will_do(record: Path) -> None:
    put(record, TEXT, f"{FRONT}{SECOND.partition(' {')[0]} {OTHER} {{#k7m2}}\n")
    save(record, "två")
    lock(record, "avtal", "2.0")
    put(record, TEXT, f"{FRONT}{OTHER} {{#k7m2}}\n")

    assert [] == told(record)


# What has been proved before -----------------------------------------------------------


def place_of_proofs(root: Path) -> Path:
    place = open_proofs(root).place
    assert place is not None
    return place


def codes_with_memory(root: Path) -> list[str]:
    return [one.code for one in check(root, DAY, open_memory(root)).findings]


@pytest.mark.parametrize(
    "raw", [b"", b"5", b"{}", b"null", b"[" * 9000, b"\xff", b"[[1]]"]
)
def test_a_broken_file_of_proofs_is_no_fault(raw: bytes, record: Path) -> None:
    codes_with_memory(record)
    place = place_of_proofs(record)
    good = place.read_bytes()
    place.write_bytes(raw)

    assert [] == codes_with_memory(record)
    assert good == place.read_bytes()


def test_proofs_that_cannot_be_kept_are_no_fault(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))

    assert [] == codes_with_memory(record)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_cache_that_is_read_only_is_no_fault(record: Path, tmp_path: Path) -> None:
    codes_with_memory(record)
    (tmp_path / "cache" / "govdocs").chmod(0o500)
    put(record, TEXT, FRONT + SECOND)

    assert [] == codes_with_memory(record)


def test_a_proof_does_not_hide_a_later_change(record: Path) -> None:
    assert [] == codes_with_memory(record)

    swap(record, "2024-01-15", "2024-01-14")
    put(record, TEXT, f"{FRONT}{OTHER} {{#k7m2}}\n")

    assert ["GD702", "GD703"] == sorted(codes_with_memory(record))


def test_a_broken_record_is_told_each_time(record: Path) -> None:
    write_by_hand(record)

    assert codes_with_memory(record) == codes_with_memory(record) == ["GD701"]


def test_what_is_proved_is_not_read_again(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock_a_second(record)
    codes_with_memory(record)
    read: list[str] = []
    monkeypatch.setattr(Gateway, "tree", lambda gateway, commit: read.append(commit))

    assert [] == codes_with_memory(record)
    assert [] == read


def test_that_nothing_was_registered_is_not_looked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = new_record(write_workspace(tmp_path / "w", {TEXT: FRONT + FIRST}))
    save(root, "ett")
    codes_with_memory(root)
    monkeypatch.delattr(Gateway, "commits_touching")

    assert [] == codes_with_memory(root)


# fmt -----------------------------------------------------------------------------------


def choices(monkeypatch: pytest.MonkeyPatch, signs: str) -> None:
    """Let chance give these characters, one after the other."""
    given = iter(signs)
    monkeypatch.setattr("secrets.choice", lambda alphabet: next(given))


@pytest.mark.parametrize("act", [lambda root: None, drop_register, delete_tags])
def test_fmt_mints_no_id_that_a_locked_version_has_used(
    act: Act, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    act(record)
    put(record, TEXT, f"{FRONT}{OTHER}\n")
    choices(monkeypatch, "k7m2p3x9")

    assert 0 == run(["--workspace", str(record), "fmt"])

    assert f"{FRONT}{OTHER} {{#p3x9}}\n" == (record / TEXT).read_text("utf-8")


def test_fmt_asks_git_only_when_it_mints(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(Gateway, "head")

    assert 0 == run(["--workspace", str(record), "fmt"])


def test_fmt_mints_without_git_or_with_half_a_history(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock_a_second(record)
    git(tmp_path, "clone", "-q", "--depth=1", record.as_uri(), "grund")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    write_workspace(tmp_path / "utan", {})
    for root in (tmp_path / "grund", tmp_path / "utan"):
        put(root, TEXT, f"{FRONT}{OTHER}\n")

        assert 0 == run(["--workspace", str(root), "fmt"])
        assert "{#" in (root / TEXT).read_text("utf-8")

    monkeypatch.setenv("PATH", str(tmp_path))
    put(record, TEXT, f"{FRONT}{OTHER}\n")
    assert 0 == run(["--workspace", str(record), "fmt"])
