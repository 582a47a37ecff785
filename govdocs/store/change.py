"""What one commit writes, what a path, a message and a tag may be, and what it became."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from govdocs.errors import BadChange

_PART = re.compile(r"[A-Za-z0-9._][A-Za-z0-9._-]{0,199}(?<!\.)")
_OF_GIT = frozenset({".git", ".gitmodules"})
_TAG = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:[./][A-Za-z0-9][A-Za-z0-9_-]*)*")


@dataclass(frozen=True, slots=True)
class Change:
    """Files by path in the workspace (None deletes), the message, tags and the time.

    Raises BadChange when one of them cannot be written as it stands.
    """

    files: Mapping[str, bytes | None]
    message: str
    tags: tuple[str, ...] = field(default=())
    when: datetime | None = None

    def __post_init__(self) -> None:
        _judge_paths(self.files)
        _judge_message(self.message)
        _judge_tags(self.tags)
        if self.when is not None and (
            self.when.tzinfo is None or self.when.timestamp() < 0
        ):
            raise BadChange(
                "tidpunkten saknar tidszon eller är före 1970", "ange en annan tidpunkt"
            )


@dataclass(frozen=True, slots=True)
class Written:
    """A commit that is on disk, and in Swedish what else was done or left on the way."""

    commit: str
    notes: tuple[str, ...]


def _judge_paths(files: Mapping[str, bytes | None]) -> None:
    for path in files:
        parts = path.split("/")
        if not all(
            _PART.fullmatch(one) and one.lower() not in _OF_GIT for one in parts
        ):
            raise BadChange(f"sökvägen {path!a} går inte att spara")
        if not files.keys().isdisjoint(folders_of(path)):
            raise BadChange(f"sökvägen {path} ligger under en annan fil")


def _judge_message(message: str) -> None:
    hidden = {"Cc", "Cs", "Cf", "Zl", "Zp"}
    if not message.split("\n", 1)[0].strip():
        raise BadChange("meddelandet saknar en första rad", "skriv vad som är ändrat")
    for sign in message:
        if sign != "\n" and unicodedata.category(sign) in hidden:
            raise BadChange(f"meddelandet har tecknet U+{ord(sign):04X}", "ta bort det")


def _judge_tags(tags: tuple[str, ...]) -> None:
    for tag in tags:
        clash = tags.count(tag) > 1 or not set(tags).isdisjoint(folders_of(tag))
        if not _TAG.fullmatch(tag) or ".lock" in tag or len(tag) > 200 or clash:
            raise BadChange(f"märket {tag!a} har ett namn som inte går att spara")


def folders_of(path: str) -> tuple[str, ...]:
    """Return the folders a path lies in, the outermost first."""
    parts = path.split("/")
    return tuple("/".join(parts[:count]) for count in range(1, len(parts)))
