"""One commit and one day give one site, byte for byte, wherever and however it is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.long import LONG
from tests.site.running import (
    build,
    environment,
    govdocs,
    must_build,
    repository,
    snapshot,
)

# A line of one file, as another page comes to show it: in text, headings and terms.
CHANGES: dict[str, tuple[str, str, str]] = {
    "word": ("hsavtal/riktlinjer/sip.md", "har bara en SIP", "har alltid en SIP"),
    "heading": (
        "hsavtal/delar/a-gemensam.md",
        "### Lös det nära {",
        "### Lös frågan nära {",
    ),
    "title": ("hsavtal/riktlinjer/sip.md", "kortnamn: SIP-rikt", "kortnamn: Plan-rikt"),
    "term": ("hsavtal/avtal.md", "till: 2026-12-31}", "till: 2026-11-30}"),
    "case": (
        "hsavtal/patientfall/hemgang-fredag.md",
        "- Torsdag kl.",
        "- På torsdag kl.",
    ),
    "citation": (
        "hsavtal/overenskommelser/in-och-utskrivning.md",
        "för sig enligt 5 kap. 4 § LUS",
        "för sig enligt 16 kap. 4 § HSL",
    ),
    "register": ("begrepp.yaml", "term: bistånd\n", "term: biståndet\n"),
    "party": ("parter.yaml", "Ale kommun", "Ales kommun"),
    "settings": ("govdocs.yaml", "ord: Exempeltext", "ord: Prov"),
    "statute": ("lagrum.yaml", "arkivlagen", "arkivlag"),
}


def edit(workspace: Path, file: str, old: str, new: str) -> None:
    path = workspace / file
    text = path.read_text("utf-8")
    assert old in text, f"{file} har ändrats: {old}"
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture(scope="module")
def draft(
    tmp_path_factory: pytest.TempPathFactory, env: dict[str, str]
) -> tuple[Path, Path]:
    """Return a workspace to change, and its site; each test changes it further."""
    folder = tmp_path_factory.mktemp("draft")
    workspace = repository(folder)
    return workspace, must_build(workspace, folder / "warm/site", "--no-pdf", env=env)


def test_other_folder_time_zone_and_hash_seed(
    tmp_path: Path, env: dict[str, str], site: Path
) -> None:
    again = must_build(
        repository(tmp_path / "en längre väg"),
        tmp_path / "ut/annat-namn",
        "--no-pdf",
        env=environment(tmp_path / "c", env, TZ="Pacific/Auckland", PYTHONHASHSEED="7"),
    )

    assert snapshot(site) == snapshot(again)


def saved(folder: Path, env: dict[str, str]) -> Path:
    """Return the example in the long form, and a small workspace in the short."""
    if LONG:
        return repository(folder)
    govdocs("init", folder / "avtal", env=env)
    return folder / "avtal"


def test_pdfs_of_another_folder_and_time_zone(
    tmp_path: Path, env: dict[str, str]
) -> None:
    first, other = saved(tmp_path, env), saved(tmp_path / "en längre väg", env)
    cold = environment(tmp_path / "c", TZ="Pacific/Auckland", PYTHONHASHSEED="7")

    site = must_build(first, tmp_path / "ut/site", env=env)
    again = must_build(other, tmp_path / "ut/annan", "--jobs", "3", env=cold)

    assert any(path.endswith(".pdf") for path in snapshot(site))
    assert snapshot(site) == snapshot(again)


def test_the_day_is_the_only_thing_a_new_day_changes(
    tmp_path: Path, workspace: Path, env: dict[str, str], site: Path
) -> None:
    later = must_build(
        workspace, tmp_path / "site", "--no-pdf", "--on", "2027-01-01", env=env
    )

    # The agenda folds the days that have passed, and its calendar tells the day.
    for path in snapshot(site):
        if path.startswith("agenda"):
            continue
        told = (
            (site / path).read_bytes().replace(b"22 november 2026", b"1 januari 2027")
        )
        assert told == (later / path).read_bytes(), path


@pytest.mark.parametrize("name", CHANGES)
def test_pages_taken_over_are_those_of_a_cold_build(
    name: str, tmp_path: Path, draft: tuple[Path, Path], env: dict[str, str]
) -> None:
    workspace, warm = draft
    before = snapshot(warm)
    edit(workspace, *CHANGES[name])

    must_build(workspace, warm, "--no-pdf", env=env)
    own = environment(tmp_path / "cache", env)
    cold = must_build(workspace, tmp_path / "cold/site", "--no-pdf", env=own)

    assert snapshot(cold) == snapshot(warm)
    assert before != snapshot(warm)


def test_a_line_of_one_text_writes_its_own_files_and_no_others(
    tmp_path: Path, env: dict[str, str]
) -> None:
    workspace, out = repository(tmp_path), tmp_path / "ut/site"
    must_build(workspace, out, "--no-pdf", env=env)
    before = files_on_disk(out)
    edit(workspace, "hsavtal/riktlinjer/sip.md", "har bara en SIP", "har alltid en SIP")

    must_build(workspace, out, "--no-pdf", env=env)

    after = files_on_disk(out)
    written = {path for path in after if before.get(path) != after[path]}
    assert written == {"sip/index.html", "sip/sip.md", "om/index.html"}


def files_on_disk(site: Path) -> dict[str, int]:
    """Return where on the disk each file of a site lies, by its number there."""
    whole = site.resolve()
    return {
        path.relative_to(whole).as_posix(): path.stat().st_ino
        for path in whole.rglob("*")
        if path.is_file()
    }


def test_a_page_altered_by_hand_is_not_taken_over(
    tmp_path: Path, workspace: Path, env: dict[str, str]
) -> None:
    out = must_build(workspace, tmp_path / "site", "--no-pdf", env=env)
    before = snapshot(out)
    (out / "sip/index.html").write_text("Ändrad för hand")

    must_build(workspace, out, "--no-pdf", env=env)

    assert before == snapshot(out)


def test_a_build_in_the_workspace_is_no_part_of_it(
    tmp_path: Path, env: dict[str, str]
) -> None:
    workspace = repository(tmp_path)
    out = must_build(workspace, workspace / "build/site", "--no-pdf", env=env)
    before = snapshot(out)

    ran = build(workspace, out, "--no-pdf", env=env)

    assert 0 == ran.code
    assert before == snapshot(out)
