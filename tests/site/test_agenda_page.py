"""The page of days to keep, and its calendar file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.decision.agendas import made
from tests.record.records import new_record
from tests.record.versioned import FILES, locked, save
from tests.site.running import must_build

ROUTINE = """---
id: rutin
typ: bilaga
titel: Rutin
avtalstid: {från: 2017-04-01}
---

## Ett {#ett}

Ord. {#k7m2}
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace with days to keep."""
    return made(tmp_path_factory.mktemp("agenda") / "w")


def built(root: Path, out: Path, on: str, env: dict[str, str]) -> tuple[str, Path]:
    """Build the site as of a day; return the page and the site."""
    site = must_build(root, out / "site", "--no-pdf", "--on", on, env=env)
    return (site / "agenda/index.html").read_text("utf-8"), site


def words(page: str) -> str:
    """Return what a page says, with spaces for tags."""
    without = re.sub(r"<[^>]+>", " ", re.sub(r"</?span[^>]*>", "", page))
    return re.sub(r"\s+", " ", without)


def test_the_page_tells_days_by_month(
    root: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    page, _ = built(root, tmp_path, "2025-06-25", env)

    headings = re.findall(r"<h2[^>]*>([^<]+)</h2>", page)
    assert ["Försenat", "Juni 2025", "Juni 2026", "December 2026"] == headings
    assert "Måndag 30 juni 2025" in words(page)
    assert "2026-12-31 minus 18 månader = 2025-06-30 (beräknad)" in words(page)
    assert "Samma dag för: Utskrivning." in page
    assert "Dagar som har passerat (2)" in words(page)
    assert '<a href="../avtal/index.html#avtalstid">' in page


def test_words_of_the_plan_are_never_markup(
    tmp_path: Path, env: dict[str, str]
) -> None:
    plan = 'tidplan:\n  - {id: a, vad: "Läs <b>1</b> & 2027-01-31", ägare: vvg, '
    root = made(tmp_path / "w", {"tidplan.yaml": plan + "planerat: 2027-01}\n"})

    page, _ = built(root, tmp_path, "2025-06-25", env)

    whole = 'Läs &lt;b&gt;1&lt;/b&gt; &amp; <span class="hel">2027-01-31</span>'
    assert whole in page
    assert "<b>1" not in page
    assert "<p>Grund: tidplanen.</p>" in page
    assert ".yaml" not in page


def test_no_page_says_how_far_off_a_day_is(
    root: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    page, _ = built(root, tmp_path, "2025-06-25", env)

    assert not re.search(r"\bom \d+ dagar|i morgon|\bi dag\b", words(page))


def test_a_day_that_has_passed_is_folded(
    root: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    page, _ = built(root, tmp_path, "2025-07-01", env)

    before, _, folded = page.partition('<details class="passerat">')
    assert "2025-06-30" not in before
    assert "2025-06-30" in folded


def test_the_calendar_lies_beside_and_is_linked(
    root: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    page, site = built(root, tmp_path, "2025-06-25", env)

    assert (site / "agenda.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert 'href="../agenda.ics"' in page
    assert '<a href="agenda/index.html">Agenda</a>' in (site / "index.html").read_text(
        "utf-8"
    )


def test_a_workspace_without_days_has_no_agenda(
    tmp_path: Path, env: dict[str, str]
) -> None:
    root = tmp_path / "w"
    root.mkdir()
    (root / "govdocs.yaml").write_text("namn: Prov\n", "utf-8")
    text = "---\nid: a\ntyp: bilaga\ntitel: Exempel\n---\n\n## Ett {#ett}\n\nOrd. {#k7m2}\n"
    (root / "a.md").write_text(text, "utf-8")

    site = must_build(root, tmp_path / "site", "--no-pdf", env=env)

    assert not (site / "agenda").exists()
    assert not (site / "agenda.ics").exists()
    assert "Agenda" not in (site / "index.html").read_text("utf-8")


def test_the_first_day_to_keep_is_in_the_menu_of_every_page(
    tmp_path: Path, env: dict[str, str]
) -> None:
    root = new_record(tmp_path / "w")
    names = ("govdocs.yaml", "parter.yaml", "organ.yaml")
    files = {name: FILES[name] for name in names} | {"rutin.md": ROUTINE}
    save(root, files, "Rutinen", "2017-01-10")
    locked(root, "2017-03-01", "Den första.", "rutin@1.0")
    out = tmp_path / "site"
    before = must_build(root, out, "--no-pdf", env=env) / "rutin/index.html"
    assert "Agenda" not in before.read_text("utf-8")

    event = 'rutin:\n  - {sort: sista beslutsdag, version: "1.0", till: 2027-03-31}\n'
    save(root, {"handelser.yaml": event}, "Händelse", "2017-04-01")
    after = must_build(root, out, "--no-pdf", env=env) / "rutin/index.html"

    assert ">Agenda</a>" in after.read_text("utf-8")


def test_what_is_invented_is_marked(pages: dict[str, object], site: Path) -> None:
    page = (site / "agenda/index.html").read_text("utf-8")

    assert "Påhittade uppgifter" in page
    for row in re.findall(r"<li>\n<p class=\"dag\">.*?</li>", page, re.DOTALL):
        if "Kommunfullmäktige i" in row:
            assert "Påhittade uppgifter" in row
