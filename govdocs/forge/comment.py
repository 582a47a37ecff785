"""One comment on a proposal: found again by its mark, and never a second one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from enum import StrEnum

from govdocs.forge.errors import ForgeRefused, ForgeUnreachable
from govdocs.forge.fit import cut, without_commands
from govdocs.forge.place import Place
from govdocs.forge.wire import Unanswered, Wire

# The first line of our comment; readers do not see it.
MARK = "<!-- govdocs:granskning -->"
_WITHHELD = {403, 404}


class Outcome(StrEnum):
    """What became of the comment; the value is the word that readers see."""

    CREATED = "skriven"
    UPDATED = "uppdaterad"
    SAME = "oförändrad"


def write_comment(wire: Wire, text: str) -> Outcome:
    """Create our comment on a proposal, or change it when it is there.

    A try that may have succeeded is followed by a new look, so that it cannot be done
    twice. Raises ForgeRefused or ForgeUnreachable.
    """
    body = comment_body(wire.place, text)
    names = _own_names(wire)
    reason: Unanswered | None = None
    for attempt in range(wire.limits.tries):
        try:
            return _written(wire, names, body)
        except Unanswered as error:
            reason = error
            wire.pause(attempt)
    raise reason or ForgeUnreachable(wire.place.forge, "inget försök gjordes")


def comment_body(place: Place, text: str) -> str:
    """Return a text as the forge is given it: marked, within its limit, harmless."""
    plain = text.replace("\r\n", "\n").replace("\0", "").strip()
    safe = without_commands(plain) if place.has_commands else plain
    return f"{MARK}\n\n{cut(safe, place.longest - len(MARK) - 2, place.run)}"


def _written(wire: Wire, names: frozenset[str], body: str) -> Outcome:
    place = wire.place
    ours = sorted(_ours(wire, names))
    if not ours:
        wire.send("POST", place.comments, body)
        return Outcome.CREATED
    (number, now), *others = ours
    for extra, _ in others:
        with suppress(ForgeRefused):
            wire.send("DELETE", f"{place.comment}/{extra}")
    if now == _plain(body):
        return Outcome.SAME
    wire.send(place.update, f"{place.comment}/{number}", body)
    return Outcome.UPDATED


def _ours(wire: Wire, names: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield id and text of comments that carry our mark and that we have written.

    Anybody can write the mark, so it is never enough by itself.
    """
    place = wire.place
    for one in wire.pages(place.comments):
        number, body, author = one.get("id"), one.get("body"), one.get(place.author)
        if not (isinstance(number, int) and isinstance(body, str)):
            continue
        name = author.get(place.name) if isinstance(author, dict) else None
        if name in names and _plain(body).partition("\n")[0].strip() == MARK:
            yield number, _plain(body)


def _plain(body: str) -> str:
    return body.replace("\r\n", "\n").strip()


def _own_names(wire: Wire) -> frozenset[str]:
    """Return the names that our comments stand under.

    The token of a CI job often may not ask who it is; then it is the forge's own robot.
    """
    try:
        name = wire.get("/user").get(wire.place.name)
    except ForgeRefused as error:
        if error.status in _WITHHELD and wire.place.bots:
            return frozenset(wire.place.bots)
        raise
    return frozenset([name] if isinstance(name, str) else wire.place.bots)
