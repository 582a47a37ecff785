"""A disk that fills up at any point, or takes no writes: nothing is changed."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from govdocs.errors import CannotWrite
from govdocs.store.change import Change
from tests.faults.disk import leave_free, mounted, needs_mount, new_disk
from tests.long import LONG
from tests.places import ROOT
from tests.record.records import begun_record, faults_of, git, standing, write

# Free kilobytes to start a commit with; all of them, or a handful that end differently.
STEPS = [*range(160)] if LONG else [0, 7, 23, 41, 66, 79, 88, 159]
INODES = [*range(80)] if LONG else [0, 3, 9, 31, 79]
ONE = Change(
    {"a.md": b"2\n", "ny/b.md": b"2\n" * 500}, "prov: ett", ("prov/1.0", "annan/1.0")
)


def write_one(record: Path, count: int) -> None:
    """Write a change that touches what a commit can touch."""
    files: dict[str, bytes | None] = {
        "a.md": b"%d\n" % count,
        f"ny-{count}/b.md": b"%d\n" % count * 500,
    }
    write(record, files, (f"prov-{count}/1.0", f"annan/{count}.0"))


def fails_whole(record: Path, count: int, give_back: Callable[[], None]) -> bool:
    """Write on a full disk, and again when there is room; tell whether it failed first.

    After a failure all is as it was; after a success all is there.
    """
    before = standing(record)
    content = (record / "a.md").read_bytes()
    refused = _refusal(record, count)
    if refused is not None:
        assert "disken är full" in refused.message
        assert "inget är ändrat" in refused.remedy
        assert before == standing(record)
        assert content == (record / "a.md").read_bytes()
        assert [] == faults_of(record)
    give_back()
    if refused is not None:
        write_one(record, count)
    assert b"%d\n" % count == (record / "a.md").read_bytes()
    write(record, {"a.md": b"efter %d\n" % count})
    assert [] == faults_of(record)
    return refused is not None


def _refusal(record: Path, count: int) -> CannotWrite | None:
    try:
        write_one(record, count)
    except CannotWrite as error:
        return error
    return None


def test_a_full_disk_leaves_all_as_it_was(tmp_path: Path) -> None:
    needs_mount()
    image = new_disk(tmp_path / "disk", 24 * 1024)
    with mounted(image, tmp_path / "m") as disk:
        record = begun_record(disk / "r")

        failed = [fails_whole(record, one, leave_free(disk, one)) for one in STEPS]

    print(f"full disk: {sum(failed)} of {len(failed)} failed, none by half")
    assert failed[0]
    assert not failed[-1]


def test_a_disk_with_no_room_for_names_leaves_all_as_it_was(tmp_path: Path) -> None:
    needs_mount()
    image = new_disk(tmp_path / "disk", 24 * 1024, "-N", "4096")
    with mounted(image, tmp_path / "m") as disk:
        record = begun_record(disk / "r")

        failed = [fails_whole(record, one, _leave_names(disk, one)) for one in INODES]

    print(f"no names: {sum(failed)} of {len(failed)} failed, none by half")
    assert failed[0]
    assert not failed[-1]


def _leave_names(disk: Path, count: int) -> Callable[[], None]:
    """Take all but some of the names that a disk has; returns what gives them back."""
    folder = disk / "namn"
    folder.mkdir(exist_ok=True)
    taken = [folder / str(one) for one in range(os.statvfs(disk).f_favail - count)]
    for one in taken:
        one.touch()

    def give_back() -> None:
        for one in taken:
            one.unlink()

    return give_back


def test_a_disk_that_only_reads_is_told(tmp_path: Path) -> None:
    needs_mount()
    image = new_disk(tmp_path / "disk", 8 * 1024)
    with mounted(image, tmp_path / "m") as disk:
        begun_record(disk / "r")
    with mounted(image, tmp_path / "m", "loop,ro") as disk:
        with pytest.raises(CannotWrite, match="går bara att läsa"):
            write_one(disk / "r", 1)

        assert [] == faults_of(disk / "r")


# --- Limits and rights, set in a process of its own once the program is loaded -------

LIMITED = """
import os, resource, sys
from pathlib import Path
import govdocs.text.files, json
from govdocs.errors import GovdocsError
from govdocs.store.write import commit
from tests.faults.test_full_disk import ONE
from tests.record.records import gateway, unguarded

here = gateway(Path(sys.argv[1]))
here.repo.git.version()
{limit}
try:
    commit(here, lambda _: ONE, unguarded)
except GovdocsError as error:
    print(error.message, error.remedy)
    sys.exit(error.exit_code)
"""


def limited(record: Path, limit: str) -> subprocess.CompletedProcess[str]:
    """Write in a process that has got a limit first."""
    return subprocess.run(
        [sys.executable, "-c", LIMITED.format(limit=limit), str(record)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": "/nonexistent"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("most", [0, 1, 20, 100, 150, 200, 400, 1_000, 30_000])
def test_a_limit_on_the_size_of_files_leaves_all_as_it_was(
    most: int, tmp_path: Path
) -> None:
    record = begun_record(tmp_path)
    before = standing(record)

    limit = f"resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))"
    done = limited(record, limit)

    assert 4 == done.returncode, done.stdout + done.stderr
    assert "inget är ändrat" in done.stdout
    assert before == standing(record)
    assert [] == faults_of(record)


@pytest.mark.parametrize("most", range(4, 24, 1 if LONG else 5))
def test_a_limit_on_open_files_leaves_all_as_it_was(most: int, tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    before = standing(record)

    limit = f"resource.setrlimit(resource.RLIMIT_NOFILE, ({most}, {most}))"
    done = limited(record, limit)

    assert done.returncode in {0, 4}, done.stdout + done.stderr
    if done.returncode:
        assert before == standing(record)
        write_one(record, 1)
    assert [] == faults_of(record)


@pytest.mark.parametrize("folder", [".git", ".git/objects", ".git/refs/heads", "."])
def test_a_folder_without_rights_is_told(folder: str) -> None:
    if os.geteuid():
        pytest.skip("rätt att byta användare saknas")
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        record = begun_record(Path(name) / "r")
        git(record, "gc", "-q")
        subprocess.run(["chown", "-R", "65534", record], check=True)
        (record / folder).chmod(0o555)
        done = limited(record, "os.setegid(65534); os.seteuid(65534)")
        subprocess.run(["chown", "-R", "0", record], check=True)

        assert 4 == done.returncode, done.stdout + done.stderr
        assert "rättighet saknas" in done.stdout
        assert "inget är ändrat" in done.stdout
        assert [] == faults_of(record)
