"""What `govdocs fmt` mends of characters by itself, and what it leaves to a person."""

from __future__ import annotations

import pytest

from govdocs.text.format import Mint, format_document

FRONT = "---\nid: avtal\ntyp: bilaga\ntitel: Avtal\n---\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "V\ufffdrden kommer.",
        "Ett\x0btvå.",
        "Avgift \u202e100 kr.",
        "<<<<<<< a\nEtt.\n>>>>>>> b",
    ],
)
def test_what_may_hide_lost_words_is_left_alone(text: str) -> None:
    assert formatted(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12\u00a0månader.", "12 månader."),
        ("upp\u00adsägning.", "uppsägning."),
        ("Ett\u2028två.", "Ett två."),
        ("Ett\ttvå.", "Ett två."),
        ("fo\u0308r.", "för."),
        ("Ett\r\ntvå.", "Ett två."),
    ],
)
def test_what_is_not_seen_is_mended(text: str, expected: str) -> None:
    assert f"{FRONT}{expected} {{#a222}}\n" == formatted(f"{text} {{#a222}}")


def formatted(text: str) -> str | None:
    """Format a document with this body."""
    return format_document("avtal.md", f"{FRONT}{text}\n", Mint(set(), min))
