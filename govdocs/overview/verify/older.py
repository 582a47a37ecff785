"""What a repository is held against: an older clone, or a checkpoint written down earlier."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from govdocs.errors import BadArgument
from govdocs.store.gateway import Gateway, open_bare, open_gateway
from govdocs.store.proposals import main_commit
from govdocs.store.tags import Tag, read_tags

_CHECKPOINT = re.compile(r"([0-9a-f]{7,40})(?::([0-9a-f]{64}))?")


@dataclass(frozen=True)
class Older:
    """An earlier state: its newest commit, and all else that is known of it.

    `record` is the digest of its record; `gateway` leads to an older clone.
    """

    words: str
    commit: str
    record: str | None = None
    gateway: Gateway | None = None
    tags: Mapping[str, Tag] = field(default_factory=dict)


def find_older(words: str) -> Older:
    """Return what a person means by the folder of a clone, or by a checkpoint.

    Raises BadArgument, or NothingSaved for a clone with no commit.
    """
    place = Path(words)
    if place.is_dir():
        gateway = open_bare(place) or open_gateway(place)
        if gateway is None:
            raise BadArgument(f"{words} är inget git-förråd", _REMEDY)
        return Older(
            words, main_commit(gateway), None, gateway, dict(read_tags(gateway))
        )
    found = _CHECKPOINT.fullmatch(words)
    if found is None:
        raise BadArgument(f"{words} är varken en mapp eller en kontrollpunkt", _REMEDY)
    return Older(words, found[1], found[2])


_REMEDY = "ange mappen med en äldre klon, eller en kontrollpunkt som verify har skrivit"
