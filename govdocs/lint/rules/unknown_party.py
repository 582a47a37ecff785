"""GD401: a party or an area that the register of parties does not have."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit, at_key
from govdocs.model.nearest import did_you_mean
from govdocs.model.workspace import Workspace

_OTHERWISE = "ta bort den eller lägg till den i registret"


def unknown_party(workspace: Workspace) -> Iterator[Hit]:
    """Find ids of parties, and areas, that nobody in parter.yaml has."""
    if not workspace.register_places.get("parter.yaml"):
        return
    known = [party.id for party in workspace.registers.parties]
    areas = sorted({party.area for party in workspace.registers.parties if party.area})
    for outline in workspace.outlines:
        parties = outline.metadata.parties
        if parties is None:
            continue
        for count, one in enumerate(parties.ids):
            if one not in known:
                yield at_key(
                    outline,
                    f"parter.{count}",
                    f"parten {one} finns inte i parter.yaml",
                    did_you_mean(one, known, _OTHERWISE),
                )
        for count, area in enumerate(parties.areas):
            if area not in areas:
                yield at_key(
                    outline,
                    f"parter.område.{count}",
                    f"ingen part har området {area}",
                    did_you_mean(area, areas, _OTHERWISE),
                )
