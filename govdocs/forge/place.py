"""Where the comments on one proposal lie, as data: what differs between forges."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from govdocs.forge.errors import ForgeNotSet

_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_PULL = re.compile(r"refs/pull/([1-9]\d{0,9})/")


@dataclass(frozen=True, slots=True)
class Place:
    """The comments on one proposal, and how a forge wants to be spoken to.

    `api` is an address without a slash at the end; `comments` and `comment` are paths
    below it, the second to be followed by an id. `author` and `name` are the keys that
    hold who wrote a comment, `bots` who writes when the server does not tell whose
    token it is. `longest` is how long a comment is made, in code points, a little below
    what GitHub takes (65 536). `run` is the address of the run in the browser, '' when
    there is none. `has_commands` says that a line that begins with a slash is obeyed.
    """

    forge: str
    api: str
    headers: Mapping[str, str] = field(repr=False)
    token_name: str
    right: str
    comments: str
    comment: str
    number: int
    update: str = "PATCH"
    author: str = "user"
    name: str = "login"
    bots: tuple[str, ...] = ()
    longest: int = 65_000
    run: str = ""
    has_commands: bool = False


def needed(env: Mapping[str, str], *names: str) -> str:
    """Return the first variable that is set, its value fit for a header or an address.

    Raises ForgeNotSet when none is.
    """
    for name in names:
        value = env.get(name, "").strip()
        if value and value.isascii() and value.isprintable():
            return value
    raise ForgeNotSet(names[0])


def api_address(address: str, variable: str) -> str:
    """Return an address that a token may be sent to: https, or this very machine.

    Raises ForgeNotSet.
    """
    try:
        parts = urlsplit(address)
        is_odd = parts.username is not None or parts.port == 0
    except ValueError:
        raise ForgeNotSet(variable, "är ingen adress") from None
    is_here = parts.scheme == "http" and parts.hostname in _LOOPBACK
    if is_odd or not parts.hostname or not (parts.scheme == "https" or is_here):
        raise ForgeNotSet(variable, "måste börja med https://")
    return address.rstrip("/")


def pull_number(env: Mapping[str, str], number: int | None, *names: str) -> int:
    """Return the number of a proposal: the one asked for, or that of `refs/pull/12/…`.

    Raises ForgeNotSet.
    """
    found = (_PULL.match(env.get(name, "")) for name in names)
    first = next((one for one in found if one), None)
    if number is None and first is None:
        raise ForgeNotSet("--number", "saknas, och det här körs inte för ett förslag")
    return number if number is not None else int(first[1]) if first else 0
