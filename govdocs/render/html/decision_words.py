"""The words for one decision: who, when, by what paragraph, and about which text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from govdocs.model.decision import Decision
from govdocs.model.digest import in_fours
from govdocs.model.outcome import Outcome
from govdocs.model.period import in_words
from govdocs.model.register import Registers

DASH = "–"

_DID = {
    Outcome.NOTED: "noterade ärendet",
    Outcome.RECORDED: "antecknade ärendet",
    Outcome.FILED: "lade ärendet till handlingarna",
    Outcome.ENDORSED: "ställde sig bakom texten",
    Outcome.RECOMMENDED: "rekommenderade texten",
    Outcome.PASSED_ON: "skickade med synpunkter",
    Outcome.APPROVED: "godkände texten",
    Outcome.ADOPTED: "antog texten",
    Outcome.APPROVED_WITH_ADDITION: "godkände texten med tillägg",
    Outcome.APPROVED_WITH_CHANGE: "godkände med ändring",
    Outcome.REJECTED: "avslog",
    Outcome.REFERRED_BACK: "återremitterade ärendet",
    Outcome.POSTPONED: "bordlade ärendet",
    Outcome.FURTHER_INQUIRY: "begärde vidare utredning",
}


@dataclass(frozen=True)
class Names:
    """The names of parties and bodies by id, and the id itself where there is none."""

    registers: Registers
    parties: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        named = {one.id: one.name for one in self.registers.parties}
        object.__setattr__(self, "parties", named)

    @cached_property
    def bodies(self) -> Mapping[str, str]:
        """Return the names of the bodies by id."""
        return {one.id: one.name for one in self.registers.bodies}

    @cached_property
    def posting(self) -> frozenset[str]:
        """Return the ids of the bodies whose decisions are posted."""
        return frozenset(one.id for one in self.registers.bodies if one.posts_decisions)

    def party(self, own: str) -> str:
        """Return the name of a party."""
        return self.parties.get(own, own)

    def body(self, own: str) -> str:
        """Return the name of a body."""
        return self.bodies.get(own, own)


def meeting_words(one: Decision) -> str:
    """Return the day and paragraph of a decision: 'den 8 september 2022, § 77'."""
    item = f", {unbroken(one.minutes_item)}" if one.minutes_item else ""
    return f"den {in_words(one.day)}{item}"


def unbroken(item: str) -> str:
    """Return a paragraph of the minutes with its sign and figure on one line."""
    return item.replace("§ ", "§\u00a0")


def did(one: Decision) -> str:
    """Return what a body did, as a sentence goes on after its name."""
    return _DID[one.outcome] if one.outcome else "granskade texten"


def told_decision(one: Decision, names: Names) -> str:
    """Return a whole sentence: who did what, and when."""
    until = f" till den {in_words(one.to_meeting)}" if one.to_meeting else ""
    return f"{names.body(one.body)} {did(one)}{until} {meeting_words(one)}."


def paragraph_and_docket(one: Decision) -> str:
    """Return the paragraph of the minutes and the docket numbers: '§ 77, KS 2022-1'."""
    found = [unbroken(one.minutes_item or ""), *one.dockets]
    return ", ".join(words for words in found if words) or DASH


def in_brief(digest: str, groups: int) -> str:
    """Return the first groups of a digest, with a sign that there is more."""
    first = in_fours(digest[: groups * 4])
    return first if len(digest) <= groups * 4 else f"{first} …"
