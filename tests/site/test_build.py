"""The built site of the example: every link leads somewhere, every word is there."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.places import ROOT
from tests.site.pages import Page, words
from tests.site.running import build, sources
from tests.site.sources import body_words, front_words

OUTSIDE = {"https://www.digg.se/tdosanmalan"}
DOCUMENTS = sources()


def internal(page: Page) -> Iterator[tuple[str, str, str]]:
    """Yield each link within the site: as written, the file it means, and the anchor."""
    for link in page.links:
        if link.target in OUTSIDE or link.target.startswith("mailto:"):
            continue
        path, _, anchor = link.target.partition("#")
        folder = posixpath.dirname(page.path)
        meant = posixpath.normpath(posixpath.join(folder, path)) if path else page.path
        yield link.target, meant, anchor


def test_every_document_has_a_page(pages: dict[str, Page]) -> None:
    assert set() == {f"{one}/index.html" for one in DOCUMENTS} - pages.keys()


def test_every_link_leads_to_a_file(site: Path, pages: dict[str, Page]) -> None:
    broken = [
        f"{page.path}: {written}"
        for page in pages.values()
        for written, meant, _ in internal(page)
        if meant.startswith("..") or not (site / meant).is_file()
    ]

    assert [] == broken


def test_every_anchor_is_an_id(pages: dict[str, Page]) -> None:
    broken = [
        f"{page.path}: {written}"
        for page in pages.values()
        for written, meant, anchor in internal(page)
        if anchor and anchor not in pages[meant].ids
    ]

    assert [] == broken


def test_links_are_relative_and_name_a_file(pages: dict[str, Page]) -> None:
    loose = [
        f"{page.path}: {written}"
        for page in pages.values()
        for written, meant, _ in internal(page)
        if re.match(r"[a-z]+:|/", written) or "." not in posixpath.basename(meant)
    ]

    assert [] == loose


def test_no_file_names_a_folder_of_this_machine(site: Path) -> None:
    told = [
        path.name
        for path in site.rglob("*")
        if path.suffix in {".html", ".css", ".js", ".md"}
        for line in path.read_text("utf-8").splitlines()
        if "file:" in line or str(site.parent) in line
    ]

    assert [] == told


def test_nothing_is_fetched_from_elsewhere(site: Path, pages: dict[str, Page]) -> None:
    fetched = [
        f"{page.path}: {link.target}"
        for page in pages.values()
        for link in page.links
        if link.element != "a" and re.match(r"[a-z]+:|//", link.target)
    ]
    css = (site / "assets/govdocs.css").read_text("utf-8")
    urls = re.findall(r"url\(([^)]*)\)|@import", css)
    script = (site / "assets/govdocs.js").read_text("utf-8")

    assert [] == fetched
    assert [] == [one for one in urls if not (site / "assets" / one).is_file()]
    assert not re.search(r"fetch|XMLHttp|import|https?:", script)


def test_ids_are_unique(pages: dict[str, Page]) -> None:
    twice = [
        f"{page.path}#{one}"
        for page in pages.values()
        for one, count in Counter(page.ids).items()
        if count > 1
    ]

    assert [] == twice


def test_every_element_is_closed(pages: dict[str, Page]) -> None:
    assert [] == [page.path for page in pages.values() if page.unclosed]


def test_one_h1_and_no_level_skipped(pages: dict[str, Page]) -> None:
    wrong = [
        page.path
        for page in pages.values()
        if page.headings[:1] != [1]
        or page.headings.count(1) != 1
        or any(
            b > a + 1 for a, b in zip(page.headings, page.headings[1:], strict=False)
        )
    ]

    assert [] == wrong


def test_every_page_has_a_language_and_a_title_of_its_own(
    pages: dict[str, Page],
) -> None:
    titles = [page.title for page in pages.values()]

    assert {"sv"} == {page.lang for page in pages.values()}
    assert len(pages) == len(set(titles))
    assert "" not in titles


def test_every_page_says_its_day_and_that_it_is_an_example(
    pages: dict[str, Page],
) -> None:
    for page in pages.values():
        assert "Uppgifterna är från den 22 november 2026." in page.text, page.path
        assert "Exempeltext" in page.text, page.path


def test_every_document_with_rules_says_that_no_version_is_locked(
    pages: dict[str, Page],
) -> None:
    for one in DOCUMENTS:
        explains = one.startswith("patientfall")
        tag = "Förklarande text" if explains else "Version saknas"
        assert tag in pages[f"{one}/index.html"].text
        assert explains != ("Version saknas" in pages[f"{one}/index.html"].text)


def test_a_title_that_recurs_stands_once_among_all_sections(
    pages: dict[str, Page],
) -> None:
    page = pages["avsnitt/index.html"]

    shown = " ".join(words(page.text))

    assert 1 == shown.count("Samtycke och sekretess")
    assert {"../psykisk/index.html#samtycke", "../sip/index.html#samtycke"} <= {
        link.target for link in page.links
    }


@pytest.mark.parametrize("document", DOCUMENTS)
def test_running_text_is_on_the_page_in_order(
    document: str, pages: dict[str, Page]
) -> None:
    shown = iter(words(pages[f"{document}/index.html"].article))
    lost = [
        word
        for word in body_words(DOCUMENTS[document])
        if not any(word == other for other in shown)
    ]

    assert [] == lost[:5]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_front_matter_is_on_the_page(document: str, pages: dict[str, Page]) -> None:
    page = pages[f"{document}/index.html"]
    around = Counter(w.lower() for w in words(page.text.replace(page.article, "")))
    wanted = Counter(w.lower() for w in front_words(DOCUMENTS[document]))

    assert Counter() == wanted - around


def test_the_output_is_a_link_to_a_folder_named_by_its_digest(site: Path) -> None:
    assert site.is_symlink()
    assert re.fullmatch(r"site\.[0-9a-f]{16}", str(site.readlink()))


def test_what_the_command_prints_are_files(
    site: Path, workspace: Path, env: dict[str, str]
) -> None:
    ran = build(workspace, site, "--no-pdf", env=env)
    shown = [line.split("  ")[0] for line in ran.out.splitlines()]

    assert 7 == len(shown)
    assert [] == [one for one in shown if not (ROOT / one).is_file()]
