"""Save a change of the record: the only way to the writer, for it brings the guard."""

from __future__ import annotations

from govdocs import clock
from govdocs.overview.frozen_guard import refuse_frozen
from govdocs.store.change import Change, Written
from govdocs.store.gateway import Gateway
from govdocs.store.write import Build, commit


def save(gateway: Gateway, build: Build) -> Written:
    """Write one commit, unless it changes what a round that is open today rests on.

    `build` is as for the writer. Raises ConsultationRefused, or what the writer raises;
    nothing is then changed.
    """
    return commit(gateway, build, _guard)


def _guard(gateway: Gateway, head: str | None, change: Change) -> None:
    refuse_frozen(gateway, head, change, clock.today())
