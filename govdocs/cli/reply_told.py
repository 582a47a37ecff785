"""A reply with what it says has changed, told before it is written, so that nothing goes unseen."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.cli import show
from govdocs.model.reply import Reply


def tell_reply(name: str, reply: Reply, margin: str = "") -> None:
    """Tell a reply after a name for it, each thing it says on a line."""
    told = f"{margin}{name}: {reply.outcome.value}. {reply.reason}"
    for words in (told, *(f"{margin}  {one}" for one in _changed(reply))):
        show.result(show.on_one_line(words))


def _changed(reply: Reply) -> Iterator[str]:
    caused = reply.caused
    if caused and caused.blocks:
        yield f"Ändring: {', '.join(caused.blocks)}"
    if caused and caused.commit:
        yield f"Sparad som: {caused.commit[:12]}"
    if caused and caused.elsewhere:
        yield f"Utanför texten: {caused.elsewhere}"
    if reply.version:
        yield f"Version: {reply.version}"
    if reply.reaction:
        yield f"Instansen om bemötandet: {reply.reaction}"
