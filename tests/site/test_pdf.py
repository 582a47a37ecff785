"""Every PDF of the example: its words, its marks, its links and its tags."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.site.pages import read_page, words
from tests.site.running import BASE, sources, tool
from tests.site.sources import body_words, front_words
from tests.site.structure import CHECKS, Check, Tags, addresses, at

DOCUMENTS = sources()

pytestmark = pytest.mark.parametrize("document", DOCUMENTS)


@cache
def text_of(path: Path) -> str:
    """Return the text of a PDF as poppler reads it, line by line.

    Without -layout poppler takes a hyphen at the end of a line for a broken word.
    """
    program = tool("pdftotext", "poppler-utils")
    command = [program, "-layout", "-enc", "UTF-8", str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


@cache
def tags_of(path: Path) -> Tags:
    return Tags(pikepdf.open(path))


@pytest.fixture
def path(document: str, pdf_site: Path) -> Path:
    """Return the document's PDF."""
    return pdf_site / document / f"{document}.pdf"


@pytest.mark.parametrize("check", CHECKS, ids=lambda one: str(one.__name__))
def test_our_own_check_of_the_tags(check: Check, path: Path) -> None:
    assert [] == list(check(tags_of(path)))


def test_every_word_of_the_source_is_there(document: str, path: Path) -> None:
    source = DOCUMENTS[document]
    wanted = Counter(w.lower() for w in [*body_words(source), *front_words(source)])
    shown = Counter(w.lower() for w in words(text_of(path)))

    assert Counter() == wanted - shown


def test_the_title_is_that_of_the_page(
    document: str, path: Path, pdf_site: Path
) -> None:
    title = str(tags_of(path).pdf.docinfo.Title)
    page = read_page(pdf_site, pdf_site / document / "index.html")

    assert f"{title} – Hälso- och sjukvårdsavtal i Västra Götaland" == page.title


def test_bookmarks_are_the_headings(document: str, path: Path) -> None:
    with tags_of(path).pdf.open_outline() as outline:
        marks = [str(one.title) for one in _flat(outline.root)]
    texts = "\n".join(one.read_text("utf-8") for one in DOCUMENTS[document])
    headings = re.findall(r"^#+ (.+?) \{#", texts, re.M)
    plain = [re.sub(r"^[0-9.]+ ", "", one) for one in marks]

    assert str(tags_of(path).pdf.docinfo.Title) == marks[0]
    assert headings == [one for one in plain if one in headings]


def _flat(items: Any) -> Iterator[Any]:
    for one in items:
        yield one
        yield from _flat(one.children)


def test_every_page_has_a_number_and_a_footer(document: str, path: Path) -> None:
    pages = text_of(path).rstrip("\f").split("\f")
    explains = document.startswith("patientfall")
    tag = "Förklarande text" if explains else "Version saknas"

    assert len(tags_of(path).pdf.pages) == len(pages)
    for number, page in enumerate(pages, 1):
        assert f"Sida {number} av {len(pages)}" in page
        assert re.search(rf"{tag} · 1 mars 2026 · kontrollsumma [0-9a-f]{{16}}", page)
        assert f"EXEMPELTEXT · {tag.upper()}" in page


def test_the_digest_in_the_footer_is_that_of_the_text(
    document: str, path: Path
) -> None:
    text = (path.parent / f"{document}.md").read_bytes()

    assert f"kontrollsumma {sha256(text).hexdigest()[:16]}" in text_of(path)


def test_nothing_names_a_file_or_the_building_machine(path: Path) -> None:
    pdf = tags_of(path).pdf
    streams = [
        one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)
    ]
    others = [
        one.unparse(resolved=False)
        for one in pdf.objects
        if isinstance(one, pikepdf.Dictionary | pikepdf.Array)
    ]
    whole = b"\n".join([path.read_bytes(), *streams, *others])

    assert b"file:" not in whole
    assert b"govdocs.invalid" not in whole
    assert str(path.parent.parent.parent).encode() not in whole


def test_every_link_in_the_file_lands(path: Path) -> None:
    pdf = tags_of(path).pdf
    names = at(pdf.Root, "/Names", "/Dests", "/Names") or []
    known = {str(one) for one in list(names)[::2]}
    used = {
        str(annotation.Dest)
        for page in pdf.pages
        for annotation in page.get("/Annots", [])
        if "/Dest" in annotation
    }

    assert set() == used - known


def test_no_word_is_outside_the_margins(path: Path) -> None:
    program = tool("pdftotext", "poppler-utils")
    boxes = subprocess.run(
        [program, "-bbox", str(path), "-"], capture_output=True, check=True
    ).stdout.decode()
    right = [float(one) for one in re.findall(r'<word [^>]*xMax="([0-9.]+)"', boxes)]
    inner = 595.28 - 22 / 25.4 * 72

    assert max(right) <= inner + 1


def test_links_to_other_documents_lead_to_the_published_site(
    document: str, pdf_site: Path
) -> None:
    with pikepdf.open(pdf_site / document / f"{document}.pdf") as pdf:
        found = addresses(pdf)
    for one in found:
        page, _, anchor = one.removeprefix(f"{BASE}/").partition("/#")
        file = pdf_site / page.rstrip("/") / "index.html"
        assert one.startswith(f"{BASE}/")
        assert file.is_file(), one
        assert not anchor or anchor in read_page(pdf_site, file).ids

    assert found
