"""What the judging of one push may cost, so that no push can hold up a server."""

from __future__ import annotations

from dataclasses import dataclass

from govdocs.errors import CannotReceive
from govdocs.store.gateway import Gateway

SECONDS, MEGABYTES = "govdocs.limitSeconds", "govdocs.limitMegabytes"


@dataclass(frozen=True, slots=True)
class PushLimits:
    """Processor seconds and megabytes for one process; the clock may take three times.

    One that changes all of 2 000 documents of 1 750 words at once is to get through: on
    two cores of a common server it takes 56 seconds and 1 840 megabytes.
    """

    seconds: int = 120
    megabytes: int = 2000

    @property
    def clock_seconds(self) -> int:
        """Return how long it may take, on a machine that has others to serve."""
        return 3 * self.seconds


def push_limits(gateway: Gateway) -> PushLimits:
    """Return the limits, with what the repository's settings say of them.

    Raises CannotReceive when a setting is no whole number above zero.
    """
    standard = PushLimits()
    settings = dict(gateway.settings())
    return PushLimits(
        _number(settings, SECONDS, standard.seconds),
        _number(settings, MEGABYTES, standard.megabytes),
    )


def _number(settings: dict[str, str], key: str, standard: int) -> int:
    # git tells names of settings in lower case.
    value = settings.get(key.lower(), str(standard))
    if value.isascii() and value.isdigit() and int(value):
        return int(value)
    raise CannotReceive(
        f"{key} är {value!r} i förrådets inställningar, och det är inget heltal över noll",
        f"kör git config {key} {standard} i förrådet",
    )
