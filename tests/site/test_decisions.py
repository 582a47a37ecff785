"""The pages about decisions: who has decided what, how it adds up, and when it is rebuilt."""

from __future__ import annotations

import posixpath
import re
from datetime import date
from pathlib import Path

import pytest

from govdocs.model.decision import Decision
from govdocs.overview.editions import Library, find_library
from govdocs.render.html.decision_rows import final_words
from tests.decision.decided import decision
from tests.decision.matters import PLACES, decided, proposed
from tests.record.records import git
from tests.record.test_editions import loaded
from tests.record.versioned import save
from tests.site.pages import Page, read_pages
from tests.site.running import must_build, snapshot
from tests.site.shared import Built
from tests.site.test_versions import inode
from tests.site.whole import check_pages

PAGE = "avtal/beslut/2.0/index.html"
PARTIES = len(PLACES) + 1


@pytest.fixture(scope="module")
def root(built: Built) -> Path:
    """Return the workspace with decisions, of which the version has lapsed."""
    return built(decided) / "root"


@pytest.fixture(scope="module")
def site(built: Built) -> Path:
    """Return its site."""
    return built(decided) / "site"


@pytest.fixture(scope="module")
def shown(site: Path) -> dict[str, Page]:
    """Return every page of the site."""
    return read_pages(site)


@pytest.fixture(scope="module")
def pending(
    root: Path, tmp_path_factory: pytest.TempPathFactory, env: dict[str, str]
) -> dict[str, Page]:
    """Return the pages of the site as it was while the version was being decided."""
    out = tmp_path_factory.mktemp("pending") / "site"
    day = ("--on", "2022-11-20")
    return read_pages(must_build(root, out, "--no-pdf", *day, env=env))


def said(page: Page) -> str:
    """Return the words of a page on one line."""
    return " ".join(page.text.replace("\u00a0", " ").split())


def library(root: Path, day: str) -> Library:
    return find_library(loaded(root), date.fromisoformat(day))


def test_the_sentence_comes_first(
    shown: dict[str, Page], pending: dict[str, Page]
) -> None:
    lapsed, waiting = said(shown[PAGE]), said(pending[PAGE])

    assert "Förfallen 5 av 12 parter hade godkänt samma text." in lapsed
    assert "Under beslut 5 av 12 parter har godkänt samma text. 7 återstår." in waiting
    assert waiting.index("5 av 12") < waiting.index("Det som avviker")
    assert waiting.index("Det som avviker") < waiting.index("Alla beslut")


def test_outcomes_parties_and_areas_add_up(site: Path, shown: dict[str, Page]) -> None:
    html = (site / PAGE).read_text("utf-8")
    counts = re.search(r'<ul class="utfall">(.*?)</ul>', html, re.S)
    assert counts
    *each, together = map(int, re.findall(r"<strong>(\d+)</strong>", counts[1]))
    table = html[html.index("<table") : html.index("</table>")]
    areas = re.findall(r'"rowgroup" colspan="9">[^:]+: (\d+) av (\d+)', table)
    cards = re.findall(r"<summary>[^:<]+: (\d+) av (\d+)", html)

    assert sum(each) == together == PARTIES
    assert PARTIES == table.count('<th scope="row">')
    assert PARTIES == sum(int(of) for _, of in areas)
    assert 5 == sum(int(alike) for alike, _ in areas)
    assert areas == cards
    tiles = re.search(
        r'<div class="rutor" aria-hidden="true">(.*?)\n</div>', html, re.S
    )
    assert tiles
    assert PARTIES == tiles[1].count("<svg")
    assert "5 av 12" in said(shown[PAGE])


def test_every_word_of_the_table_is_said_once_for_its_party(
    shown: dict[str, Page],
) -> None:
    text = said(shown[PAGE])

    for words in (
        "Godkänt 4",
        "Godkänt med tillägg 1",
        "Godkänt med ändring 1 (räknas inte)",
        "Godkänt på eget villkor 1 (räknas inte)",
        "Godkänt för sent 1 (räknas inte)",
        "Avslag 1",
        "Återremiss 1",
        "Inte beslutat 2",
    ):
        assert words in text, words


def test_what_deviates_names_the_party_and_why(shown: dict[str, Page]) -> None:
    text = said(shown[PAGE])

    assert "Dalbys kommun har godkänt en annan text." in text
    assert "Ny lydelse av ett stycke i 1.2 Ansvar Regionen svarar för allt." in text
    assert "Tillägg, uppdrag till Vårdsamverkan (VVG) Följ upp varje år." in text
    assert "Lundbys kommun har godkänt för sent." in text
    assert "Sista dag att besluta var den 31 oktober 2022." in text
    assert "Villkor: Staten betalar." in text
    assert "Norrbys kommun och Tomtbys kommun har inte beslutat." in text


def test_put_off_and_then_decided_shows_both(shown: dict[str, Page]) -> None:
    text = said(shown[PAGE])

    first = "i Ekby bordlade ärendet till den 20 september 2022 den 20 juni 2022, § 7."
    then = "Kommunfullmäktige i Ekby godkände texten den 20 september 2022, § 7."
    assert text.index(first) < text.index(then)
    assert "Det senare beslutet räknas." in text


def test_a_correction_shows_both_wordings_and_its_meeting(
    shown: dict[str, Page],
) -> None:
    text = said(shown[PAGE])

    assert (
        "Protokollet från den 8 september 2022, § 7, rättades vid sammanträdet den "
        "3 oktober 2022, § 80. Förut Texten godkäns. Nu Texten godkänns."
    ) in text


def test_what_is_left_out_says_why(shown: dict[str, Page]) -> None:
    text = said(shown[PAGE])

    assert "Kommunstyrelsen i Norrby godkände texten den 1 september 2022" in text
    assert "Räknas inte: " in text


def test_reviews_are_held_against_the_text(shown: dict[str, Page]) -> None:
    text = said(shown[PAGE])

    assert "Jurist: Vårdsamverkan (VVG) den 1 mars 2022, § 7." in text
    assert "Granskningen gäller just den här texten." in text


def test_the_way_tells_who_has_the_matter(
    shown: dict[str, Page], pending: dict[str, Page]
) -> None:
    lapsed, waiting = said(shown[PAGE]), said(pending[PAGE])

    assert "Klart den 10 mars 2022, efter 37 dagar." in waiting
    assert "Samrådet (SRO) rekommenderade texten den 5 april 2022" in waiting
    assert "Fullmäktige hos varje part beslutar. Här är ärendet nu" in waiting
    assert "Ärendet har legat här sedan den 5 april 2022." in waiting
    assert "229 dagar till och med den 20 november 2022." in waiting
    assert "Här är ärendet nu" not in lapsed
    assert "Kunde börja den 5 april 2022, men blev inte klart." in lapsed


def test_an_unclear_way_is_said_and_not_guessed(shown: dict[str, Page]) -> None:
    text = said(shown["tillagg/beslut/1.0/index.html"])

    assert "Beslutsväg oklar" in text
    assert "parter har godkänt" not in text


def test_laga_kraft_is_told_for_bodies_that_post_their_decisions() -> None:
    plain: Decision = decision("norrby")

    assert "–" == final_words(plain, None, posts=False)
    assert "Anslagsdag saknas" == final_words(plain, None, posts=True)
    assert "–" == final_words(decision("norrby", "bordlägger"), None, posts=True)


def test_one_body_that_does_not_post_has_no_laga_kraft(shown: dict[str, Page]) -> None:
    text = said(shown["kallelse/beslut/1.0/index.html"])

    assert "Vårdsamverkan (VVG) har godkänt samma text." in text
    assert "Ett organ beslutar för alla Vårdsamverkan (VVG) Godkänt" in text
    assert "2022-03-10 § 7 KS 2022-1 (exempel) – – Samma text" in text
    assert "parter" not in text[text.index("Godkänt") : text.index("Kontrollsumma")]


def test_what_nobody_is_known_to_have_decided_is_unknown(
    tmp_path: Path, env: dict[str, str]
) -> None:
    root, day = proposed(tmp_path / "root"), ("--on", "2022-02-20")
    site = must_build(root, tmp_path / "site", "--no-pdf", *day, env=env)
    pages = read_pages(site)
    text = said(pages[PAGE])

    assert "Vilka parter som har beslutat är okänt. Inget beslut finns här." in text
    assert "Inte beslutat" not in text + said(pages["parter/norrby/index.html"])
    assert "VVG bereder, SRO rekommenderar" in text
    assert "okänt" in said(pages["avtal/2.0/index.html"])


def test_laga_kraft_says_how_it_was_counted(shown: dict[str, Page]) -> None:
    text = said(shown[PAGE])

    assert "2022-10-04" in text
    assert (
        "2022-09-12 plus 3 veckor = 2022-10-03, och dagen efter är 2022-10-04" in text
    )
    assert "13 kap. 5 § kommunallagen (2017:725)" in text


def test_the_digest_is_in_fours_and_the_same_as_decided(
    root: Path, shown: dict[str, Page]
) -> None:
    full = library(root, "2022-11-20").matters["avtal@2.0"].dated.version.full
    fours = " ".join(full[at : at + 4] for at in range(0, 64, 4))

    assert fours in said(shown[PAGE])
    assert f"Samma text {fours[:9]} …" in said(shown[PAGE])


def test_invented_addresses_lead_nowhere_and_pages_are_marked(
    shown: dict[str, Page],
) -> None:
    pages = ("index.html", PAGE, "beslut/index.html", "avtal/2.0/index.html")

    assert not [one for one in shown[PAGE].links if "exempel.invalid" in one.target]
    assert [] == [one for one in pages if "Påhittade uppgifter" not in shown[one].text]


def test_open_matters_come_before_finished_ones(
    shown: dict[str, Page], pending: dict[str, Page]
) -> None:
    lapsed, waiting = (
        said(shown["beslut/index.html"]),
        said(pending["beslut/index.html"]),
    )

    assert lapsed.index("Tillägg om munhälsa, version 1.0") < lapsed.index("Avslutade")
    assert lapsed.index("Avslutade") < lapsed.index("Vårdavtalet, version 2.0")
    assert waiting.index("Vårdavtalet, version 2.0 Under") < waiting.index("Avslutade")


def test_the_text_and_the_list_of_versions_lead_to_the_decisions(
    shown: dict[str, Page],
) -> None:
    for page in ("avtal/2.0/index.html", "avtal/versioner/index.html", "index.html"):
        folder = posixpath.dirname(page)
        found = {
            posixpath.normpath(posixpath.join(folder, one.target))
            for one in shown[page].links
        }
        wanted = "beslut/index.html" if page == "index.html" else PAGE
        assert wanted in found, page
    assert "avtal/beslut/1.0/index.html" not in shown


def test_the_status_says_how_many(root: Path) -> None:
    def sentence(day: str) -> str:
        status = library(root, day).by_id["avtal"].versions[-1].status
        return status.sentence if status else ""

    unknown = "Vilka parter som har beslutat är okänt."
    assert unknown in sentence("2022-02-20")
    assert sentence("2022-09-10").startswith(
        "4 av 12 parter har godkänt. Texten gäller när alla har beslutat likadant."
    )
    assert "Sista dag att besluta var den 31 oktober 2022." in sentence("2022-11-20")
    assert "5 av 12 hade godkänt. Det som gäller är version 1.0." in sentence(
        "2023-01-01"
    )


def test_a_party_has_its_own_page(shown: dict[str, Page]) -> None:
    north, south = (
        said(shown["parter/ekby/index.html"]),
        said(shown["parter/granby/index.html"]),
    )

    assert "Det här gäller i Ekby" in north
    assert "Tillämpning i Norr" in north
    assert "Tillämpning i Norr" not in south
    assert "Så har Granbys kommun beslutat" in south
    assert "återremitterade ärendet den 8 september 2022, § 7, KS 2022-1" in south
    assert "Det här gäller för Regionen" in said(shown["parter/regionen/index.html"])


def test_a_notice_makes_a_party_differ_until_it_is_taken_back(
    shown: dict[str, Page],
) -> None:
    left, stayed = (
        said(shown[f"parter/{one}/index.html"]) for one in ("norrby", "soderby")
    )

    assert "Vårdavtalet: här gäller ingen version. För 11 av 12 parter" in left
    assert "uppsagt av parten. Uppsägningen kom in den 1 februari 2024." in left
    assert "här gäller ingen version" not in stayed
    assert "uppsagt av parten." in stayed
    assert "uppsägningen togs tillbaka den 1 mars 2024 (godtagen)." in stayed


def test_every_link_leads_to_a_place_and_every_page_is_whole(
    site: Path, shown: dict[str, Page]
) -> None:
    check_pages(site, shown)


def test_only_what_a_decision_changes_is_written_anew(
    root: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    copy = _copy(root, tmp_path)
    site = must_build(copy, tmp_path / "site", "--no-pdf", env=env)
    before = {path: inode(site, path) for path in snapshot(site)}
    must_build(copy, site, "--no-pdf", env=env)
    same = {path: inode(site, path) for path in snapshot(site)}
    path = next(copy.rglob("beslut/avtal/2.0/angeby-kf/*.yaml"))
    other = path.parent.parent / "tomtby-kf" / path.name
    words = path.read_text("utf-8").replace("angeby-kf", "tomtby-kf")
    save(copy, {other.relative_to(copy).as_posix(): words}, "Ett till", "2022-11-21")
    must_build(copy, site, "--no-pdf", env=env)

    standing = ("om/", "tillganglighet/", "404", "assets/", "index.html")
    assert [] == [
        one
        for one in before
        if before[one] != same[one] and not one.startswith(standing)
    ]
    assert "6 av 12 parter" in (site / PAGE).read_text("utf-8")
    assert "6 av 12" in (site / "avtal/2.0/index.html").read_text("utf-8")
    assert "6 av 12" in (site / "beslut/index.html").read_text("utf-8")
    assert "Inte beslutat" not in (site / "parter/tomtby/index.html").read_text("utf-8")
    for kept in ("tillagg/beslut/1.0/index.html", "tillagg/1.0/index.html"):
        assert inode(site, kept) == before[kept], kept


def test_other_words_in_a_draft_leave_the_decisions(
    root: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    copy = _copy(root, tmp_path)
    site = must_build(copy, tmp_path / "site", "--no-pdf", env=env)
    before = inode(site, PAGE)
    text = (copy / "samling/delar/villkor.md").read_text("utf-8")
    changed = text.replace("varje år", "vartannat år") + (
        "\n## Nytt {#nytt-avsnitt}\n\nNytt stycke. {#a2c9}\n"
    )
    save(copy, {"samling/delar/villkor.md": changed}, "Utkast", "2022-11-21")
    must_build(copy, site, "--no-pdf", env=env)

    assert (site / "avtal/utkast/index.html").is_file()
    assert before == inode(site, PAGE)


def _copy(root: Path, folder: Path) -> Path:
    copy = folder / "copy"
    git(folder, "clone", "-q", str(root), str(copy))
    git(copy, "config", "user.name", "Prov")
    git(copy, "config", "user.email", "prov@exempel.invalid")
    return copy
