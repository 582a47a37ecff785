"""A publication of several parts says which part each text belongs to."""

from __future__ import annotations

from dataclasses import replace

from govdocs.model.document import Part
from govdocs.overview.addresses import Addresses
from govdocs.render.html.text import TextWriter

A = Part("a", "a.md", "Del A: Gemensamt & mer", (), (), ())


def written(parts: tuple[Part, ...]) -> str:
    addresses = Addresses({}, {}, {})
    writer = TextWriter("avtal", addresses, lambda page, anchor: "", None, {}, {})
    return writer.parts(parts)


def test_each_part_has_its_name_before_it() -> None:
    html = written((A, replace(A, title="Del B: Ansvar")))

    assert '<p class="del">Del A: Gemensamt &amp; mer</p>' in html
    assert html.index("Del A") < html.index("Del B")


def test_a_text_of_one_part_has_no_such_line() -> None:
    assert 'class="del"' not in written((A,))
