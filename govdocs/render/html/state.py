"""What a page says of a text's standing, as far as it is known."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """What is known of a text's standing, as a tag and a sentence."""

    tag: str
    sentence: str


VERSION_MISSING = State(
    "Version saknas",
    "Ingen version av texten är låst. Sidan visar arbetstexten och säger inte vad som "
    "gäller i dag.",
)
