"""The pages about rounds: what adds up, what is shown of answers, and when they are rebuilt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from govdocs.render.html.frame import whole_words
from tests.consultation.answered import ANSWER, answered, saved
from tests.consultation.consulted import HOME
from tests.site.pages import Page, read_pages
from tests.site.running import build, must_build, snapshot
from tests.site.shared import Built
from tests.site.test_decisions import said
from tests.site.test_versions import inode
from tests.site.whole import check_pages

ROUND = "remisser/2021-1"
SECTIONS = f"{ROUND}/sammanstallning/index.html"
REPLIES = f"{ROUND}/redogorelse/index.html"
MASKED = "[Personuppgift borttagen vid publiceringen]"
REPLIED = """remiss: "2021-1"
märkning: Påhittade uppgifter
bemötanden:
  - synpunkter: [norrby-1, soderby-1]
    utfall: tillgodoses
    motivering: Tiden är nu fem dagar.
    ändring:
      block: [riktlinje#c2b3, riktlinje#bort]
    historik:
      - {datum: 2022-02-01, utfall: tillgodoses ej, motivering: Tre dagar räcker.}
    reaktion: Det är bra.
  - synpunkter: [norrby-2]
    utfall: noteras
    motivering: Sekretariatet följer upp.
"""
LETTER = """missiv: |
  # Till er

  Vi vill veta <b>allt</b>. Läs [här](javascript:alert) och [där](https://exempel.se).
"""
FILES = {
    f"{HOME}/bemotanden.yaml": REPLIED,
    f"{HOME}/publicerat/forbund.yaml": ANSWER.format("forbund").replace(
        "Tre dagar räcker inte.", f"<b>Ring</b> {MASKED}."
    ),
    f"{HOME}/publicerat/vard.yaml": ANSWER.format("vard")
    .replace("2021-12-20", "2022-01-20")
    .replace("Tre dagar räcker inte.", "Fyra dagar räcker gott.")
    .replace("svar: {", "inställningar: {riktlinje: avstyrker}\nsvar: {")
    .replace("svar: {", "reservation: Två ledamöter <b>reserverar</b> sig.\nsvar: {"),
}


def with_round(folder: Path) -> Path:
    """Return a workspace with a closed round: three asked, one more, and some replies."""
    root, _ = answered(folder, "norrby", "soderby")
    saved(root, FILES, "svar")
    return root


@pytest.fixture(scope="module")
def root(built: Built) -> Path:
    """Return the workspace; no test changes it."""
    return built(with_round) / "root"


@pytest.fixture(scope="module")
def site(built: Built) -> Path:
    """Return its site."""
    return built(with_round) / "site"


@pytest.fixture(scope="module")
def shown(site: Path) -> dict[str, Page]:
    """Return every page of the site."""
    return read_pages(site)


def test_the_numbers_add_up(shown: dict[str, Page]) -> None:
    text = said(shown[f"{ROUND}/index.html"])
    line = re.search(
        r"(\d+) inbjudna: (\d+) svarade i tid, (\d+) svarade för sent, (\d+) avstod, "
        r"(\d+) svarade inte\. Dessutom (\d+) som svarade utan inbjudan\.",
        text,
    )

    assert line
    invited, *each, others = map(int, line.groups())
    assert (3, [2, 1, 0, 0], 1) == (invited, each, others)
    assert invited == sum(each)
    for page in ("remisser/index.html", SECTIONS):
        assert line[0] in said(shown[page]), page


def test_sections_and_their_comments_add_up(site: Path) -> None:
    html = (site / SECTIONS).read_text("utf-8")
    counts = re.findall(r"<p>(\d+) synpunkter? från (\d+) instans", html)
    whole = re.search(r"<li>(\d+) synpunkter = ", html)

    assert whole
    assert int(whole[1]) == sum(int(comments) for comments, _ in counts) == 12
    for bar in re.findall(r'<svg class="staplar".*?</svg>', html):
        widths = [float(one) for one in re.findall(r' width="([\d.]+)"', bar)]
        assert sum(widths) == pytest.approx(100, abs=0.05)


def test_those_who_say_the_same_stand_once_with_their_names(site: Path) -> None:
    html = (site / SECTIONS).read_text("utf-8")

    assert 1 == html.count("Tre dagar räcker inte.")
    fold = re.search(r"<details><summary>2 instanser har.*?</details>", html, re.S)
    assert fold
    assert "Norrby kommun" in fold[0]
    assert "Söderby kommun" in fold[0]


def test_what_others_wrote_is_never_markup_and_stays_masked(site: Path) -> None:
    for page in (SECTIONS, REPLIES, f"{ROUND}/sammanstallning/instans/forbund"):
        path = site / page if page.endswith("html") else site / page / "index.html"
        html = path.read_text("utf-8")
        assert f"&lt;b&gt;Ring&lt;/b&gt; {MASKED}." in html, page


def test_a_stance_to_one_text_is_told_beside_who_has_it(shown: dict[str, Page]) -> None:
    home = f"{ROUND}/sammanstallning/instans"

    listed = said(shown[f"{home}/index.html"])
    assert "Tillstyrker, egen inställning till 1 text, 3 synpunkter" in listed
    assert "Tillstyrker, 3 synpunkter" in listed
    whole = said(shown[f"{home}/vard/index.html"])
    assert re.search(r"Inställning till [^.]*? avstyrker", whole)


def test_an_answer_is_whole_with_its_replies(shown: dict[str, Page]) -> None:
    text = said(shown[f"{ROUND}/sammanstallning/instans/norrby/index.html"])
    late = said(shown[f"{ROUND}/sammanstallning/instans/vard/index.html"])

    for words in (
        "Svarade i tid. Svaret kom in den 20 december 2021.",
        "Är tiden rimlig? Ja, norrby tycker det.",
        "Tre dagar räcker inte. Förslag: =1+1",
        "Bemötande: Tillgodoses Tiden är nu fem dagar.",
        "Tillgodoses ej, till den 1 februari 2022: Tre dagar räcker.",
        "Reaktion på bemötandet: Det är bra.",
        "Vem följer upp, norrby? - *en* rad Bemötande: Noteras",
    ):
        assert words in text, words
    assert "Svarade för sent." in late


def test_replies_tell_how_many_and_lead_to_the_paragraph(
    shown: dict[str, Page],
) -> None:
    page = shown[REPLIES]

    assert (
        "12 synpunkter. 9 saknar ännu bemötande. Av de bemötta: 2 tillgodoses, 1 noteras."
    ) in said(page)
    assert "../../../riktlinje/index.html#c2b3" in [one.target for one in page.links]
    assert ", ett stycke, som inte finns i texten" in said(page)
    assert "c2b3" not in said(page)


def test_the_number_of_a_round_is_not_cut_in_its_heading() -> None:
    shown = whole_words("Remiss 2021-1: in- och utskrivning & mer")

    assert (
        'Remiss <span class="hel">2021-1</span>: in- och utskrivning &amp; mer' == shown
    )


def test_a_reply_to_what_is_not_published_is_not_shown(
    root: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    copy = with_round(tmp_path / "root")
    (copy / f"{HOME}/publicerat/norrby.yaml").unlink()
    saved(copy, {}, "bort")
    pages = read_pages(must_build(copy, tmp_path / "site", "--no-pdf", env=env))

    assert f"{ROUND}/sammanstallning/instans/norrby/index.html" not in pages
    assert [] == [one for one in pages if "Sekretariatet följer" in pages[one].text]


def test_an_open_round_tells_until_when_and_no_numbers(
    root: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    day = ("--on", "2021-12-01")
    pages = read_pages(must_build(root, tmp_path / "site", "--no-pdf", *day, env=env))
    text = said(pages[f"{ROUND}/index.html"])

    assert "Öppen: svara senast den 31 december 2021 kl. 23.59." in text
    assert "nyårsafton" in text
    assert "Så svarar ni" in text
    start = said(pages["index.html"])
    assert "Remiss 2021-1: Riktlinjen om kallelse Öppen för svar" in start
    assert "svara senast den 31 december 2021 kl. 23.59." in start
    assert "ingen remiss öppen" not in start
    check_pages(tmp_path / "site", pages)
    assert "inbjudna:" not in text
    assert "ingen remiss öppen" not in said(pages["remisser/index.html"])
    assert SECTIONS not in pages


def test_no_round_open_says_when_the_last_closed(shown: dict[str, Page]) -> None:
    text = said(shown["remisser/index.html"])

    assert (
        "Just nu är ingen remiss öppen. Senaste remissen stängde den 15 januari 2022."
    ) in text
    last = "Sista dagen att svara var den 31 december 2021, med anstånd den 15 januari 2022."
    assert last in text
    assert last in said(shown[f"{ROUND}/index.html"])
    assert "Remisser" in said(shown["om/index.html"])
    assert "Så svarar ni" not in said(shown[f"{ROUND}/index.html"])
    assert (
        "Just nu är ingen remiss öppen. Senaste remissen stängde den 15 januari 2022. "
        "Remiss 2021-1: Riktlinjen om kallelse Stängd"
    ) in said(shown["index.html"])


def test_every_page_of_an_invented_round_says_so(shown: dict[str, Page]) -> None:
    pages = [one for one in shown if one.startswith("remisser/")]

    assert 11 == len([one for one in pages if "/urval/" not in one])
    assert [] == [one for one in pages if "Påhittade uppgifter" not in shown[one].text]


def test_a_round_to_come_is_told_with_its_letter_and_whom_to_ask(
    tmp_path: Path, env: dict[str, str]
) -> None:
    root = with_round(tmp_path / "root")
    words = (root / HOME / "remiss.yaml").read_text("utf-8")
    asked = "    frågor: [{id: f3, text: Hur ofta?, avsnitt: uppfoljning}]\nfrågor:\n"
    files = {
        f"{HOME}/remiss.yaml": words.replace("\nfrågor:\n", f"\n{asked}") + LETTER,
        "govdocs.yaml": (root / "govdocs.yaml").read_text("utf-8")
        + "kontakt: {namn: Sekretariatet, epost: remiss@exempel.se}\n",
    }
    saved(root, files, "missiv")
    day = ("--on", "2021-09-01")
    pages = read_pages(must_build(root, tmp_path / "site", "--no-pdf", *day, env=env))
    text = said(pages[f"{ROUND}/index.html"])

    assert "Öppnar den 15 september 2021. Svara senast den 31 december 2021." in said(
        pages["index.html"]
    )
    assert "Missiv Till er Vi vill veta <b>allt</b>. Läs här och där." in text
    html = (tmp_path / "site" / ROUND / "index.html").read_text("utf-8")
    assert "javascript" not in html
    assert '<a href="https://exempel.se">där</a>' in html
    assert "<h3>Till er</h3>" in html
    assert "Sekretariatet, remiss@exempel.se." in text
    assert "Hur ofta? Frågan gäller 2 Uppföljning." in text


def test_a_working_groups_own_round_is_not_for_the_public(
    tmp_path: Path, env: dict[str, str]
) -> None:
    root = with_round(tmp_path / "root")
    path = root / HOME / "remiss.yaml"
    words = path.read_text("utf-8")
    inner = words.replace("sort: remiss", "sort: intern synpunktsrunda")
    saved(root, {f"{HOME}/remiss.yaml": inner}, "intern")
    site = must_build(root, tmp_path / "site", "--no-pdf", env=env)

    assert not (site / "remisser").exists()
    assert ">Remisser<" not in (site / "index.html").read_text("utf-8")


def test_every_link_leads_to_a_place_and_every_page_is_whole(
    site: Path, shown: dict[str, Page]
) -> None:
    check_pages(site, shown)


def test_only_what_an_answer_changes_is_written_anew(
    tmp_path: Path, env: dict[str, str]
) -> None:
    root, out = with_round(tmp_path / "root"), tmp_path / "site"
    site = must_build(root, out, "--no-pdf", env=env)
    before = {path: inode(site, path) for path in snapshot(site)}
    must_build(root, out, "--no-pdf", env=env)
    rounds = [one for one in before if one.startswith(("remisser/", "riktlinje/"))]
    assert [] == [one for one in rounds if before[one] != inode(site, one)]

    path = f"{HOME}/publicerat/forbund.yaml"
    words = "# En rad till.\n" + FILES[path].replace("Bra.", "Mycket bra.")
    saved(root, {path: words}, "ändrat")
    must_build(root, out, "--no-pdf", env=env)

    changed = {one for one in rounds if before[one] != inode(site, one)}
    assert {one for one in changed if "/urval/" not in one} == {
        SECTIONS,
        REPLIES,
        f"{ROUND}/sammanstallning/instans/forbund/index.html",
    }


def test_a_text_that_is_not_the_one_asked_about_stops_the_build(
    tmp_path: Path, env: dict[str, str]
) -> None:
    root = with_round(tmp_path / "root")
    path = root / HOME / "remiss.yaml"
    words = re.sub("kontrollsumma: .*", f"kontrollsumma: {'a' * 64}", path.read_text())
    saved(root, {f"{HOME}/remiss.yaml": words}, "annan")
    ran = build(root, tmp_path / "site", "--no-pdf", env=env)

    assert 0 != ran.code
    assert "riktlinje" in ran.err + ran.out
    assert "Traceback" not in ran.err + ran.out
