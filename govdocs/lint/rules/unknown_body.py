"""GD406: a body or party named as responsible that no register has."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit, at_key
from govdocs.model.metadata import Metadata
from govdocs.model.nearest import did_you_mean
from govdocs.model.workspace import Workspace


def unknown_body(workspace: Workspace) -> Iterator[Hit]:
    """Find responsible bodies and recipients of notice that are not registered."""
    if not workspace.register_places.get("organ.yaml"):
        return
    if workspace.is_broken("parter.yaml"):
        return
    known = [body.id for body in workspace.registers.bodies]
    known += [party.id for party in workspace.registers.parties]
    for outline in workspace.outlines:
        for key, named in _named(outline.metadata):
            if named in known:
                continue
            yield at_key(
                outline,
                key,
                f"{named} finns varken i organ.yaml eller i parter.yaml",
                did_you_mean(named, known, "lägg till organet i organ.yaml"),
            )


def _named(meta: Metadata) -> Iterator[tuple[str, str]]:
    if meta.implementation:
        yield "genomförande.ansvarig", meta.implementation.responsible
    if meta.follow_up:
        yield "uppföljning.ansvarig", meta.follow_up.responsible
    for count, one in enumerate(meta.notice.recipients if meta.notice else ()):
        yield f"uppsägning.mottagare.{count}", one
