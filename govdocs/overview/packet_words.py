"""What a packet says in words: the proposal, the day, what follows from a decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govdocs.model.decision import Decision, Reviewer
from govdocs.model.digest import in_fours
from govdocs.model.metadata import UNKNOWN
from govdocs.model.period import in_words
from govdocs.model.version import VersionKind
from govdocs.overview.packet import Packet

NOT_STATED = "inte angivet"
ALL_ALIKE = "under förutsättning att samtliga parter fattar likalydande beslut"
WARNING = (
    "Ändra inte texten i beslutet. Ett godkännande med ändring räknas inte som "
    "likalydande. Egna uppdrag till den egna förvaltningen går bra."
)
INVENTED = "Uppgifter om vad som har hänt och beslutats är påhittade."
NO_CONSULTATION = (
    "Remissredogörelsen finns inte: ingen remiss av texten är registrerad."
)


@dataclass(frozen=True, slots=True)
class Row:
    """A label and what is said of it, a sentence or a few words each."""

    label: str
    words: tuple[str, ...]


def text_name(packet: Packet) -> str:
    """Return the text as a decision names it: its title and version."""
    return f"{packet.metadata.title}, version {packet.version.number}"


def decider(packet: Packet) -> str:
    """Return who decides, in words that can begin a sentence."""
    return packet.body.name if packet.body else "[Organ]"


def proposal(packet: Packet) -> str:
    """Return the proposed decision, ready to paste, with the whole digest."""
    digest = in_fours(packet.version.full)
    words = (
        f"{decider(packet)} beslutar att godkänna {text_name(packet)}, "
        f"med kontrollsumma {digest}"
    )
    return f"{words}, {ALL_ALIKE}." if packet.needs_all_alike else f"{words}."


def last_day(packet: Packet) -> str:
    """Return by when to decide, and whether that day is past."""
    day = packet.matter.last_day
    if day is None:
        return f"Sista dag att besluta är {NOT_STATED}."
    if day < packet.matter.day:
        return f"Sista dag att besluta var den {in_words(day)}. Den har passerat."
    return f"Senast den {in_words(day)}."


def past(packet: Packet) -> str:
    """Return the warning for a version that can no longer enter into force; '' otherwise."""
    if not packet.is_past:
        return ""
    word = packet.status.word.value
    return (
        f"Versionen är {word}. {packet.status.sentence} "
        "Ett beslut nu gör inte att den börjar gälla."
    )


def not_decided(packet: Packet) -> str:
    """Return that the parties are not asked about such a version; '' for a revision."""
    kind = packet.version.kind
    if kind is VersionKind.REVISION:
        return ""
    return f"Sorten är {kind.value}. Bara en revision beslutas på nytt av parterna."


def already(packet: Packet) -> str:
    """Return how the party has decided before; '' when it has not."""
    vote = packet.vote
    if vote is None or vote.decision is None:
        return ""
    one = vote.decision
    item = f", {one.minutes_item}" if one.minutes_item else ""
    body = packet.names.get(one.body, one.body)
    said = f"{body} den {in_words(one.day)}{item}: {one.outcome}"
    return f"Ett beslut är redan registrerat: {said}."


def consequences(packet: Packet) -> Iterator[Row]:
    """Yield what the decision costs and asks for, as far as the text itself says it."""
    meta = packet.metadata
    effect = meta.resource_effect
    if effect == UNKNOWN:
        effect = "Okänd"
    yield Row("Ändrar parternas resurser", (_capital(effect or NOT_STATED),))
    funding = tuple(
        one.source
        + (f", beslutas av {_name(packet, one.decided_by)}" if one.decided_by else "")
        + (f", till och med den {in_words(one.until)}" if one.until else "")
        for one in meta.funding
    )
    yield Row("Finansiering", funding or (_capital(NOT_STATED),))
    how = meta.implementation
    words = f"{_name(packet, how.responsible)}. {how.how}" if how else ""
    yield Row("Genomförande", (words or _capital(NOT_STATED),))
    follow_up = meta.follow_up
    who = _name(packet, follow_up.responsible) if follow_up else ""
    yield Row("Uppföljning", (who or _capital(NOT_STATED),))


def reviews(packet: Packet) -> Iterator[Row]:
    """Yield each kind of review and whether it was of this very text."""
    for kind in Reviewer:
        made = tuple(
            _review(packet, one)
            for one in packet.matter.reviews
            if one.reviewed_as is kind
        )
        yield Row(f"Granskning: {kind.value}", made or (_capital(NOT_STATED),))


def _review(packet: Packet, one: Decision) -> str:
    is_same = one.decided == packet.version.full
    text = "Gäller den här texten" if is_same else "Gäller en annan text"
    who = packet.names.get(one.body, one.body)
    words = f"Gjord den {in_words(one.day)}, registrerad av {who}. {text}"
    marking = f" {one.marking}." if one.marking else ""
    return f"{words}, kontrollsumma {short_digest(one.decided)}.{marking}"


def short_digest(digest: str) -> str:
    """Return the first figures of a digest, kept on one line."""
    return in_fours(digest[:16]).replace(" ", "\u00a0")


def _name(packet: Packet, own: str | None) -> str:
    return packet.names.get(own or "", own or "")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
