"""GD720: an object that is damaged or lacking, with the file of the record it is."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.errors import GovdocsError
from govdocs.model.finding import Finding
from govdocs.overview.verify.scope import Scope, fault
from govdocs.store.health import find_damage

_REMEDY = "hämta förrådet på nytt från en annan kopia, och jämför med den här"


def whole_objects(scope: Scope) -> Iterator[Finding]:
    """Find objects that are not what their id says."""
    damaged = find_damage(scope.gateway)
    if damaged is None:
        return
    places = _places(scope)
    named = [one for one in damaged if one in places] or list(damaged[:1])
    for one in named:
        file = places.get(one, "förrådet")
        yield fault(
            "GD720",
            file,
            f"objektet {one[:12]} är skadat, felskrivet eller saknas",
            _REMEDY,
        )
    if not damaged:
        yield fault("GD720", "förrådet", "förrådet är skadat", _REMEDY)


def _places(scope: Scope) -> dict[str, str]:
    """Return where the objects of the newest commit lie, as far as they can be read."""
    try:
        return {one.blob: one.path for one in scope.gateway.tree(scope.head)}
    except GovdocsError:
        return {}
