"""What stops a command about a consultation, with what to do instead."""

from __future__ import annotations

from govdocs.errors import USAGE, GovdocsError


class UnknownRound(GovdocsError):
    """The id of a consultation on the command line that no round has."""

    code = "GD980"
    exit_code = USAGE

    def __init__(self, name: str, nearest: str | None) -> None:
        super().__init__(
            f"remissen {name} finns inte",
            f"menade du {nearest}?" if nearest else "se mapparna i remisser/",
        )


class ConsultationRefused(GovdocsError):
    """A round or an answer that says what cannot be, or what may no longer be done."""

    code = "GD981"
    exit_code = 1
