"""Every place on a page leads to itself by a link whose name tells it from the others."""

from __future__ import annotations

import re
from pathlib import Path

from govdocs.lint.run import check
from govdocs.overview.editions import find_library
from govdocs.render.html.document_page import text_html
from govdocs.render.site_plan import plan_site
from govdocs.render.text_page import text_pages
from govdocs.text.memory import Memory
from tests.workspaces import APPENDIX, DAY, write_workspace

TEXT = """
## Ansvar {#ansvar}

Första. {#b2c3}

- En punkt. {#c2d3}
- En till. {#d2e3}

Andra. {#e2f3}

| Vad | Vem |
| --- | --- |
| Ett | Två {#f2g3} |

## Se [avsnittet](#ansvar) {#se}

Tredje. {#g2h3}
"""


def html_of(text: str, root: Path) -> str:
    """Return a text as its page shows it, below the section 'Ett'."""
    write_workspace(root, {"bilaga.md": APPENDIX + text})
    loaded = check(root, DAY, Memory()).loaded
    library = find_library(loaded, DAY)
    page = next(text_pages(library, "utkast"))
    return text_html(page, plan_site(root, library, root))


def marks(html: str) -> dict[str, str]:
    """Return the name of each mark, by the place it leads to."""
    return dict(re.findall(r'<a href="#(\w+)" aria-label="([^"]+)">¶</a>', html))


def test_a_mark_is_named_by_its_section_and_its_number_of_a_kind(
    tmp_path: Path,
) -> None:
    expected = {
        "a2b3": "1 stycke 1",
        "b2c3": "2 stycke 1",
        "c2d3": "2 punkt 1",
        "d2e3": "2 punkt 2",
        "e2f3": "2 stycke 2",
        "f2g3": "2 rad 1",
        "se": "Länk hit",
        "g2h3": "3 stycke 1",
    }

    assert expected == marks(html_of(TEXT, tmp_path))


def test_a_heading_is_the_link_to_itself(tmp_path: Path) -> None:
    html = html_of(TEXT, tmp_path)

    assert '<h2 id="ansvar"><a href="#ansvar">2 Ansvar</a></h2>' in html


def test_a_heading_with_a_link_holds_no_link_in_a_link(tmp_path: Path) -> None:
    html = html_of(TEXT, tmp_path)

    assert '<h2 id="se">3 Se <a href="#ansvar">avsnittet</a> <a' in html


def test_every_mark_of_the_example_has_a_name_of_its_own(site: Path) -> None:
    for page in sorted(site.glob("*/index.html")):
        html, *_ = page.read_text("utf-8").split('<section class="fotnoter"')
        places = re.findall(r'<(?:p|li|dd|tr) id="(\w+)"', html)
        names = marks(html)

        assert set(places) <= names.keys(), page
        assert len(names) == len(set(names.values())), page
