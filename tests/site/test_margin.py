"""Comments beside the clauses of a later draft: where they stand, and that none is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.consultation.answered import answered, saved
from tests.consultation.consulted import HOME, TEXT
from tests.site.pages import read_pages
from tests.site.running import must_build
from tests.site.shared import Built
from tests.site.test_rounds import REPLIED, with_round
from tests.site.test_versions import inode
from tests.site.whole import check_pages

PAGE = "riktlinje/index.html"
LATER = (
    TEXT.replace("Kallelsen skickas inom 3 dagar. {#c2b3}\n\n", "")
    .replace(
        "Riktlinjen följs upp varje år. {#c2b4}",
        "Kallelsen skickas inom fem dagar och med brev. {#c2b3}",
    )
    .replace("## Uppföljning {#uppfoljning}", "En ny mening. {#n1n1}\n\n## Tid {#tid}")
)
MORE = """remiss: "2021-1"
instans: vard
mottaget: "2021-12-20T13:41:07Z"
kanal: webb
sha256: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
inställning: tillstyrker
synpunkter:
  - id: vard-1
    ankare: {dokument: riktlinje, block: c2b2}
    sort: stöd
    text: Bra att <b>regionen</b> kallar.
  - id: vard-2
    ankare: {dokument: riktlinje, block: vem}
    sort: fråga
    text: Vem ringer?
  - id: vard-3
    ankare: {dokument: riktlinje}
    sort: stöd
    text: En bra riktlinje.
"""


def later(folder: Path) -> Path:
    """Return a workspace whose text was changed after the round."""
    root, _ = answered(folder, "norrby", "soderby")
    files = {
        "riktlinje.md": LATER,
        f"{HOME}/bemotanden.yaml": REPLIED,
        f"{HOME}/publicerat/vard.yaml": MORE,
    }
    saved(root, files, "utkast")
    return root


@pytest.fixture(scope="module")
def root(built: Built) -> Path:
    """Return the workspace; no test changes it."""
    return built(later) / "root"


@pytest.fixture(scope="module")
def site(built: Built) -> Path:
    """Return its site."""
    return built(later) / "site"


@pytest.fixture(scope="module")
def html(site: Path) -> str:
    """Return the page of the draft, without line feeds."""
    return (site / PAGE).read_text("utf-8").replace("\n", "")


def box_after(html: str, anchor: str) -> str:
    """Return the box that stands straight after a clause; '' when none does."""
    box = r'(<details class="sagt">.*?</details>(?=<h2|<p id|</article))?'
    clause = rf'<(p|h2) id="{anchor}">.*?</\1>{box}'
    found = re.search(clause, html)
    assert found, anchor
    return found[2] or ""


def test_a_comment_stands_after_its_clause_and_says_what_became_of_it(
    html: str,
) -> None:
    same, edited = box_after(html, "c2b2"), box_after(html, "c2b3")

    assert "Bra att &lt;b&gt;regionen&lt;/b&gt; kallar." in same
    assert "Oförändrad text" in same
    assert "Tre dagar räcker inte." in edited
    assert "Omskriven text" in edited
    assert "2 instanser har lämnat samma synpunkt" in edited
    assert "Tillgodoses.</strong> Tiden är nu fem dagar." in edited
    assert "Vem ringer?" in box_after(html, "vem")


def test_a_comment_on_a_clause_that_is_gone_stands_at_no_other(html: str) -> None:
    text, _, apart = html.partition('<h2 id="sagt-for-sig">')

    assert "Vem följer upp, norrby?" in apart
    assert "Texten finns inte kvar" in apart
    assert "En bra riktlinje." in apart
    assert "Vem följer upp" not in text
    assert "" == box_after(html, "n1n1")


def test_the_counts_add_up_to_all_comments_with_a_place(html: str) -> None:
    line = re.search(
        r"I remiss 2021-1 kom (\d+) synpunkter på dokumentet: (.*?)\.", html
    )
    assert line
    counts = re.findall(r"(\d+) på (?!dok)", line[2])
    shown = re.findall(r"<summary>(\d+) synpunkt", html)

    assert int(line[1]) == sum(map(int, counts)) == sum(map(int, shown)) == 7


def test_a_draft_that_is_as_it_was_asked_about_has_all_of_them(
    tmp_path: Path, env: dict[str, str]
) -> None:
    root = with_round(tmp_path / "root")
    site = must_build(root, tmp_path / "site", "--no-pdf", env=env)
    html = (site / PAGE).read_text("utf-8")

    assert "kom 8 synpunkter på dokumentet: 8 på oförändrad text." in html
    assert "sagt-for-sig" not in html


def test_before_the_round_has_closed_nothing_is_shown(
    root: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    day = ("--on", "2022-01-15")
    site = must_build(root, tmp_path / "site", "--no-pdf", *day, env=env)

    assert "sagt" not in (site / PAGE).read_text("utf-8")


def test_a_working_groups_round_is_told_without_ways_to_pages_it_has_not(
    tmp_path: Path, env: dict[str, str]
) -> None:
    root = later(tmp_path / "root")
    path = root / HOME / "remiss.yaml"
    words = path.read_text("utf-8")
    inner = words.replace("sort: remiss", "sort: intern synpunktsrunda")
    saved(root, {f"{HOME}/remiss.yaml": inner}, "intern")
    site = must_build(root, tmp_path / "site", "--no-pdf", env=env)
    html = (site / PAGE).read_text("utf-8").replace("\n", "")

    assert "I den interna synpunktsrundan 2021-1 kom 7 synpunkter" in html
    assert "<p>Norrby kommun, Söderby kommun</p>" in box_after(html, "c2b3")
    check_pages(site, read_pages(site))


def test_every_link_leads_to_a_place_and_every_page_is_whole(site: Path) -> None:
    check_pages(site, read_pages(site))


def test_a_draft_is_written_anew_when_a_reply_changes_and_not_for_a_place_elsewhere(
    tmp_path: Path, env: dict[str, str]
) -> None:
    root, out = later(tmp_path / "root"), tmp_path / "site"
    site = must_build(root, out, "--no-pdf", env=env)
    first = inode(site, PAGE)
    path = f"{HOME}/publicerat/norrby.yaml"
    words = (root / path).read_text("utf-8")
    saved(root, {path: "# Ny rad.\n" + words.replace("Bra.", "Fint.")}, "utan plats")
    site = must_build(root, out, "--no-pdf", env=env)
    assert first == inode(site, PAGE)

    reply = REPLIED.replace("Tiden är nu fem dagar.", "Tiden är fem dagar.")
    saved(root, {f"{HOME}/bemotanden.yaml": reply}, "bemötande")
    site = must_build(root, out, "--no-pdf", env=env)
    assert first != inode(site, PAGE)
