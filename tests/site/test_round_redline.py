"""From a comment to its clause as it was asked about and as it became."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.diff.homes import Homes
from govdocs.diff.redline import compare
from govdocs.diff.rows import Side
from govdocs.diff.sheet import make_sheet
from govdocs.render.html.redline_page import running_text
from govdocs.render.html.redline_rows import PLACE
from govdocs.render.html.round_redline import clause_places
from tests.consultation.consulted import TEXT
from tests.record.locked import save
from tests.site.pages import Page, read_pages
from tests.site.running import must_build
from tests.site.shared import Built
from tests.site.test_decisions import said
from tests.site.test_margin import later
from tests.site.test_rounds import REPLIED
from tests.site.test_versions import inode
from tests.site.whole import check_pages

ROUND = "remisser/2021-1"
REDLINE = f"{ROUND}/skillnad/riktlinje/index.html"
BLOCKS = (
    "Parterna ansvarar för vården i länet.",
    "- en punkt om ansvar",
    "| Läkare | Regionen |",
    "## Kostnader",
    "Den som har bett om hjälpmedel betalar för dem.",
    "1. först kommer detta",
)


@pytest.fixture(scope="module")
def site(built: Built) -> Path:
    """Return the site of a workspace whose text was changed after the round."""
    return built(later) / "site"


@pytest.fixture(scope="module")
def shown(site: Path) -> dict[str, Page]:
    """Return every page of the site."""
    return read_pages(site)


def test_every_clause_asked_about_has_one_place_in_the_comparison(site: Path) -> None:
    html = (site / REDLINE).read_text("utf-8")
    asked = re.findall(r"\{#([\w-]+)\}", TEXT)

    assert sorted(asked) == sorted(re.findall(rf'id="{PLACE}([\w-]+)"', html))
    gone = re.search(rf'<p[^>]*><span id="{PLACE}c2b4"></span>(.*?)</p>', html)
    assert gone
    assert "Riktlinjen följs upp varje år." in gone[1]
    assert '<del><span class="vh">Borttaget: </span>' in html


def test_each_comment_leads_to_its_clause(shown: dict[str, Page]) -> None:
    for path in ("sammanstallning", "sammanstallning/instans/norrby", "redogorelse"):
        targets = [one.target for one in shown[f"{ROUND}/{path}/index.html"].links]
        assert any(one.endswith(f"{REDLINE}#{PLACE}c2b3") for one in targets), path
    assert "förslaget från utkastet" in said(shown[f"{ROUND}/index.html"])


def test_the_page_says_which_texts_and_every_link_leads_somewhere(
    site: Path, shown: dict[str, Page]
) -> None:
    text = said(shown[REDLINE])

    assert "skillnad mellan förslaget på remiss och utkastet" in text
    assert "Var på remiss Förslaget på remiss: Texten som remissen frågade om." in text
    check_pages(site, shown)


def test_an_open_round_is_not_held_against_anything(
    tmp_path: Path, env: dict[str, str]
) -> None:
    root, day = later(tmp_path / "root"), ("--on", "2022-01-15")
    site = must_build(root, tmp_path / "site", "--no-pdf", *day, env=env)

    assert not (site / REDLINE).exists()


def test_it_is_written_anew_when_the_draft_changes_and_only_then(
    tmp_path: Path, env: dict[str, str]
) -> None:
    root, out = later(tmp_path / "root"), tmp_path / "site"
    first = inode(must_build(root, out, "--no-pdf", env=env), REDLINE)
    words = (root / "riktlinje.md").read_text("utf-8")
    reply = REPLIED.replace("Tiden är nu fem dagar.", "Tiden är fem dagar.")
    save(root, {"remisser/2021-1/bemotanden.yaml": reply}, "bemötande")
    assert first == inode(must_build(root, out, "--no-pdf", env=env), REDLINE)

    save(root, {"riktlinje.md": words.replace("brev", "e-post")}, "utkast")
    assert first != inode(must_build(root, out, "--no-pdf", env=env), REDLINE)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, str]:
    """Return a text whose blocks have ids, and one made of some of them and new ones."""
    lines = draw(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=8))
    old = [_with_id(line, at) for at, line in enumerate(lines)]
    kept = draw(st.sets(st.sampled_from(old)))
    new = [one for one in draw(st.permutations(old)) if one in kept]
    is_edited = draw(st.booleans())
    if new and is_edited:
        new[0] = new[0].replace(" {#", " och mer därtill {#").replace("en ", "två ")
    new += [_with_id(draw(st.sampled_from(BLOCKS)), 90)]
    return "\n\n".join(old) + "\n", "\n\n".join(new) + "\n"


def _with_id(line: str, at: int) -> str:
    if line.startswith("|"):
        return f"| Vård | Ansvar |\n|---|---|\n{line[:-2]} {{#b{at:03}}} |"
    return f"{line} {{#b{at:03}}}"


@given(marked())
@settings(max_examples=200, deadline=None)
def test_no_clause_is_without_a_place_however_the_text_has_changed(
    texts: tuple[str, str],
) -> None:
    old, new = texts
    homes = Homes(old, 0)
    sides = Side(old, 0, {}), Side(new, 0, {})
    sheet = make_sheet(*sides, compare(old, new))
    places = clause_places(sheet, homes)
    html = running_text(sheet.rows, folds=True, places=places)

    assert sorted(homes.by_id) == sorted(re.findall(rf'id="{PLACE}([\w-]+)"', html))
