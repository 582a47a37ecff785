"""Text that tries to be a program: refused by the check, and harmless if it were not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from govdocs.lint.run import Checked, check
from govdocs.overview.editions import find_library
from govdocs.render.html.document_page import text_html
from govdocs.render.site_plan import plan_site
from govdocs.render.text_page import text_pages
from govdocs.text.memory import Memory
from tests.site.pages import Page, read_page
from tests.site.running import build
from tests.workspaces import APPENDIX, write_workspace

DAY = date(2026, 11, 22)
HOSTILE = {
    "script": "Text <script>alert(1)</script> efter.",
    "script in a block": "<script>\nalert(1)\n</script>",
    "handler": "<img src=x onerror=alert(1)>",
    "frame": '<iframe src="https://example.se"></iframe>',
    "style": "<style>body{display:none}</style>",
    "javascript link": "Läs [avtalet](javascript:alert(1)).",
    "javascript in disguise": "Läs [avtalet](JaVaScRiPt:alert&#40;1&#41;).",
    "entity in the scheme": "Läs [avtalet](java&#115;cript:alert&#40;1&#41;).",
    "data link": "Läs [avtalet](data:text/html,<script>alert(1)</script>).",
    "file link": "Läs [avtalet](file:///etc/passwd).",
    "link without scheme": "Läs [avtalet](//example.se/x).",
    "remote picture": "![Bild](https://example.se/x.gif)",
    "picture without scheme": "![Bild](//example.se/x.gif)",
    "data picture": "![Bild](data:image/svg+xml,<svg/>)",
    "quote in an address": 'Läs [avtalet](https://example.se/"onclick="alert(1)).',
    "automatic link": "Läs <javascript:alert(1)>.",
    "svg": "<svg onload=alert(1)></svg>",
}
SAFE = {"quote in an address"}


def text_with(words: str) -> str:
    return APPENDIX.replace("Första stycket. {#a2b3}", f"{words} {{#a2b3}}")


@pytest.mark.parametrize("name", sorted(HOSTILE.keys() - SAFE))
def test_hostile_text_is_refused_and_nothing_is_built(
    name: str, tmp_path: Path, env: dict[str, str]
) -> None:
    text = text_with(HOSTILE[name])
    workspace = write_workspace(tmp_path / "w", {"bilaga.md": text})

    ran = build(workspace, tmp_path / "site", env=env)

    assert 1 == ran.code, ran.err
    assert "FEL GD" in ran.out
    assert "bilaga.md:9:" in ran.out
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_would_be_shown_and_not_obeyed(name: str, tmp_path: Path) -> None:
    page = page_of(text_with(HOSTILE[name]), tmp_path)
    elements = {link.element for link in page.links}
    targets = {link.target for link in page.links}

    assert {"a"} >= elements
    assert {"#ett", "#a2b3"} >= {one for one in targets if "example.se" not in one}
    assert not any(one.startswith("//") for one in targets)


def page_of(text: str, tmp_path: Path) -> Page:
    """Return a text as its page would show it, with every rule switched off."""
    root = write_workspace(tmp_path / "w", {"bilaga.md": text})
    checked: Checked = check(root, DAY, Memory())
    loaded = checked.loaded
    library = find_library(loaded, DAY)
    plan = plan_site(root, library, tmp_path)
    html = text_html(next(text_pages(library, "utkast")), plan)
    assert "<script" not in html
    assert "<style" not in html
    file = tmp_path / "sida.html"
    file.write_text(f"<html><body><article>{html}</article></body></html>")
    page = read_page(tmp_path, file)
    assert [] == page.unclosed
    return page
