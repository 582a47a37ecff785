"""The built site of a workspace with versions: what applies first, and every text kept."""

from __future__ import annotations

import posixpath
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pikepdf
import pytest

from govdocs.overview.editions import Library, find_library
from govdocs.text.canonical import running_text
from tests.record.records import git
from tests.record.test_editions import loaded
from tests.record.versioned import DAY, EVENTS, save, versioned
from tests.site.pages import Page, read_pages, words
from tests.site.running import build, environment, must_build, snapshot, tool
from tests.site.shared import once
from tests.site.structure import addresses
from tests.site.test_build import internal

TEXTS = ["avtal/1.0", "avtal/1.1", "avtal/2.0", "avtal/utkast", "in-ut/1.0"]
TEXTS += ["in-ut/utkast", "tillagg/1.0"]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the workspace with versions; no test changes it."""
    return once(tmp_path_factory, "versioned", versioned)


@pytest.fixture(scope="module")
def whole(
    root: Path, tmp_path_factory: pytest.TempPathFactory, env: dict[str, str]
) -> Path:
    """Return its site with PDFs."""

    def make(folder: Path) -> None:
        must_build(root, folder / "site", env=env)

    return once(tmp_path_factory, "versions", make) / "site"


@pytest.fixture(scope="module")
def shown(whole: Path) -> dict[str, Page]:
    """Return every page of the site."""
    return read_pages(whole)


@pytest.fixture(scope="module")
def library(root: Path) -> Library:
    """Return the texts the site is made from."""
    return find_library(loaded(root), DAY)


def source_words(library: Library, text: str) -> list[str]:
    """Return the words of a text as its digest counts them."""
    document, _, slug = text.partition("/")
    editions = library.by_id[document]
    found = [one for one in editions.all if (one.number or "utkast") == slug]
    return words(running_text(found[0].document))


def test_the_text_in_force_stands_at_the_address_of_the_document(
    shown: dict[str, Page],
) -> None:
    article = shown["avtal/index.html"].article

    assert "säger tydligt vem" in article
    assert "varje år" in article
    assert "Båda svarar" not in article


def test_a_text_that_nothing_is_locked_of_is_the_work_text(
    shown: dict[str, Page],
) -> None:
    assert "Version saknas" in shown["kallelse/index.html"].text
    assert "kallelse/versioner/index.html" not in shown


def test_the_page_about_the_texts_says_that_some_are_locked(
    shown: dict[str, Page],
) -> None:
    text = shown["om/index.html"].text

    assert "Varje sida med en text säger överst hur den står" in text
    assert "Ingen version av texterna är låst" not in text


def test_where_nothing_applies_the_last_locked_is_shown_and_says_so(
    shown: dict[str, Page],
) -> None:
    page = shown["tillagg/index.html"]

    assert page.title.startswith("Under beslut: Tillägg om munhälsa")
    assert "Ingen version gäller i dag." in page.text


@pytest.mark.parametrize("text", TEXTS)
def test_every_word_of_a_text_is_on_its_page(
    text: str, shown: dict[str, Page], library: Library
) -> None:
    there = iter(words(shown[f"{text}/index.html"].article))
    lost = [
        word
        for word in source_words(library, text)
        if not any(word == other for other in there)
    ]

    assert [] == lost


@pytest.mark.parametrize("text", TEXTS)
def test_every_word_of_a_text_is_in_its_pdf(
    text: str, whole: Path, library: Library
) -> None:
    there = Counter(words(pdf_text(whole, text)))

    assert Counter() == Counter(source_words(library, text)) - there


def pdf_text(whole: Path, text: str) -> str:
    path = whole / text / f"{text.replace('/', '-')}.pdf"
    program = tool("pdftotext", "poppler-utils")
    command = [program, "-layout", "-enc", "UTF-8", str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def test_no_link_leaves_a_pdf_when_the_site_has_no_address(
    whole: Path,
) -> None:
    files = [*whole.rglob("*.pdf")]

    # This one has links to another text, which the next assertion is about.
    assert whole / "in-ut/utkast/in-ut-utkast.pdf" in files
    for path in files:
        with pikepdf.open(path) as pdf:
            assert [] == addresses(pdf), path.name


def test_a_pdf_says_which_text_it_is(whole: Path) -> None:
    lapsed, applies = pdf_text(whole, "avtal/2.0"), pdf_text(whole, "avtal/1.1")
    draft = pdf_text(whole, "avtal/utkast")

    assert "FÖRFALLEN" in lapsed
    assert "Version 2.0 · 1 oktober 2021 · kontrollsumma" in lapsed
    assert "EXEMPELTEXT · Gällande" in applies
    assert re.search(r"Utkast · \d+ \w+ \d{4} · kontrollsumma", draft)
    with pikepdf.open(whole / "avtal/2.0/avtal-2.0.pdf") as pdf:
        assert "Förfallen: Avtal om vård, version 2.0" == str(pdf.docinfo.Title)


@pytest.mark.parametrize("text", ["avtal/1.0", "avtal/2.0", "tillagg/1.0"])
def test_what_does_not_apply_says_so_before_its_first_line(
    text: str, shown: dict[str, Page]
) -> None:
    page = shown[f"{text}/index.html"]
    before = page.text[: page.text.index(page.article[:40])]

    assert re.search(r"Version \d\.\d är (ersatt|förfallen|under beslut)", before)
    assert re.match(r"(Ersatt|Förfallen|Under beslut): ", page.title)


def test_a_draft_is_marked_and_kept_from_search_engines(
    whole: Path, shown: dict[str, Page]
) -> None:
    page = shown["avtal/utkast/index.html"]
    hidden = [
        path.relative_to(whole.resolve()).as_posix()
        for path in whole.resolve().rglob("*.html")
        if '<meta name="robots" content="noindex">' in path.read_text("utf-8")
    ]

    assert page.title.startswith("Utkast: ")
    assert "Det här är ett utkast" in page.text
    assert "../index.html" in [one.target for one in page.links]
    compared = [one for one in hidden if "/skillnad/" in one]
    texts = [one for one in hidden if one not in compared]
    assert ["avtal/utkast/index.html", "in-ut/utkast/index.html"] == sorted(texts)
    assert 4 == len(compared)
    assert all("/utkast/" in one for one in compared)


def test_parties_that_differ_are_told_apart(shown: dict[str, Page]) -> None:
    text = " ".join(shown["avtal/index.html"].text.split())

    assert "Olika för olika parter." in text
    assert "Ingen version gäller för Norrby kommun." in text


def test_invented_events_are_marked_wherever_they_decide(
    shown: dict[str, Page],
) -> None:
    pages = ["index", "oversikt/index", "avtal/index", "avtal/2.0/index"]
    pages += ["avtal/versioner/index", "avtal/datum/index"]

    assert [] == [
        one for one in pages if "Påhittade uppgifter" not in shown[f"{one}.html"].text
    ]


def test_every_id_of_every_text_is_at_the_address_of_the_document(
    shown: dict[str, Page], library: Library
) -> None:
    for editions in library.by_id.values():
        known = shown[f"{editions.id}/index.html"].ids

        assert set() == editions.ids - set(known)
        assert len(known) == len(set(known))


def test_all_versions_stay_in_the_table(shown: dict[str, Page]) -> None:
    text = " ".join(shown["avtal/versioner/index.html"].text.split())
    order = re.findall(r"(Utkast|Version \d\.\d) (?:Utkast|Förf|Gäll|Ersatt)", text)

    assert ["Utkast", "Version 2.0", "Version 1.1", "Version 1.0"] == order
    assert "Har inte börjat gälla för någon." in text
    assert "Redaktionell justering. Tydligare ord." in text


def test_the_time_line_is_told_in_words(shown: dict[str, Page]) -> None:
    text = " ".join(shown["avtal/datum/index.html"].text.split())

    assert "Före den 1 april 2017 Dokumentet fanns inte." in text
    assert "Version 1.0 gällde för alla 4 parter." in text
    assert "Version 1.1 gäller för 3 av 4 parter: Regionen, " in text
    assert "Om inget nytt beslutas gäller version 1.1 även framåt." in text


def test_the_first_page_begins_with_what_applies(shown: dict[str, Page]) -> None:
    text = " ".join(shown["index.html"].text.split())
    places = [text.index(one) for one in ("Gäller nu", "På väg", "Hitta rätt")]

    assert sorted(places) == places
    assert "Vårdavtalet, version 1.1 Gällande" in text
    assert "Tillägg om munhälsa, version 1.0 Under beslut" in text


def test_the_last_day_of_notice_is_computed_and_says_how(
    shown: dict[str, Page],
) -> None:
    told = " ".join(shown["tillagg/index.html"].text.split())

    assert "(2 år)" in told
    assert "Sista dag att säga upp 30 juni 2028 (beräknad)" in told
    assert "2028-12-31 minus 6 månader = 2028-06-30" in told
    # The agreement continues until something else is decided: no day can be named.
    assert "Sista dag att säga upp" not in shown["avtal/index.html"].text


def test_every_link_leads_to_a_place(whole: Path, shown: dict[str, Page]) -> None:
    broken = [
        f"{page.path}: {written}"
        for page in shown.values()
        for written, meant, anchor in internal(page)
        if not (whole / meant).is_file()
        or (anchor and anchor not in shown[meant].ids)
        or "." not in posixpath.basename(meant)
    ]

    assert [] == broken


def test_every_page_is_whole_and_has_a_title_of_its_own(
    shown: dict[str, Page],
) -> None:
    titles = Counter(page.title for page in shown.values())

    assert [] == [one for one, count in titles.items() if count > 1]
    for page in shown.values():
        assert [] == page.unclosed, page.path
        assert 1 == page.headings.count(1), page.path
        steps = zip(page.headings, page.headings[1:], strict=False)
        assert all(b <= a + 1 for a, b in steps), page.path


def test_two_builds_are_the_same_to_the_byte(
    root: Path, whole: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    other = environment(tmp_path / "cache", env)
    again = must_build(root, tmp_path / "site", env=other)

    assert snapshot(whole) == snapshot(again)


def test_a_page_knows_when_it_will_be_out_of_date(
    root: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    site = must_build(
        root, tmp_path / "site", "--no-pdf", "--on", "2025-06-01", env=env
    )
    html = (site / "avtal/index.html").read_text("utf-8")

    assert 'data-andras="2026-01-02"' in html
    days = [
        day
        for page in site.rglob("*.html")
        for day in re.findall(r'data-andras="([^"]*)"', page.read_text("utf-8"))
    ]
    assert [] == [day for day in days if not re.fullmatch(r"\d{4}-\d\d-\d\d", day)]
    assert not re.search(r"\d+ dagar kvar|om \d+ dagar", html)


def test_an_event_leaves_the_texts_it_says_nothing_of(
    root: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    copy = tmp_path / "copy"
    git(tmp_path, "clone", "-q", str(root), str(copy))
    git(copy, "config", "user.name", "Prov")
    git(copy, "config", "user.email", "prov@exempel.invalid")
    site = must_build(copy, tmp_path / "site", "--no-pdf", env=env)
    before = {path: inode(site, path) for path in snapshot(site)}
    event = '  - {sort: ersatt, version: "1.0", från: 2020-01-01}\n'
    save(copy, {"samling/handelser.yaml": EVENTS + event}, "Ersatt", "2026-10-03")
    must_build(copy, site, "--no-pdf", env=env)

    assert inode(site, "tillagg/1.0/index.html") == before["tillagg/1.0/index.html"]
    assert inode(site, "in-ut/1.0/index.html") != before["in-ut/1.0/index.html"]


def inode(site: Path, path: str) -> int:
    return (site / path).stat().st_ino


def test_a_shallow_clone_builds_nothing_and_leaves_the_old_site(
    root: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    copy, out = tmp_path / "copy", tmp_path / "site"
    git(tmp_path, "clone", "-q", str(root), str(copy))
    must_build(copy, out, "--no-pdf", env=env)
    before = snapshot(out)
    shutil.rmtree(copy)
    git(tmp_path, "clone", "-q", "--depth=1", root.as_uri(), str(copy))
    ran = build(copy, out, "--no-pdf", env=env)

    assert 4 == ran.code, ran.err + ran.out
    assert "GD930" in ran.err
    assert before == snapshot(out)
