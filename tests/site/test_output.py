"""What is kept between builds saves work, and never decides what a site holds."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from govdocs.render.output import Output
from tests.site.running import snapshot

FIRST = {"index.html": b"Start", "ett/index.html": b"Ett", "bort/index.html": b"Bort"}
SECOND = {"index.html": b"Start", "ett/index.html": b"Ett, igen"}


def publish(link: Path, files: Mapping[str, bytes]) -> None:
    with Output(link) as output:
        for path, content in files.items():
            output.add(path, content, f"av {content!r}")
        output.publish()


def reused(link: Path, path: str, content: bytes) -> bool:
    with Output(link) as output:
        return output.reuse(f"av {content!r}", (path,))


def folders(site: Path) -> set[str]:
    whole = site.resolve()
    return {
        one.relative_to(whole).as_posix() for one in whole.rglob("*") if one.is_dir()
    }


@pytest.fixture
def link(tmp_path: Path) -> Path:
    """Return a site that has been built twice, so that there is a spare."""
    publish(tmp_path / "site", FIRST)
    publish(tmp_path / "site", SECOND)
    return tmp_path / "site"


def spare(link: Path) -> Path:
    return link.parent / ".cache/site.spare"


def same_as_new(link: Path, files: Mapping[str, bytes]) -> bool:
    publish(link.parent / "ny/site", files)
    new = link.parent / "ny/site"
    return snapshot(new) == snapshot(link) and folders(new) == folders(link)


@pytest.mark.parametrize("files", [FIRST, SECOND, {"index.html": b"Allt nytt"}])
def test_a_spare_is_brought_up_to_date(files: Mapping[str, bytes], link: Path) -> None:
    publish(link, files)

    assert same_as_new(link, files)


def write_over(spare: Path) -> None:
    (spare / "bort/index.html").write_bytes(b"Mera")


def write_over_what_is_shared(spare: Path) -> None:
    (spare / "index.html").write_bytes(b"Stort")


def add_more(spare: Path) -> None:
    (spare / "till/och").mkdir(parents=True)
    (spare / "till/och/mera.html").write_bytes(b"Mera")
    (spare / "tom").mkdir()


def lead_away(spare: Path) -> None:
    (spare / "ett/index.html").unlink()
    (spare / "ett").rmdir()
    (spare / "ett").symlink_to(spare.parent.parent / "annans")


def empty(spare: Path) -> None:
    for path in spare.rglob("*.html"):
        path.unlink()


@pytest.mark.parametrize(
    "alter", [write_over, write_over_what_is_shared, add_more, lead_away, empty]
)
def test_what_is_done_to_a_spare_is_undone(
    alter: Callable[[Path], None], link: Path
) -> None:
    (link.parent / "annans").mkdir()
    alter(spare(link))

    publish(link, FIRST)

    assert same_as_new(link, FIRST)
    assert [] == list((link.parent / "annans").iterdir())


def test_a_file_is_taken_over_until_its_bytes_change(link: Path) -> None:
    page = link / "ett/index.html"
    before = page.stat()

    assert reused(link, "ett/index.html", b"Ett, igen")
    page.write_bytes(b"Ett, opp")
    assert not reused(link, "ett/index.html", b"Ett, igen")
    page.write_bytes(b"Ett, igen")
    assert before.st_ino == page.stat().st_ino
    assert reused(link, "ett/index.html", b"Ett, igen")


def test_a_file_as_young_as_the_manifest_is_read(link: Path) -> None:
    page, manifest = link / "ett/index.html", link.parent / ".cache/site.json"
    then = page.stat()
    page.write_bytes(b"Ett, opp!"[: then.st_size])
    os.utime(page, ns=(then.st_atime_ns, then.st_mtime_ns))
    os.utime(manifest, ns=(then.st_atime_ns, then.st_mtime_ns))

    assert not reused(link, "ett/index.html", b"Ett, igen")


def test_the_published_site_is_never_written_in(link: Path) -> None:
    before = snapshot(link)

    with Output(link) as output:
        output.add("index.html", b"Halvt")
        output.add("ett/index.html", b"bygge")

    assert before == snapshot(link)


@pytest.mark.parametrize(
    "saved", [b"", b"[]", b'{"files": {"index.html": 7}}', b'{"files": 1, "pdfs": 2}']
)
def test_a_broken_manifest_is_no_fault(saved: bytes, link: Path) -> None:
    (link.parent / ".cache/site.json").write_bytes(saved)

    publish(link, FIRST)

    assert same_as_new(link, FIRST)
