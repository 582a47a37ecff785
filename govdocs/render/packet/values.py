"""What the templates of a packet need, for pages and paper alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from govdocs.model.digest import in_fours
from govdocs.model.period import in_words
from govdocs.overview import packet_words as words
from govdocs.overview.packet import Packet
from govdocs.overview.packet_report import command, command_pieces, fields
from govdocs.render.packet.parts import WHOLE_REPORT, Part
from govdocs.render.packet.shared import Difference, Shared


def packet_values(packet: Packet, shared: Shared) -> dict[str, Any]:
    """Return the values that every part may use."""
    state = shared.page.state
    return {
        "packet": packet,
        "state": state,
        "marking": packet.settings.marking,
        "markings": packet.markings,
        "contact": packet.settings.contact,
        "text_name": words.text_name(packet),
        "decider": words.decider(packet),
        "proposal": words.proposal(packet),
        "digest": in_fours(packet.version.full),
        "short": words.short_digest(packet.version.full),
        "invented": words.INVENTED,
        "last_day": words.last_day(packet),
        "past": words.past(packet),
        "not_decided": words.not_decided(packet),
        "already": words.already(packet),
        "warning": words.WARNING,
        "no_consultation": words.NO_CONSULTATION,
        "whole_report": WHOLE_REPORT,
        "consequences": tuple(words.consequences(packet)),
        "reviews": tuple(words.reviews(packet)),
        "fields": fields(packet),
        "command": command(packet),
        "command_pieces": tuple(command_pieces(packet)),
        "day": in_words(packet.matter.day),
    }


def difference_values(difference: Difference | None) -> dict[str, Any]:
    """Return the values of what differs; nothing where there is no other text."""
    return difference.values if difference else {"caption": None, "is_same": True}


Contents = tuple[tuple[Part, tuple[str, ...]], ...]


def contents(parts: Sequence[Part], names: Sequence[str]) -> Contents:
    """Return each part with its files among those named."""
    return tuple(
        (one, tuple(name for name in names if name.startswith(f"{one.stem}.")))
        for one in parts
    )
