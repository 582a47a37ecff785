"""A build that fails leaves the site before it whole, and the next one just works."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.running import (
    DAY,
    Ran,
    build,
    govdocs,
    must_build,
    repository,
    snapshot,
    start,
)
from tests.workspaces import APPENDIX, write_workspace


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """Return a workspace to break."""
    return repository(tmp_path)


@pytest.fixture
def out(draft: Path, tmp_path: Path, env: dict[str, str]) -> Path:
    """Return the site of the workspace as it was."""
    return must_build(draft, tmp_path / "ut/site", "--no-pdf", env=env)


def break_text(workspace: Path) -> None:
    path = workspace / "hsavtal/riktlinjer/sip.md"
    path.write_text(
        path.read_text("utf-8").replace("#egenvard", "#finns-inte"), "utf-8"
    )


def leftovers(out: Path) -> list[str]:
    """Return what lies beside a site besides the site itself and the cache."""
    known = {out.name, str(out.readlink()), ".cache"}
    return sorted(one.name for one in out.parent.iterdir() if one.name not in known)


def test_a_fault_in_the_text_leaves_the_old_site(
    draft: Path, out: Path, env: dict[str, str]
) -> None:
    before, led_to = snapshot(out), out.readlink()
    break_text(draft)

    ran = build(draft, out, "--no-pdf", env=env)

    assert 1 == ran.code
    assert "hsavtal/riktlinjer/sip.md:" in ran.out
    assert "Den förra webbplatsen står kvar." in ran.err
    assert (before, led_to, []) == (snapshot(out), out.readlink(), leftovers(out))


def build_with_file_limit(
    workspace: Path, out: Path, size: int, env: dict[str, str]
) -> Ran:
    """Build as a process that cannot write a file larger than so many bytes."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    where = ("--workspace", workspace, "build", "--out", out)
    return govdocs(*where, "--no-pdf", "--on", "2027-01-01", env=env, limit=limit)


@pytest.mark.parametrize("size", [10, 2_000, 20_000, 60_000])
def test_a_write_that_is_refused_leaves_the_old_site(
    size: int, draft: Path, out: Path, env: dict[str, str]
) -> None:
    before = snapshot(out)

    ran = build_with_file_limit(draft, out, size, env)

    assert 4 == ran.code, ran.err
    assert ran.err.startswith("FEL GD905 ")
    assert (before, []) == (snapshot(out), leftovers(out))
    must_build(draft, out, "--no-pdf", "--on", "2027-01-01", env=env)
    assert before != snapshot(out)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of 4 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    command = [str(mount), "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)]
    if os.geteuid() or not mount or subprocess.run(command, check=False).returncode:
        pytest.skip("att montera en liten disk kräver root och rätten att montera")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill(disk: Path, left: int) -> Path:
    """Fill a disk so that so many bytes are left; return the file that fills it."""
    filler = disk / "fyllning"
    there = os.statvfs(disk)
    filler.write_bytes(bytes(there.f_bavail * there.f_bsize - left))
    return filler


def test_a_full_disk_leaves_the_old_site(
    small_disk: Path, draft: Path, env: dict[str, str]
) -> None:
    out = must_build(draft, small_disk / "site", "--no-pdf", env=env)
    before = snapshot(out)
    filler = fill(small_disk, 300_000)

    ran = build(draft, out, "--no-pdf", "--on", "2027-01-01", env=env)

    assert 4 == ran.code, ran.err
    assert "disken är full" in ran.err
    assert (before, ["fyllning"]) == (snapshot(out), leftovers(out))
    filler.unlink()
    must_build(draft, out, "--no-pdf", "--on", "2027-01-01", env=env)
    assert before != snapshot(out)


def test_a_disk_that_is_full_when_a_pdf_is_saved_is_no_fault_of_the_text(
    small_disk: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    workspace = write_workspace(tmp_path / "liten", {"bilaga.md": APPENDIX})
    fill(small_disk, 20_000)

    ran = build(workspace, small_disk / "site", env=env)

    assert 4 == ran.code, ran.err
    assert ".pdf (disken är full)" in ran.err
    assert not (small_disk / "site").exists()


def kill_group(process: subprocess.Popen[str]) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def wait_for_work(out: Path, process: subprocess.Popen[str], files: int) -> None:
    """Wait until a build has written so many files."""
    while process.poll() is None:
        found = [
            path
            for folder in out.parent.glob(f".{out.name}-*")
            for path in folder.rglob("*")
        ]
        if len(found) >= files:
            return
        time.sleep(0.001)


@pytest.mark.parametrize("files", [0, 1, 12, 40])
def test_a_killed_build_leaves_the_old_site(
    files: int, draft: Path, out: Path, env: dict[str, str]
) -> None:
    before = snapshot(out)
    where = ("--workspace", draft, "build", "--out", out, "--no-pdf")
    process = start(*where, "--on", "2027-01-01", env=env)
    wait_for_work(out, process, files)

    kill_group(process)

    if str(out.readlink()) not in {one.name for one in out.parent.iterdir()}:
        pytest.fail("länken leder ingenstans")
    if process.returncode:
        assert before == snapshot(out)
    must_build(draft, out, "--no-pdf", "--on", "2028-01-01", env=env)
    assert [] == leftovers(out)


def test_a_site_whose_link_was_never_switched_is_removed(
    draft: Path, out: Path, env: dict[str, str]
) -> None:
    (out.parent / f"{out.name}.0123456789abcdef").mkdir()

    must_build(draft, out, "--no-pdf", "--on", "2027-01-01", env=env)

    assert [] == leftovers(out)


def test_two_builds_at_once(draft: Path, out: Path, env: dict[str, str]) -> None:
    where = ("--workspace", draft, "build", "--out", out, "--no-pdf")
    first = start(*where, "--on", "2027-01-01", env=env)
    wait_for_work(out, first, 2)
    os.killpg(first.pid, signal.SIGSTOP)

    second = build(draft, out, "--no-pdf", "--on", "2028-01-01", env=env)
    os.killpg(first.pid, signal.SIGCONT)
    first.communicate(timeout=60)

    assert (4, 0) == (second.code, first.returncode)
    assert "FEL GD908 " in second.err
    expected = must_build(
        draft, out.parent / "ensam", "--no-pdf", "--on", "2027-01-01", env=env
    )
    assert snapshot(expected) == snapshot(out)


def wait_for_pdf(folder: Path, process: subprocess.Popen[str]) -> None:
    """Wait until a build has kept its first PDF."""
    while process.poll() is None and not list(folder.rglob("*.pdf")):
        time.sleep(0.001)


def test_two_sites_beside_each_other_leave_each_others_pdfs(
    tmp_path: Path, env: dict[str, str]
) -> None:
    other = APPENDIX.replace("id: bilaga", "id: ny").replace("a2b3", "c4d5")
    files = {"bilaga.md": APPENDIX, "ny.md": other}
    workspace = write_workspace(tmp_path / "liten", files)
    folder = tmp_path / "ut"
    where = ("--workspace", workspace, "build", "--jobs", "1", "--out")
    first = start(*where, folder / "ett", "--on", "2027-01-01", env=env)
    wait_for_pdf(folder / ".cache", first)
    os.killpg(first.pid, signal.SIGSTOP)

    must_build(workspace, folder / "annat", "--on", "2028-01-01", env=env)
    os.killpg(first.pid, signal.SIGCONT)
    _, told = first.communicate(timeout=60)

    assert 0 == first.returncode, told
    assert 2 == len(list((folder / "ett").rglob("*.pdf")))


@pytest.mark.parametrize("kind", ["mapp", "fil", "länk"])
def test_what_build_has_not_made_is_refused_and_kept(
    kind: str, workspace: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    target, own = tmp_path / "ut", tmp_path / "min mapp"
    own.mkdir()
    (own / "viktigt.txt").write_text("Kvar")
    if kind == "mapp":
        own.rename(target)
        own = target
    elif kind == "fil":
        target.write_text("Kvar")
    else:
        target.symlink_to(own.name)

    ran = build(workspace, target, "--no-pdf", env=env)

    assert 2 == ran.code, ran.err
    assert "FEL GD909 " in ran.err
    assert "Kvar" == (own / "viktigt.txt").read_text()
    assert kind != "fil" or target.read_text() == "Kvar"


def test_a_build_needs_no_network(
    workspace: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    unshare = shutil.which("unshare")
    alone = [str(unshare), "-n", "-r"]
    if not unshare or subprocess.run([*alone, "true"], check=False).returncode:
        pytest.skip("att stänga av nätet för en process är inte tillåtet här")
    where = ("--workspace", workspace, "build", "--out", tmp_path / "site")

    ran = govdocs(*where, "--no-pdf", "--on", DAY, env=env, within=alone)

    assert 0 == ran.code, ran.err
