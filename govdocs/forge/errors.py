"""Stops while talking with a forge."""

from __future__ import annotations

from govdocs.errors import GovdocsError


class ForgeNotSet(GovdocsError):
    """What says where a comment goes, or the token for it, is absent or unusable."""

    code = "GD950"

    def __init__(self, name: str, what: str = "är inte ifylld") -> None:
        super().__init__(f"{name} {what}", "se docs/forge.md om hur den fylls i")


class ForgeUnreachable(GovdocsError):
    """A forge did not answer, or not so that it can be read."""

    code = "GD951"

    def __init__(self, forge: str, reason: str) -> None:
        super().__init__(
            f"det gick inte att tala med {forge} ({reason})",
            "försök igen om en stund; kommentaren blir inte dubbel",
        )


class ForgeRefused(GovdocsError):
    """A forge said no; `status` is its HTTP status, 0 for a redirect."""

    code = "GD952"

    def __init__(self, message: str, remedy: str, *, status: int = 0) -> None:
        super().__init__(message, remedy)
        self.status = status
