"""Where pages end, however much stands before: nothing is left alone on a page.

Every document has a filler of its own height in front, so that the same words meet the
foot of the page at each line in turn.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

import pytest

from govdocs.render.html.fonts import FACES
from govdocs.render.html.frame import FOLDER
from govdocs.render.letter import letter_pdf
from govdocs.render.pdf.job import PdfJob
from govdocs.render.pdf.make import make_pdf
from tests.site.running import tool

ASSETS = {face.file: str(face.source) for face in FACES}
# In points; a line of running text is 16 of them, and the body of a page about 700.
HEIGHTS = range(540, 680, 7)

LIST = """<p>Kommunen ska</p><ul>
<li>Rad A</li><li>Rad B</li><li>Rad C</li><li>Rad D</li></ul>"""
TABLE = """<table><thead><tr><th>Rubrik</th></tr></thead><tbody>
<tr><td>Rad A</td></tr><tr><td>Rad B</td></tr><tr><td>Rad C</td></tr>
<tr><td>Rad D</td></tr></tbody></table>"""
TITLED = f"""<h2>Synpunkter per avsnitt</h2><div>{TABLE}</div>""".replace(
    "<table>", "<table><caption>Hur många</caption>"
)
TERM = '<p class="term">Egenvård</p><p class="definition">Det man gör själv.</p>'
MOVED = '<h3>Syfte</h3><p class="etikett flyttat">Flyttat hit</p><p>Orden själva.</p>'
CHANGE = """<div class="synpunkt"><p><strong>Avsnitt 1</strong>. Synpunkter: a-1.</p>
<p class="inleder">Förut:</p><p class="skrivet">Gamla ord.</p></div>"""
RESERVED = """<h2>Reservationer</h2><p>Återges men bemöts inte.</p>
<h3>Norrby kommun</h3><p class="skrivet">Två reserverar sig.</p>"""
QUOTED = (
    '<p class="synpunkt"><strong>norrby-1</strong>, fråga. Överenskommelse om samverkan vid '
    "in- och utskrivning från sluten hälso- och sjukvård, 3.4.2 stycke 1.<br>Om orden: "
    "”Regionen ansvarar för att den som skrivs ut får läkemedel för tre dygn med "
    "sig hem”<br>Vi undrar över dygnen.<br>Räknas det första?</p>"
)
REPLY = """<div class="synpunkt"><p>Från Norrby.</p><p class="skrivet">Vi undrar.</p>
<div class="bemott"><p>Noteras</p><p class="skrivet">Tack.</p></div></div>"""


def pages(body: str, *styles: str) -> Iterator[tuple[int, list[list[str]]]]:
    """Yield each height with the lines of its pages, without headers and footers.

    HÖJD in the body is a height of its own, from none and up.
    """
    css = "\n".join(
        (FOLDER / "assets" / one).read_text("utf-8") for one in ("pdf.css", *styles)
    )
    articles = "".join(
        f'<article class="text"><div style="height: {high}pt">Fall {high}</div>'
        f"{body.replace('HÖJD', str(high - HEIGHTS[0]))}</article>"
        for high in HEIGHTS
    )
    html = (
        '<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>T</title>'
        f"</head><body>{articles}</body></html>"
    )
    made = make_pdf(PdfJob("fyllnad", html, css, "", ASSETS))
    found: dict[int, list[list[str]]] = {}
    for page in _text(made).rstrip("\f").split("\f"):
        first, *rest = lines = _lines(page)
        if first.startswith("Fall "):
            found[int(first[5:])] = [rest]
        else:
            found[max(found)].append(lines)
    assert [*HEIGHTS] == [*found]
    yield from found.items()


def _text(content: bytes) -> str:
    command = [tool("pdftotext", "poppler-utils"), "-layout", "-enc", "UTF-8", "-", "-"]
    ran = subprocess.run(command, input=content, capture_output=True, check=True)
    return ran.stdout.decode()


def _lines(page: str) -> list[str]:
    told = (one.strip(" •") for one in page.splitlines())
    return [one for one in told if one and not one.startswith("Sida ")]


@pytest.mark.parametrize("body", [LIST, TABLE], ids=["lista", "tabell"])
def test_no_row_is_alone_on_a_page(body: str) -> None:
    split = 0
    for high, found in pages(body):
        rows = [sum(1 for one in page if one.startswith("Rad")) for page in found]
        assert 4 == sum(rows)
        assert 1 not in rows, high
        split += len([one for one in rows if one]) > 1
    assert split, "no height cut it in two, so nothing was tried"


@pytest.mark.parametrize(
    ("body", "lead", "led", "style"),
    [
        (LIST, "Kommunen ska", "Rad A", "pdf.css"),
        (TITLED, "Hur många", "Rad A", "remiss_pdf.css"),
        (TITLED, "Synpunkter per avsnitt", "Hur många", "remiss_pdf.css"),
        (TERM, "Egenvård", "Det man gör själv.", "redline_pdf.css"),
        (MOVED, "Syfte", "Orden själva.", "redline_pdf.css"),
        (CHANGE, "Avsnitt 1. Synpunkter: a-1.", "Gamla ord.", "remiss_pdf.css"),
        (REPLY, "Noteras", "Tack.", "remiss_pdf.css"),
        (RESERVED, "Reservationer", "Två reserverar sig.", "remiss_pdf.css"),
        (QUOTED, "med sig hem”", "Vi undrar över dygnen.", "remiss_pdf.css"),
    ],
    ids=[
        "lista",
        "tabellnamn",
        "tabellrubrik",
        "term",
        "flyttat",
        "andring",
        "bemotande",
        "reservation",
        "citat",
    ],
)
def test_what_leads_in_stands_with_what_it_leads_to(
    body: str, lead: str, led: str, style: str
) -> None:
    numbers = set()
    for high, found in pages(body, style):
        (own,) = (page for page in found if lead in page)
        assert led in own, high
        numbers.add(found.index(own))
    assert {0, 1} == numbers


def test_a_letter_has_no_row_of_a_list_alone_on_a_page() -> None:
    rows = "\n".join(f"{one}. Rad {one}" for one in range(1, 5))
    split = 0
    for many in range(26, 32):
        made = letter_pdf("Ett stycke.\n\n" * many + rows, "Missiv")
        found = [page.count("Rad") for page in _text(made).split("\f")]
        assert 4 == sum(found)
        assert 1 not in found, many
        split += len([one for one in found if one]) > 1
    assert split, "no list was cut in two, so nothing was tried"


def test_a_list_of_contents_never_ends_alone_on_a_page() -> None:
    rows = "".join(f'<li><a href="#a">Rad {one}</a></li>' for one in range(44))
    body = f"""<section class="innehall"><div style="height: HÖJDpt"></div>
<ul>{rows}</ul></section>"""

    ends = set()
    for high, found in pages(body):
        ends.add(sum(1 for one in found[-1] if one.startswith("Rad")))
        assert min(ends) > 3, high
    assert {44} < ends, "no height cut it in two, so nothing was tried"


def test_the_digest_never_stands_alone_on_the_last_page() -> None:
    template = (FOLDER / "templates/pdf_body.html").read_text("utf-8")
    assert '<div class="kontroll">\n<h3>Kontrollsumma</h3>' in template
    body = (
        "<p>Sista stycket i texten.</p>"
        '<div class="kontroll"><h3>Kontrollsumma</h3><p class="summa">Hela</p>'
        '<p class="summa">Bara orden</p></div>'
    )

    for high, found in pages(body):
        own = next(page for page in found if "Kontrollsumma" in page)
        wanted = ["Sista stycket i texten.", "Kontrollsumma", "Hela", "Bara orden"]
        assert wanted == own, high
