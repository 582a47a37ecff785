"""The form that a party reports its decision with, and the command that enters it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from shlex import quote

from govdocs.model.digest import in_fours
from govdocs.model.outcome import OUTCOMES, Effect
from govdocs.overview.packet import Packet
from govdocs.overview.packet_words import ALL_ALIKE

_DAY = "ÅÅÅÅ-MM-DD"


@dataclass(frozen=True, slots=True)
class Field:
    """One line of the form; `option` is that of `beslut add`, and `told` its value in words.

    `blank` stands in the command until somebody fills it in. `choices` are the only words
    that may be filled in. It is said with the outcomes `only_with`, or with all.
    """

    option: str
    label: str
    blank: str
    hint: str = ""
    value: str = ""
    told: str = ""
    choices: tuple[str, ...] = ()
    is_day: bool = False
    is_needed: bool = False
    only_with: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Return the name of the field: its option without dashes."""
        return self.option.lstrip("-")

    @property
    def shown(self) -> str:
        """Return the value as people read it."""
        return self.told or self.value


def fields(packet: Packet) -> tuple[Field, ...]:
    """Return the lines of the form in order, filled in as far as it is known."""
    return (*_asked(packet), *_fixed(packet))


def _asked(packet: Packet) -> Iterator[Field]:
    body = packet.body
    yield Field(
        "--body",
        "Organ",
        "ORGAN",
        "organets id i organ.yaml",
        body.id if body else "",
        f"{body.name} ({body.id})" if body else "",
        is_needed=True,
    )
    yield Field(
        "--on",
        "Sammanträdets dag",
        _DAY,
        "som 2022-09-08",
        is_day=True,
        is_needed=True,
    )
    yield Field("--item", "Paragraf", "PARAGRAF", "som § 77")
    yield Field("--docket", "Diarienummer", "DIARIENUMMER", "som KS 2022-1")
    yield Field(
        "--outcome",
        "Utfall",
        "UTFALL",
        "ett av orden",
        choices=outcomes(packet),
        is_needed=True,
    )
    yield Field("--attested", "Justerat", _DAY, "dagen det justerades", is_day=True)
    yield Field("--posted", "Anslaget", _DAY, "dagen det anslogs", is_day=True)
    yield Field("--minutes", "Protokoll", "LÄNK", "länk till protokollet")


def _fixed(packet: Packet) -> Iterator[Field]:
    yield Field(
        "--digest",
        "Kontrollsumma i beslutet",
        "KONTROLLSUMMA",
        "den beslutade textens",
        packet.version.full,
        in_fours(packet.version.full),
        is_needed=True,
    )
    if packet.needs_all_alike:
        yield Field(
            "--condition",
            "Villkor i beslutet",
            "VILLKOR",
            "ta bort det om beslutet inte har det",
            f"samtliga parter={ALL_ALIKE}",
            f"samtliga parter: {ALL_ALIKE}",
            only_with=tuple(
                row.outcome.value for row in OUTCOMES if row.effect is Effect.YES
            ),
        )


def outcomes(packet: Packet) -> tuple[str, ...]:
    """Return the words that the body may settle the matter with."""
    return tuple(
        row.outcome.value
        for row in OUTCOMES
        if row.effect in (Effect.YES, Effect.NO, Effect.WAIT)
        and (packet.body is None or packet.body.kind in row.used_by)
    )


def command(packet: Packet, filled: Mapping[str, str] | None = None) -> str:
    """Return the command that enters the decision, as a shell reads it.

    `filled` has values by option. Without it, what is not known stands as its blank; with
    it, what is not filled in is left out.
    """
    return " ".join(command_pieces(packet, filled))


def command_pieces(
    packet: Packet, filled: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Yield the same in pieces that may stand on lines of their own."""
    yield f"govdocs beslut add {packet.version.name}"
    for one in fields(packet):
        value = one.value or one.blank
        if filled is not None:
            value = filled.get(one.option, one.value)
            if one.only_with and filled.get("--outcome") not in one.only_with:
                value = ""
        if value:
            yield f"{one.option} {quote(value)}"
