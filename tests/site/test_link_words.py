"""A link that gives only a number says what it leads to, and its number there today."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from govdocs.overview.addresses import Address, Addresses
from govdocs.render.html.text import TextWriter
from govdocs.text.faults import Faults
from govdocs.text.parse import parse_body


@dataclass(frozen=True)
class _Elsewhere(Addresses):
    """All links lead to one section, of a text with numbers of its own."""

    def of_link(self, path: str, target: str, page: str) -> Address | None:
        """Return that section."""
        return Address("avtal", "Avtalet", "egenvard", "3.9", "Egenvård")


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("avsnitt 3.9", "avsnitt 3.9 Egenvård"),
        ("3.9", "3.9 Egenvård"),
        ("avsnitt 2.10", "avsnitt 2.10 Egenvård (nu 3.9)"),
        ("avsnitt 13.9", "avsnitt 13.9 Egenvård (nu 3.9)"),
        ("reglerna om egenvård", "reglerna om egenvård"),
    ],
)
def test_a_number_that_is_another_today_is_told(label: str, shown: str) -> None:
    text = f"Se [{label}](avtal.md#egenvard)."
    part = parse_body("", "fall.md", "", text, 1, Faults(""))
    links = _Elsewhere({}, {}, {})
    writer = TextWriter("fall", links, lambda page, anchor: "#x", None, {}, {})

    assert f'<a href="#x">{shown}</a>' in writer.parts((part,))


@pytest.mark.parametrize(
    ("number", "title", "shown"),
    [
        ("3.9", "Egenvård", "Avtalet, 3.9 Egenvård"),
        ("3.9", "", "Avtalet, avsnitt 3.9"),
        ("", "Inledning", "Avtalet, Inledning"),
        ("", "", "Avtalet"),
    ],
)
def test_a_place_without_a_title_says_that_its_number_is_a_section(
    number: str, title: str, shown: str
) -> None:
    assert shown == Address("avtal", "Avtalet", "x", number, title).words
