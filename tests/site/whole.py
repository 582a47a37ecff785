"""What is asked of all the pages of a small site: whole, and linked to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from tests.site.pages import Page
from tests.site.test_build import internal


def check_pages(site: Path, shown: Mapping[str, Page]) -> None:
    """Fail unless every link leads to a place and every page is whole, with its own title."""
    titles = Counter(page.title for page in shown.values())
    broken = [
        f"{page.path}: {written}"
        for page in shown.values()
        for written, meant, anchor in internal(page)
        if not (site / meant).is_file() or (anchor and anchor not in shown[meant].ids)
    ]

    assert [] == broken
    assert [] == [one for one, count in titles.items() if count > 1]
    for page in shown.values():
        assert [] == page.unclosed, page.path
        assert len(page.ids) == len(set(page.ids)), page.path
        assert 1 == page.headings.count(1), page.path
        steps = zip(page.headings, page.headings[1:], strict=False)
        assert all(b <= a + 1 for a, b in steps), page.path
