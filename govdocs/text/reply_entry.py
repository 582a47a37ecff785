"""Write replies to comments in bemotanden.yaml, without touching the others there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdocs.model.finding import Finding
from govdocs.model.reply import Caused, Reply
from govdocs.text.consultations import read_replies
from govdocs.text.faults import Faults
from govdocs.text.quoted import quoted
from govdocs.text.registers import read_yaml_file

_ITEM = re.compile(r"( *)- ")
_ASIDE = re.compile(r" *(?:#.*)?")


def new_replies(reply: Reply) -> str:
    """Return the text of a new file with one reply."""
    head = [f"märkning: {quoted(reply.marking)}"] if reply.marking else []
    lines = [f"remiss: {quoted(reply.round)}", *head, "bemötanden:"]
    return "\n".join([*lines, *_entry(reply, "  ")]) + "\n"


def with_reply(text: str, reply: Reply) -> str:
    """Return the text with one more reply, last.

    A list in a form that is not known is left as it is: the caller reads it again.
    """
    lines = text.rstrip("\n").split("\n")
    margins = [found[1] for line in lines if (found := _ITEM.match(line))]
    margin = margins[0] if margins else "  "
    return "\n".join([*lines, *_entry(reply, margin)]) + "\n"


def with_changed(text: str, line: int, following: int | None, reply: Reply) -> str:
    """Return the text with the reply that begins on a line written anew.

    `following` is the line that the next one begins on, None for the last. Comments
    between them stay.
    """
    lines = text.rstrip("\n").split("\n")
    start, end = line - 1, (following or len(lines) + 1) - 1
    while end > start + 1 and _ASIDE.fullmatch(lines[end - 1]):
        end -= 1
    found = _ITEM.match(lines[start])
    entry = _entry(reply, found[1] if found else "  ")
    return "\n".join([*lines[:start], *entry, *lines[end:]]) + "\n"


def read_back(path: str, text: str) -> tuple[tuple[Reply, ...], tuple[Finding, ...]]:
    """Return the replies of a text, and what is wrong with it."""
    faults = Faults(path)
    file = read_yaml_file(path, text.encode("utf-8"), faults)
    replies = read_replies(path, file.data, file.places) if file.data else []
    return tuple(replies), tuple(faults.found)


def _entry(reply: Reply, margin: str) -> list[str]:
    first, *rest = _fields(reply)
    return [f"{margin}- {first}", *(f"{margin}  {one}" for one in rest)]


def _fields(reply: Reply) -> Iterator[str]:
    yield f"synpunkter: [{', '.join(reply.comments)}]"
    yield f"utfall: {reply.outcome.value}"
    yield f"motivering: {quoted(reply.reason)}"
    if reply.caused:
        yield from _caused(reply.caused)
    if reply.version:
        yield f"version: {quoted(reply.version)}"
    if reply.history:
        yield "historik:"
        for one in reply.history:
            yield f"  - datum: {one.day}"
            yield f"    utfall: {one.outcome.value}"
            yield f"    motivering: {quoted(one.reason)}"
    if reply.reaction:
        yield f"reaktion: {quoted(reply.reaction)}"


def _caused(caused: Caused) -> Iterator[str]:
    yield "ändring:"
    if caused.blocks:
        yield "  block:"
        for one in caused.blocks:
            yield f"    - {quoted(one)}"
    if caused.commit:
        yield f"  commit: {quoted(caused.commit)}"
    if caused.elsewhere:
        yield f"  utanför_texten: {quoted(caused.elsewhere)}"
